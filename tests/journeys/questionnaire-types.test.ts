/** The kinds of answers with parts of their own: spells, the line with its number, money, and a matrix on a phone. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  heading,
  next,
  sickLeave,
  statusSays,
  trial,
  useQuestionnaire,
  violations,
  work,
} from './questionnaire-place.ts';

const here = useQuestionnaire();
const EMPLOYER = '/vragenlijst/employer-t1/';

/** Opens the page at the question about spells. */
async function atSpells(): Promise<Page> {
  const page = await here.open();
  await work(page);
  await next(page);
  await sickLeave(page);
  await page.check('#sick_leave_now-partly');
  await page.check('#expects_return-unknown');
  return page;
}
const spells = (page: Page) => page.locator('[data-spell]:visible').count();
async function spell(page: Page, nth: number, [from, to, hours]: [string, string, string]): Promise<void> {
  await page.fill(`#sick_spells_${nth}_from`, from);
  await page.fill(`#sick_spells_${nth}_to`, to);
  await page.fill(`#sick_spells_${nth}_hours`, hours);
}
const add = (page: Page) => page.click('text=Nog een periode toevoegen');

test('spells come one at a time; another one takes the focus, and all are read back and sent', async () => {
  const page = await atSpells();
  expect(await spells(page)).toBe(1);
  expect(await page.isVisible('text=Verwijder')).toBe(false);
  await add(page);
  expect([await spells(page), await page.evaluate(() => document.activeElement?.id)]).toEqual([
    1,
    'sick_spells_1_from',
  ]);
  await spell(page, 1, ['2026-03-03', '2026-04-30', '0']);
  await add(page);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('sick_spells_2_from');
  await spell(page, 2, ['2026-05-01', '', '12']);
  await here.areSaved(page, { sick_spells_1_to: '2026-04-30', sick_spells_2_hours: '12' });
  await next(page);
  expect(await heading(page)).toBe('Steun bij uw werk');
});

test('taking a spell away closes the gap, says so, and saves what moved and what is gone', async () => {
  const page = await atSpells();
  await spell(page, 1, ['2026-03-03', '2026-04-30', '0']);
  await add(page);
  await spell(page, 2, ['2026-05-01', '2026-05-31', '12']);
  await add(page);
  await spell(page, 3, ['2026-06-01', '', '20']);
  await page.getByRole('button', { name: 'Verwijder: Periode 1' }).click();
  expect(await spells(page)).toBe(2);
  await statusSays(page, 'Periode 1 is verwijderd.');
  expect(await heading(page)).toMatch(/^Periode 1/);
  await here.areSaved(page, {
    sick_spells_1_from: '2026-05-01',
    sick_spells_1_hours: '12',
    sick_spells_2_from: '2026-06-01',
    sick_spells_2_to: '',
    sick_spells_3_from: '',
    sick_spells_3_hours: '',
  });
  await page.getByRole('button', { name: 'Verwijder: Periode 2' }).click();
  expect(await heading(page)).toMatch(/^Periode 1/);
  expect(await page.isVisible('text=Verwijder')).toBe(false);
});

test('what is wrong with a spell is said beside its own field, and changing it takes the words away', async () => {
  const page = await atSpells();
  await spell(page, 1, ['2026-04-30', '2026-03-03', 'veel']);
  await next(page);
  expect(await page.innerText('#sick_spells_1_to-fout')).toContain('vóór de eerste dag');
  expect(await page.innerText('#sick_spells_1_hours-fout')).toContain('Vul een getal in');
  expect(await page.getAttribute('#sick_spells_1_hours', 'aria-invalid')).toBe('true');
  expect(await violations(page)).toEqual([]);
  await page.click('[data-error-summary] a[href="#sick_spells_1_hours"]');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('sick_spells_1_hours');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('8');
  expect(await page.isVisible('#sick_spells_1_hours-fout')).toBe(false);
});

test('spells that were saved stand there again on another day, and are read back before sending', async () => {
  here.server.saved = [
    { contract_type: 'permanent', contract_hours: '28', sick_leave_now: 'partly' },
    { sick_spells_1_from: '2026-03-03', sick_spells_1_to: '2026-04-30', sick_spells_1_hours: '0' },
    { sick_spells_2_from: '2026-05-01', sick_spells_2_hours: '12' },
  ];
  const page = await here.open();
  await page.waitForSelector('[data-resumed]:not([hidden])');
  await work(page);
  await next(page);
  expect(await spells(page)).toBe(2);
  expect(await page.inputValue('#sick_spells_2_hours')).toBe('12');
});

test('without JavaScript all spells stand there, the later ones for who had another, and any can be left open', async () => {
  const plain = await here.browser.newContext({ javaScriptEnabled: false });
  const page = await here.open({ in_: plain, reads: false });
  expect(await page.locator('[data-spell]').count()).toBe(4);
  expect(await page.locator('[data-spell] legend').allInnerTexts()).toEqual([
    'Periode 1',
    'Periode 2 (als u nog een periode had)',
    'Periode 3 (als u nog een periode had)',
    'Periode 4 (als u nog een periode had)',
  ]);
  await page.check('#sick_leave_now-partly');
  await page.fill('#sick_spells_1_to', '2026-03-03');
  await page.click('[data-send]');
  expect(await page.innerText('#sick_spells_1_from-fout')).toContain('Eerste dag');
  expect(await page.inputValue('#sick_spells_1_to')).toBe('2026-03-03');
  expect(await page.locator('#sick_spells_2_from-fout').count()).toBe(0);
  expect(await page.isVisible('[type=range]')).toBe(false);
  expect(await page.isVisible('#eq5d5l_vas')).toBe(true);
  await plain.close();
});

/** Shows the section of the line. */
async function atLine(): Promise<Page> {
  const page = await here.open();
  await page.evaluate(() =>
    document.querySelectorAll<HTMLElement>('[data-section]').forEach((one) => (one.hidden = false)),
  );
  return page;
}

test('the line and its number say the same; a line that nobody touched is no answer', async () => {
  const page = await atLine();
  const line = page.locator('[data-visual] [type=range]');
  expect(await line.getAttribute('aria-valuetext')).toBe('Nog niets gekozen');
  expect(await page.inputValue('#eq5d5l_vas')).toBe('');
  await line.focus();
  await page.keyboard.press('Space');
  expect(await page.inputValue('#eq5d5l_vas')).toBe('50');
  await page.keyboard.press('ArrowRight');
  expect(await page.inputValue('#eq5d5l_vas')).toBe('51');
  expect(await line.getAttribute('aria-valuetext')).toBeNull();
  await page.fill('#eq5d5l_vas', '80');
  expect(await line.inputValue()).toBe('80');
  await page.fill('#eq5d5l_vas', '');
  expect(await line.getAttribute('aria-valuetext')).toBe('Nog niets gekozen');
  // In the very middle, where an untouched line stands already.
  await line.click();
  expect(await page.inputValue('#eq5d5l_vas')).toBe('50');
  await expect.poll(here.savedItems).toMatchObject({ eq5d5l_vas: '50' });
});

test('an amount is typed as people write it, and its mistakes are said', async () => {
  const page = await here.open({ path: EMPLOYER });
  await page.evaluate(() =>
    document.querySelectorAll<HTMLElement>('[data-section]').forEach((one) => (one.hidden = false)),
  );
  await page.check('#changes_paid-yes');
  expect(await page.getAttribute('#changes_cost', 'inputmode')).toBe('decimal');
  expect(await page.locator('[data-item=changes_cost]').innerText()).toContain('€');
  await page.fill('#changes_cost', '1.250,50');
  await expect.poll(here.savedItems).toMatchObject({ changes_cost: '1.250,50' });
  await page.fill('#changes_cost', 'veel');
  await statusSays(page, 'Bewaard');
  expect(here.savedItems()).toMatchObject({ changes_cost: '1.250,50' });
});

test('on a phone each row of a matrix is a card with all its words, on a wide screen a row of a table', async () => {
  const page = await atLine();
  const row = page.locator('[data-field=eq5d5l_1]');
  expect(await row.locator('.option span').first().innerText()).toBe('Antwoord 1');
  expect(
    await row
      .locator('.option')
      .nth(1)
      .evaluate((one) => one.getBoundingClientRect().width),
  ).toBeGreaterThan(250);
  const top = (nth: number) =>
    row
      .locator('.option')
      .nth(nth)
      .evaluate((one) => one.getBoundingClientRect().top);
  expect(await top(1)).toBeGreaterThan(await top(0));
  await page.setViewportSize({ width: 1280, height: 900 });
  expect(await top(1)).toBe(await top(0));
});

test('every answer type of the trial is met in these questionnaires', () => {
  const types = trial.questionnaires.flatMap(({ sections }) =>
    sections.flatMap(({ items }) => items.map(({ answer }) => answer.type)),
  );
  for (const type of ['money', 'visual', 'spells', 'matrix', 'scale', 'number'])
    expect(types).toContain(type);
});
