-- How the guidance is read, under the pseudonym of the reader, and what readers find of its pages. It tells the arm [T7].

create table trial.use_view (
  id uuid primary key,
  participant uuid not null references trial.participant,
  page text not null check (page ~ '^/gids/[a-z0-9/-]*$' and length(page) <= 200),
  release text not null check (release ~ '^[A-Za-z0-9-]{1,64}$'),
  began_at timestamptz not null,
  seconds int not null check (seconds >= 0),
  told_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  live boolean not null default trial.is_live(),
  unique (id, participant),
  check (seconds <= extract(epoch from told_at - began_at)),
  constraint given_time_is_now check (not live or told_at between recorded_at - interval '5 minutes' and recorded_at + interval '5 minutes')
);
alter table trial.use_view enable row level security;
create index use_view_of_participant on trial.use_view (participant, began_at);
comment on table trial.use_view is 'Each time that a page of the guidance was opened, and the seconds that it was used. Erasure: erase.';

create table trial.use_act (
  view uuid not null,
  participant uuid not null,
  kind text not null check (kind in ('choice', 'video', 'link', 'tick', 'print', 'calendar')),
  code text not null check (length(code) <= 300),
  times int not null check (times between 1 and 99),
  primary key (view, kind, code),
  foreign key (view, participant) references trial.use_view (id, participant)
);
alter table trial.use_act enable row level security;
create index use_act_of_participant on trial.use_act (participant);
comment on table trial.use_act is 'What was done on a page of the guidance: codes that stand on it, and how often. Erasure: erase.';

create table trial.usefulness (
  participant uuid not null references trial.participant,
  page text not null check (page ~ '^/gids/[a-z0-9/-]*$' and length(page) <= 200),
  useful boolean not null,
  reason text check (reason ~ '^[a-z_]{1,40}$'),
  release text not null check (release ~ '^[A-Za-z0-9-]{1,64}$'),
  said_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  live boolean not null default trial.is_live(),
  primary key (participant, page),
  constraint given_time_is_now check (not live or said_at between recorded_at - interval '5 minutes' and recorded_at + interval '5 minutes')
);
alter table trial.usefulness enable row level security;
comment on table trial.usefulness is 'Whether a reader found a page of the guidance useful, as said last. Erasure: erase.';

-- The person for whom the guidance is open (or is to open: `waiting`) in this session, and whose consent is in force; null for
-- all others. The lock keeps what is told from appearing after an erasure; many reports of one reader don't wait for each other.
create function ops.guidance_reader(p_at timestamptz, p_session_hash text, p_state text default 'open') returns trial.participant
language plpgsql volatile set search_path = '' as $$
declare
  v_participant trial.participant := ops.participant_at(p_at, p_session_hash);
begin
  select * into v_participant from trial.participant p where p.id = v_participant.id and p.state = 'active' for share;
  if not found or trial.needs_consent(v_participant.id)
    or (trial.guidance_of(p_at, v_participant, (trial.allocation_of(v_participant.id)).couple)).state is distinct from p_state
  then
    return null;
  end if;
  return v_participant;
end $$;

-- recorded | not_recorded. A report of a view that is known already leaves the greatest of each, so that one which comes twice,
-- or late, changes nothing. Nobody can have read longer than the session lasts, or than the view.
create function api.record_use(p_at timestamptz, p_session_hash text, p_view uuid, p_page text, p_release text,
  p_elapsed int, p_seconds int, p_acts jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_reader trial.participant := ops.guidance_reader(p_at, p_session_hash);
  v_began timestamptz := greatest(p_at - make_interval(secs => least(greatest(p_elapsed, 0), 86400)),
    least(p_at, (ops.session_at(p_at, p_session_hash)).opened_at));
begin
  if v_reader.id is null then return jsonb_build_object('status', 'not_recorded'); end if;
  insert into trial.use_view as v (id, participant, page, release, began_at, seconds, told_at)
  values (p_view, v_reader.id, p_page, p_release, v_began,
    least(greatest(p_seconds, 0), floor(extract(epoch from p_at - v_began))), p_at)
  on conflict (id) do update set told_at = greatest(v.told_at, excluded.told_at), recorded_at = now(),
    seconds = greatest(v.seconds, least(p_seconds, floor(extract(epoch from excluded.told_at - v.began_at))))
  where v.participant = excluded.participant and v.page = excluded.page;
  if not found then return jsonb_build_object('status', 'not_recorded'); end if;
  insert into trial.use_act as a (view, participant, kind, code, times)
  select p_view, v_reader.id, x.kind, x.code, max(x.times)
  from jsonb_to_recordset(p_acts) as x (kind text, code text, times int) where x.times > 0
  group by x.kind, x.code
  on conflict (view, kind, code) do update set times = greatest(a.times, excluded.times);
  return jsonb_build_object('status', 'recorded');
end $$;

-- recorded | not_recorded. What is said later takes the place of what was said before.
create function api.record_usefulness(p_at timestamptz, p_session_hash text, p_page text, p_useful boolean, p_reason text,
  p_release text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_reader trial.participant := ops.guidance_reader(p_at, p_session_hash);
begin
  if v_reader.id is null then return jsonb_build_object('status', 'not_recorded'); end if;
  insert into trial.usefulness (participant, page, useful, reason, release, said_at)
  values (v_reader.id, p_page, p_useful, p_reason, p_release, p_at)
  on conflict (participant, page) do update set useful = excluded.useful, reason = excluded.reason,
    release = excluded.release, said_at = excluded.said_at, recorded_at = now();
  return jsonb_build_object('status', 'recorded');
end $$;

-- What is kept of one reader, for the reader alone: each view in the order of time, and what was said of pages.
create function trial.reading_of(p_participant uuid) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object(
    'reading', coalesce((select jsonb_agg(jsonb_build_object('page', v.page, 'release', v.release, 'began_at', v.began_at,
        'seconds', v.seconds, 'acts', coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'code', a.code,
          'times', a.times) order by a.kind, a.code) from trial.use_act a where a.view = v.id), '[]')) order by v.began_at)
      from trial.use_view v where v.participant = p_participant), '[]'),
    'usefulness', coalesce((select jsonb_agg(jsonb_build_object('page', u.page, 'useful', u.useful, 'reason', u.reason,
        'said_at', u.said_at) order by u.said_at)
      from trial.usefulness u where u.participant = p_participant), '[]'))
$$;
