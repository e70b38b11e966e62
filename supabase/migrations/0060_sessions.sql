-- Sessions, links from mails and six-figure codes. Of every secret only a hash is kept.

create table ops.session (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  participant uuid references trial.participant,
  invitation uuid,
  -- The browser it was opened in: goes along when a new session takes the place of this one there.
  device uuid not null default gen_random_uuid(),
  -- Null: opened by somebody who only typed an address; good for nothing but entering the code.
  trusted_at timestamptz,
  -- The last code entered; fresh for half an hour.
  verified_at timestamptz,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  -- How the answers of this session come in, and which researcher types them for the participant.
  mode text not null default 'web' check (mode in ('web', 'phone', 'paper', 'help')),
  researcher uuid,
  -- Only such a session has these: the one questionnaire that it is for, why, and the day on which it was answered.
  occasion uuid,
  task uuid,
  answered_on date,
  check (participant is not null or invitation is not null),
  check (num_nonnulls(researcher, occasion, task, answered_on) = case mode when 'web' then 0 else 4 end)
);
alter table ops.session enable row level security;
create index session_of_participant on ops.session (participant);
create index session_of_invitation on ops.session (invitation);
create index session_of_researcher on ops.session (researcher) where researcher is not null;
comment on table ops.session is 'Open sessions by hash of their secret. Erasure: erase (also by itself, 30 days after the end).';

-- Anybody can type an address. Name and consent stay with the session that typed them until its code was entered.
create table people.pending_sign_up (
  session_hash text primary key references ops.session on delete cascade,
  participant uuid not null references trial.participant,
  invitation uuid,
  name_enc text not null,
  email_enc text not null,
  version text not null,
  text_hash text not null,
  statements text[] not null,
  refused text[] not null,
  phone_enc text,
  typed_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  live boolean not null default trial.is_live(),
  constraint given_time_is_now check (not live or typed_at between recorded_at - interval '5 minutes' and recorded_at + interval '5 minutes')
);
alter table people.pending_sign_up enable row level security;
create index pending_of_participant on people.pending_sign_up (participant, typed_at desc);
comment on table people.pending_sign_up is 'Name and consent that were typed and not confirmed by a code yet. Erasure: erase (also by itself, at the confirmation or after 14 days).';

create table ops.link (
  id uuid primary key default gen_random_uuid(),
  token_hash text unique,
  message uuid unique,
  participant uuid references trial.participant,
  invitation uuid,
  target text not null check (target in ('invitation', 'questionnaire', 'questionnaire-short', 'guidance', 'mine', 'address', 'paper')),
  occasion uuid,
  ended_at timestamptz,
  recorded_at timestamptz not null default now(),
  check (num_nonnulls(participant, invitation) = 1)
);
alter table ops.link enable row level security;
create index link_of_participant on ops.link (participant);
create unique index one_handed_link on ops.link (invitation) where message is null;
comment on table ops.link is 'Personal links: what they open, by hash of their token. Erasure: erase.';

create table ops.code (
  id uuid primary key default gen_random_uuid(),
  session_hash text not null references ops.session on delete cascade,
  code_hash text not null,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null default 0,
  used_at timestamptz
);
alter table ops.code enable row level security;
create index code_of_session on ops.code (session_hash, opened_at desc);
comment on table ops.code is 'Six-figure codes by keyed hash, ten minutes and five tries each. Erasure: erase (also by itself, after a day).';

create table ops.rate (
  key text not null,
  window_start timestamptz not null,
  n int not null,
  primary key (key, window_start)
);
alter table ops.rate enable row level security;
comment on table ops.rate is 'Requests by keyed hash of an address, for limits only. Erasure: erase (also by itself, after two days).';

-- The person's own session if it lives, whether or not it is trusted yet. What a researcher opened to type answers is
-- not the person's own: it does nothing but what asks for `ops.filling_at` [T8].
create function ops.session_at(p_at timestamptz, p_hash text) returns ops.session
language sql stable set search_path = '' as $$
  select s from ops.session s where s.hash = p_hash and s.ended_at is null and s.expires_at > p_at and s.mode = 'web'
$$;

-- The active participant of a trusted session, or null.
create function ops.participant_at(p_at timestamptz, p_hash text) returns trial.participant
language sql stable set search_path = '' as $$
  select p from ops.session s join trial.participant p on p.id = s.participant
  where s.hash = p_hash and s.ended_at is null and s.expires_at > p_at and s.trusted_at is not null
    and s.mode = 'web' and p.state = 'active'
$$;

-- The session in which answers may come in: the person's own, or one that a researcher opened for one questionnaire and
-- who may still do so. What is said in a conversation is typed as long as its task is open; what came on paper as long as
-- paper is taken, whatever became of the task.
create function ops.filling_at(p_at timestamptz, p_hash text) returns ops.session
language plpgsql stable set search_path = '' as $$
declare
  v_session ops.session;
begin
  select s.* into v_session from ops.session s join trial.participant p on p.id = s.participant
  where s.hash = p_hash and s.ended_at is null and s.expires_at > p_at and s.trusted_at is not null and p.state = 'active';
  if v_session.mode = 'web' or (
    exists (select from ops.researcher r join access.permission a on a.role = r.role
      where r.user_id = v_session.researcher and a.capability = 'assist' and (r.until is null or r.until >= trial.day(p_at)))
    and case v_session.mode
      when 'paper' then exists (select from trial.occasion o where o.id = v_session.occasion
        and trial.takes_paper(p_at, o, v_session.answered_on))
      else exists (select from trial.task t where t.id = v_session.task and t.state = 'open') end)
  then
    return v_session;
  end if;
  return null;
end $$;

create function ops.is_fresh(p_at timestamptz, p_session ops.session) returns boolean
language sql immutable set search_path = '' as $$
  select p_session.trusted_at is not null and coalesce(p_session.verified_at > p_at - interval '30 minutes', false)
$$;

create function ops.session_end(p_at timestamptz, p_role text) returns timestamptz
language sql stable set search_path = '' as $$
  select p_at + make_interval(days => coalesce((trial.current_protocol() -> 'session_days' ->> p_role)::int, 1))
$$;

-- ok | limited: counts one request in the window that p_at falls in.
create function api.rate(p_at timestamptz, p_key text, p_window_seconds int, p_limit int) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_n int;
begin
  insert into ops.rate (key, window_start, n)
  values (p_key, to_timestamp(floor(extract(epoch from p_at) / p_window_seconds) * p_window_seconds), 1)
  on conflict (key, window_start) do update set n = ops.rate.n + 1
  returning n into v_n;
  return jsonb_build_object('status', case when v_n <= p_limit then 'ok' else 'limited' end);
end $$;

create function api.end_session(p_at timestamptz, p_session_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
begin
  update ops.session set ended_at = p_at where hash = p_session_hash and ended_at is null;
  return jsonb_build_object('status', 'ended');
end $$;
