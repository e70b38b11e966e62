-- What happens in people's lives, as recorded states. Nothing here changes what the other member of a couple gets [C1].
--
-- | kind             | told by        | that person                               | couple before the draw | after it  |
-- | died             | team           | everything ends at once                   | held: member_stopped   | no effect |
-- | other_employer   | inviter, team  | goes on; may invite in the other's place  | held: life_event       | no effect |
-- | other_manager    | inviter, team  | goes on; may invite in the other's place  | held: life_event       | no effect |
-- | job_lost         | inviter, team  | goes on; may invite in the other's place  | held: life_event       | no effect |
-- | contract_ended   | inviter, team  | goes on; may invite in the other's place  | held: life_event       | no effect |
-- | no_longer_guides | guide, team    | later questionnaires end; website stays   | held: life_event       | no effect |
-- | couple_apart     | team           | goes on                                   | held: life_event       | no effect |
-- | second_couple    | team           | goes on                                   | held: same_person, by the rule of the trial | no effect |
-- | no_contact       | team, if asked | no mail and no calls, goes on              | no effect              | no effect |
-- | no_data          | team, if asked | everything ends, as on the own page       | held: member_stopped   | no effect |
-- | second_couple    | an invitation  | refused and on the desk                   | no effect: they were first | no effect |
--
-- A hold is decided by a person. Withdrawing an event takes its effect on the person back; a hold stays until decided.

create table trial.life_event (
  id uuid primary key default gen_random_uuid(),
  participant uuid not null references trial.participant,
  kind text not null check (kind in ('died', 'other_employer', 'other_manager', 'job_lost', 'contract_ended',
    'no_longer_guides', 'couple_apart', 'second_couple', 'no_contact', 'no_data')),
  happened_on date,
  -- The invitation by which somebody in a couple was asked for a second one.
  invitation uuid references trial.invitation,
  -- Null: told by the participant on the own page, or seen at an invitation.
  recorded_by uuid,
  reason text,
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_reason text,
  -- What a death or a withdrawal ended, by reference, so that one recorded by mistake can be undone.
  undo jsonb,
  recorded_at timestamptz not null default now(),
  unique (participant, invitation)
);
alter table trial.life_event enable row level security;
create index life_event_of_participant on trial.life_event (participant, made_at);
comment on table trial.life_event is 'What happened to a participant in life or in the couple, and who recorded it. Erasure: anonymise (reason, withdrawn_reason).';

-- Which events the person of a role can tell of; null: only the research team records it.
create function trial.told_by(p_kind text) returns text[]
language sql stable set search_path = '' as $$
  select case
    when p_kind in ('other_employer', 'other_manager', 'job_lost', 'contract_ended') then array[trial.inviting_role()]
    when p_kind = 'no_longer_guides' then
      array(select jsonb_array_elements_text(trial.current_protocol() -> 'guidance_roles'))
  end
$$;

-- The day from which this person no longer guides: no questionnaire opens from then on. Null while they do.
create function trial.guides_until(p_participant uuid) returns date
language sql stable set search_path = '' as $$
  select min(coalesce(e.happened_on, trial.day(e.made_at))) from trial.life_event e
  where e.participant = p_participant and e.kind = 'no_longer_guides' and e.withdrawn_at is null
$$;

-- Whether somebody in a couple can invite another in the place of the other member: after telling that work changed, as
-- long as the study goes on. By what they told themselves only, never by what the other did [C1].
create function trial.may_replace(p_at timestamptz, p_participant uuid) returns boolean
language plpgsql stable set search_path = '' as $$
begin
  return exists (
    select from trial.member m join trial.couple c on c.id = m.couple
    join trial.member o on o.couple = c.id and o.role <> m.role and o.until is null
    left join trial.allocation a on a.couple = c.id
    where m.participant = p_participant and m.until is null and m.role = trial.inviting_role() and c.state <> 'excluded'
      and (a.release_on is null or trial.day(p_at) < a.release_on)
      and exists (select from trial.life_event e
        where e.participant = m.participant and e.withdrawn_at is null and e.made_at >= o.since
          and e.kind in ('other_employer', 'other_manager', 'job_lost', 'contract_ended')))
    and not exists (select from trial.invitation i
      where i.inviter = p_participant and i.state in ('waiting', 'sent') and i.expires_at > p_at);
end $$;

create function trial.add_life_event(p_at timestamptz, p_event trial.life_event) returns uuid
language plpgsql volatile set search_path = '' as $$
begin
  p_event.id := gen_random_uuid();
  p_event.made_at := p_at;
  p_event.recorded_at := now();
  insert into trial.life_event select p_event.* on conflict (participant, invitation) do nothing;
  if not found then return null; end if;
  perform ops.record(p_at, 'life_event_recorded', p_event.participant, p_reference => p_event.id,
    p_fields => array['kind', 'happened_on', 'reason'], p_actor => p_event.recorded_by);
  return p_event.id;
end $$;

-- Before the draw a person decides whether this couple can still be randomised; after it nothing changes [T2, T3].
create function trial.hold_for_event(p_at timestamptz, p_participant uuid, p_kind text) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_couple uuid;
begin
  if p_kind = 'second_couple' and trial.current_protocol() ->> 'same_person' is distinct from 'hold' then return; end if;
  select c.id into v_couple from trial.couple c
  where c.state in ('baseline', 'held') and c.id = (select m.couple from trial.member m
    where m.participant = p_participant and m.until is null) for no key update;
  if not found then return; end if;
  perform trial.hold_couple(p_at, v_couple, case p_kind when 'second_couple' then 'same_person' else 'life_event' end);
end $$;

-- Whether somebody in a couple came in through an open invitation of another. One person, one couple: it stays an
-- invitation to which nobody came, and the desk sees it [T2].
create function trial.note_second_couple(p_at timestamptz, p_participant uuid, p_invitation uuid) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  v_event trial.life_event;
begin
  if trial.couple_of(p_participant) is null or not exists (select from trial.invitation i
      where i.id = p_invitation and trial.is_open(p_at, i)) then
    return false;
  end if;
  v_event.participant := p_participant;
  v_event.kind := 'second_couple';
  v_event.invitation := p_invitation;
  if trial.add_life_event(p_at, v_event) is not null then
    perform trial.open_task(p_at, 'life_event', p_participant, null, trial.day(p_at), (select count(*)::int
      from trial.life_event e where e.participant = p_participant and e.kind = 'second_couple'));
  end if;
  return true;
end $$;

-- recorded {may_replace} | not_theirs | in_future | no_session | not_fresh: told by the participant on the own page. Twice
-- the same on one day is once.
create function api.report_life_event(p_at timestamptz, p_session_hash text, p_kind text, p_happened_on date) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_session ops.session := ops.session_at(p_at, p_session_hash);
  v_participant trial.participant := ops.participant_at(p_at, p_session_hash);
  v_event trial.life_event;
begin
  if v_participant.id is null or v_session.mode <> 'web' then return jsonb_build_object('status', 'no_session'); end if;
  if not ops.is_fresh(p_at, v_session) then return jsonb_build_object('status', 'not_fresh'); end if;
  if not coalesce(v_participant.role = any (trial.told_by(p_kind)), false)
    or trial.couple_of(v_participant.id) is null then
    return jsonb_build_object('status', 'not_theirs');
  end if;
  if p_happened_on > trial.day(p_at) then return jsonb_build_object('status', 'in_future'); end if;
  perform from trial.participant p where p.id = v_participant.id for no key update;
  if not exists (select from trial.life_event e where e.participant = v_participant.id and e.kind = p_kind
      and e.withdrawn_at is null and e.happened_on is not distinct from p_happened_on
      and trial.day(e.made_at) = trial.day(p_at)) then
    v_event.participant := v_participant.id;
    v_event.kind := p_kind;
    v_event.happened_on := p_happened_on;
    perform trial.add_life_event(p_at, v_event);
    perform trial.hold_for_event(p_at, v_participant.id, p_kind);
  end if;
  return jsonb_build_object('status', 'recorded', 'may_replace', trial.may_replace(p_at, v_participant.id));
end $$;

-- What taking part consists of now, by reference, for who is going to end it. Takes the locks in the order of
-- end_participation: sessions, then the person.
create function trial.before_ending(p_participant uuid) returns jsonb
language plpgsql volatile set search_path = '' as $$
begin
  perform from ops.session s where s.participant = p_participant and s.ended_at is null order by s.hash for no key update;
  perform from trial.participant p where p.id = p_participant for no key update;
  return (select jsonb_build_object('state', p.state, 'contact', p.contact,
    'occasions', (select jsonb_agg(o.id) from trial.occasion o where o.participant = p.id and o.state = 'open'),
    'messages', (select jsonb_agg(m.id) from ops.message m where m.participant = p.id and m.state = 'due'),
    'links', (select jsonb_agg(l.id) from ops.link l where l.participant = p.id and l.ended_at is null),
    'tasks', (select jsonb_agg(t.id) from trial.task t where t.participant = p.id and t.state = 'open'))
    from trial.participant p where p.id = p_participant);
end $$;

-- Ends everything for who died, and gives what a correction needs; null when it was recorded before. Somebody who had
-- stopped keeps the moment of stopping.
create function trial.end_by_death(p_at timestamptz, p_participant uuid) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  v_before jsonb := trial.before_ending(p_participant);
begin
  if v_before ->> 'state' = 'died' then return null; end if;
  if not trial.end_participation(p_at, p_participant, 'died') then
    update trial.participant set state = 'died' where id = p_participant;
    update ops.session set ended_at = p_at where participant = p_participant and ended_at is null;
  end if;
  return v_before;
end $$;

-- Ends what was asked for, and gives what a correction needs; null when it had ended already.
create function trial.end_by_request(p_at timestamptz, p_participant uuid, p_grade text) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  v_before jsonb := trial.before_ending(p_participant);
begin
  if v_before ->> 'state' <> 'active' then return null; end if;
  if p_grade = 'no_data' then
    perform trial.end_participation(p_at, p_participant, 'stopped');
    return v_before;
  end if;
  if v_before ->> 'contact' = 'none' then return null; end if;
  perform trial.end_contact(p_at, p_participant);
  -- The messages are called for again by the schedule.
  return jsonb_build_object('tasks', v_before -> 'tasks');
end $$;

-- The tasks that an event ended, as far as they are about something that is still open.
create function trial.reopen_tasks(p_undo jsonb) returns void
language sql volatile set search_path = '' as $$
  update trial.task set state = 'open', ended_at = null
  where p_undo -> 'tasks' ? id::text and state = 'cancelled'
    and (occasion is null or exists (select from trial.occasion o where o.id = occasion and o.state = 'open'))
$$;

-- Mail and calls are allowed again, unless the person asked for none once more since then.
create function trial.undo_no_contact(p_event trial.life_event) returns void
language plpgsql volatile set search_path = '' as $$
begin
  update trial.participant p set contact = 'all'
  where p.id = p_event.participant and p.state = 'active' and p.contact = 'none' and not exists (select from ops.audit a
    where a.participant = p.id and a.event = 'contact_ended' and a.at > p_event.made_at);
  if found then perform trial.reopen_tasks(p_event.undo); end if;
end $$;

-- Brings back who is alive, or didn't stop: as they were, in what is still open today. Sessions stay ended: a new code is
-- asked. Who had everything erased meanwhile stays away.
create function trial.undo_ending(p_at timestamptz, p_event trial.life_event) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_undo jsonb := p_event.undo;
  v_ended text := case p_event.kind when 'died' then 'died' else 'stopped' end;
begin
  perform from trial.participant p where p.id = p_event.participant for no key update;
  if v_undo ->> 'state' <> 'active' then
    update trial.participant set state = v_undo ->> 'state' where id = p_event.participant and state = v_ended;
    return;
  end if;
  update trial.participant p set state = 'active', stopped_at = null
  where p.id = p_event.participant and p.state = v_ended
    and exists (select from people.contact c where c.participant = p.id);
  if not found then return; end if;
  update people.contact c set active = true where c.participant = p_event.participant and not exists (
    select from people.contact d where d.role = c.role and d.email_hash = c.email_hash and d.active);
  update trial.occasion set state = 'open'
  where v_undo -> 'occasions' ? id::text and state = 'closed' and closes_on >= trial.day(p_at);
  update ops.message set state = 'due' where v_undo -> 'messages' ? id::text and state = 'cancelled'
    and (occasion is null or exists (select from trial.occasion o where o.id = occasion and o.state = 'open'));
  perform trial.reopen_tasks(v_undo);
  update ops.link set ended_at = null where v_undo -> 'links' ? id::text;
end $$;

-- recorded {event} | already | unknown | not_theirs | in_future | needs_reason | not_allowed: by the research team.
create function api.record_life_event(p_at timestamptz, p_participant text, p_kind text, p_happened_on date, p_reason text)
returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant trial.participant;
  v_event trial.life_event;
begin
  if not access.may('life_events') then return jsonb_build_object('status', 'not_allowed'); end if;
  if coalesce(p_reason, '') !~ '\S' then return jsonb_build_object('status', 'needs_reason'); end if;
  select * into v_participant from trial.participant p where p.code = p_participant;
  if not found then return jsonb_build_object('status', 'unknown'); end if;
  if p_kind is null or p_kind not in ('died', 'couple_apart', 'second_couple')
    and not coalesce(v_participant.role = any (trial.told_by(p_kind)), false) then
    return jsonb_build_object('status', 'not_theirs');
  end if;
  if p_happened_on > trial.day(p_at) then return jsonb_build_object('status', 'in_future'); end if;
  if p_kind = 'died' then
    v_event.undo := trial.end_by_death(p_at, v_participant.id);
    if v_event.undo is null then return jsonb_build_object('status', 'already'); end if;
  else
    perform from trial.participant p where p.id = v_participant.id for no key update;
  end if;
  v_event.participant := v_participant.id;
  v_event.kind := p_kind;
  v_event.happened_on := p_happened_on;
  v_event.recorded_by := auth.uid();
  v_event.reason := p_reason;
  v_event.id := trial.add_life_event(p_at, v_event);
  if p_kind <> 'died' then perform trial.hold_for_event(p_at, v_participant.id, p_kind); end if;
  return jsonb_build_object('status', 'recorded', 'event', v_event.id);
end $$;

-- recorded {event} | already | unknown | needs_reason | not_allowed: somebody said to the research team to stop, and how is
-- the reason. Grades: no_contact | no_data. Erasing is asked on the own page or in writing, never here.
create function api.record_withdrawal(p_at timestamptz, p_participant text, p_grade text, p_reason text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_event trial.life_event;
begin
  if not access.may('life_events') then return jsonb_build_object('status', 'not_allowed'); end if;
  if p_grade is null or p_grade not in ('no_contact', 'no_data') then
    raise exception 'unknown grade %', p_grade using errcode = 'invalid_parameter_value';
  end if;
  if coalesce(p_reason, '') !~ '\S' then return jsonb_build_object('status', 'needs_reason'); end if;
  select p.id into v_event.participant from trial.participant p where p.code = p_participant;
  if not found then return jsonb_build_object('status', 'unknown'); end if;
  v_event.undo := trial.end_by_request(p_at, v_event.participant, p_grade);
  if v_event.undo is null then return jsonb_build_object('status', 'already'); end if;
  v_event.kind := p_grade;
  v_event.recorded_by := auth.uid();
  v_event.reason := p_reason;
  v_event.id := trial.add_life_event(p_at, v_event);
  return jsonb_build_object('status', 'recorded', 'event', v_event.id);
end $$;

-- withdrawn | already | unknown | needs_reason | not_allowed: it was recorded by mistake; the row stays, with who and why.
create function api.withdraw_life_event(p_at timestamptz, p_event uuid, p_reason text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_event trial.life_event;
begin
  if not access.may('life_events') then return jsonb_build_object('status', 'not_allowed'); end if;
  if coalesce(p_reason, '') !~ '\S' then return jsonb_build_object('status', 'needs_reason'); end if;
  select * into v_event from trial.life_event e where e.id = p_event;
  if not found then return jsonb_build_object('status', 'unknown'); end if;
  perform from trial.participant p where p.id = v_event.participant for no key update;
  update trial.life_event set withdrawn_at = p_at, withdrawn_by = auth.uid(), withdrawn_reason = p_reason
  where id = p_event and withdrawn_at is null;
  if not found then return jsonb_build_object('status', 'already'); end if;
  if v_event.kind = 'no_contact' then perform trial.undo_no_contact(v_event); end if;
  if v_event.kind in ('died', 'no_data') then perform trial.undo_ending(p_at, v_event); end if;
  perform ops.record(p_at, 'life_event_withdrawn', v_event.participant, p_reference => p_event,
    p_fields => array['withdrawn_reason'], p_actor => auth.uid());
  return jsonb_build_object('status', 'withdrawn');
end $$;
