/** Two tabs of one questionnaire, or of two people. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  work,
  useQuestionnaire,
  statusSays,
  toReview,
  heading,
  violations,
  valueIs,
} from './questionnaire-place.ts';

const here = useQuestionnaire();

test('two open tabs lose no answer of either', async () => {
  const one = await here.open();
  await one.check('#contract_type-permanent');
  const two = await here.open();
  await two.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#contract_type-permanent')?.checked,
  );
  await two.fill('#contract_hours', '24');
  await one.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#contract_hours')?.value === '24',
  );
  await one.fill('#contract_hours', '36');
  await two.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#contract_hours')?.value === '36',
  );
  await two.waitForFunction(() => localStorage.length === 0);
  expect(here.savedItems()).toMatchObject({ contract_type: 'permanent', contract_hours: '36' });
});

test("[C9] a tab of who was signed in before closes as soon as another person's questionnaire is opened", async () => {
  const anna = await here.open();
  await work(anna);
  here.server.read = () => ({ status: 'none', person: 'bert' });
  const bert = await here.open();
  await anna.waitForSelector('[data-stopped]:not([hidden])');
  expect(await anna.locator('#contract_hours').count()).toBe(0);
  expect(await bert.inputValue('#contract_hours')).toBe('');
});

/** As when someone comes back to a tab that slept. */
const comesBack = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

test('a tab that slept takes over what was answered elsewhere, and overwrites nothing with what is old', async () => {
  const page = await here.open();
  await work(page);
  await here.areSaved(page, { last_week_usual: 'usual' });
  here.server.saved.push({ contract_hours: '24', contract_type: 'temporary', remarks: 'Elders getypt' });
  await comesBack(page);
  await valueIs(page, '#contract_hours', '24');
  expect(await page.isChecked('#contract_type-temporary')).toBe(true);
  await page.fill('#hours_last_week', '9');
  await expect
    .poll(here.savedItems)
    .toMatchObject({ hours_last_week: '9', contract_hours: '24', remarks: 'Elders getypt' });
});

test('what waits to be saved here is not replaced by what the server has', async () => {
  const page = await here.open();
  await work(page);
  await here.areSaved(page, { last_week_usual: 'usual' });
  here.server.save = () => 503;
  await page.fill('#contract_hours', '30');
  await statusSays(page, 'Geen verbinding');
  here.server.saved.push({ contract_hours: '24', work_kind: 'mental' });
  await comesBack(page);
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#work_kind-mental')?.checked);
  expect(await page.inputValue('#contract_hours')).toBe('30');
});

test('a review that slept shows what was answered elsewhere', async () => {
  const page = await here.open();
  await toReview(page);
  await here.areSaved(page, { worked_recently: 'no' });
  here.server.saved.push({ contract_hours: '24' });
  await comesBack(page);
  await expect.poll(() => page.innerText('[data-answers]')).toContain('24 uur per week');
});

test('before sending, what changed elsewhere is shown first and sent only after another look', async () => {
  const page = await here.open();
  await toReview(page);
  await here.areSaved(page, { worked_recently: 'no' });
  here.server.saved.push({ contract_hours: '24' });
  await page.click('[data-send]');
  await statusSays(page, 'is iets veranderd');
  expect(here.server.sent).toEqual([]);
  expect(await page.innerText('[data-answers]')).toContain('24 uur per week');
  await page.click('[data-send]');
  await page.waitForURL('**/bedankt/');
  expect(here.server.sent[0]?.get('contract_hours')).toBe('24');
});

test('[C9] before sending, answers of another device that do not show here are told of; then it is one’s own choice', async () => {
  const page = await here.open();
  await toReview(page);
  here.server.read = () => ({ status: 'draft', person: 'anna', answers: {}, more: true });
  await page.click('[data-send]');
  await page.waitForSelector('[data-more]:not([hidden])');
  expect(await heading(page)).toBe('Er zijn ook antwoorden die u hier niet ziet');
  expect(await violations(page)).toEqual([]);
  await page.click('[data-more] [data-stay]');
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-send'))).toBe(true);
  expect(here.server.sent).toEqual([]);
  await page.click('[data-send]');
  await page.click('[data-more] [data-go]');
  await page.waitForURL('**/bedankt/');
  expect(here.server.sent).toHaveLength(1);
});

test('[C9] a tab to which somebody else comes back closes, and saves nothing under the other name', async () => {
  const page = await here.open();
  await work(page);
  await here.areSaved(page, { last_week_usual: 'usual' });
  here.server.read = () => ({ status: 'none', person: 'bert' });
  await comesBack(page);
  await page.waitForSelector('[data-stopped]:not([hidden])');
  expect(await page.locator('#contract_hours').count()).toBe(0);
});
