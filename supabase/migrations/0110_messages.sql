-- Messages: each is queued once under its own key, claimed by one sender, sent, then marked.

create table ops.message (
  id uuid primary key default gen_random_uuid(),
  participant uuid references trial.participant,
  invitation uuid references trial.invitation,
  occasion uuid,
  kind text not null,
  number bigint not null default 1,
  state text not null default 'due' check (state in ('due', 'claimed', 'sent', 'failed', 'cancelled')),
  due_at timestamptz not null,
  claimed_at timestamptz,
  sent_at timestamptz,
  tries int not null default 0,
  provider_id text,
  recorded_at timestamptz not null default now(),
  check (num_nonnulls(participant, invitation) = 1),
  unique nulls not distinct (participant, invitation, occasion, kind, number)
);
alter table ops.message enable row level security;
create index message_due on ops.message (due_at) where state = 'due';
create index message_claimed on ops.message (claimed_at) where state = 'claimed';
create index message_of_occasion on ops.message (occasion) where occasion is not null;
create index message_of_invitation on ops.message (invitation) where invitation is not null;
comment on table ops.message is 'Which message to whom, when and whether it left; no words, no address, no arm. Erasure: anonymise.';

create sequence ops.code_message_number;

create function ops.queue_message(p_due_at timestamptz, p_kind text, p_participant uuid, p_invitation uuid, p_occasion uuid,
  p_number bigint default 1) returns void
language sql volatile set search_path = '' as $$
  insert into ops.message (due_at, kind, participant, invitation, occasion, number)
  values (p_due_at, p_kind, p_participant, p_invitation, p_occasion, p_number)
  on conflict do nothing
$$;

-- What the link in a message opens. Never a matter of the arm.
create function ops.link_target(p_kind text, p_role text) returns text
language sql stable set search_path = '' as $$
  select case p_kind
    when 'invitation' then 'invitation'
    when 'joined' then 'questionnaire'
    when 'welcome' then 'mine'
    when 'allocated' then
      case when trial.current_protocol() -> 'guidance_roles' ? p_role then 'guidance' else 'mine' end
  end
$$;

-- Nobody waits for it any more: the invitation has ended, or the participant stopped.
create function ops.is_moot(p_at timestamptz, p_message ops.message) returns boolean
language sql stable set search_path = '' as $$
  select exists (select from trial.participant p where p.id = p_message.participant and p.state = 'stopped')
    or exists (select from trial.invitation i where i.id = p_message.invitation and not trial.is_open(p_at, i))
$$;

-- A sender that fell silent for ten minutes loses what it held. It may have left: the second one carries the same link,
-- and twice is better than never. Only a code is not sent again: its time is over.
create function ops.give_back(p_at timestamptz) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_message ops.message;
begin
  for v_message in
    select * from ops.message m
    where m.state = 'claimed' and m.claimed_at < p_at - interval '10 minutes' and m.kind <> 'code'
    order by m.id for update skip locked
  loop
    update ops.message set state = case when v_message.tries < 5 then 'due' else 'failed' end where id = v_message.id;
    perform ops.record(p_at, case when v_message.tries < 5 then 'message_given_back' else 'message_failed' end,
      v_message.participant, p_reference => v_message.id);
  end loop;
  update ops.message m set state = 'cancelled' where m.id in (
    select d.id from ops.message d where d.state = 'due' and d.due_at <= p_at and ops.is_moot(p_at, d)
    order by d.id for update skip locked);
end $$;

-- claimed {messages}: at most p_limit that are due; no message is given to two senders at once.
create function api.claim_messages(p_at timestamptz, p_limit int) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_ids uuid[];
begin
  perform ops.give_back(p_at);
  with picked as (
    select m.id from ops.message m where m.state = 'due' and m.due_at <= p_at
    order by m.due_at, m.id limit greatest(p_limit, 0) for update skip locked
  ), claimed as (
    update ops.message m set state = 'claimed', claimed_at = p_at, tries = m.tries + 1
    from picked where m.id = picked.id returning m.id
  )
  select array_agg(id) into v_ids from claimed;

  insert into ops.link (message, participant, invitation, target, occasion)
  select m.id, m.participant, m.invitation, ops.link_target(m.kind, p.role), m.occasion
  from ops.message m left join trial.participant p on p.id = m.participant
  where m.id = any (v_ids) and ops.link_target(m.kind, p.role) is not null
  on conflict (message) do nothing;

  return jsonb_build_object('status', 'claimed', 'messages', coalesce((
    select jsonb_agg(jsonb_build_object(
      'id', m.id, 'kind', m.kind, 'role', coalesce(p.role, i.role),
      'variant', case when m.kind = 'allocated' then a.arm end,
      'name_enc', coalesce(c.name_enc, e.name_enc), 'email_enc', coalesce(c.email_enc, e.email_enc),
      'other_name_enc', e.shown_name_enc,
      'link', case when l.id is not null then jsonb_build_object('id', l.id, 'target', l.target) end,
      'release_on', case when m.kind = 'allocated' and r.guidance = 'at_release' then a.release_on end,
      'questionnaire', o.questionnaire, 'closes_on', o.closes_on) order by m.due_at, m.id)
    from ops.message m
    left join trial.participant p on p.id = m.participant
    left join people.contact c on c.participant = m.participant
    left join trial.invitation i on i.id = m.invitation
    left join people.invitee e on e.invitation = m.invitation
    left join trial.occasion o on o.id = m.occasion
    left join ops.link l on l.message = m.id
    left join trial.member b on b.participant = m.participant and b.until is null
    left join trial.allocation a on a.couple = b.couple
    left join lateral (select x ->> 'guidance' as guidance
      from jsonb_array_elements(trial.current_protocol() -> 'arms') x where x ->> 'code' = a.arm) r on true
    where m.id = any (v_ids)), '[]'));
end $$;

-- registered | unknown
create function api.register_link(p_at timestamptz, p_message uuid, p_token_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
begin
  update ops.link set token_hash = p_token_hash where message = p_message;
  return jsonb_build_object('status', case when found then 'registered' else 'unknown' end);
end $$;

-- marked | unknown. A failed message is tried again, five times in all, later each time.
create function api.mark_message(p_at timestamptz, p_message uuid, p_state text, p_provider_id text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_message ops.message;
begin
  -- Invitation before message, as who takes it back does.
  perform from trial.invitation i where i.id = (select m.invitation from ops.message m where m.id = p_message)
  for no key update;
  -- A slow sender may have lost it meanwhile: that it left is still worth knowing.
  select * into v_message from ops.message
  where id = p_message and (state = 'claimed' or (p_state = 'sent' and state in ('due', 'failed') and tries > 0)) for update;
  if not found then return jsonb_build_object('status', 'unknown'); end if;
  if p_state = 'sent' then
    update ops.message set state = 'sent', sent_at = p_at, provider_id = p_provider_id where id = p_message;
    if v_message.kind = 'invitation' then
      update trial.invitation set state = 'sent' where id = v_message.invitation and state = 'waiting';
    end if;
  elsif ops.is_moot(p_at, v_message) then
    update ops.message set state = 'cancelled' where id = p_message;
  elsif v_message.tries < 5 and v_message.kind <> 'code' then
    update ops.message set state = 'due', due_at = p_at + v_message.tries * interval '5 minutes' where id = p_message;
  else
    update ops.message set state = 'failed' where id = p_message;
  end if;
  perform ops.record(p_at, case when p_state = 'sent' then 'message_sent' else 'message_failed' end,
    v_message.participant, p_reference => p_message);
  return jsonb_build_object('status', 'marked');
end $$;

-- recorded {message} | no_session: for a code that the function sends at once; the code itself is not kept.
create function api.record_message(p_at timestamptz, p_kind text, p_session_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_session ops.session := ops.session_at(p_at, p_session_hash);
  v_id uuid;
begin
  if v_session.hash is null then return jsonb_build_object('status', 'no_session'); end if;
  insert into ops.message (participant, invitation, kind, number, state, due_at, claimed_at, tries)
  values (v_session.participant, case when v_session.participant is null then v_session.invitation end, p_kind,
    nextval('ops.code_message_number'), 'claimed', p_at, p_at, 1)
  returning id into v_id;
  return jsonb_build_object('status', 'recorded', 'message', v_id);
end $$;
