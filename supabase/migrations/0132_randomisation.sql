-- Randomisation: once a couple, at the next place of its stratum, in the transaction of the second baseline [T1].

create table trial.allocation (
  couple uuid primary key references trial.couple,
  list uuid not null,
  number int not null,
  stratum text not null,
  position int not null,
  arm text not null,
  chain text not null,
  allocated_at timestamptz not null,
  release_on date not null,
  recorded_at timestamptz not null default now(),
  live boolean not null default trial.is_live(),
  unique (list, stratum, position),
  unique (list, number),
  constraint given_time_is_now check (not live or allocated_at between recorded_at - interval '5 minutes' and recorded_at + interval '5 minutes')
);
alter table trial.allocation enable row level security;
create trigger only_grows before update or delete on trial.allocation for each row execute function ops.refuse_change();
create trigger never_emptied before truncate on trial.allocation execute function ops.refuse_change();
comment on table trial.allocation is 'The arm of each couple, its place in the chain and the date of release. Erasure: keep (scientific research: once allocated, always in).';

-- The stratum of a couple: factor=level for each factor in the order of the protocol; null while one is unknown.
create function trial.stratum_of(p_couple uuid, p_protocol jsonb) returns text
language sql stable set search_path = '' as $$
  select case
    when jsonb_array_length(p_protocol -> 'strata') = 0 then 'all'
    when bool_and(level is not null) then string_agg(factor || '=' || level, ',' order by place) end
  from (
    select f.place, f.factor ->> 'factor' as factor, (
      select s.strata ->> (f.factor ->> 'factor')
      from trial.member m join trial.occasion o on o.participant = m.participant and o.wave = trial.baseline_wave()
      join trial.submission s on s.occasion = o.id
      where m.couple = p_couple and m.until is null and f.factor -> 'levels' ? (s.strata ->> (f.factor ->> 'factor'))
      limit 1) as level
    from jsonb_array_elements(p_protocol -> 'strata') with ordinality as f (factor, place)) x
$$;

-- What a participant has of an allocation, also after another took the place. Who left before the draw has it if the own
-- baseline was in: then they wait for it as a member does [C1].
create function trial.allocation_of(p_participant uuid) returns trial.allocation
language sql stable set search_path = '' as $$
  select a from trial.member m join trial.allocation a on a.couple = m.couple
  where m.participant = p_participant and (m.until is null or m.until >= a.allocated_at or exists (
    select from trial.occasion o
    where o.participant = m.participant and o.wave = trial.baseline_wave() and o.state = 'submitted'))
  order by m.until desc nulls first limit 1
$$;

-- Many randomise at once, and none while a list is loaded: who found no place then is seen by who loads.
create function trial.while_no_list_is_loaded() returns void
language sql volatile set search_path = '' as $$ select pg_advisory_xact_lock_shared(20260002) $$;

-- The work of api.randomise, also called when the second baseline comes in and when the last hold is lifted.
create function trial.randomise(p_at timestamptz, p_couple uuid) returns jsonb
language plpgsql volatile set search_path = '' as $$
declare
  v_protocol jsonb := trial.current_protocol();
  v_couple trial.couple;
  v_today text[];
  v_reasons text[];
  v_stratum text;
  v_drawn record;
begin
  perform trial.while_no_list_is_loaded();
  select * into v_couple from trial.couple where id = p_couple for no key update;
  if not found or v_couple.state = 'excluded' then return jsonb_build_object('status', 'not_ready'); end if;
  if v_couple.state = 'randomised' then return jsonb_build_object('status', 'already_randomised'); end if;
  if (select count(distinct m.role) from trial.member m
      join trial.occasion o on o.participant = m.participant and o.wave = trial.baseline_wave() and o.state = 'submitted'
      where m.couple = p_couple and m.until is null) < jsonb_array_length(v_protocol -> 'roles') then
    return jsonb_build_object('status', 'not_ready');
  end if;
  v_stratum := trial.stratum_of(p_couple, v_protocol);

  v_today := trial.hold_reasons(p_at, v_couple, v_protocol);
  if not 'baseline_too_old' = any (v_today) then perform trial.lift_too_old(p_at, p_couple); end if;
  -- What a human has decided is not asked again.
  insert into trial.hold (couple, reason, made_at)
  select p_couple, r, p_at from unnest(v_today) r
  where not exists (select from trial.hold h
    where h.couple = p_couple and h.reason = r and (h.state = 'open' or h.decided_by is not null));
  if found then perform ops.record(p_at, 'couple_held', p_couple => p_couple, p_fields => array['reason']); end if;
  if v_stratum is null then perform trial.hold_couple(p_at, p_couple, 'stratum_unknown'); end if;
  select array_agg(h.reason order by h.reason) into v_reasons from trial.hold h
  where h.couple = p_couple and h.state = 'open';
  if v_reasons is not null then
    update trial.couple set state = 'held' where id = p_couple;
    -- Only when nothing else holds it: fresh answers must not grow old while a person decides.
    if v_reasons = array['baseline_too_old'] then perform trial.ask_again(p_at, p_couple, v_protocol); end if;
    return case
      when v_reasons = array['baseline_too_old'] then jsonb_build_object('status', 'too_old')
      when v_reasons <@ array['list_exhausted', 'no_list'] then jsonb_build_object('status', v_reasons[1])
      else jsonb_build_object('status', 'held', 'reasons', to_jsonb(v_reasons)) end;
  end if;

  select * into v_drawn from allocation.draw(v_couple.code, v_stratum);
  if v_drawn.outcome <> 'drawn' then
    perform trial.hold_couple(p_at, p_couple, v_drawn.outcome);
    return jsonb_build_object('status', v_drawn.outcome);
  end if;

  insert into trial.allocation (couple, list, number, stratum, position, arm, chain, allocated_at, release_on)
  values (p_couple, v_drawn.list, v_drawn.number, v_stratum, v_drawn.position, v_drawn.arm, v_drawn.chain, p_at,
    (trial.day(p_at) + make_interval(months => (v_protocol -> 'release' ->> 'months')::int,
      days => (v_protocol -> 'release' ->> 'days')::int))::date);
  update trial.couple set state = 'randomised', randomised_at = p_at where id = p_couple;
  perform ops.queue_message(p_at, 'allocated', m.participant, null, null)
  from trial.member m join trial.participant p on p.id = m.participant
  where m.couple = p_couple and p.state = 'active' and (trial.allocation_of(p.id)).couple = p_couple;
  perform ops.record(p_at, 'couple_randomised', p_couple => p_couple, p_proof => v_drawn.chain);
  return jsonb_build_object('status', 'randomised');
end $$;

-- randomised | already_randomised | held {reasons} | not_ready | too_old | list_exhausted | no_list
create function api.randomise(p_at timestamptz, p_couple uuid) returns jsonb
language sql volatile security definer set search_path = '' as $$ select trial.randomise(p_at, p_couple) $$;
