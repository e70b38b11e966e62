/** The same rights through Supabase Lite, which changes grants at its first request unless told not to. */
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../dev/database/open.ts';
import { newSecrets } from '../../dev/secrets.ts';
import type { Row } from './database.ts';
import { after, makeList, PROTOCOL, secret } from './journey.ts';

type Lite = Awaited<ReturnType<typeof openDatabase>>;
const secrets = newSecrets('lite');
const coordinator = crypto.randomUUID();
let lite: Lite;
let url: string;
let before: unknown;
let website: SupabaseClient;
let visitor: SupabaseClient;

const ask = (text: string, parameters: unknown[] = []): Promise<Row[]> =>
  lite.ask({ text, parameters }) as Promise<Row[]>;
const grants = (): Promise<Row[]> =>
  ask(`select table_schema, table_name, grantee, privilege_type from information_schema.role_table_grants
    where grantee in ('anon', 'authenticated', 'service_role', 'PUBLIC')
      and table_schema in ('people', 'trial', 'ops', 'allocation', 'access', 'api', 'research') order by 1, 2, 3, 4`);
const client = (key: string, token?: string): SupabaseClient =>
  createClient(url, key, {
    auth: { persistSession: false, autoRefreshToken: false },
    ...(token ? { global: { headers: { Authorization: `Bearer ${token}` } } } : {}),
  });
const tokenOf = (sub: string, key = secrets.jwtSecret): Promise<string> =>
  new SignJWT({ role: 'authenticated', session_id: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setAudience('authenticated')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(key));

beforeAll(async () => {
  // Lite prints each refusal with its stack; the refusals are what we ask for here.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  lite = await openDatabase({ dir: null, port: 0, smtp: null, secrets, mailFrom: 'a@example.org' });
  url = `http://127.0.0.1:${lite.ready.port}`;
  before = await grants();
  website = client(secrets.secretKey);
  visitor = client(secrets.publishableKey);
  await website.schema('api').rpc('load_protocol', { p_at: after(0), p_protocol: PROTOCOL });
  await website.schema('api').rpc('load_allocation_list', { p_at: after(0), p_list: makeList(10) });
  await ask(
    `insert into auth.users (id, email, email_confirmed_at, aud, role, created_at, updated_at)
    values ($1, 'coordinator@study.example', now(), 'authenticated', 'authenticated', now(), now())`,
    [coordinator],
  );
});
afterAll(() => lite?.stop());

describe('after its first requests', () => {
  test('the grants on tables are as the migrations made them', async () => {
    await visitor.schema('api').rpc('allocation_commitment');
    await client(secrets.publishableKey, await tokenOf(coordinator))
      .schema('research')
      .from('couple')
      .select();
    expect(await grants()).toEqual(before);
    expect(
      (await grants()).filter(
        ({ grantee, privilege_type }) => grantee !== 'authenticated' || privilege_type !== 'SELECT',
      ),
    ).toEqual([]);
  });

  test('no schema gives rights on tables that are still to come', async () => {
    expect(
      await ask(`select n.nspname, d.defaclobjtype, d.defaclacl::text from pg_default_acl d
      join pg_namespace n on n.oid = d.defaclnamespace
      where n.nspname in ('people', 'trial', 'ops', 'allocation', 'access', 'api', 'research')`),
    ).toEqual([]);
  });

  test.each([
    'people.contact',
    'trial.couple',
    'trial.allocation',
    'ops.audit',
    'ops.session',
    'allocation.entry',
    'allocation.list',
    'access.permission',
  ])('the website cannot reach %s: the schema is not exposed, and the role has no right', async (table) => {
    const [schema = '', name = ''] = table.split('.');
    const { error } = await website.schema(schema).from(name).select();
    expect(error?.code).toBe('PGRST106');
    const held = await ask(`select has_table_privilege('service_role', $1, 'select') as may`, [table]);
    expect(held).toEqual([{ may: false }]);
  });

  test('the website cannot read the views of researchers', async () => {
    const { error, status } = await website.schema('research').from('couple').select();
    expect([status, error?.code]).toEqual([403, '42501']);
  });

  test('the website calls the functions of api', async () => {
    const { data, error } = await website
      .schema('api')
      .rpc('read_session', { p_at: after(0), p_session_hash: secret() });
    expect([data, error]).toEqual([{ status: 'none' }, null]);
  });

  test('a visitor with the publishable key calls one function, and nobody without a key any', async () => {
    const commitment = await visitor.schema('api').rpc('allocation_commitment');
    expect(commitment.data).toMatchObject({ status: 'committed' });
    const session = await visitor
      .schema('api')
      .rpc('read_session', { p_at: after(0), p_session_hash: secret() });
    expect(session.error?.code).toBe('42501');
    expect(
      (
        await fetch(`${url}/rest/v1/rpc/allocation_commitment`, {
          method: 'POST',
          headers: { 'content-profile': 'api' },
        })
      ).status,
    ).toBe(401);
  });

  test('a researcher reads by the role in the database, at once after it is given and taken', async () => {
    const desk = client(secrets.publishableKey, await tokenOf(coordinator));
    const protocols = async (): Promise<number> =>
      (await desk.schema('research').from('protocol').select('version')).data?.length ?? -1;
    expect(await protocols()).toBe(0);
    const appoint = (role: string | null): unknown =>
      website.schema('api').rpc('appoint_researcher', {
        p_at: after(0),
        p_email: 'coordinator@study.example',
        p_role: role,
        p_until: null,
      });
    await appoint('coordinator');
    expect(await protocols()).toBe(1);
    expect((await desk.schema('research').from('audit').select()).data).toEqual([]);
    expect(
      (
        await desk
          .schema('api')
          .rpc('withdraw', { p_at: after(0), p_session_hash: secret(), p_grade: 'no_data' })
      ).error?.code,
    ).toBe('42501');
    await appoint(null);
    expect(await protocols()).toBe(0);
  });

  test('a token signed with another key is refused', async () => {
    const forged = client(
      secrets.publishableKey,
      await tokenOf(coordinator, 'another key of a good length, but not ours'),
    );
    const { status } = await forged.schema('research').from('couple').select();
    expect(status).toBe(401);
  });
});
