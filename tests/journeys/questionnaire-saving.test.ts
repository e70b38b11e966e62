/** Each answer is saved as it is given; a lost connection, a full stop and a sign-out lose nothing [C10]. */
import { expect, test } from 'vitest';
import { ACCESS_COOKIE, DESK_COOKIE, SESSION_COOKIE } from '../../src/server/cookies.ts';
import {
  WORK,
  heading,
  stored,
  toReview,
  valueIs,
  work,
  useQuestionnaire,
  PATH,
  next,
  sickLeave,
  statusSays,
  support,
} from './questionnaire-place.ts';

const here = useQuestionnaire();

test('[C10] each answer is saved as it is given, and this device then holds nothing', async () => {
  const page = await here.open();
  await work(page);
  await page.waitForFunction(() =>
    /^Bewaard om \d\d:\d\d\.$/.test(document.querySelector('[data-status]')?.textContent ?? ''),
  );
  await page.waitForFunction(() => localStorage.length === 0);
  expect(here.savedItems()).toEqual({
    contract_type: 'permanent',
    contract_hours: '32',
    work_kind: 'both',
    hours_last_week: '20',
    last_week_usual: 'usual',
  });
  expect(await stored(page)).toEqual([]);
});

test('[C10] a lost connection loses nothing: the answers wait on this device and are saved later', async () => {
  const page = await here.open();
  await here.context.setOffline(true);
  await work(page);
  await page.waitForFunction(() =>
    document.querySelector('[data-status]')?.textContent?.startsWith('Geen verbinding.'),
  );
  expect(here.server.saved).toEqual([]);
  expect(await stored(page)).toHaveLength(WORK);
  await here.context.setOffline(false);
  await page.waitForFunction(() => localStorage.length === 0);
  expect(here.savedItems()).toMatchObject({ contract_hours: '32' });
});

test('answers that could not be saved stand in the page when it is opened again', async () => {
  here.server.save = () => 503;
  const page = await here.open();
  await work(page);
  await page.close();
  here.server.save = () => 200;
  const again = await here.open();
  await valueIs(again, '#contract_hours', '32');
  await again.waitForFunction(() => localStorage.length === 0);
  expect(here.savedItems()).toMatchObject({ contract_type: 'permanent', contract_hours: '32' });
});

test('nothing is sent while there is no connection, and the answers stay', async () => {
  const page = await here.open();
  await toReview(page);
  await here.context.setOffline(true);
  await page.click('[data-send]');
  await page.waitForFunction(() =>
    document.querySelector('[data-status]')?.textContent?.includes('nog niets verstuurd'),
  );
  expect(here.server.sent).toEqual([]);
  await here.context.setOffline(false);
  await page.click('[data-send]');
  await page.waitForURL('**/bedankt/');
  expect(here.server.sent).toHaveLength(1);
});

test('who is signed out hears it, and signs in without losing the page', async () => {
  here.server.save = () => 401;
  const page = await here.open();
  await work(page);
  await page.waitForSelector('[data-sign-in]:not([hidden])');
  expect(await page.getAttribute('[data-sign-in] a', 'target')).toBe('_blank');
  expect(await stored(page)).toHaveLength(WORK);
  here.server.save = () => 200;
  await page.waitForFunction(() => localStorage.length === 0);
});

test('[C10] stopping for today saves, and leaves no answer on this device or in another tab', async () => {
  const one = await here.open();
  const two = await here.open();
  await work(one);
  await one.click('[data-stop]');
  await one.waitForSelector('[data-stopped]:not([hidden])');
  expect(await heading(one)).toBe('U bent gestopt voor vandaag');
  expect(here.savedItems()).toMatchObject({ contract_hours: '32' });
  await expect.poll(() => stored(one)).toEqual([]);
  expect(here.server.asked.at(-1)).toBe('stoppen');
  await two.waitForSelector('[data-stopped]:not([hidden])');
  for (const page of [one, two]) expect(await page.locator('#contract_hours').count()).toBe(0);
});

test('stopping without a connection asks first, since answers would be lost', async () => {
  const page = await here.open();
  await here.context.setOffline(true);
  await work(page);
  await page.click('[data-stop]');
  await page.waitForSelector('[data-unsaved]:not([hidden])');
  expect(await page.innerText('[data-unsaved] [data-words]')).toMatch(/^5 antwoorden zijn nog niet bewaard/);
  await page.click('[data-unsaved] [data-stay]');
  expect(await page.inputValue('#contract_hours')).toBe('32');
  await page.click('[data-stop]');
  await page.click('[data-unsaved] [data-go]');
  expect(await page.locator('#contract_hours').count()).toBe(0);
  // No answer stays; only that the server must hear of it, as soon as it can.
  expect(await stored(page)).toEqual([['gestopt/employee-t0/1', '1']]);
  await here.context.setOffline(false);
  await page.waitForFunction(() => localStorage.length === 0);
  expect(here.server.asked).toEqual(['hervatten', 'stoppen']);
});

test('[C10] who stopped without a connection sees nothing at the next visit: the server hears it first', async () => {
  const page = await here.open();
  await work(page);
  await here.areSaved(page, { last_week_usual: 'usual' });
  await here.context.setOffline(true);
  await page.click('[data-stop]');
  await page.waitForSelector('[data-stopped]:not([hidden])');
  // Left while still offline: a tab that closes may just see the connection come back, and would tell it itself.
  await page.goto('about:blank');
  await page.close();
  await here.context.setOffline(false);
  here.server.asked = [];
  const again = await here.open();
  await again.waitForSelector('[data-elsewhere]:not([hidden])');
  expect(here.server.asked).toEqual(['stoppen', 'hervatten']);
  expect(await again.inputValue('#contract_hours')).toBe('');
  expect(await stored(again)).toEqual([]);
});

test('[C10] signing out empties the storage of the browser and clears its cookies by name; others stay', async () => {
  const page = await here.open();
  const { hostname: domain } = new URL(here.origin);
  const cookie = { value: 'x', domain, path: '/', secure: true, httpOnly: true };
  await here.context.addCookies(
    [SESSION_COOKIE, ACCESS_COOKIE, DESK_COOKIE].map((name) => ({ ...cookie, name })),
  );
  await page.evaluate(() => localStorage.setItem('vragenlijst/anna/employee-t0/1/contract_hours', 'x'));
  await page.click('[data-stop]');
  await page.waitForSelector('[data-stopped]:not([hidden])');
  await page.evaluate(() => localStorage.setItem('other', 'x'));
  await page.click('form[action="/api/sessie/sluiten"] button');
  await page.waitForURL('**/tot-ziens/');
  expect(await stored(page)).toEqual([]);
  expect((await here.context.cookies()).map(({ name, value }) => [name, value])).toEqual([
    [DESK_COOKIE, 'stays'],
  ]);
});

test('who opens a questionnaire that was sent hears so, before typing anything', async () => {
  here.server.read = () => ({ status: 'not_open' });
  const page = await here.open();
  await page.waitForFunction(() =>
    document.querySelector('[data-status]')?.textContent?.includes('al verstuurd'),
  );
});

test('ten minutes without a connection lose nothing: the person is told, goes on, and all is saved afterwards', async () => {
  const page = await here.context.newPage();
  await page.clock.install();
  await page.goto(here.origin + PATH);
  await work(page);
  await page.clock.runFor(5_000);
  await statusSays(page, 'Bewaard om');
  await here.context.setOffline(true);
  await next(page);
  await sickLeave(page);
  await page.clock.runFor(2 * 60_000);
  await statusSays(page, 'Geen verbinding. Uw antwoorden staan op dit apparaat');
  expect(
    await page.locator('[data-status]').evaluate((line) => line.getBoundingClientRect().bottom),
  ).toBeLessThanOrEqual(844);
  await next(page);
  await support(page);
  await page.clock.runFor(8 * 60_000);
  expect(here.savedItems()).not.toHaveProperty('first_sick_day');
  expect(Object.fromEntries(await stored(page))).toHaveProperty([
    'vragenlijst/anna/employee-t0/1/support_amount',
  ]);
  await here.context.setOffline(false);
  await page.clock.runFor(61_000);
  await expect
    .poll(here.savedItems)
    .toMatchObject({ first_sick_day: '2026-03-03', support_amount: '7', support_from: ['hr', 'colleagues'] });
  await statusSays(page, 'Bewaard om');
  expect(await stored(page)).toEqual([]);
});
