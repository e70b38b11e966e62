/** One section after the other: what is asked, what is missing, back and forth, the review, and sending. */
import { expect, test } from 'vitest';
import {
  PARTS,
  trial,
  heading,
  next,
  sickLeave,
  stored,
  toReview,
  work,
  useQuestionnaire,
} from './questionnaire-place.ts';

const here = useQuestionnaire();

test('a person fills in one section at a time, reads the answers back and sends them once', async () => {
  const page = await here.open();
  expect(await page.textContent('[data-progress] p')).toMatch(/^Deel 1 van 9, nog ongeveer \d+ minuten$/);
  expect(await page.isVisible('#first_sick_day')).toBe(false);
  await work(page);
  await next(page);
  expect(await heading(page)).toBe('Uw ziekmelding');
  await sickLeave(page);
  await next(page);
  for (const fill of PARTS.slice(2)) {
    await fill(page);
    await next(page);
  }
  // What is not asked after all is not counted any more.
  expect(await page.textContent('[data-progress] p')).toBe('U bent bijna klaar');
  expect(await page.locator('[data-progress] li').count()).toBe(7);
  expect(await heading(page)).toBe('Kijk uw antwoorden na');
  const review = await page.innerText('[data-answers]');
  for (const words of ['Een vast contract', '32 uur per week', '3 maart 2026', 'Niet ingevuld']) {
    expect(review).toContain(words);
  }
  await page.dblclick('[data-send]');
  await page.waitForURL('**/bedankt/');
  expect(here.server.sent).toHaveLength(1);
  expect(here.server.sent[0]?.getAll('support_from')).toEqual(['hr', 'colleagues']);
  expect(await stored(page)).toEqual([]);
});

test('without JavaScript it is one long form that posts whole and shows its problems', async () => {
  const plain = await here.browser.newContext({ javaScriptEnabled: false });
  const page = await here.open({ in_: plain, reads: false });
  expect(await page.isVisible('#life_now-6')).toBe(true);
  expect(await page.isVisible('[data-next]')).toBe(false);
  expect(await page.textContent('[data-item="expects_return"] [data-only-if]')).toMatch(/Alleen\s+als u bij/);
  await page.click('[data-send]');
  expect(await page.locator('[data-error-summary] li').count()).toBeGreaterThan(8);
  expect(await page.isVisible('#contract_hours-fout')).toBe(true);
  for (const fill of PARTS) await fill(page);
  await page.click('[data-send]');
  await page.waitForURL('**/bedankt/');
  await plain.close();
});

test('what is missing is said in a summary with the focus, and beside the field', async () => {
  const page = await here.open();
  await next(page);
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-error-summary'))).toBe(true);
  expect(await page.title()).toMatch(/^Fout: /);
  expect(await page.getAttribute('#contract_hours', 'aria-describedby')).toContain('contract_hours-fout');
  await page.click('[data-error-summary] a[href="#contract_hours"]');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('contract_hours');
  await page.keyboard.type('32');
  expect(await page.isVisible('#contract_hours-fout')).toBe(false);
});

test('an unusual answer is asked about once and may stay', async () => {
  const page = await here.open();
  await work(page, '40');
  await next(page);
  expect(await page.innerText('#hours_last_week-let-op')).toContain('meer dan er in uw contract staat');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('hours_last_week');
  await next(page);
  expect(await heading(page)).toBe('Uw ziekmelding');
});

test('a question that does not apply disappears and its answer is not sent', async () => {
  const page = await here.open();
  await work(page);
  await next(page);
  await page.fill('#first_sick_day', '2026-03-03');
  await page.check('#sick_leave_now-partly');
  await page.check('#expects_return-unknown');
  await page.check('#sick_leave_now-no');
  expect(await page.isVisible('#expects_return-unknown')).toBe(false);
  await next(page);
  await page.check('#support_from-hr');
  await page.check('#support_from-nobody');
  expect(await page.isChecked('#support_from-hr')).toBe(false);
  expect(await page.isVisible('#support_amount-7')).toBe(false);
  for (const fill of PARTS.slice(2)) {
    await fill(page);
    await next(page);
  }
  await page.click('[data-send]');
  await page.waitForURL('**/bedankt/');
  expect(here.server.sent[0]?.has('expects_return')).toBe(false);
});

test('the browser goes back and forth through the sections, and a change returns to the review', async () => {
  const page = await here.open();
  await toReview(page);
  await page.goBack();
  expect(await heading(page)).toBe('Tot slot');
  await page.goForward();
  expect(await heading(page)).toBe('Kijk uw antwoorden na');
  await page.click('a[href="#contract_hours"]');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('contract_hours');
  await page.fill('#contract_hours', '28,5');
  await next(page);
  expect(await page.innerText('[data-answers]')).toContain('28,5 uur per week');
  await page.click('[data-back]');
  expect(await page.isVisible('#contract_hours')).toBe(true);
});

test('what the server refuses comes back with the answers, at the section where it is wrong', async () => {
  const page = await here.open();
  await toReview(page);
  here.server.refuse = true;
  await page.click('[data-send]');
  await page.waitForURL('**/versturen');
  expect(await page.isVisible('#sick_leave_now-fout')).toBe(true);
  expect(await page.title()).toMatch(/^Fout: Deel 2 van 7/);
  here.server.refuse = false;
  await page.check('#sick_leave_now-fully');
  await page.check('#expects_return-unknown');
  await next(page);
  await page.click('[data-send]');
  await page.waitForURL('**/bedankt/');
  expect(here.server.sent[1]?.get('contract_hours')).toBe('32');
});

test('the whole questionnaire can be filled in with the keyboard alone', async () => {
  const page = await here.open();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.focus('#contract_type-permanent');
  await press('Space', 'Tab', '3', '2', 'Tab', 'Space', 'Tab', '0', 'Tab', 'Space', 'Tab', 'Enter');
  expect(await heading(page)).toBe('Uw ziekmelding');
  await page.focus('#first_sick_day');
  await page.keyboard.type('03032026');
  await page.focus('#sick_leave_now-fully');
  await press('ArrowDown', 'ArrowDown', 'Tab', 'Enter');
  expect(await heading(page)).toBe('Steun bij uw werk');
  await press('Tab', 'Space');
  expect(await page.isChecked('#support_from-supervisor')).toBe(true);
  await page.focus('#support_amount-0');
  await press('Space', 'ArrowRight', 'ArrowRight', 'Tab', 'Space', 'Tab', 'Space', 'Tab', 'Enter');
  expect(await heading(page)).toBe('Hoe het met u gaat');
  await press('Tab', 'Space', 'Tab', 'Space', 'Tab', 'Space', 'Tab', 'Enter');
  expect(await heading(page)).toBe('De afgelopen vier weken');
  await press('Tab', 'ArrowDown');
  expect(await page.isChecked('#worked_recently-no')).toBe(true);
  await press('Tab', 'Enter');
  // Each row of the matrix, the line and its number field.
  await press('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'ArrowRight');
  expect(await page.inputValue('#eq5d5l_vas')).toBe('51');
  await press('Tab', 'Tab', 'Enter');
  expect(await heading(page)).toBe('Tot slot');
  await press('Tab', 'Tab', 'Enter');
  expect(await heading(page)).toBe('Kijk uw antwoorden na');
  await page.focus('[data-send]');
  await press('Enter');
  await page.waitForURL('**/bedankt/');
  expect(here.server.sent[0]?.get('support_amount')).toBe('2');
  expect(here.server.sent[0]?.get('eq5d5l_vas')).toBe('51');
});

test('[C8] [C3] says that answers are not read at once and where help is, and its title names no illness', async () => {
  const page = await here.open();
  const text = await page.innerText('main');
  for (const words of ['lezen uw antwoorden niet meteen', 'huisarts', '0800-0113'])
    expect(text).toContain(words);
  expect(text).toContain(trial.contact.person.name);
  expect(await page.title()).not.toMatch(/kanker|ziek|miles/i);
});
