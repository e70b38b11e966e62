/** [T10] Who waits and asks for the guidance is counted, and gets the same page, counted or not. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { build } from '../../dev/build.ts';
import { crowd, type Couple } from '../../dev/demo/couples.ts';
import { startStack, type Stack } from '../../dev/stack.ts';
import { ask, type Raw } from './raw.ts';

const SESSION = '__Host-sessie';
const ACCESS = '__Host-toegang';
const BROWSER = {
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
  'sec-fetch-dest': 'document',
};

let stack: Stack;
let people: ReturnType<typeof crowd>;
let waiting: Couple;
let reading: Couple;

beforeAll(async () => {
  await build();
  stack = await startStack({ dir: null, every: null, preparedAt: new Date(Date.now() - 3 * 86_400_000) });
  people = crowd(stack, 2 * 24 * 60);
  await people.pass(0);
  const arms = await people.oneInEachArm();
  stack.site.setClock(null);
  const inArm = (guidance: string) =>
    arms.get(people.trial.arms.find((arm) => arm.guidance === guidance)?.code ?? '') as Couple;
  [waiting, reading] = [inArm('at_release'), inArm('at_once')];
});
afterEach(() => stack.database.sql('delete from trial.refused_visit'));
afterAll(() => stack?.stop());

/** The link of the newest letter, and the cookies that came when its button was pressed. */
async function signIn(who: Couple[number]): Promise<{ link: URL; cookie: string }> {
  const link = new URL(await people.link(who));
  who.browser.cookies.clear();
  await who.browser.post('/api/sessie/openen', { token: link.searchParams.get('t') ?? '' });
  const cookie = [SESSION, ACCESS].map((name) => `${name}=${who.browser.cookies.get(name)}`).join('; ');
  return { link, cookie };
}
const knock = (cookie: string | null, path = '/gids/', headers: Record<string, string> = {}): Promise<Raw> =>
  ask(stack.site.port, path, { ...(cookie === null ? {} : { cookie }), headers: { ...BROWSER, ...headers } });
/** Counting goes on after the answer. */
async function counted(of: number): Promise<number> {
  const read = async () =>
    (
      await stack.database.sql<{ n: number }>(
        'select coalesce(sum(times), 0)::int as n from trial.refused_visit',
      )
    ).map(({ n }) => n)[0] ?? 0;
  for (let tries = 0; tries < 100 && (await read()) < of; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 20));
  return read();
}
/** What a reader gets, but for what differs each time: the token, the moment, and what the platform says of itself. */
const seen = ({ status, body, headers }: Raw) => ({
  status,
  body,
  headers: Object.entries(headers).filter(([name]) => !/^(date|set-cookie|x-nf-.*)$/.test(name)),
  cookies: [headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split('=')[0]),
});

test('each page that an employer who waits asks for counts once, whichever page it is', async () => {
  const { cookie } = await signIn(waiting[1]);
  for (const path of ['/gids/', '/gids/', '/gids/het-eerste-gesprek/', '/gids/bestaat-niet/'])
    expect((await knock(cookie, path)).status).toBe(403);
  expect(await counted(4)).toBe(4);
  const [row] = await stack.database.sql<object>('select * from trial.refused_visit');
  expect(JSON.stringify(row)).not.toMatch(/gesprek|gids/);
});

test('what a page would load, what is fetched ahead and what a program asks for does not count', async () => {
  const { cookie } = await signIn(waiting[1]);
  await knock(cookie, '/gids/clips/het-bericht/binnen.mp4', { 'sec-fetch-dest': 'video', accept: '*/*' });
  await knock(cookie, '/gids/', { 'sec-purpose': 'prefetch' });
  await knock(cookie, '/gids/', { 'user-agent': 'Slackbot-LinkExpanding 1.0' });
  await knock(cookie, '/vragenlijst/employer-t0/');
  await knock(cookie);
  expect(await counted(1)).toBe(1);
});

test('nor does anybody who reads, an employee, a stranger, or a scanner that follows the link of a mail', async () => {
  const employee = await signIn(waiting[0]);
  const reader = await signIn(reading[1]);
  expect((await knock(employee.cookie)).status).toBe(403);
  expect((await knock(reader.cookie.split('; ')[0] ?? '')).status).toBe(200);
  expect((await knock(null)).status).toBe(401);
  const { link, cookie } = await signIn(waiting[1]);
  await knock(null, `${link.pathname}${link.search}`);
  await knock(null);
  await knock(cookie);
  expect(await counted(1)).toBe(1);
});

test('the page is the same, byte for byte, the first time, after a hundred times, and when nothing can be counted', async () => {
  const { cookie } = await signIn(waiting[1]);
  const first = seen(await knock(cookie));
  expect(await counted(1)).toBe(1);
  expect(first).toMatchObject({ status: 403, cookies: [ACCESS] });
  await stack.database.sql('update trial.refused_visit set times = 100');
  expect(seen(await knock(cookie))).toEqual(first);
  await stack.database.sql('alter table trial.refused_visit rename to gone');
  expect(seen(await knock(cookie))).toEqual(first);
  await stack.database.sql('alter table trial.gone rename to refused_visit');
  expect(await counted(100)).toBe(100);
});

test('nobody waits for the count: the page comes while it is going on', async () => {
  const { cookie } = await signIn(waiting[1]);
  await stack.database.sql(
    `create or replace function api.count_refused_visit(p_at timestamptz, p_session_hash text) returns jsonb
     language plpgsql volatile security definer set search_path = '' as $$
     begin perform pg_sleep(3); return '{"status": "counted"}'; end $$`,
  );
  const before = Date.now();
  expect((await knock(cookie)).status).toBe(403);
  expect(Date.now() - before).toBeLessThan(2500);
});
