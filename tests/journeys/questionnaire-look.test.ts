/** How it looks: axe in every state, and large text. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { next, toReview, violations, work, useQuestionnaire } from './questionnaire-place.ts';

const here = useQuestionnaire();

/** Every part and every question at once, also those that aren't asked yet. */
const showEverything = (page: Page) =>
  page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLElement>('[data-section], [data-item], [data-spell]'))
      one.hidden = false;
    for (const one of document.querySelectorAll<HTMLInputElement>('form input')) one.disabled = false;
  });

test('axe finds nothing in any state, on a phone and on a desk', { timeout: 120_000 }, async () => {
  for (const width of [390, 1280]) {
    here.server.saved = [];
    const page = await here.open();
    await page.setViewportSize({ width, height: 900 });
    expect(await violations(page)).toEqual([]);
    for (const shown of ['[data-resumed]', '[data-elsewhere]'])
      await page.evaluate((one) => document.querySelector(one)?.removeAttribute('hidden'), shown);
    expect(await violations(page)).toEqual([]);
    await next(page);
    expect(await violations(page)).toEqual([]);
    await work(page, '40');
    await next(page);
    expect(await violations(page)).toEqual([]);
    await toReview(page);
    expect(await violations(page)).toEqual([]);
    await page.click('[data-stop]');
    await page.waitForSelector('[data-stopped]:not([hidden])');
    expect(await violations(page)).toEqual([]);
    for (const path of ['employer-t1', 'employee-t1', 'employee-t1/gesprek']) {
      await page.goto(`${here.origin}/vragenlijst/${path}/`);
      await showEverything(page);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violations(page)).toEqual([]);
      }
    }
    await page.close();
  }
});

test('text at 400% needs no scrolling sideways', async () => {
  const page = await here.open();
  await page.setViewportSize({ width: 320, height: 256 });
  for (const path of [
    'employee-t0',
    'employee-t1',
    'employee-t1/kort',
    'employee-t1/gesprek',
    'employer-t1',
  ]) {
    await page.goto(`${here.origin}/vragenlijst/${path}/`);
    await showEverything(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});
