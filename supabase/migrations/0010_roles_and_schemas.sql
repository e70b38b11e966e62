-- Roles, schemas and the removal of every default right. What may be done is granted one by one at the end.

do $$ begin
  if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin; end if;
  if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin; end if;
  if not exists (select from pg_roles where rolname = 'service_role') then create role service_role nologin bypassrls; end if;
  -- The only role that reads the allocation list and its nonce; nobody can log in as it.
  if not exists (select from pg_roles where rolname = 'allocator') then create role allocator nologin; end if;
end $$;

create schema people;
create schema trial;
create schema if not exists ops;
create schema allocation;
create schema access;
create schema api;
create schema research;

comment on schema people is 'Names, addresses (encrypted) and consent. Reached by functions of api only.';
comment on schema trial is 'The trial under pseudonyms.';
comment on schema ops is 'Sessions, links, messages, limits, audit.';
comment on schema allocation is 'The sealed allocation list; owned by a role that nobody can use.';
comment on schema access is 'Who of the research team may see what; generated from src/domain/access.ts.';
comment on schema api is 'What can happen: one function is one transaction. Exposed.';
comment on schema research is 'What researchers read: views by role. Exposed.';

-- A new function can be executed by nobody but its owner until it is granted.
alter default privileges revoke execute on functions from public;

-- The day in the Netherlands of a moment: all dates of the trial are Dutch days.
create function trial.day(p_at timestamptz) returns date
language sql immutable set search_path = '' as $$ select (p_at at time zone 'Europe/Amsterdam')::date $$;

-- A speakable pseudonym such as P-7K2M9Q: random, so that it tells no order and no arm.
create function trial.new_code(p_prefix text) returns text
language sql volatile set search_path = '' as $$
  select p_prefix || '-' || string_agg(substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 1 + (get_byte(b.bytes, i) & 31), 1), '')
  from (select uuid_send(gen_random_uuid()) as bytes) b, generate_series(0, 5) i
$$;

-- Refuses every change of what was written: also for the owner of the table.
create function ops.refuse_change() returns trigger
language plpgsql set search_path = '' as $$
begin
  raise exception '%.% only grows: % is refused', tg_table_schema, tg_table_name, lower(tg_op)
    using errcode = 'insufficient_privilege';
end $$;
