-- What somebody should look at: mail that should have left, and machines that fell silent.

create table ops.run (
  job text primary key check (job ~ '^[a-z-]{1,40}$'),
  -- Since when it has run without a gap of half an hour.
  since timestamptz not null,
  last_at timestamptz not null,
  recorded_at timestamptz not null default now()
);
alter table ops.run enable row level security;
comment on table ops.run is 'When each scheduled function last ran. Erasure: keep (no personal data).';

-- noted. Names: `schedule`, `sender`, and `sending-hours` for a sender that found them open.
create function api.note_run(p_at timestamptz, p_name text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into ops.run as r (job, since, last_at) values (p_name, p_at, p_at)
  on conflict (job) do update set last_at = greatest(r.last_at, p_at), recorded_at = now(),
    since = case when p_at - r.last_at > interval '30 minutes' then p_at else r.since end;
  return jsonb_build_object('status', 'noted');
end $$;

-- One row for each alarm that is on: how many messages, and since when. due_but_unsent: two hours late, where the hours in
-- which mail may not leave don't count, nor what has to wait. failed: in the last week. *_silent: no run for 15 minutes (the
-- sender, which runs every minute) or an hour (the schedule, every ten minutes).
create function ops.alarms(p_at timestamptz) returns table (kind text, n int, since timestamptz)
language sql stable security definer set search_path = '' as $$
  select 'due_but_unsent', count(*)::int, min(m.due_at) from ops.message m
  where m.state in ('due', 'claimed') and not ops.leaves_at_once(m.kind) and m.due_at < p_at - interval '2 hours'
    and (not m.scheduled or exists (select from ops.run r where r.job = 'sending-hours'
      and r.last_at - greatest(r.since, m.due_at) > interval '2 hours'))
    and not ops.is_moot(p_at, m) and not ops.is_held(p_at, m)
  having count(*) > 0
  union all
  select 'failed', count(*)::int, min(coalesce(m.claimed_at, m.due_at)) from ops.message m
  where m.state = 'failed' and coalesce(m.claimed_at, m.due_at) > p_at - interval '7 days'
  having count(*) > 0
  union all
  select x.name || '_silent', 0, r.last_at
  from (values ('sender', interval '15 minutes'), ('schedule', interval '1 hour')) x (name, most)
  left join ops.run r on r.job = x.name
  where coalesce(r.last_at < p_at - x.most, true)
$$;

create view research.alarm with (security_barrier) as
select a.kind, a.n, a.since from ops.alarms(now()) a where (select access.may('messages'));
