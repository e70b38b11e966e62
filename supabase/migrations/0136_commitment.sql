-- What may be known of the list: its commitment before, the chain meanwhile, everything after the end [T5].

-- Lifts what only waited for places, and randomises those couples in the order in which they were joined.
create function trial.give_places(p_at timestamptz) returns void
language plpgsql volatile set search_path = '' as $$
declare
  v_couple trial.couple;
begin
  for v_couple in
    select c.* from trial.couple c
    where c.state = 'held' and exists (select from trial.hold h
      where h.couple = c.id and h.state = 'open' and h.reason in ('no_list', 'list_exhausted'))
    order by c.joined_at, c.id for no key update
  loop
    continue when not allocation.has_place(trial.stratum_of(v_couple.id, trial.current_protocol()));
    update trial.hold set state = 'lifted', decided_at = p_at, decision_reason = 'list loaded'
    where couple = v_couple.id and state = 'open' and reason in ('no_list', 'list_exhausted');
    perform ops.record(p_at, 'hold_lifted_by_list', p_couple => v_couple.id, p_fields => array['state']);
    continue when exists (select from trial.hold h where h.couple = v_couple.id and h.state = 'open');
    update trial.couple set state = 'baseline' where id = v_couple.id;
    perform trial.randomise(p_at, v_couple.id);
  end loop;
end $$;

-- loaded | list_exists
create function api.load_allocation_list(p_at timestamptz, p_list jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_status text;
begin
  -- Before any other lock (see trial.while_no_list_is_loaded).
  perform pg_advisory_xact_lock(20260002);
  v_status := allocation.load(p_at, p_list);
  if v_status = 'loaded' then
    perform ops.record(p_at, 'list_committed', p_reference => (p_list ->> 'id')::uuid, p_proof => p_list ->> 'commitment');
    perform trial.give_places(p_at);
  end if;
  return jsonb_build_object('status', v_status);
end $$;

-- committed {commitment, committed_at, lists} | no_list: for the public registry; the first list at the top.
create function api.allocation_commitment() returns jsonb
language sql stable security definer set search_path = '' as $$
  select case when jsonb_array_length(c.lists) = 0 then jsonb_build_object('status', 'no_list')
    else jsonb_build_object('status', 'committed', 'commitment', c.lists -> 0 -> 'commitment',
      'committed_at', c.lists -> 0 -> 'committed_at', 'lists', c.lists) end
  from (select allocation.commitments() as lists) c
$$;

-- The published chain: which couples and arms it binds shows only with the nonce.
create function api.allocation_chain() returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('status', 'chain', 'chain', coalesce(jsonb_agg(
    jsonb_build_object('list', a.list, 'number', a.number, 'chain', a.chain) order by a.list, a.number), '[]'))
  from trial.allocation a
$$;

-- closed | no_list | not_allowed: no allocation after this, so that the list can be revealed.
create function api.close_allocation(p_at timestamptz) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not access.may('close_allocation') then return jsonb_build_object('status', 'not_allowed'); end if;
  if not allocation.close(p_at) then return jsonb_build_object('status', 'no_list'); end if;
  perform ops.record(p_at, 'allocation_closed', p_actor => auth.uid());
  return jsonb_build_object('status', 'closed');
end $$;

-- revealed {lists, allocations} | not_closed | not_allowed
create function api.reveal_allocation_list(p_at timestamptz) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_lists jsonb;
begin
  if not access.may('list') then return jsonb_build_object('status', 'not_allowed'); end if;
  v_lists := allocation.reveal(p_at);
  if v_lists is null then return jsonb_build_object('status', 'not_closed'); end if;
  perform ops.record(p_at, 'list_revealed', p_actor => auth.uid());
  return jsonb_build_object('status', 'revealed', 'lists', v_lists,
    'nonce', v_lists -> 0 -> 'nonce', 'entries', v_lists -> 0 -> 'entries',
    'allocations', (select coalesce(jsonb_agg(jsonb_build_object('list', a.list, 'number', a.number, 'couple', k.code,
        'stratum', a.stratum, 'position', a.position, 'arm', a.arm, 'chain', a.chain) order by a.list, a.number), '[]')
      from trial.allocation a join trial.couple k on k.id = a.couple));
end $$;
