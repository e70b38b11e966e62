-- What may not be kept goes by itself; an invitation that led to nothing ends with one fixed message [C2].

create function api.forget_expired(p_at timestamptz) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_suspicious int;
  v_invitations int;
begin
  delete from people.suspicious where kept_at < p_at - interval '14 days';
  get diagnostics v_suspicious = row_count;
  delete from ops.code where opened_at < p_at - interval '1 day';
  delete from ops.rate where window_start < p_at - interval '2 days';
  delete from ops.session where coalesce(ended_at, expires_at) < p_at - interval '30 days';

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
  return jsonb_build_object('status', 'forgotten', 'suspicious', v_suspicious, 'invitations', v_invitations);
end $$;
