-- Occasions, drafts, submissions and answers: one row an item, nothing overwritten.

create table trial.occasion (
  id uuid primary key default gen_random_uuid(),
  participant uuid not null references trial.participant,
  wave text not null,
  questionnaire text not null,
  state text not null default 'open' check (state in ('open', 'submitted', 'closed')),
  opened_at timestamptz not null,
  closes_on date not null,
  -- Asks again what a baseline had said that is too old by now (0133).
  again boolean not null default false,
  recorded_at timestamptz not null default now(),
  unique (participant, wave)
);
alter table trial.occasion enable row level security;
comment on table trial.occasion is 'That a participant is asked a questionnaire in a wave, and until when. Erasure: keep (scientific research, under pseudonym).';

create table trial.draft (
  occasion uuid primary key references trial.occasion,
  version int not null,
  answers jsonb not null,
  -- By item the device on which it was typed: only there it shows without a code [C9].
  typed_on jsonb not null,
  -- By item when it was given, in milliseconds since 1970: one that was given earlier and comes later does not replace it.
  given_at jsonb not null,
  saved_at timestamptz not null,
  recorded_at timestamptz not null default now()
);
alter table trial.draft enable row level security;
comment on table trial.draft is 'Answers saved and never sent; not exported [C10]. Erasure: erase.';

create table trial.submission (
  id uuid primary key default gen_random_uuid(),
  occasion uuid not null unique references trial.occasion,
  participant uuid not null references trial.participant,
  questionnaire text not null,
  version int not null,
  mode text not null check (mode in ('web', 'short', 'phone', 'paper', 'help')),
  -- Who typed it for the participant, and the day on which it was answered: on paper that is earlier [T8].
  researcher uuid,
  answered_on date not null,
  -- The task by which a researcher typed it.
  task uuid,
  strata jsonb not null default '{}',
  eligible_until date,
  submitted_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  live boolean not null default trial.is_live(),
  entry_reason text,
  constraint given_time_is_now check (not live or entry_reason is not null
    or submitted_at between recorded_at - interval '5 minutes' and recorded_at + interval '5 minutes'),
  check (mode in ('web', 'short') = (researcher is null))
);
alter table trial.submission enable row level security;
create index submission_of_participant on trial.submission (participant);
comment on table trial.submission is 'A questionnaire that was sent in: version, mode, moment, who typed it. Erasure: anonymise (eligible_until).';

create table trial.answer (
  submission uuid not null references trial.submission,
  item text not null,
  value text not null,
  -- 0: as it was sent in; otherwise the number of the correction that gave it (0128).
  correction int not null default 0,
  primary key (submission, item, correction, value)
);
alter table trial.answer enable row level security;
comment on table trial.answer is 'One code, number or date for each item. Erasure: anonymise (days become the first of their month).';

create table trial.free_text (
  submission uuid not null references trial.submission,
  item text not null,
  value text not null,
  primary key (submission, item)
);
alter table trial.free_text enable row level security;
comment on table trial.free_text is 'Own words; leave only after a logged redaction [C11]. Erasure: erase.';

alter table ops.message add foreign key (occasion) references trial.occasion;
alter table ops.link add foreign key (occasion) references trial.occasion;
alter table ops.session add foreign key (occasion) references trial.occasion;

-- What was asked again before the draw, and the couple was drawn since: nobody waits for it.
create function trial.is_needless(p_occasion trial.occasion) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return p_occasion.again and (trial.allocation_of(p_occasion.participant)).couple is not null;
end $$;

-- Open until the end of its last day. Who was typing then can go on for the hours of grace, counted from that end: typing
-- does not make them longer.
create function trial.takes_answers(p_at timestamptz, p_occasion trial.occasion) returns boolean
language sql stable set search_path = '' as $$
  select p_occasion.state = 'open' and not trial.is_needless(p_occasion) and (trial.day(p_at) <= p_occasion.closes_on
    or (p_at < ((p_occasion.closes_on + 1)::timestamp + g.grace) at time zone 'Europe/Amsterdam'
      and exists (select from trial.draft d where d.occasion = p_occasion.id and d.saved_at > p_at - g.grace)))
  from (select make_interval(hours => coalesce((trial.current_protocol() ->> 'grace_hours')::int, 48)) as grace) g
$$;

-- Paper comes by post, so it counts by the day that is written on it: in the time that the questionnaire was open, also when
-- that has closed since. It is typed before the day of the release, after which an answer could follow from the website [T4].
create function trial.takes_paper(p_at timestamptz, p_occasion trial.occasion, p_answered_on date) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return coalesce(p_occasion.state <> 'submitted' and not trial.is_needless(p_occasion)
    and p_answered_on between trial.day(p_occasion.opened_at) and least(p_occasion.closes_on, trial.day(p_at))
    and trial.day(p_at) < coalesce((trial.allocation_of(p_occasion.participant)).release_on, 'infinity'), false);
end $$;

-- Whether this session may still give answers to this questionnaire.
create function trial.takes_from(p_at timestamptz, p_session ops.session, p_occasion trial.occasion) returns boolean
language sql stable set search_path = '' as $$
  select case p_session.mode when 'paper' then trial.takes_paper(p_at, p_occasion, p_session.answered_on)
    else trial.takes_answers(p_at, p_occasion) end
$$;

create function trial.baseline_wave() returns text
language sql stable security definer set search_path = '' as $$
  select coalesce(trial.current_protocol() ->> 'baseline_wave', 'T0')
$$;

-- For every member, or for one who came later: then no row of another is touched, who may be sending in at this moment.
create function trial.open_baseline(p_at timestamptz, p_couple uuid, p_only uuid default null) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_protocol jsonb := trial.current_protocol();
begin
  insert into trial.occasion (participant, wave, questionnaire, opened_at, closes_on)
  select m.participant, trial.baseline_wave(), v_protocol -> 'baseline' ->> m.role, p_at,
    trial.day(p_at) + coalesce((v_protocol ->> 'baseline_window_days')::int, 28)
  from trial.member m where m.couple = p_couple and m.until is null and m.participant = coalesce(p_only, m.participant)
  on conflict (participant, wave) do nothing;
  perform ops.queue_message(p_at, 'joined', o.participant, null, o.id)
  from trial.occasion o join trial.member m on m.participant = o.participant
  where m.couple = p_couple and m.until is null and m.participant = coalesce(p_only, m.participant)
    and o.wave = trial.baseline_wave();
end $$;

-- The newest occasion of this questionnaire that the session is for.
create function trial.occasion_of(p_session ops.session, p_questionnaire text) returns uuid
language sql stable set search_path = '' as $$
  select o.id from trial.occasion o
  where o.participant = p_session.participant and o.questionnaire = p_questionnaire
    and (p_session.mode = 'web' or o.id = p_session.occasion)
  order by o.opened_at desc limit 1
$$;

-- When each answer was given, by item and in milliseconds since 1970. Clocks of devices differ, so a device tells how many
-- milliseconds ago it was (`p_ages`; without: now), and our clock counts back, not beyond the day of opening.
create function trial.given_at(p_at timestamptz, p_occasion trial.occasion, p_answers jsonb, p_ages jsonb) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_object_agg(item, least(t.now, greatest(t.opened, t.now - coalesce((p_ages ->> item)::numeric, 0)))), '{}')
  from jsonb_object_keys(p_answers) item, (select floor(extract(epoch from p_at) * 1000) as now,
    floor(extract(epoch from p_occasion.opened_at) * 1000) as opened) t
$$;

-- What this session may see of a draft: what was typed on this device, or all of it after a fresh code [C9].
create function trial.shown_of(p_at timestamptz, p_session ops.session, p_draft trial.draft) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_object_agg(a.key, a.value), '{}') from jsonb_each(p_draft.answers) a
  where ops.is_fresh(p_at, p_session) or p_draft.typed_on ->> a.key = p_session.device::text
$$;

-- saved {newer} | not_open | no_session. `newer`: for which of these items a later answer stood already and stays, by item
-- with that answer, or with null where it shows only after a code [C9]; left out when there is none. A researcher types what
-- is said now, and is told nothing of it. p_leave: stops for today; the draft then shows only after a new code, also here [C10].
create function api.save_answers(p_at timestamptz, p_session_hash text, p_questionnaire text, p_version int,
  p_answers jsonb, p_leave boolean default false, p_ages jsonb default '{}') returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_session ops.session := ops.filling_at(p_at, p_session_hash);
  v_own boolean := v_session.mode = 'web';
  v_occasion trial.occasion;
  v_draft trial.draft;
  v_given jsonb;
  v_newer text[];
  v_shown jsonb;
begin
  if v_session.hash is null then return jsonb_build_object('status', 'no_session'); end if;
  perform from ops.session s where s.hash = p_session_hash and s.mode <> 'web' for no key update;
  -- The lock keeps a late draft from appearing after the submission that it belongs to.
  select * into v_occasion from trial.occasion o
  where o.id = trial.occasion_of(v_session, p_questionnaire) for no key update;
  if not found or not trial.takes_from(p_at, v_session, v_occasion) then return jsonb_build_object('status', 'not_open'); end if;
  -- Whoever is masked keeps no answer that could tell the arm, also unsent [T7].
  if not v_own then
    p_answers := coalesce((select jsonb_object_agg(a.key, a.value) from jsonb_each(p_answers) a
      where not trial.reveals_arm(a.key)), '{}');
  end if;
  select * into v_draft from trial.draft d where d.occasion = v_occasion.id and d.version = p_version;
  v_given := trial.given_at(p_at, v_occasion, p_answers, case when v_own then p_ages else '{}' end);
  v_newer := array(select g.key from jsonb_each(v_given) g where v_draft.given_at -> g.key > g.value);
  p_answers := p_answers - v_newer;
  v_shown := trial.shown_of(p_at, v_session, v_draft);
  if p_answers <> '{}' then
    insert into trial.draft as d (occasion, version, answers, typed_on, given_at, saved_at)
    values (v_occasion.id, p_version, p_answers,
      (select jsonb_object_agg(item, v_session.device) from jsonb_object_keys(p_answers) item), v_given - v_newer, p_at)
    on conflict (occasion) do update set version = excluded.version, saved_at = excluded.saved_at,
      -- Answers to another version are answers to other questions.
      answers = case d.version when excluded.version then d.answers else '{}' end || excluded.answers,
      typed_on = case d.version when excluded.version then d.typed_on else '{}' end || excluded.typed_on,
      given_at = case d.version when excluded.version then d.given_at else '{}' end || excluded.given_at;
  end if;
  if p_leave and not v_own then
    update ops.session set ended_at = p_at where hash = p_session_hash;
  elsif p_leave then
    update trial.draft set typed_on = '{}' where occasion = v_occasion.id;
    update ops.session set verified_at = null where hash = p_session_hash;
  end if;
  return jsonb_build_object('status', 'saved') || case when v_own and v_newer <> '{}' then
    jsonb_build_object('newer', (select jsonb_object_agg(item, v_shown -> item) from unnest(v_newer) item)) else '{}' end;
end $$;

-- none {participant} | hidden {participant} | draft {participant, answers, more} | not_open | no_session. Shows what was
-- typed on this device, or all of it after a fresh code [C9]. `more`: some stays hidden. A researcher is not told whether
-- there is more.
create function api.read_draft(p_at timestamptz, p_session_hash text, p_questionnaire text, p_version int) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_session ops.session := ops.filling_at(p_at, p_session_hash);
  v_whose jsonb := jsonb_build_object('participant', v_session.participant);
  v_occasion trial.occasion;
  v_draft trial.draft;
  v_shown jsonb;
begin
  if v_session.hash is null then return jsonb_build_object('status', 'no_session'); end if;
  select * into v_occasion from trial.occasion o where o.id = trial.occasion_of(v_session, p_questionnaire);
  if not found or not trial.takes_from(p_at, v_session, v_occasion) then return jsonb_build_object('status', 'not_open'); end if;
  select * into v_draft from trial.draft d where d.occasion = v_occasion.id and d.version = p_version;
  if not found then return v_whose || '{"status": "none"}'; end if;
  v_shown := trial.shown_of(p_at, v_session, v_draft);
  if v_shown = '{}' then
    return v_whose || jsonb_build_object('status', case v_session.mode when 'web' then 'hidden' else 'none' end);
  end if;
  return v_whose || jsonb_build_object('status', 'draft', 'answers', v_shown,
    'more', v_session.mode = 'web' and v_shown <> v_draft.answers);
end $$;

-- Whether an answer to this item could tell the arm, by any protocol that was ever in force [T7].
create function trial.reveals_arm(p_item text) returns boolean
language sql stable set search_path = '' as $$
  select exists (select from trial.protocol p where p.body -> 'revealing_items' ? p_item)
$$;

-- submitted {randomisation, task} | already_submitted | not_open | no_session. How it came in is known from the session:
-- of the participant's own one only whether it was the short form. `task`: what a researcher was doing.
create function api.submit_questionnaire(p_at timestamptz, p_session_hash text, p_questionnaire text, p_version int,
  p_mode text, p_answers jsonb, p_texts jsonb, p_strata jsonb, p_eligible_until date) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_session ops.session := ops.filling_at(p_at, p_session_hash);
  v_own boolean := v_session.mode = 'web';
  v_occasion trial.occasion;
  v_submission uuid;
  v_couple uuid;
  v_randomisation text;
begin
  if v_session.hash is null then return jsonb_build_object('status', 'no_session'); end if;
  perform from ops.session s where s.hash = p_session_hash and s.mode <> 'web' for no key update;
  select * into v_occasion from trial.occasion o
  where o.id = trial.occasion_of(v_session, p_questionnaire) for no key update;
  if not found then return jsonb_build_object('status', 'not_open'); end if;
  if v_occasion.state = 'submitted' then return jsonb_build_object('status', 'already_submitted'); end if;
  if not trial.takes_from(p_at, v_session, v_occasion) then return jsonb_build_object('status', 'not_open'); end if;

  insert into trial.submission (occasion, participant, questionnaire, version, mode, researcher, answered_on, task,
    strata, eligible_until, submitted_at)
  values (v_occasion.id, v_session.participant, p_questionnaire, p_version,
    case when not v_own then v_session.mode when p_mode = 'short' then 'short' else 'web' end, v_session.researcher,
    coalesce(v_session.answered_on, trial.day(p_at)), v_session.task, coalesce(p_strata, '{}'), p_eligible_until, p_at)
  returning id into v_submission;
  -- Whoever is masked takes no answer that could tell the arm [T7].
  insert into trial.answer (submission, item, value)
  select v_submission, x.item, x.value from jsonb_to_recordset(p_answers) as x (item text, value text)
  where v_own or not trial.reveals_arm(x.item)
  on conflict do nothing;
  insert into trial.free_text (submission, item, value)
  select v_submission, x.item, x.value from jsonb_to_recordset(coalesce(p_texts, '[]')) as x (item text, value text)
  where v_own or not trial.reveals_arm(x.item)
  on conflict do nothing;
  update trial.occasion set state = 'submitted' where id = v_occasion.id;
  delete from trial.draft where occasion = v_occasion.id;
  -- Nobody is asked for what is in already.
  update ops.message set state = 'cancelled' where occasion = v_occasion.id and state = 'due';
  update trial.task set state = 'done', ended_at = p_at, owner = coalesce(owner, v_session.researcher)
  where id = v_session.task and state = 'open';
  perform trial.cancel_tasks(p_at, v_session.participant, v_occasion.id);
  update ops.session set ended_at = p_at where hash = p_session_hash and mode <> 'web';
  perform ops.record(p_at, 'questionnaire_submitted', v_session.participant, p_reference => v_submission,
    p_actor => v_session.researcher);

  v_couple := trial.couple_of(v_session.participant);
  if v_couple is not null and (v_occasion.again or v_occasion.wave = trial.baseline_wave()) then
    if v_occasion.again then perform trial.hold_for_answers(p_at, v_couple, v_submission); end if;
    v_randomisation := nullif(trial.randomise(p_at, v_couple) ->> 'status', 'not_ready');
  end if;
  return jsonb_build_object('status', 'submitted', 'randomisation', v_randomisation)
    || case when v_own then '{}' else jsonb_build_object('task', v_session.task) end;
end $$;
