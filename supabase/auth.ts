/** What Supabase makes of `auth`, as far as the migrations use it: for databases without Supabase around them. */
export const AUTH_SQL = `
create schema if not exists auth;
create table if not exists auth.users (id uuid primary key, email varchar(255));
create or replace function auth.uid() returns uuid language sql stable as $$
  select nullif(current_setting('request.jwt.claim.sub', true), '')::uuid $$;
`;
