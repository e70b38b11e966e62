/** One person at two devices: of two answers to a question the one that was given last stands, and the page says so. */
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { joinedCouple } from './couples.ts';
import { answersOf, arrive, baselineOf, giveAnswers, toOwnPage, toReview, type Person } from './person.ts';
import { usePlace } from './place.ts';
import { violations } from './questionnaire-place.ts';

const here = usePlace();
const PATH = '/vragenlijst/employee-t0/';
const QUESTION = 'Hoeveel uur per week werkt u volgens uw contract?';

/** One person, who opened the link from the mail at a telephone and at a laptop. */
let phone: Person;
let laptop: Person;

beforeEach(async () => {
  const { employee } = await joinedCouple(here);
  const who = { role: 'employee', ...employee.who };
  phone = await arrive(here, who);
  laptop = await arrive(here, who);
});

/** The newest draft or submission holds this many hours. */
async function hoursIn(what: 'draft' | 'submission'): Promise<unknown> {
  const [row] = await here.stack.database.sql<{ hours: unknown }>(
    what === 'draft'
      ? `select answers ->> 'contract_hours' as hours from trial.draft order by recorded_at desc limit 1`
      : `select a.value as hours from trial.answer a join trial.submission s on s.id = a.submission
         where a.item = 'contract_hours' order by s.recorded_at desc limit 1`,
  );
  return row?.hours;
}

const says = (page: Page, words: RegExp) =>
  expect.poll(() => page.locator('[data-status]').innerText(), { timeout: 15_000 }).toMatch(words);
const bottomOf = (element: Element) => Math.floor(element.getBoundingClientRect().bottom);
const valueOf = (page: Page) => page.locator('#contract_hours').inputValue();

/** Types at the phone without a connection, and later at the laptop with one. */
async function inTheTrain(
  typed: Readonly<Record<string, string>>,
  then?: () => Promise<void>,
): Promise<void> {
  await phone.offline(async () => {
    await giveAnswers(phone.page, typed);
    await says(phone.page, /Geen verbinding/);
    await giveAnswers(laptop.page, { contract_hours: '24' });
    await says(laptop.page, /Bewaard/);
    await then?.();
  });
}

async function asksCode(person: Person): Promise<void> {
  await person.letters.catchUp();
  await toOwnPage(person);
  await person.goto(PATH);
}

test('[C9] an answer from the train does not replace the later one; the phone says so, and shows it after a code', async () => {
  await inTheTrain({ contract_hours: '32', work_kind: 'both' });
  await says(
    phone.page,
    new RegExp(`^Bewaard om .*“${QUESTION.replace('?', '\\?')}” gaf u later ook antwoord`),
  );
  expect(await hoursIn('draft')).toBe('24');
  expect(await valueOf(phone.page)).toBe('');
  expect(await phone.page.isChecked('#work_kind-both')).toBe(true);
  expect(await phone.page.evaluate(() => localStorage.length)).toBe(0);
  // Also from the top of a long part.
  await phone.page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await expect.poll(() => phone.page.locator('[data-status]').evaluate(bottomOf)).toBeLessThanOrEqual(844);
  expect(await violations(phone.page)).toEqual([]);

  const before = phone.page;
  const tab = await before.context().newPage();
  await phone.letters.catchUp();
  await tab.goto(`${here.url}/mijn/`);
  await tab.locator('[name="code"]').fill(await phone.letters.code());
  await tab.locator('form[action="/api/code/bevestigen"] button').first().click();
  await tab.waitForURL('**/mijn/');
  await before.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect.poll(() => valueOf(before)).toBe('24');
});

test('after a fresh code the phone shows the later answer at once, and says that it was kept', async () => {
  await asksCode(laptop);
  await asksCode(phone);
  await inTheTrain({ contract_hours: '32' });
  await says(
    phone.page,
    /gaf u later een ander antwoord op een ander apparaat\. Dat is bewaard en staat nu hier\.$/,
  );
  expect([await valueOf(phone.page), await hoursIn('draft')]).toEqual(['24', '24']);
});

test('also when the browser was closed in between', async () => {
  const page = await phone.page.context().newPage();
  await inTheTrain({ contract_hours: '32' }, () => phone.page.close());
  await page.goto(here.url + PATH);
  await says(page, /gaf u later ook antwoord op een ander apparaat/);
  expect([await valueOf(page), await hoursIn('draft')]).toEqual(['', '24']);
});

test('what is typed in the train after the laptop stands, however late it comes in', async () => {
  await giveAnswers(laptop.page, { contract_hours: '24' });
  await says(laptop.page, /Bewaard/);
  await phone.offline(async () => {
    await giveAnswers(phone.page, { contract_hours: '32' });
    await says(phone.page, /Geen verbinding/);
  });
  await says(phone.page, /^Bewaard om \d\d:\d\d\.$/);
  expect([await valueOf(phone.page), await hoursIn('draft')]).toEqual(['32', '32']);
});

/** At the review, back from changing one answer in the train. */
async function changesAtReview(): Promise<void> {
  await toReview(phone, answersOf(here, baselineOf(here, 'employee'), 2));
  await phone.page.locator('[data-answers] a[href="#contract_hours"]').click();
  await inTheTrain({ contract_hours: '32' }, async () => {
    await phone.page.locator('[data-next]').click();
    expect(await phone.page.innerText('[data-answers]')).toContain('32 uur per week');
  });
  await says(phone.page, /gaf u later/);
}

test('[C9] what shows only after a code is asked again, and no old answer is sent for it', async () => {
  await changesAtReview();
  expect(await phone.page.innerText('[data-answers]')).not.toContain('32 uur per week');
  await phone.page.locator('[data-send]').click();
  await expect.poll(() => phone.page.locator('#contract_hours-fout').isVisible()).toBe(true);
  await phone.page.locator('#contract_hours').fill('28');
  await phone.page.locator('[data-next]').click();
  await phone.press('/api/vragenlijst/versturen');
  expect([phone.path(), await hoursIn('submission')]).toEqual(['/bedankt/', '28']);
});

test('what is sent is what the review shows: the later answer, after another look', async () => {
  await asksCode(laptop);
  await asksCode(phone);
  await changesAtReview();
  expect(await phone.page.innerText('[data-answers]')).toContain('24 uur per week');
  await phone.page.locator('[data-send]').click();
  await says(phone.page, /^Bij .*staat nu hier\. Kijk het nog even na, en verstuur dan\.$/);
  expect(phone.path()).toBe(PATH);
  await phone.press('/api/vragenlijst/versturen');
  expect([phone.path(), await hoursIn('submission')]).toEqual(['/bedankt/', '24']);
});

test('who stops for today hears it as well', async () => {
  await inTheTrain({ contract_hours: '32' });
  await phone.page.locator('[data-stop]').click();
  await phone.page.locator('[data-stopped] [data-newer]').waitFor({ state: 'visible' });
  expect(await hoursIn('draft')).toBe('24');
  expect(await violations(phone.page)).toEqual([]);
});
