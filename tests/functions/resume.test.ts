/** Going on with a questionnaire later: who sees which answers, and what a browser forgets. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Site } from './support/site.ts';
import { couple, person, tokenOf, visitor, type Person } from './support/visitor.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.stop());

const SAVE = '/api/vragenlijst/bewaren';
const READ = '/api/vragenlijst/hervatten';
const typed = { contract_hours: '32', support_from: ['hr', 'colleagues'], unknown: 'x' };
const kept = { contract_hours: '32', support_from: ['hr', 'colleagues'] };

const of = ({ questionnaire: { id, version } }: Person) => ({ questionnaire: id, version });
async function save(who: Person, more: object = {}) {
  const page = await who.browser.json(SAVE, { ...of(who), answers: typed, ...more });
  return [page.status, page.html];
}
async function read(who: Person, what: object = of(who)) {
  const page = await who.browser.json(READ, what);
  return { http: page.status, ...(JSON.parse(page.html) as Record<string, unknown>) };
}
/** The same person at another device. */
const elsewhere = (who: Person) => person(site, 'employee', who.name, who.email);
async function started(): Promise<Person> {
  const [employee] = await couple(site);
  await employee.opens(await employee.link());
  return employee;
}

test('[C9] answers come back on the device that typed them; another one shows them after a code', async () => {
  const employee = await started();
  const none = await read(employee);
  expect(none).toEqual({
    http: 200,
    status: 'none',
    person: expect.stringMatching(/^[\w-]{16}$/),
    closes_on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
  const { closes_on } = none as { closes_on?: unknown };
  expect(await save(employee)).toEqual([200, '{"status":"saved"}']);
  const { person: tag } = none as { person?: unknown };
  expect(await read(employee)).toEqual({
    http: 200,
    status: 'draft',
    answers: kept,
    more: false,
    person: tag,
    closes_on,
  });

  const other = elsewhere(employee);
  await other.opens(await employee.link());
  expect(await read(other)).toEqual({ http: 200, status: 'hidden', person: tag, closes_on });
  expect((await other.browser.get('/mijn/')).path).toBe('/code/');
  await other.code();
  expect((await other.browser.get('/mijn/')).html).toContain('/vragenlijst/employee-t0/');
  expect(await read(other)).toMatchObject({ status: 'draft', answers: kept, more: false });
  await site.pass(31);
  expect(await read(other)).toMatchObject({ status: 'hidden' });
  expect(await read(employee)).toMatchObject({ status: 'draft', answers: kept });
});

test('[C9] opening the own link again, or typing a code, keeps the answers on this device', async () => {
  const employee = await started();
  await save(employee);
  await employee.opens(await employee.link());
  expect(await read(employee)).toMatchObject({ status: 'draft', answers: kept });
  await employee.mine();
  await site.pass(31);
  expect(await read(employee)).toMatchObject({ status: 'draft', answers: kept });
});

test('[C10] after "stop for today" this device shows nothing without a new code', async () => {
  const employee = await started();
  await employee.mine();
  expect(await save(employee, { leave: true })).toEqual([200, '{"status":"saved"}']);
  expect(await read(employee)).toMatchObject({ status: 'hidden' });
  await employee.opens(await employee.link());
  expect(await read(employee)).toMatchObject({ status: 'hidden' });
  expect((await employee.browser.get('/mijn/')).path).toBe('/code/');
  await employee.code();
  expect(await read(employee)).toMatchObject({ status: 'draft', answers: kept });
});

test('an answer that was given before the one that stands does not replace it, and the device hears so [C9]', async () => {
  const employee = await started();
  const other = elsewhere(employee);
  await other.opens(await employee.link());
  const hour = 60 * 60 * 1000;
  await save(employee, { answers: { contract_hours: '24' } });
  const old = { answers: { contract_hours: '32' }, ages: { contract_hours: hour } };
  expect(await save(other, old)).toEqual([200, '{"status":"saved","newer":{"contract_hours":null}}']);
  expect(await read(employee)).toMatchObject({ answers: { contract_hours: '24' }, more: false });
  await other.mine();
  expect(await save(other, old)).toEqual([200, '{"status":"saved","newer":{"contract_hours":"24"}}']);
  expect(await save(other, { answers: { contract_hours: '36' } })).toEqual([200, '{"status":"saved"}']);
  for (const ages of [{ contract_hours: -1 }, { contract_hours: '5' }, [1]])
    expect((await save(other, { ages }))[0]).toBe(400);
  expect(await read(other)).toMatchObject({ answers: { contract_hours: '36' }, more: false });
});

test('nothing comes back once it is sent, of another version, of another questionnaire or without a session', async () => {
  const employee = await started();
  await save(employee);
  expect(await read(employee, { ...of(employee), version: 900 })).toMatchObject({
    http: 200,
    status: 'none',
  });
  for (const questionnaire of ['employer-t0', 'nonsense'])
    expect(await read(employee, { ...of(employee), questionnaire })).toEqual({
      http: 200,
      status: 'not_open',
    });
  expect(await read(employee, { questionnaire: 7 })).toEqual({ http: 400, status: 'bad_request' });
  const stranger = await visitor(site).json(READ, of(employee));
  expect([stranger.status, stranger.html]).toEqual([401, '{"status":"no_session"}']);
  await employee.submits();
  expect(await read(employee)).toEqual({ http: 200, status: 'not_open' });
});

test('two people never get the same tag, and no answer or log line holds who it is', async () => {
  const [one, other] = [await started(), await started()];
  const start = site.log.length;
  await save(one);
  const mine = await one.browser.json(READ, of(one));
  const theirs = await other.browser.json(READ, of(other));
  expect(JSON.parse(theirs.html)).toMatchObject({ status: 'none' });
  const tag = (html: string) => (JSON.parse(html) as { person: string }).person;
  expect(tag(mine.html)).not.toBe(tag(theirs.html));
  const rows = await site.database.sql<{ id: string }>('select id from trial.participant');
  const log = site.log.slice(start).join('\n');
  for (const { id } of rows) expect(mine.html + theirs.html + log).not.toContain(id);
  expect(log).not.toContain(tag(mine.html));
  expect(mine.response.headers.get('cache-control')).toBe('no-store');
});

/** The answer to one request itself, before the browser goes on. */
async function answerTo(who: Person, path: string, form: Record<string, string> = {}) {
  const cookie = [...who.browser.cookies].map((pair) => pair.join('=')).join('; ');
  const headers = { cookie, origin: site.world.site };
  const body = new URLSearchParams(form);
  return site.fetch(new Request(new URL(path, site.world.site), { method: 'POST', body, headers }));
}

test('[C10] signing out empties what the browser keeps, and the cookies by name', async () => {
  const employee = await started();
  const out = await answerTo(employee, '/api/sessie/sluiten');
  expect(out.headers.get('clear-site-data')).toBe('"storage"');
  expect(out.headers.getSetCookie().every((line) => /Max-Age=0/.test(line))).toBe(true);
});

test('[C10] stopping with the study empties what the browser keeps', async () => {
  const employee = await started();
  await employee.mine();
  expect((await answerTo(employee, '/api/stoppen')).headers.get('clear-site-data')).toBe(null);
  const stopped = await answerTo(employee, '/api/stoppen', { grade: 'no_data', confirm: 'ja' });
  expect([stopped.status, stopped.headers.get('clear-site-data')]).toEqual([303, '"storage"']);
});

test("[C10] another person's link empties what the browser keeps, and the new cookies stand; the own link does not", async () => {
  const [one, other] = [await started(), await started()];
  const token = tokenOf(await other.link());
  const own = await answerTo(one, '/api/sessie/openen', { token: tokenOf(await one.link()) });
  expect([own.status, own.headers.get('clear-site-data')]).toEqual([303, null]);
  // That answer brought a new session; the visitor opens the link once more to have it.
  one.browser.cookies.clear();
  await one.opens(await one.link());
  const replaced = await answerTo(one, '/api/sessie/openen', { token });
  expect(replaced.headers.get('clear-site-data')).toBe('"storage"');
  expect(replaced.headers.getSetCookie().map((line) => /^[^=]+/.exec(line)?.[0])).toEqual([
    '__Host-sessie',
    '__Host-toegang',
  ]);
  expect(await replaced.text()).toContain('U opende de link van iemand anders');
});

/** Opens a later questionnaire for somebody who has the newest baseline, as the schedule does. */
async function opensLater(who: Person, wave: string): Promise<void> {
  await site.database.sql(`
    insert into trial.occasion (participant, wave, questionnaire, opened_at, closes_on)
    select o.participant, '${wave}', 'employee-${wave}', o.opened_at, o.closes_on from trial.occasion o
    where o.questionnaire = '${who.questionnaire.id}' order by o.recorded_at desc limit 1`);
}
const stored = (questionnaire: string) =>
  site.database.sql<{ mode: string; items: string[] }>(`
    select s.mode, (select array_agg(a.item order by a.item) from trial.answer a where a.submission = s.id) as items
    from trial.submission s where s.questionnaire = '${questionnaire}'`);
const SEND = '/api/vragenlijst/versturen';

test('[T9] the short form is stored under its questionnaire as short, with its answers alone', async () => {
  const employee = await started();
  await opensLater(employee, 't1');
  const short = { questionnaire: 'employee-t1', version: '1', form: 'short' };
  const wrong = await employee.browser.post(SEND, short);
  expect([wrong.status, wrong.html.includes('name="form" value="short"')]).toEqual([422, true]);
  const sent = await employee.browser.post(SEND, { ...short, employment: 'none', life_now: '7' });
  expect(sent.path).toBe('/bedankt/');
  expect(await stored('employee-t1')).toEqual([{ mode: 'short', items: ['employment'] }]);
});

test('[T8] nobody leaves questions out of their own questionnaire by calling it assisted, or short where there is none', async () => {
  const employee = await started();
  for (const form of ['assisted', 'short', 'nonsense']) {
    const page = await employee.browser.post(SEND, { ...employee.answers(), form });
    expect(page.path).not.toBe('/bedankt/');
  }
  expect(await read(employee)).toMatchObject({ status: 'none' });
});
