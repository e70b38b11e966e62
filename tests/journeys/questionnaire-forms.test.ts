/** The short form [T9], and the form for a researcher who types the answers of somebody [T7] [T8]. */
import { expect, test } from 'vitest';
import { shortFormOf } from '../../src/domain/short-form.ts';
import {
  statusSays,
  stored,
  toReview,
  trial,
  useQuestionnaire,
  violations,
  work,
} from './questionnaire-place.ts';

const here = useQuestionnaire();
const SHORT = '/vragenlijst/employee-t1/kort/';
const ASSISTED = '/vragenlijst/employee-t0/gesprek/';
const whole = trial.questionnaires.find(({ id }) => id === 'employee-t1')!;

test('[T9] the short form asks what the primary outcome needs, says so, and leads to the whole one', async () => {
  const page = await here.open({ path: SHORT });
  const asked = shortFormOf(trial, whole)!.sections.flatMap(({ items }) => items.map(({ code }) => code));
  expect(
    await page
      .locator('[data-item]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['item'])),
  ).toEqual(asked);
  expect(await page.innerText('main')).toMatch(
    /alleen de vragen die het belangrijkst zijn. Het kost u hoogstens \d+ minu/,
  );
  expect(await page.getAttribute('main a[href="/vragenlijst/employee-t1/"]', 'href')).toBeTruthy();
  expect(await violations(page)).toEqual([]);
});

test('[T9] who leaves work out of it sends one answer, marked as the short form', async () => {
  const page = await here.open({ path: SHORT });
  await page.check('#employment-none');
  await page.click('[data-next]');
  await page.waitForSelector('[data-review]:not([hidden])');
  await page.click('[data-send]');
  await page.waitForURL('**/bedankt/');
  expect(Object.fromEntries(here.server.sent[0] ?? [])).toEqual({
    questionnaire: 'employee-t1',
    version: '1',
    form: 'short',
    employment: 'none',
  });
});

test('answers that were given in the whole questionnaire stand in the short one, and the other way round', async () => {
  const page = await here.open({ path: SHORT });
  await page.check('#employment-same');
  await expect.poll(here.savedItems).toMatchObject({ employment: 'same' });
  const other = await here.open({ path: '/vragenlijst/employee-t1/' });
  await other.waitForFunction(() => document.querySelector<HTMLInputElement>('#employment-same')?.checked);
});

test('without JavaScript a short form with mistakes comes back as the short form', async () => {
  const plain = await here.browser.newContext({ javaScriptEnabled: false });
  const page = await here.open({ in_: plain, reads: false, path: SHORT });
  await page.click('[data-send]');
  expect(await page.locator('[data-error-summary] li').count()).toBeGreaterThan(0);
  expect(await page.inputValue('input[name=form]')).toBe('short');
  await plain.close();
});

test('[T8] the form for a researcher says who fills it in, and keeps nothing on that computer', async () => {
  const page = await here.open({ path: ASSISTED });
  expect(await page.innerText('main')).toContain('U vult dit in als onderzoeker, voor een deelnemer.');
  here.server.save = () => 503;
  await work(page);
  await statusSays(page, 'Houd deze pagina open');
  expect(await stored(page)).toEqual([]);
  here.server.save = () => 200;
  await expect.poll(here.savedItems, { timeout: 20_000 }).toMatchObject({ contract_hours: '32' });
  await page.click('[data-stop]');
  await page.waitForSelector('[data-stopped]:not([hidden])');
  expect(await stored(page)).toEqual([]);
  expect(await page.innerText('main')).toContain('U bent gestopt met dit gesprek');
  expect(await violations(page)).toEqual([]);
});

test('[T7] the form for a researcher asks nothing that could tell the arm', async () => {
  const codes = trial.questionnaires.flatMap(({ id, sections }) =>
    sections.filter(({ revealsArm }) => revealsArm).map(({ code }) => [id, code] as const),
  );
  expect(codes.length).toBeGreaterThan(0);
  for (const id of new Set(codes.map(([one]) => one))) {
    const page = await here.open({ path: `/vragenlijst/${id}/gesprek/` });
    const html = await page.content();
    for (const [one, code] of codes) if (one === id) expect(html).not.toContain(`data-section="${code}"`);
    await page.close();
  }
});

test('[T8] an assisted form is sent as such', async () => {
  const page = await here.open({ path: ASSISTED });
  await toReview(page);
  await page.click('[data-send]');
  await page.waitForURL('**/bedankt/');
  expect(here.server.sent[0]?.get('form')).toBe('assisted');
});
