/** The local database: what lite does at its first request, who may ask what, and one process at a time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDatabase, type LocalDatabase } from './database.ts';
import { addResearcher } from './demo/researchers.ts';
import { codeIn, startMail, type Mailbox } from './mail.ts';
import { localEnvironment } from './secrets.ts';

const GRANTS = `
  select table_schema || '.' || table_name || ' ' || grantee || ' ' || privilege_type as line
    from information_schema.role_table_grants
    where grantee in ('PUBLIC', 'anon', 'authenticated', 'service_role')
      and table_schema in (select nspname from pg_namespace where nspname not like 'pg_%' and nspname <> 'information_schema')
  union all
  select nspname || ' ' || role || ' usage' from pg_namespace, unnest(array['anon', 'authenticated', 'service_role']) role
    where has_schema_privilege(role, nspname, 'usage') and nspname not like 'pg_%'
  union all
  select 'default ' || n.nspname || ' ' || array_to_string(d.defaclacl, ',') from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace
  order by 1`;
const PRIVATE = ['people', 'trial', 'ops', 'allocation', 'access', 'public', 'auth'];

let mail: Mailbox;
let database: LocalDatabase;
let before: { line: string }[];

beforeAll(async () => {
  mail = await startMail();
  database = await startDatabase({ dir: null, smtp: mail.smtp });
  before = await database.sql(GRANTS);
});
afterAll(async () => {
  await database?.stop();
  await mail?.stop();
});

const client = (key: string, schema = 'api') =>
  createClient(database.url, key, {
    db: { schema },
    auth: { persistSession: false, autoRefreshToken: false },
  });

test('grants stay as migrated after requests of every kind', async () => {
  const { secretKey, publishableKey } = database.secrets;
  for (const key of [secretKey, publishableKey]) {
    await client(key).rpc('allocation_commitment');
    await client(key).rpc('verify_audit');
    await client(key, 'research').from('couple').select('*');
    await client(key).auth.signInWithOtp({
      email: 'nobody@example.org',
      options: { shouldCreateUser: false },
    });
  }
  expect(before.length).toBeGreaterThan(0);
  expect(await database.sql(GRANTS)).toEqual(before);
});

test('values of every kind that we store come back as what they are', async () => {
  const [row] = await database.sql(
    `select array['a', 'b'] as words, array['00000000-0000-4000-8000-000000000001'::uuid] as ids, array[1, 2] as whole,
       array['x'::name] as names, array[date '2027-01-04']::text[] as days, 12::bigint as big, 1.5::numeric as exact,
       date '2027-01-04' as day, '{"a": [1]}'::jsonb as json, true as yes, null as none`,
  );
  expect(row).toEqual({
    words: ['a', 'b'],
    ids: ['00000000-0000-4000-8000-000000000001'],
    whole: [1, 2],
    names: ['x'],
    days: ['2027-01-04'],
    big: 12,
    exact: 1.5,
    day: '2027-01-04',
    json: { a: [1] },
    yes: true,
    none: null,
  });
});

test.each(PRIVATE)('the schema %s cannot be reached over the network, with any key', async (schema) => {
  for (const key of [database.secrets.secretKey, database.secrets.publishableKey]) {
    const { error, status } = await client(key, schema).from('couple').select('*');
    expect([status, error?.code]).toEqual([406, 'PGRST106']);
  }
});

test('nobody is let in without a key, not even from this machine', async () => {
  const response = await fetch(`${database.url}/rest/v1/couple`, {
    headers: { 'accept-profile': 'research' },
  });
  expect(response.status).toBe(401);
});

test('a researcher gets a code in Dutch and signs in with it; a stranger gets none and no account', async () => {
  const environment = localEnvironment(database.secrets, {
    siteUrl: 'http://localhost:1',
    supabaseUrl: database.url,
    smtpUrl: mail.smtpUrl,
  });
  const site = { now: () => new Date() };
  const email = await addResearcher({ database, environment, site }, 'analyst');
  const { auth } = client(database.secrets.publishableKey);
  expect((await auth.signInWithOtp({ email, options: { shouldCreateUser: false } })).error).toBeNull();
  const letter = await mail.next(email);
  expect(letter.subject).toBe('Uw code om in te loggen');
  const { data } = await auth.verifyOtp({ email, token: codeIn(letter) ?? '', type: 'magiclink' });
  expect(data.user?.email).toBe(email);

  const stranger = 'stranger@example.org';
  expect(
    (await auth.signInWithOtp({ email: stranger, options: { shouldCreateUser: false } })).error,
  ).not.toBeNull();
  expect(await mail.mails(stranger)).toEqual([]);
  expect(await database.sql('select 1 from auth.users where email = $1', [stranger])).toEqual([]);
});

test('a folder keeps its rows, and is refused to a second process at the same time', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'database-'));
  const first = await startDatabase({ dir, secrets: database.secrets });
  await first.sql('create table public.kept (word text)');
  await first.sql(`insert into public.kept values ('still here')`);
  await expect(startDatabase({ dir, secrets: database.secrets })).rejects.toThrow(
    `is in use by process ${process.pid}`,
  );
  await first.stop();
  const second = await startDatabase({ dir, secrets: database.secrets });
  expect(await second.sql('select word from public.kept')).toEqual([{ word: 'still here' }]);
  await second.stop();
  rmSync(dir, { recursive: true });
});
