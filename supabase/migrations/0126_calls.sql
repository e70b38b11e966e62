-- The research team calls somebody, or types what came on paper: attempts, worries, and answers taken down for a
-- participant in the same questionnaire [T8, C8].

create table trial.attempt (
  task uuid not null references trial.task,
  number int not null,
  outcome text not null check (outcome in ('no_answer', 'call_back', 'declined', 'done', 'wrong_number', 'worry')),
  call_back_on date,
  -- Whether the researcher came to know the arm; null where nobody was spoken to.
  arm_known boolean,
  made_by uuid not null,
  made_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  live boolean not null default trial.is_live(),
  primary key (task, number),
  check (arm_known is null or outcome not in ('no_answer', 'wrong_number')),
  constraint given_time_is_now check (not live or made_at between recorded_at - interval '5 minutes' and recorded_at + interval '5 minutes')
);
alter table trial.attempt enable row level security;
comment on table trial.attempt is 'Each attempt at a task: how it ended, when to try again, and whether the arm became known. Erasure: keep (scientific research, under pseudonym).';

-- The answers came in by this task, in a conversation, and nobody has said yet whether the arm became known.
create function trial.needs_closing_words(p_task trial.task) returns boolean
language sql stable set search_path = '' as $$
  select exists (select from trial.submission s where s.task = p_task.id and s.mode in ('phone', 'help'))
    and not exists (select from trial.attempt a where a.task = p_task.id and a.outcome = 'done')
$$;

-- Whether somebody said that they don't want this questionnaire: nobody asks for it any more, and it stays open.
create function trial.has_declined(p_participant uuid, p_occasion uuid) returns boolean
language sql stable set search_path = '' as $$
  select exists (select from trial.task t join trial.attempt a on a.task = t.id
    where t.participant = p_participant and t.occasion = p_occasion and a.outcome = 'declined')
$$;

-- Which outcome ends which task. A worry ends when it was followed up and not before [C8]; at a wrong number nobody was
-- reached, who still is to be helped or asked for another address.
create function trial.ends_task(p_kind text, p_outcome text) returns boolean
language sql immutable set search_path = '' as $$
  select p_outcome = 'done' or (p_outcome = 'declined' and p_kind <> 'worry')
    or (p_outcome = 'wrong_number' and p_kind not in ('worry', 'bounce'))
$$;

-- One open worry a person, for who saw it, to be followed up by the next day; null when there is one already.
create function trial.worry_about(p_at timestamptz, p_participant uuid, p_owner uuid) returns uuid
language plpgsql volatile set search_path = '' as $$
declare
  v_id uuid;
begin
  perform from trial.participant p where p.id = p_participant for no key update;
  if exists (select from trial.task t where t.participant = p_participant and t.kind = 'worry' and t.state = 'open') then
    return null;
  end if;
  v_id := trial.open_task(p_at, 'worry', p_participant, null, trial.day(p_at) + 1, (select coalesce(max(t.number), 0) + 1
    from trial.task t where t.participant = p_participant and t.kind = 'worry')::int);
  update trial.task set owner = p_owner where id = v_id;
  return v_id;
end $$;

-- opened | already_open | unknown | not_allowed
create function api.open_worry(p_at timestamptz, p_participant text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant uuid;
begin
  if not access.may('tasks') then return jsonb_build_object('status', 'not_allowed'); end if;
  select p.id into v_participant from trial.participant p where p.code = p_participant;
  if not found then return jsonb_build_object('status', 'unknown'); end if;
  return jsonb_build_object('status', case
    when trial.worry_about(p_at, v_participant, auth.uid()) is null then 'already_open' else 'opened' end);
end $$;

-- recorded {state} | already_recorded | ended | needs_date | needs_arm_known | unknown | not_allowed. p_number: which attempt
-- this is, so that a form that is sent twice counts once. Nobody there: again on the day given, or the next one. Declined: nobody
-- asks for that questionnaire any more.
create function api.record_attempt(p_at timestamptz, p_task uuid, p_number int, p_outcome text, p_call_back_on date,
  p_arm_known boolean) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_task trial.task;
  v_spoke boolean := p_outcome not in ('no_answer', 'wrong_number');
begin
  if not access.may('tasks') then return jsonb_build_object('status', 'not_allowed'); end if;
  if p_outcome = 'call_back' and coalesce(p_call_back_on <= trial.day(p_at), true) then
    return jsonb_build_object('status', 'needs_date');
  end if;
  select * into v_task from trial.task where id = p_task;
  if v_spoke and p_arm_known is null and (v_task.kind <> 'paper' or trial.needs_closing_words(v_task)) then
    return jsonb_build_object('status', 'needs_arm_known');
  end if;
  -- The person before the task: a worry opens one for the same person. What declining takes back, in the order of all.
  perform from trial.participant p where p.id = v_task.participant for no key update;
  if p_outcome = 'declined' then
    perform from trial.occasion o where o.id = v_task.occasion for no key update;
    perform from ops.message m where m.occasion = v_task.occasion and m.state = 'due' and m.scheduled order by m.id for update;
  end if;
  select * into v_task from trial.task where id = p_task for no key update;
  if not found then return jsonb_build_object('status', 'unknown'); end if;
  if exists (select from trial.attempt a where a.task = p_task and a.number >= p_number) then
    return jsonb_build_object('status', 'already_recorded');
  end if;
  if v_task.state <> 'open' and not (p_outcome = 'done' and trial.needs_closing_words(v_task)) then
    return jsonb_build_object('status', 'ended');
  end if;
  insert into trial.attempt (task, number, outcome, call_back_on, arm_known, made_by, made_at)
  select p_task, count(*) + 1, p_outcome, case p_outcome when 'call_back' then p_call_back_on end,
    case when v_spoke then p_arm_known end, auth.uid(), p_at
  from trial.attempt a where a.task = p_task;
  if v_task.state = 'open' then
    update trial.task set owner = coalesce(owner, auth.uid()),
      state = case when trial.ends_task(kind, p_outcome) then 'done' else 'open' end,
      ended_at = case when trial.ends_task(kind, p_outcome) then p_at end,
      due_on = case when p_outcome in ('no_answer', 'call_back', 'wrong_number') and not trial.ends_task(kind, p_outcome)
        then greatest(p_call_back_on, trial.day(p_at) + 1) else due_on end
    where id = p_task returning * into v_task;
  end if;
  if p_outcome = 'declined' and v_task.occasion is not null then
    update ops.message set state = 'cancelled' where occasion = v_task.occasion and state = 'due' and scheduled;
    perform trial.cancel_tasks(p_at, v_task.participant, v_task.occasion);
  end if;
  if p_outcome = 'worry' then perform trial.worry_about(p_at, v_task.participant, auth.uid()); end if;
  perform ops.record(p_at, 'attempt_recorded', v_task.participant, p_reference => p_task,
    p_fields => array['outcome', 'arm_known'], p_actor => auth.uid());
  return jsonb_build_object('status', 'recorded', 'state', v_task.state);
end $$;

-- closed | ended | needs_attempt | unknown | not_allowed. A worry is not closed before somebody told that it was followed
-- up [C8].
create function api.close_task(p_at timestamptz, p_task uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_task trial.task;
begin
  if not access.may('tasks') then return jsonb_build_object('status', 'not_allowed'); end if;
  select * into v_task from trial.task where id = p_task for no key update;
  if not found then return jsonb_build_object('status', 'unknown'); end if;
  if v_task.state <> 'open' then return jsonb_build_object('status', 'ended'); end if;
  if v_task.kind = 'worry' and not exists (
    select from trial.attempt a where a.task = p_task and a.outcome = 'done')
  then
    return jsonb_build_object('status', 'needs_attempt');
  end if;
  update trial.task set state = 'done', ended_at = p_at, owner = coalesce(owner, auth.uid()) where id = p_task;
  perform ops.record(p_at, 'task_closed', v_task.participant, p_reference => p_task, p_actor => auth.uid());
  return jsonb_build_object('status', 'closed');
end $$;

-- started {questionnaire} | not_open | ended | bad_date | consent_first | unknown | not_allowed. Opens a session of one hour
-- for the one questionnaire of this task. On paper the day of the answers is told; else it is today. Paper that comes back when
-- its task or its questionnaire has closed is still typed (trial.takes_paper).
create function api.start_assisted(p_at timestamptz, p_task uuid, p_mode text, p_session_hash text,
  p_answered_on date default null) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_task trial.task;
  v_occasion trial.occasion;
  v_day date := case p_mode when 'paper' then p_answered_on else trial.day(p_at) end;
begin
  if not access.may('assist') then return jsonb_build_object('status', 'not_allowed'); end if;
  -- Whoever types for somebody does so for one person at a time.
  perform from ops.session s where s.researcher = auth.uid() and s.ended_at is null order by s.hash for no key update;
  update ops.session set ended_at = p_at where researcher = auth.uid() and ended_at is null;
  select * into v_task from trial.task where id = p_task;
  if not found then return jsonb_build_object('status', 'unknown'); end if;
  select * into v_occasion from trial.occasion where id = v_task.occasion;
  if v_task.kind not in ('phone', 'paper') or v_occasion.id is null or (v_task.state <> 'open' and p_mode <> 'paper')
    or not exists (select from trial.participant p where p.id = v_task.participant and p.state = 'active')
  then
    return jsonb_build_object('status', 'ended');
  end if;
  if trial.needs_consent(v_task.participant) then return jsonb_build_object('status', 'consent_first'); end if;
  if p_mode = 'paper' then
    -- Whether it takes any, and then whether it takes this one.
    if not trial.takes_paper(p_at, v_occasion, trial.day(v_occasion.opened_at)) then
      return jsonb_build_object('status', 'not_open');
    end if;
    if not trial.takes_paper(p_at, v_occasion, v_day) then return jsonb_build_object('status', 'bad_date'); end if;
  elsif not trial.takes_answers(p_at, v_occasion) then
    return jsonb_build_object('status', 'not_open');
  end if;
  insert into ops.session (hash, participant, mode, researcher, occasion, task, answered_on, trusted_at, opened_at, expires_at)
  values (p_session_hash, v_task.participant, p_mode, auth.uid(), v_occasion.id, p_task, v_day, p_at, p_at,
    p_at + interval '1 hour');
  perform ops.record(p_at, 'assisted_started', v_task.participant, p_reference => p_task, p_fields => array['mode'],
    p_actor => auth.uid());
  return jsonb_build_object('status', 'started', 'questionnaire', v_occasion.questionnaire);
end $$;

-- What such a session may know: the one questionnaire, and nothing of the person. Null for any other session.
create function ops.assisted_view(p_at timestamptz, p_session_hash text) returns jsonb
language sql stable set search_path = '' as $$
  select jsonb_build_object('status', 'assisted', 'mode', (s.f).mode, 'task', (s.f).task, 'role', p.role,
    'questionnaire', o.questionnaire, 'state', case when trial.takes_from(p_at, s.f, o) then 'open' else 'closed' end)
  from (select ops.filling_at(p_at, p_session_hash) as f) s
  join trial.participant p on p.id = (s.f).participant join trial.occasion o on o.id = (s.f).occasion
  where (s.f).mode <> 'web'
$$;
