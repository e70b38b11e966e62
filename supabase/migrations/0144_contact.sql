-- What participants change about themselves on the own page: address, telephone number, pause. All after a fresh code [C9].

-- The active participant of a session in which a code was typed just now; null for every other.
create function ops.fresh_participant(p_at timestamptz, p_session_hash text) returns trial.participant
language sql stable set search_path = '' as $$
  select p from trial.participant p
  where p.id = (ops.participant_at(p_at, p_session_hash)).id
    and ops.is_fresh(p_at, ops.session_at(p_at, p_session_hash))
$$;

-- Why a session may not do it: no_session | not_fresh.
create function ops.refusal(p_at timestamptz, p_session_hash text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('status', case
    when (ops.participant_at(p_at, p_session_hash)).id is null then 'no_session' else 'not_fresh' end)
$$;

-- A new address that waits for its own code: bound to one address and one purpose, and to the session that asked for it or
-- to what a researcher typed (0148_address_by_desk.sql).
create table people.address_change (
  id uuid primary key default gen_random_uuid(),
  session_hash text unique references ops.session on delete cascade,
  change uuid unique,
  participant uuid not null references trial.participant,
  email_enc text not null,
  email_hash text not null,
  organisation_hash text,
  code_hash text not null,
  tries int not null default 0,
  -- When this code was made: it works for ten minutes.
  opened_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  check (num_nonnulls(session_hash, change) = 1)
);
alter table people.address_change enable row level security;
create index address_change_of_participant on people.address_change (participant);
comment on table people.address_change is 'A new address, encrypted, until its code is typed. Erasure: erase (also by itself, after a day, or when what a researcher typed ends).';

-- Whether somebody else in this role takes part with this address.
create function people.is_taken(p_participant trial.participant, p_email_hash text) returns boolean
language sql stable set search_path = '' as $$
  select exists (select from people.contact c where c.role = p_participant.role and c.email_hash = p_email_hash
    and c.active and c.participant <> p_participant.id)
$$;

-- opened {name_enc, taken} | same | too_many | no_session | not_fresh. For an address that another has, all goes the same
-- way, but the code must not be mailed: nobody learns who takes part.
create function api.request_address(p_at timestamptz, p_session_hash text, p_address jsonb, p_code_hash text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant trial.participant := ops.fresh_participant(p_at, p_session_hash);
  v_contact people.contact;
begin
  if v_participant.id is null then return ops.refusal(p_at, p_session_hash); end if;
  select * into v_contact from people.contact where participant = v_participant.id;
  if v_contact.email_hash = p_address ->> 'email_hash' and v_contact.bounced_at is null then
    return jsonb_build_object('status', 'same');
  end if;
  if api.rate(p_at, encode(sha256(convert_to('address:' || v_participant.id, 'UTF8')), 'hex'), 1800, 5) ->> 'status' = 'limited' then
    return jsonb_build_object('status', 'too_many');
  end if;
  insert into people.address_change as a (session_hash, participant, email_enc, email_hash, organisation_hash, code_hash, opened_at)
  values (p_session_hash, v_participant.id, p_address ->> 'email_enc', p_address ->> 'email_hash',
    p_address ->> 'organisation_hash', p_code_hash, p_at)
  on conflict (session_hash) do update set email_enc = excluded.email_enc, email_hash = excluded.email_hash,
    organisation_hash = excluded.organisation_hash, code_hash = excluded.code_hash, opened_at = excluded.opened_at, tries = 0;
  perform ops.record(p_at, 'address_asked', v_participant.id, p_fields => array['email']);
  return jsonb_build_object('status', 'opened', 'name_enc', v_contact.name_enc,
    'taken', people.is_taken(v_participant, p_address ->> 'email_hash'));
end $$;

-- changed {name_enc, old_email_enc, old_bounced} | wrong | expired. The one way in which an address changes, whoever asked
-- for it. Links in mails to the old address end, and so do the person's sessions but p_keep.
create function people.confirm_change(p_at timestamptz, p_participant trial.participant, p_id uuid, p_code_hash text,
  p_keep text) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  v_change people.address_change;
  v_old people.contact;
begin
  -- Sessions, then the person, as everywhere; the address before the person, as who signs up.
  perform from ops.session s where s.participant = p_participant.id and s.ended_at is null order by s.hash for no key update;
  select * into v_change from people.address_change a where a.id = p_id;
  perform pg_advisory_xact_lock(hashtextextended('sign_up:' || p_participant.role || ':' || v_change.email_hash, 0));
  perform from trial.participant p where p.id = p_participant.id and p.state = 'active' for no key update;
  if not found then return jsonb_build_object('status', 'expired'); end if;
  select * into v_change from people.address_change a where a.id = p_id for update;
  if not found or v_change.tries >= 5 or v_change.opened_at <= p_at - interval '10 minutes' then
    return jsonb_build_object('status', 'expired');
  end if;
  if v_change.code_hash <> p_code_hash or people.is_taken(p_participant, v_change.email_hash) then
    update people.address_change set tries = tries + 1 where id = p_id;
    return jsonb_build_object('status', 'wrong');
  end if;
  select * into v_old from people.contact where participant = p_participant.id;
  update people.contact set email_enc = v_change.email_enc, email_hash = v_change.email_hash,
    organisation_hash = v_change.organisation_hash, bounced_at = null, moved_at = p_at
  where participant = p_participant.id;
  perform people.end_proposal(p_at, p_participant.id, case when v_change.change is null then 'replaced' else 'done' end, null);
  delete from people.address_change where participant = p_participant.id;
  update ops.link set ended_at = p_at where participant = p_participant.id and ended_at is null;
  update ops.session set ended_at = p_at
  where participant = p_participant.id and ended_at is null and hash is distinct from p_keep;
  perform ops.record(p_at, 'address_changed', p_participant.id, p_reference => v_change.change, p_fields => array['email']);
  return jsonb_build_object('status', 'changed', 'name_enc', v_old.name_enc, 'old_email_enc', v_old.email_enc,
    'old_bounced', v_old.bounced_at is not null);
end $$;

-- changed {name_enc, old_email_enc} | wrong | expired | no_session | not_fresh
create function api.confirm_address(p_at timestamptz, p_session_hash text, p_code_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant trial.participant := ops.fresh_participant(p_at, p_session_hash);
begin
  if v_participant.id is null then return ops.refusal(p_at, p_session_hash); end if;
  return people.confirm_change(p_at, v_participant,
    (select a.id from people.address_change a where a.session_hash = p_session_hash), p_code_hash, p_session_hash)
    - 'old_bounced';
end $$;

-- changed | no_session | not_fresh. p_phone_enc null: erased.
create function api.change_phone(p_at timestamptz, p_session_hash text, p_phone_enc text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant trial.participant := ops.fresh_participant(p_at, p_session_hash);
begin
  if v_participant.id is null then return ops.refusal(p_at, p_session_hash); end if;
  update people.contact set phone_enc = p_phone_enc where participant = v_participant.id;
  perform ops.record(p_at, 'phone_changed', v_participant.id, p_fields => array['phone']);
  return jsonb_build_object('status', 'changed');
end $$;

-- The pause that runs on a day, or that ends on it: one that begins on that day is the same pause going on.
create function trial.pause_on(p_participant uuid, p_day date) returns trial.pause
language sql stable set search_path = '' as $$
  select p from trial.pause p where p.participant = p_participant and p.from_on <= p_day and p_day <= p.until_on
  order by p.from_on desc limit 1
$$;

-- paused {until_on} | too_long | not_ahead | no_session | not_fresh. One that runs already moves its end: counted from its
-- beginning it may not last longer than the trial allows.
create function api.pause(p_at timestamptz, p_session_hash text, p_until date) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant trial.participant := ops.fresh_participant(p_at, p_session_hash);
  v_today date := trial.day(p_at);
  v_most int := coalesce((trial.current_protocol() ->> 'pause_days_most')::int, 28);
  v_running trial.pause;
begin
  if v_participant.id is null then return ops.refusal(p_at, p_session_hash); end if;
  perform from trial.participant p where p.id = v_participant.id for no key update;
  v_running := trial.pause_on(v_participant.id, v_today);
  if p_until <= v_today then return jsonb_build_object('status', 'not_ahead'); end if;
  if p_until > coalesce(v_running.from_on, v_today) + v_most then return jsonb_build_object('status', 'too_long'); end if;
  if v_running.id is null then
    insert into trial.pause (participant, from_on, until_on, made_at) values (v_participant.id, v_today, p_until, p_at);
  else
    update trial.pause set until_on = p_until where id = v_running.id;
  end if;
  perform ops.record(p_at, 'paused', v_participant.id, p_fields => array['until_on']);
  return jsonb_build_object('status', 'paused', 'until_on', p_until);
end $$;

-- ended | none | no_session | not_fresh
create function api.end_pause(p_at timestamptz, p_session_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant trial.participant := ops.fresh_participant(p_at, p_session_hash);
  v_running trial.pause;
begin
  if v_participant.id is null then return ops.refusal(p_at, p_session_hash); end if;
  perform from trial.participant p where p.id = v_participant.id for no key update;
  v_running := trial.pause_on(v_participant.id, trial.day(p_at));
  if v_running.id is null or v_running.until_on = trial.day(p_at) then return jsonb_build_object('status', 'none'); end if;
  -- One that began today was no pause at all.
  delete from trial.pause where id = v_running.id and from_on = trial.day(p_at);
  update trial.pause set until_on = trial.day(p_at) where id = v_running.id;
  perform ops.record(p_at, 'pause_ended', v_participant.id, p_fields => array['until_on']);
  return jsonb_build_object('status', 'ended');
end $$;
