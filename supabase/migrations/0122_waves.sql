-- What the schedule needs to know of a person besides the occasions: pauses, tasks for the research team, and what has
-- happened in their life.

create table trial.pause (
  id uuid primary key default gen_random_uuid(),
  participant uuid not null references trial.participant,
  from_on date not null,
  -- The first day on which messages go on.
  until_on date not null,
  made_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  check (until_on > from_on)
);
alter table trial.pause enable row level security;
create index pause_of_participant on trial.pause (participant);
comment on table trial.pause is 'Days on which a person gets no messages of the schedule; windows stay as they are. Erasure: keep (scientific research, under pseudonym).';

create table trial.task (
  id uuid primary key default gen_random_uuid(),
  participant uuid not null references trial.participant,
  occasion uuid references trial.occasion,
  kind text not null check (kind in ('phone', 'paper', 'bounce', 'consent', 'worry', 'life_event')),
  number int not null default 1,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  due_on date not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  owner uuid,
  recorded_at timestamptz not null default now(),
  check ((state = 'open') = (ended_at is null)),
  unique nulls not distinct (participant, occasion, kind, number)
);
alter table trial.task enable row level security;
create index task_open on trial.task (due_on) where state = 'open';
comment on table trial.task is 'What the research team has to do for a person: call, send paper, follow up a worry. Erasure: keep (scientific research, under pseudonym).';
alter table trial.submission add foreign key (task) references trial.task;

-- Opens a task once; null when it was there already. One that was taken back is opened again.
create function trial.open_task(p_at timestamptz, p_kind text, p_participant uuid, p_occasion uuid, p_due_on date,
  p_number int default 1) returns uuid
language plpgsql volatile set search_path = '' as $$
declare
  v_id uuid;
begin
  insert into trial.task (participant, occasion, kind, number, due_on, made_at)
  values (p_participant, p_occasion, p_kind, p_number, p_due_on, p_at)
  on conflict (participant, occasion, kind, number) do update
    set state = 'open', ended_at = null, due_on = excluded.due_on where trial.task.state = 'cancelled'
  returning id into v_id;
  if v_id is not null then
    perform ops.record(p_at, 'task_opened', p_participant, p_reference => v_id, p_fields => array['kind']);
  end if;
  return v_id;
end $$;

-- Nobody has to do them any more: the answers are in, the window closed, or the person stopped or died.
create function trial.cancel_tasks(p_at timestamptz, p_participant uuid, p_occasion uuid default null) returns void
language sql volatile set search_path = '' as $$
  update trial.task set state = 'cancelled', ended_at = p_at
  where participant = p_participant and state = 'open' and kind <> 'worry'
    and (p_occasion is null or occasion = p_occasion)
$$;

-- Where a reading of all histories broke off, so that the next one goes on from there.
create table ops.schedule_place (
  one boolean primary key default true check (one),
  after uuid,
  noted_at timestamptz not null
);
alter table ops.schedule_place enable row level security;
comment on table ops.schedule_place is 'Up to whom the schedule was looked at. Erasure: keep (a reference that loses its meaning when the person is erased).';

-- The steps of the schedule that are messages, and the kind of mail that each is. The baseline's invitation is 'joined'.
-- p_again: about what is asked again.
create function trial.message_kind(p_step text, p_again boolean default false) returns text
language sql immutable set search_path = '' as $$
  select case p_step when 'invite' then case when p_again then 'again' else 'wave' end
    when 'remind' then case when p_again then 'again-reminder' else 'reminder' end when 'last' then 'last-reminder'
    when 'consent' then 'consent-again' when 'end' then 'end' end
$$;

-- The couple that somebody is in, or was in last: who came in keeps the own waves, also when the couple goes on with
-- somebody else [T3].
create function trial.last_membership(p_participant uuid) returns trial.member
language sql stable set search_path = '' as $$
  select m from trial.member m where m.participant = p_participant order by m.until is null desc, m.since desc limit 1
$$;

-- Whether the schedule may still have something to do for a member of a couple.
create function trial.has_steps_left(p_at timestamptz, p_participant trial.participant, p_couple uuid) returns boolean
language plpgsql stable set search_path = '' as $$
declare
  v_release_on date;
begin
  if exists (select from trial.occasion o where o.participant = p_participant.id and o.state = 'open') then return true; end if;
  if p_participant.state <> 'active' then return false; end if;
  v_release_on := (trial.allocation_of(p_participant.id)).release_on;
  if v_release_on is not null then
    return (p_participant.contact = 'all' or trial.day(p_at) <= v_release_on)
      and not exists (select from ops.message m where m.participant = p_participant.id
        and m.kind = trial.message_kind('end') and not ops.never_left(m));
  end if;
  return exists (select from trial.couple c where c.id = p_couple and c.state in ('baseline', 'held'))
    and not exists (select from trial.occasion o
      where o.participant = p_participant.id and o.wave = trial.baseline_wave() and o.state = 'closed');
end $$;

-- The history of each of these people who is or was in a couple; the shape stands in src/domain/due-types.ts. Nothing of the
-- other member, and no arm. For a couple that a human has excluded nobody is asked or called any more; what is open stays
-- open until it closes. One query for all of them, which takes a fraction of the time of one for each.
create function trial.histories_of(p_people uuid[]) returns table (participant uuid, history jsonb)
language plpgsql stable set search_path = '' as $$
#variable_conflict use_column
begin
  return query
  with kinds as materialized (
    select s as step, trial.message_kind(s) as kind from unnest(array['invite', 'remind', 'last', 'consent', 'end']) s
    union all select 'invite', 'joined'
    union all select s, trial.message_kind(s, true) from unnest(array['invite', 'remind']) s
  ), versions as materialized (
    select r.role, trial.consent_version(r.role) as version
    from (select distinct p.role from trial.participant p where p.id = any (p_people)) r
  )
  select p.id, jsonb_build_object('participant', p.id, 'role', p.role, 'state', p.state,
    'contact', case when c.state = 'excluded' then 'none' else p.contact end,
    'reachable', not exists (select from people.contact k where k.participant = p.id and k.bounced_at is not null),
    'consent', case when trial.needs_consent(p.id) then 'again' else 'current' end,
    'consent_version', v.version,
    'joined_on', trial.day(m.since),
    'randomised_on', trial.day(a.allocated_at),
    'release_on', a.release_on,
    'guides_until', trial.guides_until(p.id),
    'pauses', (select coalesce(jsonb_agg(jsonb_build_object('from_on', u.from_on, 'until_on', u.until_on)
      order by u.from_on, u.until_on), '[]') from trial.pause u where u.participant = p.id),
    'occasions', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'wave', o.wave,
        'questionnaire', o.questionnaire, 'state', o.state, 'opened_on', trial.day(o.opened_at),
        'closes_on', o.closes_on, 'last_saved_at', d.saved_at,
        'declined', trial.has_declined(p.id, o.id), 'again', o.again) order by o.opened_at, o.wave), '[]')
      from trial.occasion o left join trial.draft d on d.occasion = o.id where o.participant = p.id),
    'done', (select coalesce(jsonb_agg(jsonb_build_object('wave', x.wave, 'step', x.step, 'number', x.number,
        'on', x.on_day, 'pending', x.pending) order by x.on_day, x.step, x.number), '[]')
      from (
        select o.wave, k.step, g.number, trial.day(coalesce(g.sent_at, g.due_at)) as on_day,
          g.state in ('due', 'claimed') as pending
        from ops.message g join kinds k on k.kind = g.kind left join trial.occasion o on o.id = g.occasion
        where g.participant = p.id and not ops.never_left(g)
        union all
        select o.wave, case t.kind when 'consent' then 'phone' else t.kind end, t.number, t.due_on, false
        from trial.task t left join trial.occasion o on o.id = t.occasion
        where t.participant = p.id and t.kind in ('phone', 'paper', 'consent')
          -- Taken back while the questionnaire goes on: contact was ended, and may be allowed again.
          and not (t.state = 'cancelled' and o.state is distinct from 'submitted' and o.state is distinct from 'closed')) x))
  from trial.participant p
  join versions v on v.role = p.role
  cross join lateral trial.last_membership(p.id) m
  join trial.couple c on c.id = m.couple
  cross join lateral trial.allocation_of(p.id) a
  where p.id = any (p_people);
end $$;

-- read {people, next}: a page of who has something to come, after p_after; next is null on the last page.
create function api.read_histories(p_at timestamptz, p_after uuid, p_limit int) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  v_most int := greatest(p_limit, 1);
  v_page uuid[] := array(
    select p.id from trial.participant p cross join lateral trial.last_membership(p.id) m
    where (p_after is null or p.id > p_after) and m.participant is not null and trial.has_steps_left(p_at, p, m.couple)
    order by p.id limit v_most);
begin
  return jsonb_build_object('status', 'read',
    'people', (select coalesce(jsonb_agg(h.history order by h.participant), '[]') from trial.histories_of(v_page) h),
    'next', case when cardinality(v_page) = v_most then v_page[v_most] end);
end $$;

-- Whether the schedule may send something to this person now. p_consent false: it is the question for consent itself.
create function trial.may_be_sent(p_participant uuid, p_consent boolean default true) returns boolean
language sql stable set search_path = '' as $$
  select p.state = 'active' and p.contact = 'all' and c.bounced_at is null
    and trial.needs_consent(p_participant) <> p_consent
  from trial.participant p join people.contact c on c.participant = p.id where p.id = p_participant
$$;

-- Whether somebody may call this person. p_consent false: to ask for the consent itself.
create function trial.may_be_called(p_participant uuid, p_consent boolean default true) returns boolean
language sql stable set search_path = '' as $$
  select p.state = 'active' and p.contact = 'all' and trial.needs_consent(p_participant) <> p_consent
  from trial.participant p where p.id = p_participant
$$;

-- Once; what was cancelled before it left (the address refused, contact was ended) may be called for again.
create function trial.queue_step(p_participant uuid, p_occasion uuid, p_step text, p_number int, p_due_at timestamptz)
returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  v_kind text := trial.message_kind(p_step, exists (select from trial.occasion o where o.id = p_occasion and o.again));
  v_message ops.message;
begin
  select * into v_message from ops.message m where m.participant = p_participant
    and m.occasion is not distinct from p_occasion and m.kind = v_kind and m.number = p_number for update;
  if not found then
    perform ops.queue_message(p_due_at, v_kind, p_participant, null, p_occasion, p_number, true);
    return true;
  end if;
  if not ops.never_left(v_message) then return false; end if;
  update ops.message set state = 'due', due_at = p_due_at, tries = 0, claimed_at = null where id = v_message.id;
  return true;
end $$;

-- Which version of the consent of a role is in force, counted from 1: by it the question for a new one is asked once a version.
create function trial.consent_version(p_role text) returns int
language sql stable set search_path = '' as $$
  select count(distinct r.body -> 'consent' -> p_role ->> 'version')::int from trial.protocol r
$$;

-- What waits for the new consent steps back for the question, as does the question for an older version; after the answer
-- the plan calls for it again [C7].
create function trial.ask_consent(p_participant uuid, p_number int, p_due_at timestamptz) returns boolean
language plpgsql volatile set search_path = '' as $$
begin
  if not trial.may_be_sent(p_participant, false) then return false; end if;
  update ops.message set state = 'cancelled'
  where participant = p_participant and state = 'due' and scheduled
    and (kind <> trial.message_kind('consent') or number < p_number);
  return trial.queue_step(p_participant, null, 'consent', p_number, p_due_at);
end $$;

create function trial.open_occasion(p_at timestamptz, p_participant uuid, p_wave text, p_questionnaire text, p_closes_on date,
  p_again boolean default false) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  v_id uuid;
begin
  insert into trial.occasion (participant, wave, questionnaire, opened_at, closes_on, again)
  select p.id, p_wave, p_questionnaire, p_at, p_closes_on, p_again from trial.participant p
  where p.id = p_participant and p.state = 'active'
  on conflict (participant, wave) do nothing returning id into v_id;
  if v_id is null then return false; end if;
  perform ops.record(p_at, 'occasion_opened', p_participant, p_reference => v_id);
  return true;
end $$;

-- Never while somebody can still send it in: who was typing at the end gets the grace.
create function trial.close_occasion(p_at timestamptz, p_occasion trial.occasion) returns boolean
language plpgsql volatile set search_path = '' as $$
begin
  if p_occasion.state <> 'open' or trial.takes_answers(p_at, p_occasion) then return false; end if;
  update trial.occasion set state = 'closed' where id = p_occasion.id;
  update ops.message set state = 'cancelled' where occasion = p_occasion.id and state = 'due';
  perform trial.cancel_tasks(p_at, p_occasion.participant, p_occasion.id);
  perform ops.record(p_at, 'occasion_closed', p_occasion.participant, p_reference => p_occasion.id);
  return true;
end $$;

-- Does one step as far as it still holds; false when it was done already or nothing calls for it any more.
create function trial.apply_step(p_at timestamptz, p_participant uuid, p_wave text, p_step text, p_number int,
  p_due_at timestamptz, p_closes_on date, p_questionnaire text) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  v_occasion trial.occasion;
begin
  if p_step = 'open' then
    return trial.open_occasion(p_at, p_participant, p_wave, p_questionnaire, p_closes_on);
  elsif p_step = 'consent' then
    return trial.ask_consent(p_participant, p_number, p_due_at);
  elsif p_step = 'end' then
    return trial.may_be_sent(p_participant) and trial.queue_step(p_participant, null, p_step, p_number, p_due_at);
  elsif p_step = 'phone' and p_wave is null then
    return trial.may_be_called(p_participant, false)
      and trial.open_task(p_at, 'consent', p_participant, null, trial.day(p_due_at), p_number) is not null;
  end if;
  select * into v_occasion from trial.occasion o where o.participant = p_participant and o.wave = p_wave;
  if not found or v_occasion.state <> 'open' then return false; end if;
  if p_step = 'close' then return trial.close_occasion(p_at, v_occasion); end if;
  if trial.day(p_at) > v_occasion.closes_on or trial.has_declined(p_participant, v_occasion.id) then return false; end if;
  if p_step in ('phone', 'paper') then
    return trial.may_be_called(p_participant)
      and trial.open_task(p_at, p_step, p_participant, v_occasion.id, trial.day(p_due_at), p_number) is not null;
  end if;
  return trial.may_be_sent(p_participant) and trial.queue_step(p_participant, v_occasion.id, p_step, p_number, p_due_at);
end $$;

-- applied {counts}: by step, what was really done. Each at most once, whoever else does the same at the same time; what
-- lies in the future is left. The shape of a step stands in src/domain/due-types.ts.
create function api.apply_steps(p_at timestamptz, p_steps jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_people uuid[] := array(select distinct (x ->> 'participant')::uuid from jsonb_array_elements(p_steps) x);
  v_step record;
  v_counts jsonb := '{}';
begin
  perform from trial.participant p where p.id = any (v_people) order by p.id for no key update;
  perform from trial.occasion o where o.participant = any (v_people) order by o.id for no key update;
  for v_step in
    select * from rows from (jsonb_to_recordset(p_steps) as (participant uuid, wave text, step text, number int,
      at timestamptz, "closesOn" date, questionnaire text)) with ordinality s where s.at <= p_at order by s.ordinality
  loop
    if trial.apply_step(p_at, v_step.participant, v_step.wave, v_step.step, v_step.number, v_step.at, v_step."closesOn",
      v_step.questionnaire) then
      v_counts := v_counts || jsonb_build_object(v_step.step, coalesce((v_counts ->> v_step.step)::int, 0) + 1);
    end if;
  end loop;
  return jsonb_build_object('status', 'applied', 'counts', v_counts);
end $$;

-- read {after}: where the last reading broke off; null: it came to the end.
create function api.read_schedule_place(p_at timestamptz) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('status', 'read', 'after', (select s.after from ops.schedule_place s))
$$;

create function api.keep_schedule_place(p_at timestamptz, p_after uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into ops.schedule_place (after, noted_at) values (p_after, p_at)
  on conflict (one) do update set after = excluded.after, noted_at = excluded.noted_at;
  return jsonb_build_object('status', 'kept');
end $$;
