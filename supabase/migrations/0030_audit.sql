-- What happened, for ever. Rows hold references and names of fields, never values; an event that carries an
-- arm holds a keyed proof and no arm.

create table ops.audit (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  live boolean not null default trial.is_live(),
  actor uuid,
  event text not null check (event ~ '^[a-z_]{1,40}$'),
  participant uuid,
  couple uuid,
  reference uuid,
  fields text[] not null default '{}',
  proof text check (proof ~ '^[0-9a-f]{64}$'),
  constraint given_time_is_now check (not live or at between recorded_at - interval '5 minutes' and recorded_at + interval '5 minutes')
);
alter table ops.audit enable row level security;
comment on table ops.audit is 'Events with references and field names, no values. Erasure: keep (obligation to prove the course of the trial; references lose their meaning when the person is erased).';

create table ops.audit_chain (
  seq bigint primary key,
  audit uuid not null unique references ops.audit,
  previous text not null,
  hash text not null
);
alter table ops.audit_chain enable row level security;
comment on table ops.audit_chain is 'The order of the events and the hash that binds each to the one before. Erasure: keep (obligation to prove; no personal data).';

create trigger only_grows before update or delete on ops.audit for each row execute function ops.refuse_change();
create trigger never_emptied before truncate on ops.audit execute function ops.refuse_change();
create trigger only_grows before update or delete on ops.audit_chain for each row execute function ops.refuse_change();
create trigger never_emptied before truncate on ops.audit_chain execute function ops.refuse_change();

create function ops.audit_hash(p_seq bigint, p_previous text, p_row ops.audit) returns text
language sql immutable set search_path = '' as $$
  select encode(sha256(convert_to(concat_ws('|', p_previous, p_seq, p_row.id,
    extract(epoch from p_row.at), extract(epoch from p_row.recorded_at), p_row.live, coalesce(p_row.actor::text, '-'),
    p_row.event, coalesce(p_row.participant::text, '-'), coalesce(p_row.couple::text, '-'),
    coalesce(p_row.reference::text, '-'), p_row.fields::text, coalesce(p_row.proof, '-')), 'UTF8')), 'hex')
$$;

-- Runs at commit: the lock that orders all events is taken last and held shortest, so it can't deadlock with
-- the locks of the work itself.
create function ops.chain_audit() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  v_seq bigint;
  v_previous text;
begin
  perform pg_advisory_xact_lock(20260001);
  select c.seq, c.hash into v_seq, v_previous from ops.audit_chain c order by c.seq desc limit 1;
  v_seq := coalesce(v_seq, 0) + 1;
  v_previous := coalesce(v_previous, repeat('0', 64));
  insert into ops.audit_chain (seq, audit, previous, hash)
  values (v_seq, new.id, v_previous, ops.audit_hash(v_seq, v_previous, new));
  return null;
end $$;

create constraint trigger chained after insert on ops.audit
deferrable initially deferred for each row execute function ops.chain_audit();

create function ops.record(p_at timestamptz, p_event text, p_participant uuid default null, p_couple uuid default null,
  p_reference uuid default null, p_fields text[] default '{}', p_proof text default null, p_actor uuid default null)
returns void language sql volatile set search_path = '' as $$
  insert into ops.audit (at, event, participant, couple, reference, fields, proof, actor)
  values (p_at, p_event, p_participant, p_couple, p_reference, p_fields, p_proof, p_actor)
$$;

-- intact {rows} | broken {seq}: the first place where the chain does not hold (0: an event is not in the chain).
create function api.verify_audit() returns jsonb
language sql stable security definer set search_path = '' as $$
  with checked as (
    select c.seq,
      c.seq = row_number() over (order by c.seq)
        and c.previous = coalesce(lag(c.hash) over (order by c.seq), repeat('0', 64))
        and c.hash is not distinct from ops.audit_hash(c.seq, c.previous, a) as holds
    from ops.audit_chain c left join ops.audit a on a.id = c.audit
  ), result as (
    select count(*) as rows, min(seq) filter (where not holds) as broken,
      (select count(*) from ops.audit) as events from checked
  )
  select case
    when broken is not null then jsonb_build_object('status', 'broken', 'seq', broken)
    when events <> rows then jsonb_build_object('status', 'broken', 'seq', 0)
    else jsonb_build_object('status', 'intact', 'rows', rows) end
  from result
$$;
