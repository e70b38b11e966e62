-- A baseline that is too old for the draw: what can have changed since is asked again, in two minutes, and then the couple is
-- drawn after all [T1]. Who answers it late, or not at all, is for a person to decide about (docs/decisions/0026).

-- What the draw goes by: the newest of the baseline and of what was asked again. Null while there is no baseline.
create function trial.newest_baseline(p_participant uuid) returns trial.submission
language sql stable set search_path = '' as $$
  select s from trial.submission s join trial.occasion o on o.id = s.occasion
  where s.participant = p_participant and (o.again or o.wave = trial.baseline_wave())
  order by s.answered_on desc, s.submitted_at desc limit 1
$$;

create function trial.is_too_old(p_at timestamptz, p_answered_on date, p_protocol jsonb) returns boolean
language sql stable set search_path = '' as $$
  select p_answered_on < trial.day(p_at) - (p_protocol ->> 'baseline_max_age_days')::int
$$;

-- Asks each member whose answers are too old; the schedule sends the mail. Of who answered freshly nothing changes [C1]. Who
-- let an earlier one pass is not asked again by itself.
create function trial.ask_again(p_at timestamptz, p_couple uuid, p_protocol jsonb) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_again jsonb := p_protocol -> 'baseline_again';
begin
  perform trial.open_occasion(p_at, p.id, v_again ->> 'wave' || case when n.earlier > 0 then '-' || n.earlier + 1 else '' end,
    v_again -> 'questionnaires' ->> p.role, trial.day(p_at) + (v_again ->> 'window_days')::int, true)
  from trial.member m join trial.participant p on p.id = m.participant
  cross join lateral (select count(*) as earlier, count(*) filter (where o.state <> 'submitted') as unanswered
    from trial.occasion o where o.participant = p.id and o.again) n
  where m.couple = p_couple and m.until is null and n.unanswered = 0 and v_again -> 'questionnaires' ? p.role
    and trial.is_too_old(p_at, (trial.newest_baseline(p.id)).answered_on, p_protocol);
end $$;

-- Everything that was too old has been answered again: this hold lifts by itself. Not for what a person has decided.
create function trial.lift_too_old(p_at timestamptz, p_couple uuid) returns void
language plpgsql volatile set search_path = '' as $$
begin
  update trial.hold set state = 'lifted', decided_at = p_at, decision_reason = 'answered again'
  where couple = p_couple and state = 'open' and reason = 'baseline_too_old';
  if not found then return; end if;
  perform ops.record(p_at, 'hold_lifted_by_answers', p_couple => p_couple, p_fields => array['state']);
end $$;

-- An answer of a member after which a person decides first whether this couple can still be drawn, by the rule of the trial.
create function trial.hold_for_answers(p_at timestamptz, p_couple uuid, p_submission uuid) returns void
language plpgsql volatile set search_path = '' as $$
begin
  if not exists (select from trial.answer a join trial.submission s on s.id = a.submission
    join trial.member m on m.participant = s.participant and m.couple = p_couple and m.until is null
    where s.id = p_submission and trial.current_protocol() -> 'baseline_again' -> 'holds' -> a.item ? a.value)
  then
    return;
  end if;
  -- Before the couple, as the draw that follows does.
  perform trial.while_no_list_is_loaded();
  perform from trial.couple c where c.id = p_couple and c.state in ('baseline', 'held') for no key update;
  if found then perform trial.hold_couple(p_at, p_couple, 'life_event'); end if;
end $$;
