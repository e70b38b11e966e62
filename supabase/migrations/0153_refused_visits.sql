-- How often somebody who waits for the guidance asked for it [T10]: a number a day, and not which page. It tells the arm [T7].

create table trial.refused_visit (
  participant uuid not null references trial.participant,
  day date not null,
  times int not null default 1 check (times between 1 and 100),
  -- Of the first time on that day.
  recorded_at timestamptz not null default now(),
  live boolean not null default trial.is_live(),
  primary key (participant, day),
  constraint given_time_is_now check (not live
    or day between trial.day(recorded_at - interval '5 minutes') and trial.day(recorded_at + interval '5 minutes'))
);
alter table trial.refused_visit enable row level security;
comment on table trial.refused_visit is 'How often a participant asked for the guidance on a day on which it was not open yet. Erasure: erase.';

-- counted | not_counted. Beyond a hundred a day nothing is added: that is a program, or a finger on a key.
create function api.count_refused_visit(p_at timestamptz, p_session_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_waiting trial.participant := ops.guidance_reader(p_at, p_session_hash, 'waiting');
begin
  if v_waiting.id is null then return jsonb_build_object('status', 'not_counted'); end if;
  insert into trial.refused_visit as r (participant, day) values (v_waiting.id, trial.day(p_at))
  on conflict (participant, day) do update set times = r.times + 1 where r.times < 100;
  return jsonb_build_object('status', case when found then 'counted' else 'not_counted' end);
end $$;

-- For the person alone.
create function trial.refused_visits_of(p_participant uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('day', r.day, 'times', r.times) order by r.day), '[]')
  from trial.refused_visit r where r.participant = p_participant
$$;
