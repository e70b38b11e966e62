-- Why a couple is not randomised yet: by rules of the trial, decided by a person who sees no arm [T2].

create table trial.hold (
  id uuid primary key default gen_random_uuid(),
  couple uuid not null references trial.couple,
  reason text not null check (reason in ('same_person', 'same_organisation', 'eligibility_too_late',
    'baseline_too_old', 'member_stopped', 'life_event', 'list_exhausted', 'no_list', 'stratum_unknown')),
  state text not null default 'open' check (state in ('open', 'lifted', 'excluded')),
  made_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  decision_reason text,
  recorded_at timestamptz not null default now(),
  check ((state = 'open') = (decided_at is null))
);
alter table trial.hold enable row level security;
create unique index one_open_hold_a_reason on trial.hold (couple, reason) where state = 'open';
comment on table trial.hold is 'Why a couple is not randomised yet, and who decided what. Erasure: keep (course of the trial; under pseudonym).';

-- Holds a couple for a reason of the moment, so that the desk sees it; once while that reason stands.
create function trial.hold_couple(p_at timestamptz, p_couple uuid, p_reason text) returns void
language plpgsql volatile set search_path = '' as $$
begin
  update trial.couple set state = 'held' where id = p_couple and state <> 'held';
  insert into trial.hold (couple, reason, made_at) values (p_couple, p_reason, p_at)
  on conflict (couple, reason) where state = 'open' do nothing;
  if not found then return; end if;
  perform ops.record(p_at, case when p_reason in ('list_exhausted', 'no_list', 'stratum_unknown') then p_reason
    else 'couple_held' end, p_couple => p_couple, p_fields => array['reason']);
end $$;

-- What holds this couple today by the rules of the trial.
create function trial.hold_reasons(p_at timestamptz, p_couple trial.couple, p_protocol jsonb) returns text[]
language sql stable set search_path = '' as $$
  with mine as (
    select p.id, p.state, p.role, c.email_hash, c.organisation_hash, s.answered_on, s.eligible_until,
      p_protocol -> 'guidance_roles' ? p.role as guides
    from trial.member m
    join trial.participant p on p.id = m.participant
    left join people.contact c on c.participant = m.participant
    join lateral trial.newest_baseline(p.id) s on s.id is not null
    where m.couple = p_couple.id and m.until is null
  ), others as (
    select c.role, c.email_hash, c.organisation_hash
    from people.contact c join trial.member m on m.participant = c.participant join trial.couple k on k.id = m.couple
    where k.id <> p_couple.id and k.state <> 'excluded' and k.test = p_couple.test
      and (k.state = 'randomised' or (k.joined_at, k.id) < (p_couple.joined_at, p_couple.id))
      and (c.email_hash in (select email_hash from mine) or c.organisation_hash in (select organisation_hash from mine))
  )
  select array_remove(array[
    case when p_protocol ->> 'same_person' = 'hold' and exists (select from mine m join others o
      on o.role = m.role and o.email_hash = m.email_hash where m.guides) then 'same_person' end,
    case when p_protocol ->> 'same_organisation' = 'hold' and exists (select from mine m join others o
      on o.role = m.role and o.organisation_hash = m.organisation_hash where m.guides) then 'same_organisation' end,
    case when exists (select from mine where eligible_until < trial.day(p_at)) then 'eligibility_too_late' end,
    case when exists (select from mine where trial.is_too_old(p_at, answered_on, p_protocol)) then 'baseline_too_old' end,
    case when exists (select from mine where state <> 'active') then 'member_stopped' end], null)
$$;

-- lifted {randomisation} | excluded | already_decided | needs_reason | unknown | not_allowed. By somebody who sees no arm [T2].
create function api.decide_hold(p_at timestamptz, p_hold uuid, p_decision text, p_reason text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_hold trial.hold;
  v_state text;
  v_randomisation text;
begin
  if not access.may('decide_holds') then return jsonb_build_object('status', 'not_allowed'); end if;
  if coalesce(p_reason, '') !~ '\S' then return jsonb_build_object('status', 'needs_reason'); end if;
  select * into v_hold from trial.hold where id = p_hold;
  if not found then return jsonb_build_object('status', 'unknown'); end if;
  perform trial.while_no_list_is_loaded();
  select c.state into v_state from trial.couple c where c.id = v_hold.couple for no key update;
  -- An exclusion decides all that held the couple: nothing brings it back.
  if v_state <> 'held' then return jsonb_build_object('status', 'already_decided'); end if;
  update trial.hold set state = case p_decision when 'lift' then 'lifted' when 'exclude' then 'excluded' end,
    decided_at = p_at, decided_by = auth.uid(), decision_reason = p_reason
  where id = p_hold and state = 'open';
  if not found then return jsonb_build_object('status', 'already_decided'); end if;
  perform ops.record(p_at, 'hold_decided', p_couple => v_hold.couple, p_reference => p_hold,
    p_fields => array['state', 'decision_reason'], p_actor => auth.uid());
  if p_decision = 'exclude' then
    update trial.hold set state = 'excluded', decided_at = p_at, decided_by = auth.uid(), decision_reason = p_reason
    where couple = v_hold.couple and state = 'open';
    update trial.couple set state = 'excluded' where id = v_hold.couple;
    return jsonb_build_object('status', 'excluded');
  end if;
  if not exists (select from trial.hold h where h.couple = v_hold.couple and h.state = 'open') then
    update trial.couple set state = 'baseline' where id = v_hold.couple;
  end if;
  v_randomisation := trial.randomise(p_at, v_hold.couple) ->> 'status';
  return jsonb_build_object('status', 'lifted', 'randomisation', v_randomisation);
end $$;
