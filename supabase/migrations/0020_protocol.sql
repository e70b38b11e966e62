-- The protocol of the trial as the deployment declared it; every version that was ever in force.

create table trial.protocol (
  version int primary key,
  body jsonb not null,
  loaded_at timestamptz not null,
  recorded_at timestamptz not null default now()
);
alter table trial.protocol enable row level security;
comment on table trial.protocol is 'Roles, arms, strata, holds, windows: the newest version is in force. Erasure: keep (no personal data).';

create function trial.current_protocol() returns jsonb
language sql stable security definer set search_path = '' as $$
  select body from trial.protocol order by version desc limit 1
$$;

-- A live deployment holds the time that it is given against the clock of the database.
create function trial.is_live() returns boolean
language sql stable security definer set search_path = '' as $$
  select coalesce((trial.current_protocol() ->> 'live')::boolean, false)
$$;

-- What may no longer change once somebody was randomised.
create function trial.allocation_part(p_protocol jsonb) returns jsonb
language sql immutable set search_path = '' as $$
  select coalesce(jsonb_object_agg(key, value), '{}')
  from jsonb_each(p_protocol)
  where key in ('arms', 'strata', 'baseline_max_age_days', 'baseline_again', 'same_person', 'same_organisation', 'release',
    'guidance_roles', 'roles')
$$;

create table trial.screening_count (
  day date not null,
  role text not null,
  outcome text not null,
  n int not null,
  primary key (day, role, outcome)
);
alter table trial.screening_count enable row level security;
comment on table trial.screening_count is 'How often the check ended in what, by day; nothing about whom. Erasure: keep (no personal data).';

-- loaded | unchanged | frozen: after the first allocation its part of the protocol stands, and what is live stays live.
create function api.load_protocol(p_at timestamptz, p_protocol jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_now jsonb;
begin
  lock table trial.protocol in share row exclusive mode;
  v_now := trial.current_protocol();
  if v_now = p_protocol then return jsonb_build_object('status', 'unchanged'); end if;
  if coalesce((v_now ->> 'live')::boolean, false) and not coalesce((p_protocol ->> 'live')::boolean, false) then
    return jsonb_build_object('status', 'frozen');
  end if;
  if trial.allocation_part(v_now) is distinct from trial.allocation_part(p_protocol)
    and exists (select from trial.allocation) then
    return jsonb_build_object('status', 'frozen');
  end if;
  insert into trial.protocol (version, body, loaded_at)
  select coalesce(max(version), 0) + 1, p_protocol, p_at from trial.protocol;
  perform ops.record(p_at, 'protocol_loaded');
  return jsonb_build_object('status', 'loaded');
end $$;
