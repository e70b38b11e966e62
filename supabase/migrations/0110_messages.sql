-- Messages: each is queued once under its own key, claimed by one sender, sent, then marked.

create table ops.message (
  id uuid primary key default gen_random_uuid(),
  participant uuid references trial.participant,
  invitation uuid references trial.invitation,
  occasion uuid,
  kind text not null,
  number bigint not null default 1,
  -- Planned by the schedule, so it waits for the hours in which mail may leave.
  scheduled boolean not null default false,
  state text not null default 'due' check (state in ('due', 'claimed', 'sent', 'failed', 'cancelled')),
  due_at timestamptz not null,
  claimed_at timestamptz,
  sent_at timestamptz,
  tries int not null default 0,
  -- How often a sender fell silent while it held this one.
  stuck int not null default 0,
  provider_id text,
  recorded_at timestamptz not null default now(),
  check (num_nonnulls(participant, invitation) = 1),
  unique nulls not distinct (participant, invitation, occasion, kind, number)
);
alter table ops.message enable row level security;
create index message_due on ops.message (due_at, id) where state = 'due';
create index message_claimed on ops.message (claimed_at) where state = 'claimed';
create index message_of_occasion on ops.message (occasion) where occasion is not null;
create index message_of_invitation on ops.message (invitation) where invitation is not null;
create index message_of_participant on ops.message (participant, sent_at) where participant is not null;
comment on table ops.message is 'Which message to whom, when and whether it left; no words, no address, no arm. Erasure: anonymise (provider_id).';

create sequence ops.code_message_number;

create function ops.queue_message(p_due_at timestamptz, p_kind text, p_participant uuid, p_invitation uuid, p_occasion uuid,
  p_number bigint default 1, p_scheduled boolean default false) returns void
language sql volatile set search_path = '' as $$
  insert into ops.message (due_at, kind, participant, invitation, occasion, number, scheduled)
  values (p_due_at, p_kind, p_participant, p_invitation, p_occasion, p_number, p_scheduled)
  on conflict do nothing
$$;

-- Cancelled before it left, so that it may be called for again. Refused by the server is not left; what a sender held when
-- it fell silent may have.
create function ops.never_left(p_message ops.message) returns boolean
language sql immutable set search_path = '' as $$
  select p_message.state = 'cancelled' and p_message.sent_at is null and p_message.stuck = 0
$$;

-- Sent by the function that makes it, to an address that it has in hand; worth nothing later, so never tried again.
create function ops.leaves_at_once(p_kind text) returns boolean
language sql immutable set search_path = '' as $$
  select p_kind in ('code', 'address-new', 'address-old')
$$;

-- What the link in a message opens. Never a matter of the arm.
create function ops.link_target(p_kind text, p_role text) returns text
language sql stable set search_path = '' as $$
  select case
    when p_kind = 'invitation' then 'invitation'
    when p_kind in ('joined', 'wave', 'reminder', 'again', 'again-reminder') then 'questionnaire'
    -- The website knows whether this questionnaire has a short form; without one it opens the ordinary page.
    when p_kind = 'last-reminder' then 'questionnaire-short'
    when p_kind in ('welcome', 'consent-again') then 'mine'
    when p_kind = 'address-desk' then 'address'
    when p_kind = 'paper-sign-up' then 'paper'
    when p_kind in ('allocated', 'end') then
      case when trial.current_protocol() -> 'guidance_roles' ? p_role then 'guidance' else 'mine' end
  end
$$;

-- Nobody waits for it any more: the invitation has ended, the participant stopped, died or asked for no more mail, the
-- questionnaire it is about is sent in, closed or declined, the consent it asks for was given, the address or the form it asks
-- about waits no longer, or it was planned for an address that refuses mail.
create function ops.is_moot(p_at timestamptz, p_message ops.message) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (select from trial.participant p where p.id = p_message.participant
      and (p.state <> 'active' or (p.contact = 'none' and p_message.kind <> 'address-desk')))
    or exists (select from trial.invitation i where i.id = p_message.invitation and not trial.is_open(p_at, i))
    or (p_message.kind = 'consent-again' and not trial.needs_consent(p_message.participant))
    or (p_message.kind = 'address-desk' and not exists (select from trial.contact_change h
      where h.message = p_message.id and trial.is_waiting(p_at, h)))
    or (p_message.kind = 'paper-sign-up' and not exists (select from people.paper_sign_up q
      where q.participant = p_message.participant and q.ends_at > p_at))
    or (p_message.scheduled and (
      exists (select from trial.occasion o where o.id = p_message.occasion and (o.state <> 'open' or trial.is_needless(o)))
      or trial.has_declined(p_message.participant, p_message.occasion)
      or exists (select from people.contact c where c.participant = p_message.participant and c.bounced_at is not null)));
end $$;

-- Due, and has to wait all the same: for an address that takes mail, for the end of a pause, for consent to a new version
-- [C7]; and nobody gets two messages of the schedule on one day.
create function ops.is_held(p_at timestamptz, p_message ops.message) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  -- It goes to the new address, and asks whether that works.
  if p_message.kind = 'address-desk' then return false; end if;
  if exists (select from people.contact c where c.participant = p_message.participant and c.bounced_at is not null) then
    return true;
  end if;
  if not p_message.scheduled then return false; end if;
  return exists (select from trial.pause u where u.participant = p_message.participant
      and trial.day(p_at) >= u.from_on and trial.day(p_at) < u.until_on)
    or (p_message.kind <> 'consent-again' and trial.needs_consent(p_message.participant))
    or exists (select from ops.message m where m.participant = p_message.participant and m.scheduled
      and m.id <> p_message.id and (m.state = 'claimed' or (m.state = 'sent' and trial.day(m.sent_at) = trial.day(p_at))
        -- Else the question for consent would wait for what waits for the consent.
        or (m.state = 'due' and p_message.kind <> 'consent-again' and (m.due_at, m.id) < (p_message.due_at, p_message.id))));
end $$;

-- A sender that fell silent for ten minutes loses what it held. It may have left: the second one carries the same link and
-- the same Message-ID, and twice is better than never.
create function ops.give_back(p_at timestamptz) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_message ops.message;
begin
  for v_message in
    select * from ops.message m
    where m.state = 'claimed' and m.claimed_at < p_at - interval '10 minutes' and not ops.leaves_at_once(m.kind)
    order by m.id for update skip locked
  loop
    update ops.message set state = case when v_message.stuck < 4 then 'due' else 'failed' end, stuck = stuck + 1
    where id = v_message.id;
    perform ops.record(p_at, case when v_message.stuck < 4 then 'message_given_back' else 'message_failed' end,
      v_message.participant, p_reference => v_message.id);
  end loop;
end $$;

-- claimed {messages} | clock_off: at most p_limit that are due; no message is given to two senders at once. p_open: whether
-- messages of the schedule may leave now.
create function api.claim_messages(p_at timestamptz, p_limit int, p_open boolean default true) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_ids uuid[] := '{}';
  v_message ops.message;
  v_moot boolean;
begin
  -- What it sent could not be marked in a live deployment [D3].
  if trial.is_live() and abs(extract(epoch from p_at - now())) > 300 then
    return jsonb_build_object('status', 'clock_off', 'messages', '[]'::jsonb);
  end if;
  perform ops.give_back(p_at);
  -- One after the other, and no further than needed: whether a message may leave is asked of few, however many are due.
  for v_message in
    select * from ops.message m where m.state = 'due' and m.due_at <= p_at and (p_open or not m.scheduled)
    order by m.due_at, m.id
  loop
    exit when cardinality(v_ids) >= p_limit;
    v_moot := ops.is_moot(p_at, v_message);
    continue when not v_moot and ops.is_held(p_at, v_message);
    perform from ops.message m where m.id = v_message.id and m.state = 'due' for update skip locked;
    continue when not found;
    if v_moot then
      update ops.message set state = 'cancelled' where id = v_message.id;
    else
      update ops.message set state = 'claimed', claimed_at = p_at, tries = tries + 1 where id = v_message.id;
      v_ids := v_ids || v_message.id;
    end if;
  end loop;

  -- An ended link (of a mail to an address that was changed since) never comes back: a new one takes its place.
  delete from ops.link where message = any (v_ids) and ended_at is not null;
  insert into ops.link (message, participant, invitation, target, occasion)
  select m.id, m.participant, m.invitation, ops.link_target(m.kind, p.role), m.occasion
  from ops.message m left join trial.participant p on p.id = m.participant
  where m.id = any (v_ids) and ops.link_target(m.kind, p.role) is not null
  on conflict (message) do nothing;

  return jsonb_build_object('status', 'claimed', 'messages', coalesce((
    select jsonb_agg(jsonb_build_object(
      'id', m.id, 'kind', m.kind, 'role', coalesce(p.role, i.role),
      'variant', case when m.kind in ('allocated', 'end') then a.arm end,
      'name_enc', coalesce(c.name_enc, q.name_enc, e.name_enc), 'email_enc', coalesce(w.email_enc, c.email_enc, e.email_enc),
      'other_name_enc', e.shown_name_enc,
      'link', case when l.id is not null then jsonb_build_object('id', l.id, 'target', l.target) end,
      'release_on', case when m.kind = 'allocated' and r.guidance = 'at_release' then a.release_on end,
      'questionnaire', o.questionnaire, 'closes_on', o.closes_on,
      'confirm_until', coalesce(h.ends_at, q.ends_at)) order by m.due_at, m.id)
    from ops.message m
    left join trial.participant p on p.id = m.participant
    left join people.contact c on c.participant = m.participant
    left join people.paper_sign_up q on q.participant = m.participant and m.kind = 'paper-sign-up'
    left join trial.invitation i on i.id = m.invitation
    left join people.invitee e on e.invitation = m.invitation
    left join trial.occasion o on o.id = m.occasion
    left join trial.contact_change h on h.message = m.id
    left join people.address_change w on w.change = h.id
    left join ops.link l on l.message = m.id
    -- The couple that was drawn, also after it fell apart: who was allocated stays in the arm [T3].
    left join lateral (select x.arm, x.release_on from trial.member b join trial.allocation x on x.couple = b.couple
      where b.participant = m.participant order by x.allocated_at, x.number limit 1) a on true
    left join lateral (select x ->> 'guidance' as guidance
      from jsonb_array_elements(trial.current_protocol() -> 'arms') x where x ->> 'code' = a.arm) r on true
    where m.id = any (v_ids)), '[]'));
end $$;

-- registered | unknown. The last look before a claimed message leaves: one that nobody waits for any more, such as to who
-- died since, gets no link and must not be sent.
create function api.register_link(p_at timestamptz, p_message uuid, p_token_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
begin
  update ops.link set token_hash = p_token_hash where message = p_message
    and not exists (select from ops.message m where m.id = p_message and ops.is_moot(p_at, m));
  return jsonb_build_object('status', case when found then 'registered' else 'unknown' end);
end $$;

-- marked | unknown. A failed message is tried again for about two days, later each time; one that a sender did not come
-- to ('unsent') is as it was.
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
  elsif p_state = 'unsent' then
    update ops.message set state = 'due', tries = tries - 1 where id = p_message;
    return jsonb_build_object('status', 'marked');
  elsif v_message.tries < 16 and not ops.leaves_at_once(v_message.kind) then
    update ops.message set state = 'due', due_at = p_at + least(5 * 2 ^ (v_message.tries - 1), 240) * interval '1 minute'
    where id = p_message;
  else
    update ops.message set state = 'failed' where id = p_message;
  end if;
  perform ops.record(p_at, case when p_state = 'sent' then 'message_sent' else 'message_failed' end,
    v_message.participant, p_reference => p_message);
  return jsonb_build_object('status', 'marked');
end $$;

-- A message that leaves at once, in the hands of who asks for it; gives its id.
create function ops.take_message(p_at timestamptz, p_kind text, p_participant uuid, p_invitation uuid) returns uuid
language sql volatile set search_path = '' as $$
  insert into ops.message (participant, invitation, kind, number, state, due_at, claimed_at, tries)
  values (p_participant, p_invitation, p_kind, nextval('ops.code_message_number'), 'claimed', p_at, p_at, 1)
  returning id
$$;

-- recorded {message} | no_session: for a code that the function sends at once; the code itself is not kept.
create function api.record_message(p_at timestamptz, p_kind text, p_session_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_session ops.session := ops.session_at(p_at, p_session_hash);
begin
  if v_session.hash is null then return jsonb_build_object('status', 'no_session'); end if;
  return jsonb_build_object('status', 'recorded', 'message', ops.take_message(p_at, p_kind, v_session.participant,
    case when v_session.participant is null then v_session.invitation end));
end $$;
