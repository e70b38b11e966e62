/** Every refusal: a page with kind words, what was typed still there, and never a fault. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeIn } from '../../dev/mail.ts';
import { setWorld } from '../../src/server/world.ts';
import { ORIGIN, openSite, type Site } from './support/site.ts';
import { couple, fresh, person, visitor } from './support/visitor.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.stop());

test('[C5] who can not take part hears kindly why, and whom to call', async () => {
  const employee = person(site, 'employee', 'A', fresh('a'));
  const criterion = site.world.trial.roles['employee']?.eligibility.find(({ options }) =>
    options.some(({ meets }) => !meets),
  );
  const no = criterion?.options.find(({ meets }) => !meets)?.code ?? '';
  const page = await employee.browser.post('/api/aanmelden/controle', {
    role: 'employee',
    ...employee.eligible,
    [criterion?.code ?? '']: no,
  });
  expect(page.status).toBe(200);
  expect(page.html.replace(/&#39;|&apos;/g, "'")).toContain(criterion?.because.split(/['"&]/)[0] ?? '');
  expect(employee.browser.cookies.size).toBe(0);
});

test('an open question is a problem beside that question, and the other answers stay', async () => {
  const employee = person(site, 'employee', 'A', fresh('a'));
  const [first = ''] = Object.keys(employee.eligible);
  const page = await employee.browser.post('/api/aanmelden/controle', {
    role: 'employee',
    ...employee.eligible,
    [first]: '',
  });
  expect(page.status).toBe(422);
  expect(page.html).toContain(`id="${first}-fout"`);
  expect(page.html).toContain(`href="#${first}-`);
  expect(page.html.match(/ checked/g)).toHaveLength(Object.keys(employee.eligible).length - 1);
  expect(page.html).toContain('<title>Fout: ');
});

test('without a passed check consent leads to the check, also with the check of the other role', async () => {
  const employee = person(site, 'employee', 'A', fresh('a'));
  expect((await employee.signUp()).path).toBe('/meedoen/werknemer/');
  await employee.check();
  const other = await employee.browser.post('/api/aanmelden', {
    role: 'employer',
    ...employee.consent,
    name: 'A',
  });
  expect(other.path).toBe('/meedoen/werkgever/');
});

test('[C7] who has not had the time to think that the trial gives is asked to, and keeps what was typed', async () => {
  const { trial } = site.world;
  const role = trial.roles['employee']!;
  const slow = { ...role, consent: { ...role.consent, hoursToThink: 48 } };
  setWorld({ trial: { ...trial, roles: { ...trial.roles, employee: slow } } });
  const employee = person(site, 'employee', 'Wim Wacht', fresh('wim'));
  await employee.check();
  await site.pass(47 * 60);
  const early = await employee.signUp();
  expect([early.status, early.html.includes('Neem eerst de tijd om na te denken')]).toEqual([422, true]);
  expect(early.html).toContain('value="Wim Wacht"');
  await site.pass(61);
  expect((await employee.signUp()).path).toBe('/code/');
  setWorld({ trial });
});

test('[C7] every required statement must be ticked; what was typed stays', async () => {
  const employee = person(site, 'employee', 'Anna "de" Wit', fresh('a'));
  await employee.check();
  await site.pass(1);
  const [statement = ''] = Object.keys(employee.consent);
  const page = await employee.browser.post('/api/aanmelden', {
    role: 'employee',
    name: employee.name,
    email: 'geen adres',
    ...employee.consent,
    [statement]: [],
  });
  expect(page.status).toBe(422);
  expect(page.html).toContain(`id="${statement}-fout"`);
  expect(page.html).toContain('id="email-fout"');
  expect(page.html).toContain('value="Anna &quot;de&quot; Wit"');
});

test('[C6] a sign-up that looks like a robot is kept for a human, sealed, for 14 days', async () => {
  const kept = async () =>
    (await site.database.sql<{ reason: string }>('select * from people.suspicious')).map(
      ({ reason }) => reason,
    );
  const robot = person(site, 'employee', 'Robot Robin', fresh('robot'));
  await robot.check();
  expect((await robot.signUp()).html).toContain('Wij kijken uw aanmelding na');
  await site.pass(1);
  expect((await robot.signUp({ website: 'https://spam.example' })).html).toContain(
    'Wij kijken uw aanmelding na',
  );
  expect(await kept()).toEqual(['too_fast', 'honeypot']);
  expect(await site.everything()).not.toContain('Robin');
  await site.pass(14 * 24 * 60 + 1);
  expect(await kept()).toEqual([]);
});

test('the same form sent five times at once makes one participant', async () => {
  const employee = person(site, 'employee', 'Anna de Wit', fresh('anna'));
  await employee.check();
  await site.pass(1);
  const count = async () => (await site.database.sql('select 1 from trial.participant')).length;
  const before = await count();
  const pages = await Promise.all(Array.from({ length: 5 }, () => employee.signUp()));
  for (const page of pages) expect(['/code/', '/meedoen/werknemer/']).toContain(page.path);
  expect(await count()).toBe(before + 1);
});

test("[C3] the invitation wants the address twice, not one's own, and that the other knows", async () => {
  const employee = person(site, 'employee', 'Anna de Wit', fresh('anna'));
  await employee.joins();
  const typed = employee.invitation({ name: 'Bert Bos', email: 'bert@bedrijf.nl' });
  const page = await employee.browser.post('/api/uitnodiging/voorbeeld', {
    ...typed,
    employer_email_again: 'bart@bedrijf.nl',
    knows: [],
  });
  expect(page.status).toBe(422);
  expect(page.html).toContain('id="employer_email_again-fout"');
  expect(page.html).toContain('id="knows-fout"');
  expect(page.html).toContain('value="bert@bedrijf.nl"');
  const own = { ...typed, employer_email: employee.email, employer_email_again: employee.email };
  expect((await employee.browser.post('/api/uitnodiging', own)).status).toBe(422);
  const domain = employee.email.split('@')[1] ?? '';
  const colleague = { ...typed, employer_email: `b@${domain}`, employer_email_again: `b@${domain}` };
  expect((await employee.browser.post('/api/uitnodiging/voorbeeld', colleague)).html).toContain(
    'met een adres van uw werk',
  );
  expect((await employee.browser.post('/api/uitnodiging/voorbeeld', typed)).html).not.toContain(
    'met een adres van uw werk',
  );
});

test('without a session everything that needs one says so', async () => {
  const paths = [
    'uitnodiging/voorbeeld',
    'uitnodiging',
    'uitnodiging/terugnemen',
    'uitnodiging/antwoord',
    'stoppen',
    'code/bevestigen',
  ];
  for (const path of paths)
    expect([path, (await visitor(site).post(`/api/${path}`)).status]).toEqual([path, 401]);
  expect((await visitor(site).get('/uitnodiging/')).status).toBe(401);
  const draft = { questionnaire: 'employee-t0', version: 1, answers: {} };
  expect((await visitor(site).json('/api/vragenlijst/bewaren', draft)).status).toBe(401);
});

test('[T13] while recruitment is paused nobody can sign up, and nothing is kept', async () => {
  const { trial } = site.world;
  setWorld({ trial: { ...trial, recruitment: { ...trial.recruitment, state: 'paused' } } });
  const employee = person(site, 'employee', 'A', fresh('a'));
  expect((await employee.check()).status).toBe(403);
  expect((await employee.signUp()).status).toBe(403);
  setWorld({ trial });
});

test('a form from another site is refused; from our own page without a referrer it is not', async () => {
  const send = (headers: Record<string, string>) =>
    site.fetch(
      new Request(`${ORIGIN}/api/sessie/sluiten`, { method: 'POST', body: new URLSearchParams(), headers }),
    );
  expect((await send({ origin: 'https://elders.example' })).status).toBe(400);
  expect((await send({ origin: 'null' })).status).toBe(400);
  expect((await send({ origin: 'null', 'sec-fetch-site': 'cross-site' })).status).toBe(400);
  expect((await send({ origin: 'null', 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  expect((await send({ origin: ORIGIN })).status).toBe(303);
});

test('too much at once is refused, by address and with a page', async () => {
  setWorld({ limit: { requests: 3, seconds: 600 } });
  const send = (ip: string) =>
    site.fetch(
      new Request(`${ORIGIN}/api/sessie/sluiten`, { method: 'POST', body: new URLSearchParams() }),
      ip,
    );
  for (let sent = 0; sent < 3; sent += 1) expect((await send('10.0.0.1')).status).toBe(303);
  const refused = await send('10.0.0.1');
  expect(refused.status).toBe(429);
  expect(await refused.text()).toContain('Even wachten');
  expect((await send('10.0.0.2')).status).toBe(303);
  setWorld({ limit: { requests: 100_000, seconds: 600 } });
});

test('a code can be asked for five times in half an hour, for any address; after that none is sent', async () => {
  const [employee] = await couple(site);
  const before = (await site.mail.mails(employee.email)).length;
  for (let asked = 0; asked < 8; asked += 1) {
    expect((await visitor(site).post('/api/code/aanvragen', { email: employee.email })).path).toBe('/code/');
  }
  expect((await site.mail.mails(employee.email)).length - before).toBeLessThanOrEqual(5);
});

test("whoever types somebody else's address again and again does not lock that person out", async () => {
  const [employee] = await couple(site);
  for (let asked = 0; asked < 12; asked += 1) {
    await visitor(site, '10.0.0.9').post('/api/code/aanvragen', { email: employee.email });
  }
  const own = visitor(site, '10.0.0.10');
  const before = (await site.mail.mails(employee.email)).length;
  await own.post('/api/code/aanvragen', { email: employee.email });
  const mails = await site.mail.mails(employee.email);
  expect(mails.length).toBe(before + 1);
  expect((await own.post('/api/code/bevestigen', { code: codeIn(mails.at(-1)!) ?? '' })).path).toBe('/mijn/');
});

test('a fault is a page without details', async () => {
  const { database } = site.world;
  setWorld({ database: { ...database, countScreening: () => Promise.reject(new Error('geheim detail')) } });
  const page = await person(site, 'employee', 'A', fresh('a')).check();
  expect(page.status).toBe(500);
  expect(page.html).toContain('Er ging bij ons iets mis');
  expect(page.html + site.log.join()).not.toContain('geheim detail');
  setWorld({ pages: { get: () => Promise.reject(new Error('geheim detail')) }, database });
  const bare = await person(site, 'employee', 'A', fresh('a')).browser.get('/start/');
  expect([bare.status, bare.html]).toEqual([500, expect.stringContaining('Er ging iets mis')]);
  setWorld({ pages: site.world.pages });
});

test('every answer carries the security headers and is kept by nobody', async () => {
  const responses = [
    await site.fetch(new Request(`${ORIGIN}/start/`)),
    await site.fetch(
      new Request(`${ORIGIN}/api/sessie/sluiten`, { method: 'POST', body: new URLSearchParams() }),
    ),
    await site.fetch(new Request(`${ORIGIN}/api/sessie/vernieuwen`, { method: 'POST' })),
  ];
  for (const { headers } of responses) {
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self'; style-src( 'sha256-[A-Za-z0-9+/]{43}=')+;/,
    );
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('strict-transport-security')).toContain('max-age=31536000');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});
