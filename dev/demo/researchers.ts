/** Accounts of demo researchers. Lite has no interface to make accounts, so these are the only rows we write ourselves. */
import { randomUUID } from 'node:crypto';
import { createDatabase } from '../../src/server/database.ts';
import type { Stack } from '../stack.ts';

/** Roles that get an account. */
export const RESEARCHERS = ['analyst', 'coordinator', 'supporter', 'allocation_manager', 'owner'] as const;

/** Makes an account and appoints it through the same function as in a deployment; gives its e-mail address. */
export async function addResearcher(
  {
    database,
    environment,
    site,
  }: Pick<Stack, 'environment'> & {
    database: Pick<Stack['database'], 'sql'>;
    site: Pick<Stack['site'], 'now'>;
  },
  role: string,
  email = `${role}@onderzoek.example`,
): Promise<string> {
  await database.sql(
    `insert into auth.users (id, email, email_confirmed_at, aud, role, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
     select $1::uuid, $2::text, now(), 'authenticated', 'authenticated', '{}', '{}', now(), now()
     where not exists (select from auth.users where email = $2::text)`,
    [randomUUID(), email],
  );
  const api = createDatabase(environment['SUPABASE_URL'] ?? '', environment['SUPABASE_SECRET_KEY'] ?? '');
  const { status } = await api.appointResearcher(site.now(), email, role, null);
  if (status !== 'appointed') throw new Error(`The ${role} could not be appointed: ${status}.`);
  return email;
}
