-- What may not be kept goes by itself; an invitation that led to nothing ends with one fixed message [C2].

-- Everything that hangs on people who never confirmed their address, whose sessions and rows the caller has locked.
create function people.forget(p_participants uuid[]) returns void
language plpgsql volatile set search_path = '' as $$
begin
  delete from people.pending_sign_up where participant = any (p_participants);
  delete from people.paper_sign_up where participant = any (p_participants);
  delete from ops.session where participant = any (p_participants);
  delete from ops.link where participant = any (p_participants);
  delete from ops.message where participant = any (p_participants);
  delete from people.address_change where participant = any (p_participants);
  delete from people.contact where participant = any (p_participants);
  delete from trial.participant where id = any (p_participants);
end $$;

-- Sign-ups that nobody confirmed within two weeks, with all that hangs on them; the audit keeps that there was one.
create function people.forget_unconfirmed(p_at timestamptz) returns int
language plpgsql volatile set search_path = '' as $$
declare
  v_before timestamptz := p_at - interval '14 days';
  v_old uuid[];
begin
  select array_agg(p.id) into v_old from trial.participant p
  where (p.confirmed_at is null and p.signed_up_at < v_before)
    or exists (select from people.pending_sign_up d where d.participant = p.id and d.typed_at < v_before)
    or exists (select from people.paper_sign_up q where q.participant = p.id and q.ends_at <= p_at);
  -- Sessions first, then the person, then what was typed: the order of who confirms; who was confirmed meanwhile stays.
  perform from ops.session s where s.participant = any (v_old) order by s.hash for update;
  perform from trial.participant p where p.id = any (v_old) order by p.id for update;
  delete from people.pending_sign_up where participant = any (v_old) and typed_at < v_before;
  delete from people.paper_sign_up where participant = any (v_old) and ends_at <= p_at;
  select array_agg(p.id) into v_old from trial.participant p
  where p.id = any (v_old) and p.confirmed_at is null and p.signed_up_at < v_before
    and not exists (select from people.pending_sign_up d where d.participant = p.id)
    and not exists (select from people.paper_sign_up q where q.participant = p.id);
  perform people.forget(v_old);
  return coalesce(cardinality(v_old), 0);
end $$;

create function api.forget_expired(p_at timestamptz) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_suspicious int;
  v_invitations int;
  v_unconfirmed int;
begin
  delete from people.suspicious where kept_at < p_at - interval '14 days';
  get diagnostics v_suspicious = row_count;
  delete from people.address_change where change is null and opened_at < p_at - interval '1 day';
  delete from ops.code where opened_at < p_at - interval '1 day';
  delete from ops.rate where window_start < p_at - interval '2 days';
  delete from ops.session where coalesce(ended_at, expires_at) < p_at - interval '30 days';
  perform people.forget_talks(p_at);

  v_unconfirmed := people.forget_unconfirmed(p_at);
  perform people.end_overdue_proposals(p_at);

  -- On the same day for declined, not eligible, unopened and expired. Who took it back asked for no answer.
  perform ops.queue_message(p_at, 'no-couple', i.inviter, null, null,
    (select count(*) from trial.invitation e where e.inviter = i.inviter and e.made_at <= i.made_at))
  from trial.invitation i join trial.participant p on p.id = i.inviter
  where i.state in ('waiting', 'sent', 'handed', 'closed') and i.expires_at <= p_at and p.state = 'active'
    and trial.couple_of(i.inviter) is null;
  perform trial.close_invitation(p_at, i.id, 'closed') from trial.invitation i
  where i.state in ('waiting', 'sent', 'handed') and i.expires_at <= p_at;
  get diagnostics v_invitations = row_count;

  delete from people.invitee e using trial.invitation i
  where i.id = e.invitation and i.ended_at < p_at - interval '14 days';
  return jsonb_build_object('status', 'forgotten', 'suspicious', v_suspicious, 'invitations', v_invitations,
    'unconfirmed', v_unconfirmed);
end $$;
