/** How reading is kept, by the real functions: of whom, what of it, and what becomes of anything else that is sent. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { REPORT_LIMIT, REPORT_PATH } from '../../src/domain/use.ts';
import { signedIn } from './support/desk.ts';
import { openSite, ORIGIN, type Site } from './support/site.ts';
import { randomised, visitor, type Form, type Person } from './support/visitor.ts';

let site: Site;
/** An employer for whom the guidance is open, the employee of that couple, and an employer who still waits. */
let reader: Person;
let employee: Person;
let waiting: Person;

beforeAll(async () => {
  site = await openSite();
  const { arms } = site.world.trial;
  const open = new Set(arms.filter(({ guidance }) => guidance === 'at_once').map(({ code }) => code));
  const found: { reader?: readonly Person[]; waiting?: Person } = {};
  for (let tries = 0; tries < 20 && !(found.reader && found.waiting); tries += 1) {
    const [one, other, arm] = await randomised(site);
    if (open.has(arm)) found.reader ??= [one, other];
    else found.waiting ??= other;
  }
  [employee, reader] = found.reader as [Person, Person];
  waiting = found.waiting as Person;
  // Nobody can have read longer than the session lasts.
  await site.pass(10);
});
afterAll(() => site.stop());

const PAGE = '/gids/oefenen/het-bericht/';
const report = (more: object = {}): Record<string, unknown> => ({
  view: crypto.randomUUID(),
  page: PAGE,
  release: 'onbekend',
  elapsed: 120,
  seconds: 60,
  acts: [],
  ...more,
});
const rows = (view: unknown) =>
  site.database.sql<{ seconds: number; page: string; kinds: string | null }>(
    `select v.seconds, v.page, (select string_agg(a.kind || ' ' || a.code || ' ' || a.times, ', ' order by a.kind)
       from trial.use_act a where a.view = v.id) as kinds from trial.use_view v where v.id = $1`,
    [view],
  );
const opinions = () =>
  site.database.sql<{ page: string; useful: boolean; reason: string | null }>(
    'select page, useful, reason from trial.usefulness',
  );

describe('a report of reading', () => {
  test('is kept with what its page holds, and without what it does not', async () => {
    const sent = report({
      acts: [
        ['choice', 'binnen-schrik', 2],
        ['choice', 'Anna de Wit', 1],
        ['link', 'https://elders.example/', 1],
        ['video', 'binnen', 1],
      ],
    });
    const answer = await reader.browser.json(REPORT_PATH, sent);
    expect([answer.status, JSON.parse(answer.html)]).toEqual([200, { status: 'recorded' }]);
    expect(await rows(sent['view'])).toEqual([
      { seconds: 60, page: PAGE, kinds: 'choice binnen-schrik 2, video binnen 1' },
    ]);
    await reader.browser.json(REPORT_PATH, { ...sent, elapsed: 300, seconds: 200 });
    await reader.browser.json(REPORT_PATH, sent);
    // Twice as long as the first: no more than what passed since the page was opened.
    expect(await rows(sent['view'])).toMatchObject([{ seconds: 120 }]);
  });

  test('is of nobody else, and of no page that is not there', async () => {
    const others = [employee.browser, waiting.browser, visitor(site)];
    for (const browser of others) {
      const sent = report();
      const answer = await browser.json(REPORT_PATH, sent);
      expect([answer.status, JSON.parse(answer.html)]).toEqual([200, { status: 'not_recorded' }]);
      expect(await rows(sent['view'])).toEqual([]);
    }
    for (const page of ['/gids/bestaat-niet/', '/mijn/', '', `/gids/${'x'.repeat(150)}/`]) {
      const sent = report({ page });
      expect((await reader.browser.json(REPORT_PATH, sent)).status).toBe(200);
      expect(await rows(sent['view'])).toEqual([]);
    }
  });

  test.each([
    ['no object', null],
    ['no view', report({ view: 'mine' })],
    ['a name among the kinds', report({ acts: [['typed', 'Anna', 1]] })],
    ['text for a number', report({ seconds: '60' })],
    ['less than nothing', report({ seconds: -1 })],
    ['half a second', report({ seconds: 0.5 })],
    ['another kind of content', report({ release: '<b>' })],
    ['a list for a page', report({ page: ['/gids/'] })],
    ['characters that are no text', report({ page: '/gids/\u0000' })],
  ])('that cannot be read is refused: %s', async (_what, sent) => {
    expect((await reader.browser.json(REPORT_PATH, sent)).status).toBe(400);
  });

  test('with anything at all in it is kept or refused, never a fault, and never with words of others', async () => {
    const ids = async () =>
      (await site.database.sql<{ id: string }>('select id from trial.use_view')).map(({ id }) => id);
    const before = await ids();
    const word = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('binnen-schrik', '__proto__'),
    );
    const mostly = <T>(good: fc.Arbitrary<T>, bad: fc.Arbitrary<unknown>) =>
      fc.oneof({ weight: 9, arbitrary: good }, { weight: 1, arbitrary: bad });
    const kind = fc.constantFrom('choice', 'tick', 'link');
    const any = fc.record({
      view: mostly(fc.uuid(), word),
      page: mostly(fc.constantFrom(PAGE, '/gids/'), word),
      release: mostly(fc.constant('onbekend'), word),
      elapsed: mostly(fc.nat(), fc.double()),
      seconds: mostly(fc.nat(), fc.double()),
      acts: mostly(fc.array(fc.tuple(kind, word, fc.nat(99)), { maxLength: 6 }), fc.jsonValue()),
    });
    await fc.assert(
      fc.asyncProperty(any, async (sent) => {
        const { status } = await reader.browser.json(REPORT_PATH, sent);
        expect([200, 400, 413]).toContain(status);
      }),
      { numRuns: 100 },
    );
    const after = (await ids()).filter((id) => !before.includes(id));
    expect(after.length).toBeGreaterThan(0);
    expect(await site.database.sql('select distinct kind, code from trial.use_act order by kind')).toEqual([
      { kind: 'choice', code: 'binnen-schrik' },
      { kind: 'video', code: 'binnen' },
    ]);
    for (const table of ['trial.use_act where view', 'trial.use_view where id'])
      await site.database.sql(`delete from ${table} = any ($1::uuid[])`, [after]);
  });

  test('is small, comes from our own pages, and is posted', async () => {
    const large = report({ acts: Array.from({ length: 60 }, () => ['link', 'x'.repeat(40), 1]) });
    expect(JSON.stringify(large).length).toBeGreaterThan(REPORT_LIMIT);
    expect((await reader.browser.json(REPORT_PATH, large)).status).toBe(413);
    const sent = report();
    const cookie = [...reader.browser.cookies].map((pair) => pair.join('=')).join('; ');
    const foreign = await site.fetch(
      new Request(new URL(REPORT_PATH, ORIGIN), {
        method: 'POST',
        headers: { cookie, origin: 'https://elders.example', 'content-type': 'application/json' },
        body: JSON.stringify(sent),
      }),
    );
    expect(foreign.status).toBe(400);
    expect((await reader.browser.post(REPORT_PATH, { page: PAGE })).status).toBe(400);
    expect(await rows(sent['view'])).toEqual([]);
  });

  test('beyond what one address may send is lost without a word, and takes nothing from the forms', async () => {
    const ip = '203.0.113.9';
    const key = site.world.secrets.rateKey(`use:${ip}`);
    await site.database.sql(
      `insert into ops.rate (key, window_start, n)
         values ($1, to_timestamp(floor(extract(epoch from $2::timestamptz) / 600) * 600), 5000)
         on conflict (key, window_start) do update set n = 5000`,
      [key, site.world.clock.now().toISOString()],
    );
    const sent = report();
    const cookie = [...reader.browser.cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await site.fetch(
      new Request(new URL(REPORT_PATH, ORIGIN), {
        method: 'POST',
        headers: { cookie, origin: ORIGIN, 'content-type': 'application/json' },
        body: JSON.stringify(sent),
      }),
      ip,
    );
    expect([answer.status, await answer.json()]).toEqual([200, { status: 'not_recorded' }]);
    expect(await rows(sent['view'])).toEqual([]);
    const form = site.world.secrets.rateKey(`address:${ip}`);
    expect(await site.database.sql('select n from ops.rate where key = $1', [form])).toEqual([]);
  });
});

describe('whether a page was useful', () => {
  const say = (browser: Person['browser'], more: Form = {}) =>
    browser.post('/api/gids/nuttig', {
      page: '/gids/moe-zijn/',
      release: 'onbekend',
      useful: 'nee',
      ...more,
    });

  test('is kept once, can change, and leads back to the page', async () => {
    const thanks = await say(reader.browser);
    expect(thanks.status).toBe(200);
    expect(thanks.html).toContain('Ik wist dit al');
    expect(thanks.html).not.toContain('Ik weet wat ik kan doen');
    expect(thanks.html).toContain('href="/gids/moe-zijn/"');
    const again = await say(reader.browser, { reason: 'not_clear' });
    expect(again.html).not.toContain('Ik wist dit al');
    expect(await opinions()).toEqual([{ page: '/gids/moe-zijn/', useful: false, reason: 'not_clear' }]);
    await say(reader.browser, { useful: 'ja', reason: 'not_clear' });
    expect(await opinions()).toEqual([{ page: '/gids/moe-zijn/', useful: true, reason: null }]);
  });

  test('is asked of who may read it, about pages that are there, in our words only', async () => {
    const before = await opinions();
    for (const browser of [employee.browser, waiting.browser, visitor(site)])
      expect((await say(browser)).status).toBe(401);
    expect((await say(reader.browser, { page: '/gids/niets/' })).status).toBe(404);
    for (const wrong of [{ useful: 'soms' }, { useful: 'toString' }, { release: 'a b' }] as Form[])
      expect((await say(reader.browser, wrong)).status).toBe(400);
    expect(await opinions()).toEqual(before);
  });
});

test('readers see their own list after a code, as a page and as a file; the other half has none [C1]', async () => {
  await reader.mine();
  const page = (await reader.browser.get('/mijn/overzicht/')).html;
  expect(page).toContain('oefenen: het bericht');
  expect(page).toMatch(/keuzes gemaakt: <span>2</);
  expect(page).toContain('moe zijn');
  const file = JSON.parse((await reader.browser.get('/mijn/overzicht.json')).html) as Record<string, unknown>;
  expect(file).toMatchObject({
    reading: [{ page: PAGE, seconds: 120 }],
    usefulness: [{ page: '/gids/moe-zijn/', useful: true }],
  });
  await employee.mine();
  const other = (await employee.browser.get('/mijn/overzicht/')).html;
  expect(other).not.toContain('Wat u las');
  expect(other).not.toContain('het bericht');
});

test('[T7] the desk shows totals by page to who may know the arm, and to no other role', async () => {
  const path = '/onderzoekers/gebruik/';
  const helper = await signedIn(site, 'supporter');
  expect((await helper.get('/onderzoekers/')).html).toContain(path);
  // Here everybody is a test person, and those don't count.
  expect((await helper.get(path)).html).toContain('Nog niemand');
  await site.database.sql('update trial.participant set test = false');
  const { html } = await helper.get(path);
  expect(html).toContain('oefenen: het bericht');
  expect(html).toContain('moe zijn');
  expect(html).not.toContain('Nog niemand');
  await site.database.sql('update trial.participant set test = true');
  for (const role of ['coordinator', 'analyst']) {
    const desk = await signedIn(site, role);
    expect((await desk.get('/onderzoekers/')).html).not.toContain(path);
    expect((await desk.get(path)).path).toBe('/onderzoekers/');
  }
});

test('[T10] who waits and asks for the guidance sees how often under the own code, and the desk the total', async () => {
  const renew = (query: string) => waiting.browser.post(`/api/sessie/vernieuwen${query}`, {});
  const [plain, first, second] = [await renew(''), await renew('?visit'), await renew('?visit')];
  expect(JSON.parse(first.html)).toMatchObject({ signedIn: true, guidance: { state: 'waiting' } });
  expect([first.html, second.html]).toEqual([plain.html, plain.html]);
  await reader.browser.post('/api/sessie/vernieuwen?visit', {});
  await waiting.mine();
  const page = (await waiting.browser.get('/mijn/overzicht/')).html;
  expect(page).toContain('Toen de website nog niet open was');
  expect(page).toMatch(/<span>2<\/span> keer/);
  // What was agreed to stands there as before.
  expect([page.includes('<strong>Ja</strong>'), page.includes('<strong>Nee</strong>')]).toEqual([
    true,
    false,
  ]);
  const file = JSON.parse((await waiting.browser.get('/mijn/overzicht.json')).html) as Record<
    string,
    unknown
  >;
  expect(file['refused_visits']).toEqual([
    { day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string, times: 2 },
  ]);
  await reader.mine();
  expect((await reader.browser.get('/mijn/overzicht/')).html).not.toContain('nog niet open');

  const desk = await signedIn(site, 'supporter', 'helper@umc.example');
  expect((await desk.get('/onderzoekers/gebruik/')).html).toContain('Niemand probeerde de gids te openen');
  await site.database.sql('update trial.participant set test = false');
  const { html } = await desk.get('/onderzoekers/gebruik/');
  await site.database.sql('update trial.participant set test = true');
  expect(html).toMatch(/Aantal deelnemers:\s*<span>1<\/span>. Aantal keren, samen: <span>2<\/span>/);
});

test('who stopped is not followed, and what was erased is gone', async () => {
  const code = new Map(reader.browser.cookies);
  await reader.mine();
  await reader.browser.post('/api/stoppen', { grade: 'erase', confirm: 'ja' });
  for (const [name, value] of code) reader.browser.cookies.set(name, value);
  const sent = report();
  expect(JSON.parse((await reader.browser.json(REPORT_PATH, sent)).html)).toEqual({ status: 'not_recorded' });
  expect(await site.database.sql('select * from trial.use_view')).toEqual([]);
  expect(await site.database.sql('select * from trial.use_act')).toEqual([]);
  expect(await opinions()).toEqual([]);
});

test('the log holds no page, name, token or view', () => {
  const told = site.log.filter((line) => line.includes(REPORT_PATH));
  expect(told.length).toBeGreaterThan(15);
  const allowed = ['at', 'event', 'status', 'outcome', 'ms'];
  expect(
    told.flatMap((line) => Object.keys(JSON.parse(line) as object)).filter((key) => !allowed.includes(key)),
  ).toEqual([]);
  expect(told.filter((line) => /het-bericht|moe-zijn|[0-9a-f]{8}-[0-9a-f]{4}|[\w-]{43}/.test(line))).toEqual(
    [],
  );
});
