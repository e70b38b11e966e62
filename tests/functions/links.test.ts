/** Links from mails: a scanner that opens them changes nothing; the button behind them works [C9]. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { handle as start } from '../../functions/start.ts';
import { linkIn } from '../../dev/mail.ts';
import { serve } from '../../src/server/serve.ts';
import { ORIGIN, openSite, type Site } from './support/site.ts';
import { couple, fresh, person, randomised, tokenOf, visitor } from './support/visitor.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.stop());

const pathOf = (link: string) => link.slice(new URL(link).origin.length);

test('[C9] a mail scanner opens every link twice, also with HEAD and POST, and nothing changes', async () => {
  await randomised(site);
  await couple(site);
  const waiting = person(site, 'employee', 'Anna de Wit', fresh('anna'));
  await waiting.joins();
  await waiting.browser.post(
    '/api/uitnodiging',
    waiting.invitation({ name: 'Bert Bos', email: fresh('bert') }),
  );
  await site.pass(31);
  const links = (await site.mail.mails()).map(linkIn).filter((link) => link !== null);
  expect(links.length).toBeGreaterThan(5);
  const before = await site.everything();
  for (const link of [...links, ...links]) {
    const scanner = visitor(site);
    expect((await scanner.get(pathOf(link))).status).toBe(200);
    for (const method of ['HEAD', 'POST', 'OPTIONS']) {
      await site.fetch(new Request(ORIGIN + pathOf(link), { method }));
      await serve(start)(new Request(ORIGIN + pathOf(link), { method }));
    }
    expect(scanner.cookies.size).toBe(0);
  }
  expect(await site.everything()).toBe(before);
});

test('[C9] after the scanner the button works, twice, until the purpose is done', async () => {
  const [employee] = await couple(site);
  const link = await employee.link();
  await visitor(site).get(pathOf(link));
  expect((await employee.opens(link)).path).toBe('/vragenlijst/employee-t0/');
  const elsewhere = person(site, 'employee', employee.name, employee.email);
  expect((await elsewhere.opens(link)).path).toBe('/vragenlijst/employee-t0/');
  await elsewhere.submits();
  expect((await employee.opens(link)).status).toBe(410);
});

test('[C9] a code works where the link does not: it goes to the address that the link was sent to', async () => {
  const [employee] = await couple(site);
  const link = await employee.link();
  const before = (await site.mail.mails(employee.email)).length;
  const device = person(site, 'employee', employee.name, employee.email);
  expect((await device.browser.post('/api/code/aanvragen', { token: tokenOf(link) })).path).toBe('/code/');
  expect(await site.mail.mails(employee.email)).toHaveLength(before + 1);
  expect((await device.code()).path).toBe('/mijn/');
});

test("[C9] opening another person's link replaces the session, and says so", async () => {
  const [employee] = await couple(site);
  const [other] = await couple(site);
  await employee.opens(await employee.link());
  const kept = [...employee.browser.cookies];
  const opened = await employee.browser.post('/api/sessie/openen', { token: tokenOf(await other.link()) });
  expect(opened.html).toContain('U opende de link van iemand anders');
  expect(opened.html).toContain('href="/vragenlijst/employee-t0/"');
  for (const [name, value] of kept) employee.browser.cookies.set(name, value);
  expect((await employee.browser.get('/mijn/')).path).toBe('/inloggen/');
});

test('[C9] a link opens a questionnaire, but not the own page: that asks a fresh code, and again after half an hour', async () => {
  const [employee] = await couple(site);
  await employee.opens(await employee.link());
  expect((await employee.browser.get('/mijn/')).path).toBe('/code/');
  await employee.code();
  expect((await employee.browser.get('/mijn/')).path).toBe('/mijn/');
  await site.pass(31);
  expect((await employee.browser.get('/mijn/')).path).toBe('/code/');
});

test('[C9] loading the own page again mails no second code, and fetching ahead mails none', async () => {
  const [employee] = await couple(site);
  await employee.opens(await employee.link());
  const count = async () => (await site.mail.mails(employee.email)).length;
  const before = await count();
  const cookie = [...employee.browser.cookies].map((pair) => pair.join('=')).join('; ');
  const headers = { cookie, 'sec-purpose': 'prefetch' };
  await site.fetch(new Request(`${ORIGIN}/mijn/`, { headers }));
  expect(await count()).toBe(before);
  await employee.browser.get('/mijn/');
  await employee.browser.get('/mijn/');
  expect(await count()).toBe(before + 1);
});

test('a link that is cut off, unknown or missing ends on a page that helps', async () => {
  const stranger = visitor(site);
  expect((await stranger.get('/start/')).html).toContain('Er ontbreekt iets aan deze link');
  expect((await stranger.get('/start/?t=abc')).html).toContain('Er ontbreekt iets aan deze link');
  for (const token of ['', 'abc', 'A'.repeat(43)]) {
    const page = await stranger.post('/api/sessie/openen', { token });
    expect([page.status, stranger.cookies.size]).toEqual([404, 0]);
    expect(page.html).toContain('Deze link kennen wij niet');
  }
});

test('[C9] a code: ten minutes, five tries, good for one session and once', async () => {
  const one = person(site, 'employee', 'Anna de Wit', fresh('anna'));
  await one.check();
  await site.pass(1);
  await one.signUp();
  const other = person(site, 'employee', 'Bas Kok', fresh('bas'));
  await other.check();
  await site.pass(1);
  await other.signUp();
  const { codeIn } = await import('../../dev/mail.ts');
  const code = codeIn(await site.mail.next(one.email)) ?? '';
  const wrong = code === '000000' ? '000001' : '000000';
  const types = (who: typeof one, typed: string) => who.browser.post('/api/code/bevestigen', { code: typed });
  expect((await types(other, code)).status).toBe(422);
  for (let tries = 0; tries < 4; tries += 1) expect((await types(one, wrong)).status).toBe(422);
  expect((await types(one, ` ${code.slice(0, 3)} ${code.slice(3)} `)).path).toBe(
    '/meedoen/werknemer/werkgever/',
  );

  const third = person(site, 'employee', 'Cas Lam', fresh('cas'));
  await third.check();
  await site.pass(1);
  await third.signUp();
  for (let tries = 0; tries < 5; tries += 1) await types(third, wrong);
  expect((await third.code()).status).toBe(422);
  await third.browser.post('/api/code/aanvragen');
  await site.pass(11);
  expect((await third.code()).status).toBe(422);
  await third.browser.post('/api/code/aanvragen');
  expect((await third.code()).path).toBe('/meedoen/werknemer/werkgever/');
});
