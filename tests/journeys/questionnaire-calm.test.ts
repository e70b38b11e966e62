/** The switch for who is tired: one question on a screen, in large letters, remembered on this device only. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { heading, next, PARTS, stored, useQuestionnaire, violations, work } from './questionnaire-place.ts';

const here = useQuestionnaire();

const turn = (page: Page) => page.locator('[data-calm] input').click();
const shown = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-item]')]
      .filter((item) => item.checkVisibility())
      .map((item) => item.dataset['item']),
  );
const progressWords = (page: Page) => page.textContent('[data-progress] p');

test('one question stands on the page, larger, and the next one takes the focus', async () => {
  const page = await here.open();
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const before = await size();
  await turn(page);
  expect(await size()).toBeGreaterThan(before * 1.2);
  expect(await shown(page)).toEqual(['contract_type']);
  expect(await progressWords(page)).toMatch(/^Deel 1 van 9, vraag 1, nog ongeveer \d+ minuten$/);
  await page.check('#contract_type-permanent');
  await next(page);
  expect(await shown(page)).toEqual(['contract_hours']);
  expect(await heading(page)).toMatch(/^Hoeveel uur/);
  await next(page);
  expect(await page.isVisible('#contract_hours-fout')).toBe(true);
  expect(await page.locator('[data-error-summary] li').count()).toBe(1);
  await page.goBack();
  expect(await shown(page)).toEqual(['contract_type']);
  expect(await page.isChecked('#contract_type-permanent')).toBe(true);
});

test('turning the switch keeps the answers and the place, both ways', async () => {
  const page = await here.open();
  await page.check('#contract_type-permanent');
  await page.fill('#contract_hours', '32');
  await turn(page);
  expect(await shown(page)).toEqual(['work_kind']);
  await page.check('#work_kind-both');
  await turn(page);
  expect(await shown(page)).toHaveLength(5);
  expect(await page.inputValue('#contract_hours')).toBe('32');
  expect(await page.evaluate(() => document.activeElement?.matches('[data-calm] input'))).toBe(true);
});

test('this device remembers it, and nothing is told to the server', async () => {
  const page = await here.open();
  await turn(page);
  expect(await stored(page)).toEqual([['rustig', '1']]);
  const heard = page.waitForResponse('**/hervatten');
  await page.reload();
  await heard;
  await page.waitForSelector('.large');
  expect(await page.isChecked('[data-calm] input')).toBe(true);
  expect(await shown(page)).toEqual(['contract_type']);
  await turn(page);
  expect(await stored(page)).toEqual([]);
  expect(here.server.saved).toEqual([]);
});

test('a whole questionnaire can be filled in, each row of a matrix by itself, up to the review and back', async () => {
  const page = await here.open();
  await page.setViewportSize({ width: 390, height: 844 });
  await turn(page);
  const rows = new Set<string>();
  for (let presses = 0; presses < 60 && !(await page.isVisible('[data-review]')); presses += 1) {
    const visible = await page
      .locator('.matrix-row:visible')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['field'] ?? ''));
    expect(visible.length).toBeLessThanOrEqual(1);
    for (const row of visible) rows.add(row);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    for (const fill of PARTS) await fillVisible(page, fill);
    await next(page);
  }
  expect([...rows]).toEqual(['eq5d5l_1', 'eq5d5l_2', 'eq5d5l_3', 'eq5d5l_4', 'eq5d5l_5']);
  expect(await heading(page)).toBe('Kijk uw antwoorden na');
  await page.click('a[href="#hours_last_week"]');
  expect(await shown(page)).toEqual(['hours_last_week']);
  await page.fill('#hours_last_week', '12');
  await next(page);
  expect(await page.innerText('[data-answers]')).toContain('12 uur');
  await page.click('[data-send]');
  await page.waitForURL('**/bedankt/');
  expect(here.server.sent[0]?.get('hours_last_week')).toBe('12');
});

test('by keyboard: the switch, an answer, and on', async () => {
  const page = await here.open();
  await page.focus('[data-calm] input');
  await page.keyboard.press('Space');
  expect(await shown(page)).toEqual(['contract_type']);
  for (const key of ['Tab', 'Tab', 'Space', 'Tab', 'Enter']) await page.keyboard.press(key);
  expect(await shown(page)).toEqual(['contract_hours']);
  for (const key of ['Tab', '3', '2', 'Tab', 'Enter']) await page.keyboard.press(key);
  expect(await shown(page)).toEqual(['work_kind']);
});

test('by keyboard alone to the end of the longest questionnaire', { timeout: 180_000 }, async () => {
  const page = await here.open({ path: '/vragenlijst/employee-t1/' });
  await page.focus('[data-calm] input');
  await page.keyboard.press('Space');
  const places = new Set<string>();
  for (let presses = 0; presses < 900 && !(await page.isVisible('[data-review]')); presses += 1) {
    await page.keyboard.press('Tab');
    const { type, empty, at } = await page.evaluate(() => {
      const focus = document.activeElement as HTMLInputElement;
      const name = focus.name
        ? document.querySelectorAll(`[name="${focus.name}"]:checked`).length === 0
        : false;
      const isNext = focus.hasAttribute('data-next');
      const chosen = focus.type === 'radio' || focus.type === 'checkbox' ? name : focus.value === '';
      return { type: isNext ? 'next' : focus.type, empty: chosen, at: focus.name };
    });
    if (type === 'next') await page.keyboard.press('Enter');
    else if (at === '' || !empty) continue;
    else if (type === 'radio' || type === 'checkbox') await page.keyboard.press('Space');
    else if (type === 'date') await page.keyboard.type('03032026');
    else if (type === 'text') await page.keyboard.type('8');
    if (at) places.add(at);
  }
  expect(await heading(page)).toBe('Kijk uw antwoorden na');
  expect(places.size).toBeGreaterThan(60);
  await page.focus('[data-send]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/bedankt/');
});

test('on another day it opens at the very question that is open', async () => {
  here.server.saved = [{ contract_type: 'permanent', contract_hours: '28', work_kind: 'both' }];
  const page = await here.open();
  await turn(page);
  await page.reload();
  await page.waitForSelector('[data-resumed]:not([hidden])');
  expect(await shown(page)).toEqual(['hours_last_week']);
});

test('axe finds nothing, and large text on a small screen needs no scrolling sideways', async () => {
  const page = await here.open();
  await work(page);
  await turn(page);
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 480 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

/** Gives only the answers that stand on the page. */
async function fillVisible(page: Page, fill: (page: Page) => Promise<void>): Promise<void> {
  const only = new Proxy(page, {
    get(target, name: keyof Page) {
      const method = target[name];
      if (name !== 'check' && name !== 'fill') return method;
      return async (selector: string, ...rest: never[]) =>
        (await target.isVisible(selector))
          ? (method as (...all: unknown[]) => unknown).call(target, selector, ...rest)
          : undefined;
    },
  });
  await fill(only);
}
