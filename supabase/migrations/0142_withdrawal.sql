-- Withdrawing in three grades: no more contact, no more data, and nothing kept that may go [C1, D2, T3].

-- Ends taking part, by the person's own stop or by death: occasions, messages, tasks, links and sessions. The other half
-- goes on; a couple that was not randomised yet waits for a human decision. False when it had ended already. Takes the
-- sessions of the participant, then the participant: nothing that comes later in the order may be held by who calls it.
create function trial.end_participation(p_at timestamptz, p_participant uuid, p_state text) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  v_couple uuid;
begin
  -- Sessions first, then the person: the order of confirm_code, so that the two never wait for each other.
  perform from ops.session s where s.participant = p_participant and s.ended_at is null order by s.hash for no key update;
  perform from trial.participant p where p.id = p_participant and p.state = 'active' for no key update;
  if not found then return false; end if;
  update trial.participant set state = p_state, stopped_at = p_at where id = p_participant;
  update people.contact set active = false where participant = p_participant;
  -- Occasions before messages, as who sends in a questionnaire does.
  perform from trial.occasion o where o.participant = p_participant order by o.id for no key update;
  update trial.occasion set state = 'closed' where participant = p_participant and state = 'open';
  update ops.message set state = 'cancelled' where participant = p_participant and state = 'due';
  perform trial.cancel_tasks(p_at, p_participant);
  update ops.link set ended_at = p_at where participant = p_participant and ended_at is null;
  perform trial.close_invitation(p_at, i.id, case when i.state = 'waiting' then 'taken_back' else 'closed' end)
  from trial.invitation i where i.inviter = p_participant and i.state in ('waiting', 'sent', 'handed');
  update ops.session set ended_at = p_at where participant = p_participant and ended_at is null;
  perform people.end_proposal(p_at, p_participant, 'over', null);
  perform ops.record(p_at, 'participant_' || p_state, p_participant);
  -- Not randomised any more by itself: a person decides. The other sees what anybody sees who waits [C1].
  select c.id into v_couple from trial.couple c
  where c.id = (select m.couple from trial.member m where m.participant = p_participant and m.until is null)
    and c.state in ('baseline', 'held') for no key update;
  if found then perform trial.hold_couple(p_at, v_couple, 'member_stopped'); end if;
  return true;
end $$;

-- No more mail and no calls; the questionnaires and the website stay on the own page. What the team has to do without asking
-- this person (a worry, a second couple) stays.
create function trial.end_contact(p_at timestamptz, p_participant uuid) returns void
language plpgsql volatile set search_path = '' as $$
begin
  perform from trial.participant p where p.id = p_participant for no key update;
  update trial.participant set contact = 'none' where id = p_participant;
  update ops.message set state = 'cancelled' where participant = p_participant and state = 'due' and scheduled;
  update trial.task set state = 'cancelled', ended_at = p_at
  where participant = p_participant and state = 'open' and kind in ('phone', 'paper', 'bounce', 'consent');
  perform ops.record(p_at, 'contact_ended', p_participant);
end $$;

-- Which rows of a table belong to a participant, as a condition on $1; null where no row is of one person. What others
-- hold about a couple, such as the session or the link of the other half, is not among them [C1].
create function ops.rows_of(p_table regclass) returns text
language sql stable set search_path = '' as $$
  select case
    when p_table = 'trial.participant'::regclass then 'id = $1'
    when c ? 'participant' then 'participant = $1'
    when c ? 'inviter' then 'inviter = $1 or id = (select p.invited_by from trial.participant p where p.id = $1)'
    when c ? 'submission' then 'submission in (select s.id from trial.submission s where s.participant = $1)'
    when c ? 'occasion' then 'occasion in (select o.id from trial.occasion o where o.participant = $1)'
    when c ? 'task' then 'task in (select t.id from trial.task t where t.participant = $1)'
    when c ? 'session_hash' then 'session_hash in (select s.hash from ops.session s where s.participant = $1)'
    -- What was typed about somebody in an invitation that they didn't join by is of who typed it, and runs out by itself.
    when c ? 'invitation' then 'invitation in (select i.id from trial.invitation i where i.inviter = $1
      or (i.state = ''joined'' and i.id = (select p.invited_by from trial.participant p where p.id = $1)))'
  end
  from (select jsonb_object_agg(a.attname, true) as c from pg_catalog.pg_attribute a
    where a.attrelid = p_table and a.attnum > 0 and not a.attisdropped) x
$$;

-- Does to the rows of a participant what the comment of each table says: `Erasure: erase` deletes them; `Erasure:
-- anonymise (...)` empties each column that stands between the brackets; `Erasure: keep (...)` leaves them. The key to the
-- person, name and addresses, is in tables that are erased. Newer tables first: they refer to older ones.
create function ops.erase(p_at timestamptz, p_participant uuid) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_table record;
begin
  for v_table in
    select t.oid::regclass as name, d.rule[1] as verb, ops.rows_of(t.oid) as rows,
      (select string_agg(format('%I = null', a.attname), ', ') from pg_catalog.pg_attribute a
        where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and not a.attnotnull
          and d.rule[2] ~ ('\m' || a.attname || '\M')) as emptied
    from pg_catalog.pg_class t join pg_catalog.pg_namespace n on n.oid = t.relnamespace
    cross join lateral (select regexp_match(pg_catalog.obj_description(t.oid, 'pg_class'),
      'Erasure: (erase|anonymise)(?: \(([^)]*)\))?') as rule) d
    where n.nspname in ('people', 'trial', 'ops') and t.relkind = 'r' and d.rule is not null
    order by t.oid desc
  loop
    if v_table.rows is null then continue; end if;
    if v_table.verb = 'erase' then
      execute format('delete from %s where %s', v_table.name, v_table.rows) using p_participant;
    elsif v_table.emptied is not null then
      execute format('update %s set %s where %s', v_table.name, v_table.emptied, v_table.rows) using p_participant;
    end if;
  end loop;
  -- The day itself can be known to people around them; the month says enough.
  update trial.answer a set value = left(a.value, 7) || '-01'
  from trial.submission s
  where s.id = a.submission and s.participant = p_participant and a.value ~ '^\d{4}-\d{2}-\d{2}$';
  perform ops.record(p_at, 'participant_erased', p_participant);
end $$;

-- withdrawn | already | no_session | not_fresh. Grades: no_contact | no_data | erase. Who stopped before may still ask to
-- erase.
create function api.withdraw(p_at timestamptz, p_session_hash text, p_grade text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_session ops.session := ops.session_at(p_at, p_session_hash);
  v_participant trial.participant;
begin
  if p_grade not in ('no_contact', 'no_data', 'erase') then
    raise exception 'unknown grade %', p_grade using errcode = 'invalid_parameter_value';
  end if;
  select * into v_participant from trial.participant p where p.id = v_session.participant;
  if v_participant.id is null or v_session.trusted_at is null then
    return jsonb_build_object('status', 'no_session');
  end if;
  if not ops.is_fresh(p_at, v_session) then return jsonb_build_object('status', 'not_fresh'); end if;
  if v_participant.state <> 'active' and p_grade <> 'erase' then return jsonb_build_object('status', 'already'); end if;
  if p_grade = 'no_contact' then
    perform trial.end_contact(p_at, v_participant.id);
  else
    perform trial.end_participation(p_at, v_participant.id, 'stopped');
    if p_grade = 'erase' then perform ops.erase(p_at, v_participant.id); end if;
  end if;
  return jsonb_build_object('status', 'withdrawn');
end $$;

-- What ending contact took back and still is to be done: calls and paper for what is still open, and an address that
-- refuses mail. The schedule calls for the rest again.
create function trial.resume_tasks(p_at timestamptz, p_participant trial.participant) returns void
language plpgsql volatile set search_path = '' as $$
begin
  perform from trial.occasion o where o.participant = p_participant.id and o.state = 'open' order by o.id for no key update;
  perform trial.open_task(p_at, t.kind, t.participant, t.occasion, greatest(t.due_on, trial.day(p_at)), t.number)
  from trial.task t join trial.occasion o on o.id = t.occasion
  where t.participant = p_participant.id and t.state = 'cancelled' and t.kind in ('phone', 'paper') and o.state = 'open'
    and not trial.has_declined(p_participant.id, o.id);
  if exists (select from people.contact c where c.participant = p_participant.id and c.bounced_at is not null) then
    perform ops.ask_for_address(p_at, p_participant);
  end if;
end $$;

-- allowed | no_session | not_fresh: who asked for no more contact wants the messages back.
create function api.allow_contact(p_at timestamptz, p_session_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_participant trial.participant := ops.fresh_participant(p_at, p_session_hash);
begin
  if v_participant.id is null then return ops.refusal(p_at, p_session_hash); end if;
  update trial.participant set contact = 'all' where id = v_participant.id and contact = 'none' returning * into v_participant;
  if found then
    perform trial.resume_tasks(p_at, v_participant);
    perform ops.record(p_at, 'contact_allowed', v_participant.id);
  end if;
  return jsonb_build_object('status', 'allowed');
end $$;
