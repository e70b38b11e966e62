-- An answer that is put right by a researcher: a row with who, when and why beside new answers; nothing is overwritten, and
-- the old value lies where it can be erased [D2].

create table trial.correction (
  submission uuid not null references trial.submission,
  number int not null check (number > 0),
  -- Items of which the earlier answer no longer counts; without a new one they are left open.
  items text[] not null check (cardinality(items) > 0),
  reason text,
  made_by uuid not null,
  made_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  live boolean not null default trial.is_live(),
  primary key (submission, number),
  constraint given_time_is_now check (not live or made_at between recorded_at - interval '5 minutes' and recorded_at + interval '5 minutes')
);
alter table trial.correction enable row level security;
comment on table trial.correction is 'Which answers were put right, by whom, when and why. Erasure: anonymise (reason).';

-- The answers as they stand: of each item those of its last correction, or else those that were sent in.
create view trial.current_answer as
select a.submission, a.item, a.value
from trial.answer a
where a.correction = coalesce((select max(c.number) from trial.correction c
  where c.submission = a.submission and a.item = any (c.items)), 0);

-- corrected | unknown | other_version | not_correctable | needs_reason | not_allowed. p_answers: by item the values that
-- count from now on; none leaves it open. Whoever corrects is not shown what was answered [T6], and corrects neither own
-- words [C11] nor what could tell the arm [T7].
create function api.correct_answer(p_at timestamptz, p_participant text, p_questionnaire text, p_version int,
  p_answers jsonb, p_reason text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_submission trial.submission;
  v_items text[];
  v_number int;
begin
  if not access.may('correct') then return jsonb_build_object('status', 'not_allowed'); end if;
  if coalesce(p_reason, '') !~ '\S' then return jsonb_build_object('status', 'needs_reason'); end if;
  select array_agg(item order by item) into v_items from jsonb_object_keys(p_answers) item;
  select s.* into v_submission from trial.submission s join trial.participant p on p.id = s.participant
  where p.code = p_participant and s.questionnaire = p_questionnaire for no key update of s;
  if not found then return jsonb_build_object('status', 'unknown'); end if;
  if v_submission.version <> p_version then return jsonb_build_object('status', 'other_version'); end if;
  if v_items is null or exists (select from unnest(v_items) i where trial.reveals_arm(i) or i !~ '^[a-z][a-z0-9_]{0,99}$'
      or exists (select from trial.free_text t where t.submission = v_submission.id and t.item = i))
    or exists (select from jsonb_each(p_answers) a, jsonb_array_elements_text(a.value) v where length(v) > 100) then
    return jsonb_build_object('status', 'not_correctable');
  end if;
  select coalesce(max(c.number), 0) + 1 into v_number from trial.correction c where c.submission = v_submission.id;
  insert into trial.correction (submission, number, items, reason, made_by, made_at)
  values (v_submission.id, v_number, v_items, p_reason, auth.uid(), p_at);
  insert into trial.answer (submission, item, correction, value)
  select distinct v_submission.id, a.key, v_number, v from jsonb_each(p_answers) a, jsonb_array_elements_text(a.value) v;
  perform ops.record(p_at, 'answer_corrected', v_submission.participant, p_reference => v_submission.id,
    p_fields => v_items, p_actor => auth.uid());
  return jsonb_build_object('status', 'corrected');
end $$;
