-- Who of the research team may see what: the rows come from one table in the code [T6].

create table access.permission (
  role text not null,
  capability text not null,
  primary key (role, capability)
);
alter table access.permission enable row level security;
comment on table access.permission is 'Capabilities by research role, generated from src/domain/access.ts. Erasure: keep (no personal data).';

create table ops.researcher (
  user_id uuid primary key references auth.users,
  role text not null,
  until date,
  appointed_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  constraint monitor_has_an_end check (role <> 'monitor' or until is not null)
);
alter table ops.researcher enable row level security;
comment on table ops.researcher is 'The role of each researcher and its last day. Erasure: keep (who saw what must stay provable).';

-- Looked up by auth.uid(), so that a role taken away works at once, also for a token that still runs.
create function access.may(p_capability text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select from ops.researcher r join access.permission p on p.role = r.role
    where r.user_id = auth.uid() and p.capability = p_capability
      and (r.until is null or r.until >= trial.day(now())))
$$;

create function access.my_role() returns text
language sql stable security definer set search_path = '' as $$
  select r.role from ops.researcher r
  where r.user_id = auth.uid() and (r.until is null or r.until >= trial.day(now()))
$$;

-- appointed | unknown_user | unknown_role | needs_end_date. p_role null takes the role away.
create function api.appoint_researcher(p_at timestamptz, p_email text, p_role text, p_until date) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
  v_user uuid;
begin
  select u.id into v_user from auth.users u where lower(u.email) = lower(p_email);
  if v_user is null then return jsonb_build_object('status', 'unknown_user'); end if;
  if p_role is null then
    delete from ops.researcher where user_id = v_user;
  else
    if not exists (select from access.permission p where p.role = p_role) then
      return jsonb_build_object('status', 'unknown_role');
    end if;
    if p_role = 'monitor' and p_until is null then return jsonb_build_object('status', 'needs_end_date'); end if;
    insert into ops.researcher (user_id, role, until, appointed_at) values (v_user, p_role, p_until, p_at)
    on conflict (user_id) do update set role = excluded.role, until = excluded.until,
      appointed_at = excluded.appointed_at, recorded_at = now();
  end if;
  perform ops.record(p_at, 'researcher_appointed', p_reference => v_user, p_fields => array['role', 'until']);
  return jsonb_build_object('status', 'appointed');
end $$;
