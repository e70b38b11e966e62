/** The search of the guidance in a real browser: what it finds, what it says, and that nothing typed leaves it. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { look } from './look.ts';
import { useReaders } from './reader.ts';
import { searchQuestions } from './search-questions.ts';

const reader = useReaders();
const PATH = '/gids/zoeken/';

/** Types a question, presses Enter and waits for what is said about it. */
async function ask(page: Page, asked: string): Promise<void> {
  await page.locator('#vraag').fill(asked);
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    (words) => document.querySelector('[data-said]')?.textContent?.includes(`‘${words}’`),
    asked,
  );
}
const found = (page: Page): Promise<string[]> =>
  page
    .locator('[data-results] a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

test('each of the real questions finds its page in the first three', { timeout: 120_000 }, async () => {
  const { page, goto } = await reader();
  await goto(PATH);
  const missed: string[] = [];
  for (const [asked, wanted] of searchQuestions) {
    await page.locator('#vraag').focus();
    await ask(page, asked);
    const first = (await found(page)).slice(0, 3);
    if (!first.includes(`/gids/${wanted}`)) missed.push(`${asked}: ${first.join(' ')}`);
  }
  expect(searchQuestions.length).toBeGreaterThan(60);
  expect(missed).toEqual([]);
});

test('shows what was found, what to try when there is nothing, and the register, in light and dark', async () => {
  const { page, goto } = await reader();
  await goto(PATH);
  await look(page, 'gids-search');
  await page.locator('details summary').nth(1).click();
  await look(page, 'gids-search-letter');
  await ask(page, 'bedrijfarts');
  await look(page, 'gids-search-corrected');
  await ask(page, 'hoe lang moet ik loon doorbetalen?');
  await look(page, 'gids-search-found');
  await ask(page, 'qwxzkv');
  await look(page, 'gids-search-nothing');
  await ask(page, 'traplifd');
  await look(page, 'gids-search-nearest');
});
