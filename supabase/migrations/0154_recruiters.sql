-- Who spreads the invitation to take part: codes in links and what came by them [C4], and organisations that ask for a talk.

create table trial.via_code (
  code text primary key check (code ~ '^[a-z0-9][a-z0-9-]{1,18}[a-z0-9]$'),
  audience text not null check (audience ~ '^[a-z-]{2,30}$'),
  -- Of a company only visits are ever counted.
  company boolean not null,
  secret_hash text not null unique,
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  recorded_at timestamptz not null default now(),
  live boolean not null default trial.is_live(),
  constraint given_time_is_now check (not live or made_at between recorded_at - interval '5 minutes' and recorded_at + interval '5 minutes')
);
alter table trial.via_code enable row level security;
comment on table trial.via_code is 'The codes that recruiters made for their links, with the hash of the secret that opens their counts. Erasure: keep (no personal data; a withdrawn code is on paper somewhere and must never count for another).';

-- Visits are counted by day. What comes after a visit is counted by quarter, under its first day: one sign-up on one day could
-- be told apart in the table of participants.
create table trial.via_count (
  code text not null,
  day date not null,
  step text not null check (step in ('visit', 'check', 'sign_up')),
  company boolean not null,
  n int not null check (n > 0),
  primary key (code, day, step),
  constraint company_counts_visits_only check (not company or step = 'visit'),
  constraint later_steps_by_quarter check (step = 'visit' or day = date_trunc('quarter', day)::date)
);
alter table trial.via_count enable row level security;
comment on table trial.via_count is 'How often a code of a link led to a visit, a check or a sign-up; nothing about whom, and in no other table [C4]. Erasure: keep (no personal data).';

-- counted {company} | unknown. p_general: of a code that is the same for a whole audience whether that are companies; null for
-- any other code, which counts only when a recruiter made it and didn't take it back. A later step of a company isn't counted.
create function api.count_via(p_at timestamptz, p_code text, p_step text, p_general boolean) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_company boolean := p_general;
begin
  if v_company is null then
    select v.company into v_company from trial.via_code v where v.code = p_code and v.withdrawn_at is null;
    if not found then return jsonb_build_object('status', 'unknown'); end if;
  end if;
  if p_step = 'visit' or not v_company then
    insert into trial.via_count (code, day, step, company, n)
    values (p_code, case p_step when 'visit' then trial.day(p_at) else date_trunc('quarter', trial.day(p_at))::date end,
      p_step, v_company, 1)
    on conflict (code, day, step) do update set n = trial.via_count.n + 1;
  end if;
  return jsonb_build_object('status', 'counted', 'company', v_company);
end $$;

-- made | taken
create function api.make_via(p_at timestamptz, p_code text, p_audience text, p_company boolean, p_secret_hash text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into trial.via_code (code, audience, company, secret_hash, made_at)
  values (p_code, p_audience, p_company, p_secret_hash, p_at) on conflict do nothing;
  if not found then return jsonb_build_object('status', 'taken'); end if;
  perform ops.record(p_at, 'via_made', p_fields => array['code', 'audience']);
  return jsonb_build_object('status', 'made');
end $$;

-- A total as anybody may see it: null stands for 0 to 4 [C4].
create function trial.from_five(p_n bigint) returns bigint
language sql immutable set search_path = '' as $$ select case when p_n >= 5 then p_n end $$;

-- Each quarter that has ended, for each code, also where nothing was counted: an absent row would tell 0 from 1. The running
-- quarter isn't in it: whoever looked each day would have totals by day.
create function trial.via_quarters(p_at timestamptz)
returns table (code text, audience text, company boolean, quarter date, visits bigint, checks bigint, sign_ups bigint)
language sql stable security definer set search_path = '' as $$
  with known as (
    select v.code, v.audience, v.company, trial.day(v.made_at) as since from trial.via_code v
    union all
    select c.code, c.code, bool_or(c.company), min(c.day) from trial.via_count c
    where not exists (select from trial.via_code v where v.code = c.code) group by c.code
  )
  select k.code, k.audience, k.company, q.start::date,
    trial.from_five(sum(c.n) filter (where c.step = 'visit')),
    trial.from_five(sum(c.n) filter (where c.step = 'check')),
    trial.from_five(sum(c.n) filter (where c.step = 'sign_up'))
  from known k
  cross join lateral generate_series(date_trunc('quarter', k.since::timestamp),
    date_trunc('quarter', trial.day(p_at)::timestamp) - interval '1 day', interval '3 months') as q(start)
  left join trial.via_count c on c.code = k.code and c.day >= q.start and c.day < q.start + interval '3 months'
  group by k.code, k.audience, k.company, q.start
$$;

-- code {code, audience, company, made_on, withdrawn_on, quarters: newest first} | none
create function api.read_via(p_at timestamptz, p_secret_hash text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce((
    select jsonb_build_object('status', 'code', 'code', v.code, 'audience', v.audience, 'company', v.company,
      'made_on', trial.day(v.made_at), 'withdrawn_on', trial.day(v.withdrawn_at),
      'quarters', coalesce((select jsonb_agg(jsonb_build_object('quarter', q.quarter, 'visits', q.visits)
          || case when v.company then '{}' else jsonb_build_object('checks', q.checks, 'sign_ups', q.sign_ups) end
          order by q.quarter desc)
        from trial.via_quarters(p_at) q where q.code = v.code), '[]'))
    from trial.via_code v where v.secret_hash = p_secret_hash), jsonb_build_object('status', 'none'))
$$;

-- withdrawn | already | none. The code counts no more and can't be made again; what was counted stays.
create function api.withdraw_via(p_at timestamptz, p_secret_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_code trial.via_code;
begin
  select * into v_code from trial.via_code v where v.secret_hash = p_secret_hash for no key update;
  if not found then return jsonb_build_object('status', 'none'); end if;
  if v_code.withdrawn_at is not null then return jsonb_build_object('status', 'already'); end if;
  update trial.via_code set withdrawn_at = p_at where code = v_code.code;
  perform ops.record(p_at, 'via_withdrawn', p_fields => array['code']);
  return jsonb_build_object('status', 'withdrawn');
end $$;

create table people.talk (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind ~ '^[a-z-]{2,30}$'),
  form_enc text not null,
  -- Why it looks like a robot's; null for all others.
  reason text,
  state text not null default 'open' check (state in ('open', 'done')),
  outcome text check (outcome in ('plan', 'informed', 'no', 'not_reached', 'not_meant')),
  asked_at timestamptz not null,
  ended_at timestamptz,
  owner uuid,
  recorded_at timestamptz not null default now(),
  live boolean not null default trial.is_live(),
  check ((state = 'done') = (ended_at is not null and outcome is not null)),
  constraint given_time_is_now check (not live or asked_at between recorded_at - interval '5 minutes' and recorded_at + interval '5 minutes')
);
alter table people.talk enable row level security;
comment on table people.talk is 'Organisations that want to talk about a plan of their own: who and what, encrypted. Erasure: erase (also by itself, so many days after it was closed or was left).';

create function api.ask_talk(p_at timestamptz, p_kind text, p_form_enc text, p_reason text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_id uuid;
begin
  insert into people.talk (kind, form_enc, reason, asked_at) values (p_kind, p_form_enc, p_reason, p_at) returning id into v_id;
  perform ops.record(p_at, 'talk_asked', p_reference => v_id);
  return jsonb_build_object('status', 'asked');
end $$;

-- closed | ended | unknown | not_allowed
create function api.close_talk(p_at timestamptz, p_talk uuid, p_outcome text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_talk people.talk;
begin
  if not access.may('talks') then return jsonb_build_object('status', 'not_allowed'); end if;
  select * into v_talk from people.talk t where t.id = p_talk for no key update;
  if not found then return jsonb_build_object('status', 'unknown'); end if;
  if v_talk.state <> 'open' then return jsonb_build_object('status', 'ended'); end if;
  update people.talk set state = 'done', outcome = p_outcome, ended_at = p_at, owner = auth.uid() where id = p_talk;
  perform ops.record(p_at, 'talk_closed', p_reference => p_talk, p_fields => array['outcome'], p_actor => auth.uid());
  return jsonb_build_object('status', 'closed');
end $$;

-- Days that a request is kept: after it was closed, and when nobody closes it. Of a robot, two weeks.
create function people.forget_talks(p_at timestamptz) returns int
language plpgsql volatile set search_path = '' as $$
declare
  v_days jsonb := coalesce(trial.current_protocol() -> 'talk_days', '{}');
  v_n int;
begin
  delete from people.talk t
  where t.ended_at < p_at - make_interval(days => coalesce((v_days ->> 'closed')::int, 30))
    or t.asked_at < p_at - make_interval(days => coalesce((v_days ->> 'open')::int, 180))
    or (t.reason is not null and t.asked_at < p_at - interval '14 days');
  get diagnostics v_n = row_count;
  return v_n;
end $$;
