/** The search of the guidance in a real browser: what it finds, what it says, and that nothing typed leaves it. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { look } from './look.ts';
import { useReaders } from './reader.ts';
import { searchQuestions } from './search-questions.ts';

const reader = useReaders();
const PATH = '/gids/zoeken/';

/** Types a question, presses Enter and waits for what is said about it. */
async function ask(page: Page, asked: string): Promise<void> {
  await page.locator('#vraag').fill(asked);
  await page.keyboard.press('Enter');
  await said(page, asked);
}
const said = (page: Page, asked: string) =>
  page.waitForFunction(
    (words) => document.querySelector('[data-said]')?.textContent?.includes(`‘${words}’`),
    asked,
  );
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

describe('what is typed', () => {
  test('asks for nothing before it, and afterwards always for the same files, whatever it is', async () => {
    const asking = async (asked: string) => {
      const { page, goto } = await reader();
      const requests: string[] = [];
      await goto(PATH);
      page.on('request', (request) => {
        const asks = new URL(request.url()).pathname + (request.postData() ?? '');
        if (asks !== '/favicon.svg') requests.push(asks);
      });
      await page.locator('h1').click();
      const before = requests.length;
      await page.locator('#vraag').focus();
      await ask(page, asked);
      return { before, requests: requests.toSorted(), page };
    };
    const one = await asking('terminaal');
    const other = await asking('cao');
    const last = await asking('ziekenhuis');
    const none = await asking('qwxzkv');
    expect(one.before).toBe(0);
    expect(one.requests.length).toBeGreaterThan(6);
    expect(other.requests).toEqual(one.requests);
    expect(last.requests).toEqual(one.requests);
    expect(none.requests).toEqual(one.requests);
    expect(one.requests.filter((path) => !path.startsWith(PATH))).toEqual([]);
    expect(
      await one.page.evaluate(() => location.href + JSON.stringify(localStorage) + document.title),
    ).not.toContain('terminaal');
  });

  test('is there again, with what was found, on the way back', async () => {
    const visitor = await reader();
    const { page } = visitor;
    await visitor.goto(PATH);
    await ask(page, 'doodmoe');
    const before = await found(page);
    await visitor.follow('/gids/moe-zijn/');
    await visitor.after(() => page.goBack());
    await said(page, 'doodmoe');
    expect(await page.locator('#vraag').inputValue()).toBe('doodmoe');
    expect(await found(page)).toEqual(before);
    expect(page.url()).toMatch(/\/gids\/zoeken\/$/);
  });

  test('is answered without Enter, and gone again when the field is emptied', async () => {
    const { page, goto } = await reader();
    await goto(PATH);
    await page.locator('#vraag').pressSequentially('chemo');
    await page.locator('[data-results] a').first().waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('vraag');
    await page.locator('#vraag').fill('');
    await page.locator('#register').waitFor();
    expect(await found(page).then(() => page.locator('[data-found]').isVisible())).toBe(false);
  });
});

describe('the answer', () => {
  test('quotes the running text, with the words marked in every form', async () => {
    const { page, goto } = await reader();
    await goto(PATH);
    await ask(page, 'vakbonden');
    await page.locator('[data-results] mark').first().waitFor();
    expect(await page.locator('[data-results] mark').first().textContent()).toMatch(/^vakbond$/);
  });

  test('comes by keyboard alone: the number first, then the pages', async () => {
    const { page, goto, path, after } = await reader();
    await goto(PATH);
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.id === 'vraag')) break;
    }
    await page.keyboard.type('papieren uwv');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.matches('[data-said]'));
    expect(await page.locator('[data-said]').textContent()).toMatch(
      /^\d+ plekken gevonden voor ‘papieren uwv’$/,
    );
    await page.keyboard.press('Tab');
    await after(() => page.keyboard.press('Enter'));
    expect(path()).toBe('/gids/stukken-voor-uwv/');
  });

  test('says which word it took for a slip, and lets it be asked for', async () => {
    const { page, goto } = await reader();
    await goto(PATH);
    await ask(page, 'bedrijfarts');
    const offer = page.locator('[data-suggest]');
    expect(await offer.textContent()).toBe('Bedoelde u bedrijfsarts? Daar zochten wij ook op.');
    await offer.locator('button').click();
    await said(page, 'bedrijfsarts');
    expect(await offer.isVisible()).toBe(false);
    expect(await page.locator('#vraag').inputValue()).toBe('bedrijfsarts');
  });

  test('when there is none, says so and names other ways', async () => {
    const { page, goto } = await reader();
    await goto(PATH);
    await ask(page, 'qwxzkv');
    expect(await page.locator('[data-said]').textContent()).toBe('Niets gevonden voor ‘qwxzkv’');
    expect(await page.locator('[data-nothing] a[href^="/gids/fase/"]').count()).toBe(4);
    expect(await page.locator('[data-nothing] a[href="/contact/"]').isVisible()).toBe(true);
    await ask(page, 'privasie');
    expect(await page.locator('[data-suggest]').textContent()).toBe('Bedoelde u misschien: privacy, privé');
  });

  test('takes what is typed as text and nothing else', async () => {
    const { page, goto } = await reader();
    await goto(PATH);
    for (const asked of [
      '<img src=x onerror=alert(1)> moe',
      '"moe',
      '(*)[\\',
      '😀',
      '’',
      '%',
      '   moe   ',
      'a'.repeat(120),
    ]) {
      await page.locator('#vraag').fill(asked);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(150);
      expect(await page.locator('[data-search] img').count()).toBe(0);
    }
  });

  test('fits at 400%', async () => {
    const { page, goto } = await reader({ viewport: { width: 320, height: 256 } });
    await goto(PATH);
    for (const asked of ['arbeidsongeschiktheidsuitkering', 'bedrijfarts', 'qwxzkv']) {
      await ask(page, asked);
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect([asked, wide]).toEqual([asked, false]);
    }
  });
});

describe('where something fails', () => {
  test('without script the register leads to the pages, and no field promises more', async () => {
    const visitor = await reader({ javaScriptEnabled: false });
    const { page } = visitor;
    await visitor.goto('/gids/moe-zijn/');
    await visitor.follow(PATH);
    expect(await page.locator('#vraag').isVisible()).toBe(false);
    await page.locator('summary', { hasText: /^B$/ }).click();
    await visitor.follow('/gids/gesprek-met-bedrijfsarts/');
  });

  test('without the index titles and summaries are still found', async () => {
    const { page, goto, faults, mayRefuse } = await reader();
    const wasm = `${PATH}pagefind/wasm.nl.pagefind`;
    mayRefuse(wasm);
    await page.context().route(`**${wasm}`, (route) => route.fulfill({ status: 404 }));
    await goto(PATH);
    await ask(page, 'bedrijfarts');
    expect(await found(page)).toContain('/gids/gesprek-met-bedrijfsarts/');
    expect(faults.splice(0).every((fault) => fault.includes('Pagefind'))).toBe(true);
  });

  test('without the list of subjects it says so and shows the register', async () => {
    const { page, goto, mayRefuse } = await reader();
    const list = `${PATH}onderwerpen.json`;
    mayRefuse(list);
    await page
      .context()
      .route(`**${list}`, (route) => route.fulfill({ status: 401, body: '<h1>Log in</h1>' }));
    await goto(PATH);
    await page.locator('#vraag').fill('moe');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() =>
      document.querySelector('[data-said]')?.textContent?.startsWith('Zoeken lukt'),
    );
    expect(await page.locator('#register').isVisible()).toBe(true);
    await page.context().unroute(`**${list}`);
    await ask(page, 'moe');
    expect(await found(page)).toContain('/gids/moe-zijn/');
  });
});
