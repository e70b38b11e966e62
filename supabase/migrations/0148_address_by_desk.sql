-- Another address for who can't read the old one any more. A researcher who recognised the person on the telephone types it;
-- it counts from the moment that the person opens the link that was mailed there and types the code that was said on the
-- telephone. Neither is enough: a mistyped address is a stranger's, and a code can be overheard [C9].

create table trial.contact_change (
  id uuid primary key,
  participant uuid not null references trial.participant,
  field text not null check (field in ('email', 'phone')),
  -- How the person was recognised: we called the number that we had, or they knew what only they know.
  recognised text not null check (recognised in ('called', 'knew')),
  reason text,
  made_by uuid not null,
  made_at timestamptz not null,
  -- Of an address: until when it waits, and the mail that asks for it.
  ends_at timestamptz,
  message uuid unique,
  state text not null check (state in ('waiting', 'done', 'taken_back', 'replaced', 'bounced', 'over')),
  ended_at timestamptz,
  recorded_at timestamptz not null default now(),
  live boolean not null default trial.is_live(),
  check ((state = 'waiting') = (ended_at is null)),
  check ((field = 'email') = (ends_at is not null)),
  constraint given_time_is_now check (not live or made_at between recorded_at - interval '5 minutes' and recorded_at + interval '5 minutes')
);
alter table trial.contact_change enable row level security;
create index contact_change_of_participant on trial.contact_change (participant, made_at);
create unique index one_waiting_address on trial.contact_change (participant) where state = 'waiting';
comment on table trial.contact_change is 'That a researcher changed an address or a number for somebody: who, why, and what came of it. Erasure: anonymise (reason).';
alter table people.address_change add foreign key (change) references trial.contact_change;

create function trial.is_waiting(p_at timestamptz, p_change trial.contact_change) returns boolean
language sql immutable set search_path = '' as $$
  select p_change.state = 'waiting' and p_change.ends_at > p_at
$$;

-- Ends what waits for this person, whose row the caller has locked; the new address goes.
create function people.end_proposal(p_at timestamptz, p_participant uuid, p_state text, p_actor uuid) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_id uuid;
begin
  update trial.contact_change set state = p_state, ended_at = p_at
  where participant = p_participant and state = 'waiting' returning id into v_id;
  if v_id is null then return; end if;
  delete from people.address_change where change = v_id;
  perform ops.record(p_at, 'proposal_' || p_state, p_participant, p_reference => v_id, p_actor => p_actor);
end $$;

-- Whether it was a new address that refused the mail which asked for it. It is nobody's yet: what we have of the person stays
-- as it is, and somebody calls again.
create function people.proposal_came_back(p_at timestamptz, p_email_hash text, p_kind text, p_message ops.message)
returns boolean language plpgsql volatile set search_path = '' as $$
declare
  v_participant trial.participant;
begin
  select p.* into v_participant from people.address_change a join trial.contact_change h on h.id = a.change
  join trial.participant p on p.id = a.participant
  where h.message = p_message.id or (p_message.id is null and a.email_hash = p_email_hash)
  order by h.made_at desc limit 1;
  if not found then return false; end if;
  perform ops.record(p_at, case p_kind when 'soft' then 'mail_delayed' else 'mail_bounced' end, v_participant.id,
    p_reference => p_message.id);
  if p_kind <> 'soft' then
    select * into v_participant from trial.participant p where p.id = v_participant.id for no key update;
    perform people.end_proposal(p_at, v_participant.id, 'bounced', null);
    perform ops.ask_for_address(p_at, v_participant);
  end if;
  return true;
end $$;

-- Nobody confirmed it in time. Whose old address refuses mail is called again.
create function people.end_overdue_proposals(p_at timestamptz) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_participant trial.participant;
begin
  for v_participant in
    select p.* from trial.participant p where exists (select from trial.contact_change h
      where h.participant = p.id and h.state = 'waiting' and h.ends_at <= p_at)
    order by p.id for no key update skip locked
  loop
    perform people.end_proposal(p_at, v_participant.id, 'over', null);
    if exists (select from people.contact c where c.participant = v_participant.id and c.bounced_at is not null) then
      perform ops.ask_for_address(p_at, v_participant);
    end if;
  end loop;
end $$;

-- Whose contact details this researcher may change now, locked, or the word that says why not: not_allowed | needs_reason |
-- unknown | ended.
create function people.changeable(p_participant text, p_reason text, out participant trial.participant, out refusal text)
language plpgsql volatile set search_path = '' as $$
begin
  if not access.may('change_contact') then
    refusal := 'not_allowed';
  elsif coalesce(p_reason, '') !~ '\S' then
    refusal := 'needs_reason';
  else
    select * into participant from trial.participant p where p.code = p_participant for no key update;
    refusal := case when participant.id is null then 'unknown'
      when participant.state <> 'active' or participant.confirmed_at is null then 'ended' end;
  end if;
end $$;

-- Five for one person in half an hour, and thirty by one researcher in an hour: an account that was taken over can't go
-- through the whole trial.
create function people.too_many_proposals(p_at timestamptz, p_participant uuid) returns boolean
language sql volatile set search_path = '' as $$
  select people.too_many_typed(p_at)
    or api.rate(p_at, encode(sha256(convert_to('proposal:' || p_participant, 'UTF8')), 'hex'), 1800, 5) ->> 'status' = 'limited'
$$;

-- A new address that waits; the mail that asks for it leaves by the sender, like any other. A newer one takes the place of
-- what waited.
create function people.propose_address(p_at timestamptz, p_change trial.contact_change, p_address jsonb, p_code_hash text)
returns void language plpgsql volatile set search_path = '' as $$
declare
  v_number bigint := nextval('ops.code_message_number');
begin
  perform people.end_proposal(p_at, p_change.participant, 'replaced', p_change.made_by);
  perform ops.queue_message(p_at, 'address-desk', p_change.participant, null, null, v_number);
  p_change.field := 'email';
  p_change.state := 'waiting';
  p_change.ends_at := p_at + make_interval(hours => coalesce((trial.current_protocol() ->> 'address_hours')::int, 48));
  p_change.message := (select m.id from ops.message m
    where m.participant = p_change.participant and m.kind = 'address-desk' and m.number = v_number);
  insert into trial.contact_change select p_change.*;
  insert into people.address_change (change, participant, email_enc, email_hash, organisation_hash, code_hash, opened_at)
  values (p_change.id, p_change.participant, p_address ->> 'email_enc', p_address ->> 'email_hash',
    p_address ->> 'organisation_hash', p_code_hash, p_at);
  perform ops.record(p_at, 'address_proposed', p_change.participant, p_reference => p_change.id,
    p_fields => array['email', 'recognised', 'reason'], p_actor => p_change.made_by);
end $$;

-- A number counts at once, as on the own page.
create function people.change_phone(p_at timestamptz, p_change trial.contact_change, p_phone_enc text) returns void
language plpgsql volatile set search_path = '' as $$
begin
  update people.contact set phone_enc = p_phone_enc where participant = p_change.participant;
  p_change.id := gen_random_uuid();
  p_change.field := 'phone';
  p_change.state := 'done';
  p_change.ended_at := p_at;
  insert into trial.contact_change select p_change.*;
  perform ops.record(p_at, 'phone_changed', p_change.participant, p_reference => p_change.id,
    p_fields => array['phone', 'recognised', 'reason'], p_actor => p_change.made_by);
end $$;

-- changed | same | taken | too_many | ended | needs_reason | unknown | not_allowed. p_change: a new id, to which the code is
-- bound. p_address null: stays. p_phone {phone_enc} (null in it: erased), or null: stays.
create function api.change_contact(p_at timestamptz, p_participant text, p_change uuid, p_address jsonb, p_code_hash text,
  p_phone jsonb, p_recognised text, p_reason text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v record := people.changeable(p_participant, p_reason);
  v_id uuid := (v.participant).id;
  v_change trial.contact_change;
begin
  if v.refusal is not null then return jsonb_build_object('status', v.refusal); end if;
  if exists (select from people.contact c where c.participant = v_id and c.bounced_at is null
      and c.email_hash = p_address ->> 'email_hash') then
    return jsonb_build_object('status', 'same');
  end if;
  if people.is_taken(v.participant, p_address ->> 'email_hash') then return jsonb_build_object('status', 'taken'); end if;
  if people.too_many_proposals(p_at, v_id) then return jsonb_build_object('status', 'too_many'); end if;
  v_change.id := p_change;
  v_change.participant := v_id;
  v_change.recognised := p_recognised;
  v_change.reason := p_reason;
  v_change.made_by := auth.uid();
  v_change.made_at := p_at;
  v_change.recorded_at := now();
  v_change.live := trial.is_live();
  if p_phone is not null then perform people.change_phone(p_at, v_change, p_phone ->> 'phone_enc'); end if;
  if p_address is not null then perform people.propose_address(p_at, v_change, p_address, p_code_hash); end if;
  return jsonb_build_object('status', 'changed');
end $$;

-- The one whose address change waits, locked; null when nothing waits (any more).
create function people.waiting_for(p_at timestamptz, p_change uuid) returns trial.participant
language plpgsql volatile set search_path = '' as $$
declare
  v_participant trial.participant;
begin
  select p.* into v_participant from trial.contact_change h join trial.participant p on p.id = h.participant
  where h.id = p_change for no key update of p;
  if exists (select from trial.contact_change h where h.id = p_change and trial.is_waiting(p_at, h)) then
    return v_participant;
  end if;
  return null;
end $$;

-- renewed | too_many | ended | not_allowed: another code for what waits, when the ten minutes are over. The mail stays good.
create function api.renew_address_code(p_at timestamptz, p_change uuid, p_code_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant trial.participant;
begin
  if not access.may('change_contact') then return jsonb_build_object('status', 'not_allowed'); end if;
  v_participant := people.waiting_for(p_at, p_change);
  if v_participant.id is null then return jsonb_build_object('status', 'ended'); end if;
  if people.too_many_proposals(p_at, v_participant.id) then return jsonb_build_object('status', 'too_many'); end if;
  update people.address_change set code_hash = p_code_hash, opened_at = p_at, tries = 0 where change = p_change;
  perform ops.record(p_at, 'proposal_code', v_participant.id, p_reference => p_change, p_actor => auth.uid());
  return jsonb_build_object('status', 'renewed');
end $$;

-- taken_back | ended | not_allowed: it was typed wrong.
create function api.take_back_address(p_at timestamptz, p_change uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant trial.participant;
begin
  if not access.may('change_contact') then return jsonb_build_object('status', 'not_allowed'); end if;
  v_participant := people.waiting_for(p_at, p_change);
  if v_participant.id is null then return jsonb_build_object('status', 'ended'); end if;
  perform people.end_proposal(p_at, v_participant.id, 'taken_back', auth.uid());
  return jsonb_build_object('status', 'taken_back');
end $$;

-- What a link that was mailed to a new address is about.
create function people.change_behind(p_token_hash text) returns trial.contact_change
language sql stable set search_path = '' as $$
  select h from ops.link l join trial.contact_change h on h.message = l.message
  where l.token_hash = p_token_hash and l.target = 'address'
$$;

-- waiting {change} | done | over | unknown. Reading changes nothing [C9].
create function api.read_address_link(p_at timestamptz, p_token_hash text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_change trial.contact_change := people.change_behind(p_token_hash);
begin
  if v_change.id is null then return jsonb_build_object('status', 'unknown'); end if;
  if trial.is_waiting(p_at, v_change) then return jsonb_build_object('status', 'waiting', 'change', v_change.id); end if;
  return jsonb_build_object('status', case v_change.state when 'done' then 'done' else 'over' end);
end $$;

-- changed {role, name_enc, old_email_enc, message} | wrong | code_over | done | over | unknown. `message`: what tells the old
-- address, to be sent at once; null when that refuses mail. Nobody is signed in by it.
create function api.confirm_proposal(p_at timestamptz, p_token_hash text, p_code_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_state jsonb := api.read_address_link(p_at, p_token_hash);
  v_participant trial.participant;
  v_result jsonb;
begin
  if v_state ->> 'status' <> 'waiting' then return v_state; end if;
  select p.* into v_participant from trial.contact_change h join trial.participant p on p.id = h.participant
  where h.id = (v_state ->> 'change')::uuid;
  v_result := people.confirm_change(p_at, v_participant,
    (select a.id from people.address_change a where a.change = (v_state ->> 'change')::uuid), p_code_hash, null);
  if v_result ->> 'status' = 'wrong' then return v_result; end if;
  if v_result ->> 'status' = 'expired' then
    -- It may have ended while this one waited for it.
    v_state := api.read_address_link(p_at, p_token_hash);
    return jsonb_build_object('status', case v_state ->> 'status' when 'waiting' then 'code_over' else v_state ->> 'status' end);
  end if;
  return v_result - 'old_bounced' || jsonb_build_object('role', v_participant.role, 'message',
    case when not (v_result ->> 'old_bounced')::boolean then ops.take_message(p_at, 'address-old', v_participant.id, null) end);
end $$;
