/** The research desk: signing in with a one-time code, and only what the role may see [T6]. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeIn } from '../../dev/mail.ts';
import { trialOf } from '../../src/trials/index.ts';
import { researcher } from './support/desk.ts';
import { openSite, type Site } from './support/site.ts';
import { fresh, person, randomised, visitor } from './support/visitor.ts';

let site: Site;
let armName: string;
beforeAll(async () => {
  site = await openSite();
  const [, , arm] = await randomised(site);
  armName = trialOf('miles').arms.find(({ code }) => code === arm)?.name ?? arm;
});
afterAll(() => site.stop());

test('a researcher signs in with the code from the mail, sees couples under pseudonyms, and signs out', async () => {
  const { email, browser } = await researcher(site, 'coordinator');
  expect((await browser.get('/onderzoekers/')).html).toContain('Inloggen voor onderzoekers');
  const asked = await browser.post('/api/onderzoekers/code', { email });
  expect(asked.html).toContain(`value="${email}"`);
  const code = codeIn(await site.mail.next(email)) ?? '';
  const wrong = await browser.post('/api/onderzoekers/inloggen', {
    email,
    code: code === '111111' ? '222222' : '111111',
  });
  expect(wrong.status).toBe(422);
  const desk = await browser.post('/api/onderzoekers/inloggen', { email, code });
  expect(desk.path).toBe('/onderzoekers/');
  expect(desk.html).toContain('coördinator');
  expect(desk.html).toMatch(/K-[0-9A-Z]{6}/);
  expect(desk.html).toContain('geloot');
  expect(desk.html).not.toContain(armName);
  for (const name of ['Anna de Wit', 'Bert Bos']) expect(desk.html).not.toContain(name);
  expect((await browser.post('/api/onderzoekers/uitloggen')).html).toContain('Inloggen voor onderzoekers');
});

test('[T6] the arm is there for who may see it, and nothing for who may see no couples', async () => {
  for (const [role, sees] of [
    ['supporter', true],
    ['analyst', false],
    ['recruiter', false],
  ] as const) {
    const { email, browser } = await researcher(site, role);
    await browser.post('/api/onderzoekers/code', { email });
    const code = codeIn(await site.mail.next(email)) ?? '';
    const { html } = await browser.post('/api/onderzoekers/inloggen', { email, code });
    expect([role, html.includes(armName)]).toEqual([role, sees]);
    if (role === 'recruiter') expect(html).toContain('Er zijn nog geen koppels, of uw rol ziet ze niet.');
  }
});

test('[C6] a sign-up that waits for a human is read by who may see names, and by nobody else', async () => {
  const robot = person(site, 'employee', 'Robin Robot', fresh('robin'));
  await robot.check();
  await robot.signUp();
  for (const [role, sees] of [
    ['coordinator', true],
    ['analyst', false],
  ] as const) {
    const { email, browser } = await researcher(site, role, `waits.${role}@umc.example`);
    await browser.post('/api/onderzoekers/code', { email });
    const code = codeIn(await site.mail.next(email)) ?? '';
    const { html } = await browser.post('/api/onderzoekers/inloggen', { email, code });
    expect([role, html.includes('Robin Robot'), html.includes('sneller ingevuld')]).toEqual([
      role,
      sees,
      sees,
    ]);
  }
});

test('an unknown address gets the same answer and no mail', async () => {
  const known = await researcher(site, 'monitor').catch(() => null);
  expect(known).toBeNull();
  const email = 'niemand@umc.example';
  const asked = await visitor(site).post('/api/onderzoekers/code', { email });
  expect(asked.status).toBe(200);
  expect(asked.html).toContain('Typ de code uit uw mail');
  expect(await site.mail.mails(email)).toHaveLength(0);
});

test('guessing codes and asking for mails are limited by address', async () => {
  const { email, browser } = await researcher(site, 'analyst');
  const codes = [];
  for (let asked = 0; asked < 7; asked += 1)
    codes.push((await browser.post('/api/onderzoekers/code', { email })).status);
  expect(codes.at(-1)).toBe(429);
  const tries = [];
  for (let tried = 0; tried < 12; tried += 1) {
    tries.push((await browser.post('/api/onderzoekers/inloggen', { email, code: '123456' })).status);
  }
  expect(tries.at(-1)).toBe(429);
});

test('a cookie that is no token, or a forged one, leads to the sign-in page', async () => {
  for (const token of ['x', 'e30.e30.', 'eyJhbGciOiJub25lIn0.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.']) {
    const browser = visitor(site);
    browser.cookies.set('__Host-onderzoeker', token);
    const page = await browser.get('/onderzoekers/');
    expect([page.status, page.html.includes('Inloggen voor onderzoekers')]).toEqual([200, true]);
  }
});
