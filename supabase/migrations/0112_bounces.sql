-- Addresses that refuse mail: nothing of the schedule goes there until the address was changed, and somebody calls.

-- recorded | unknown. p_email_hash is the address that the notice names. p_message, where the notice returns a message of
-- ours: then it must be one to this person, so that nobody stops the mail of another with a notice of his own making; and
-- where a forwarding address hides whose it was, it tells, unless the address was changed since.
create function api.record_bounce(p_at timestamptz, p_email_hash text, p_kind text, p_message uuid default null) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_message ops.message;
  v_participant uuid;
  v_invitation uuid;
begin
  if p_kind not in ('hard', 'complaint', 'soft') then raise exception 'no such kind of bounce'; end if;
  if p_message is not null then
    select * into v_message from ops.message m where m.id = p_message and m.tries > 0;
    if not found then return jsonb_build_object('status', 'unknown'); end if;
  end if;
  select c.participant into v_participant from people.contact c join trial.participant p on p.id = c.participant
  where c.email_hash = p_email_hash and (p_message is null or c.participant = v_message.participant)
  order by c.active desc, p.signed_up_at desc limit 1;
  if v_participant is null then
    select e.invitation into v_invitation from people.invitee e join trial.invitation i on i.id = e.invitation
    where e.email_hash = p_email_hash and (p_message is null or e.invitation = v_message.invitation)
    order by i.made_at desc limit 1;
  end if;
  if v_participant is null and v_invitation is null
    and people.proposal_came_back(p_at, p_email_hash, p_kind, v_message) then
    return jsonb_build_object('status', 'recorded');
  end if;
  if v_participant is null and v_invitation is null and not ops.leaves_at_once(v_message.kind)
    and v_message.kind <> 'address-desk' and not exists (
    select from people.contact c where c.email_hash = p_email_hash) and not exists (
    select from people.contact c where c.participant = v_message.participant and c.moved_at >= v_message.claimed_at)
  then
    v_participant := v_message.participant;
    v_invitation := v_message.invitation;
  end if;
  if v_participant is null and v_invitation is null then return jsonb_build_object('status', 'unknown'); end if;
  perform ops.record(p_at, case p_kind when 'hard' then 'mail_bounced' when 'soft' then 'mail_delayed' else 'mail_complained' end,
    v_participant, p_reference => coalesce(v_invitation, p_message));
  if v_participant is not null and p_kind <> 'soft' then
    perform ops.stop_address(p_at, v_participant, p_email_hash, v_message.claimed_at);
  end if;
  return jsonb_build_object('status', 'recorded');
end $$;

-- Once for each time that an address stopped working, however many notices come; not where the address that they are about
-- (p_email_hash, or the one of a mail that left at p_sent_at) was changed meanwhile.
create function ops.stop_address(p_at timestamptz, p_participant uuid, p_email_hash text, p_sent_at timestamptz) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_participant trial.participant;
begin
  select * into v_participant from trial.participant where id = p_participant for no key update;
  update people.contact set bounced_at = p_at where participant = p_participant and bounced_at is null
    and (email_hash = p_email_hash or moved_at is null or moved_at <= p_sent_at);
  if not found then return; end if;
  update ops.message set state = 'cancelled' where participant = p_participant and state = 'due' and scheduled;
  perform ops.ask_for_address(p_at, v_participant);
end $$;

-- Somebody calls for another address. Not who is not in, not in any more, or asked not to be called.
create function ops.ask_for_address(p_at timestamptz, p_participant trial.participant) returns void
language plpgsql volatile set search_path = '' as $$
begin
  if p_participant.confirmed_at is null or p_participant.state <> 'active' or p_participant.contact = 'none' then return; end if;
  perform trial.open_task(p_at, 'bounce', p_participant.id, null, trial.day(p_at), (select 1 + count(*)::int
    from trial.task t where t.participant = p_participant.id and t.kind = 'bounce' and t.state <> 'open'));
end $$;

-- A code that was mailed to it was typed: mail may go there again.
create function ops.address_works(p_at timestamptz, p_participant uuid) returns void
language sql volatile set search_path = '' as $$
  update people.contact set bounced_at = null where participant = p_participant and bounced_at is not null
$$;

-- However it came to work again (a code that was typed, another address): nobody has to call about it any more.
create function ops.cancel_bounce_task() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update trial.task set state = 'cancelled', ended_at = greatest(now(), made_at)
  where participant = new.participant and kind = 'bounce' and state = 'open';
  return null;
end $$;

create trigger works_again after update of bounced_at on people.contact
for each row when (old.bounced_at is not null and new.bounced_at is null) execute function ops.cancel_bounce_task();
