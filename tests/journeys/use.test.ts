/** An employer reads: what is kept of it, what is said about that, and that nothing of it is ever in the way. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { REPORT_PATH } from '../../src/domain/use.ts';
import type { Visitor } from './browser.ts';
import { employersOfBothArms } from './couples.ts';
import { look } from './look.ts';
import { lettersTo } from './mailbox.ts';
import { usePlace } from './place.ts';
import { ILLNESS } from './words.ts';

const here = usePlace();
let link = '';
let email = '';

beforeAll(async () => {
  const both = await employersOfBothArms(here);
  const arm = here.trial.arms.find(({ guidance }) => guidance === 'at_once')?.code ?? '';
  const found = both.get(arm);
  link = found?.link ?? '';
  email = found?.couple.employer.who.email ?? '';
}, 240_000);

async function reader(options = {}): Promise<Visitor> {
  const visitor = await here.visitor(options);
  await visitor.goto(link);
  await visitor.press('/api/sessie/openen');
  return visitor;
}

interface View {
  readonly page: string;
  readonly seconds: number;
  readonly release: string;
  readonly acts: string | null;
}
const views = (): Promise<View[]> =>
  here.stack.database.sql<View>(
    `select v.page, v.seconds, v.release, (select string_agg(concat_ws(' ', a.kind, nullif(a.code, ''), a.times), ', '
       order by a.kind, a.code) from trial.use_act a where a.view = v.id) as acts
     from trial.use_view v order by v.began_at`,
  );
const viewsOf = async (path: string): Promise<View[]> => (await views()).filter(({ page }) => page === path);
const forget = () => here.stack.database.sql('truncate trial.use_view, trial.use_act, trial.usefulness');

/** As a browser says it when another tab comes before this one, and when it is left for this one. */
const turn = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate((to) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => to });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, state);

describe('what was read', () => {
  test('is kept of each page: its time, a conversation, a checklist; never what was typed', async () => {
    const visitor = await reader();
    const { page, goto } = visitor;
    await page.waitForTimeout(1_500);
    await visitor.follow('/gids/fase/net-gehoord/');
    await goto('/gids/oefenen/het-bericht/');
    await page
      .locator('video:visible')
      .evaluate((video: HTMLVideoElement) => video.play().then(() => undefined));
    await page.locator('a[href="#keuze-binnen-schrik"]:visible').click();
    await page.locator('a[href="#deel-stilte"]:visible').first().click();
    await page.locator('#deel-stilte').waitFor({ state: 'visible' });
    await goto('/gids/checklists/opbouwplan/');
    for (const box of await page.locator('[data-keep][type=checkbox]').all()) await box.check();
    const boxes = await page.locator('[data-keep][type=checkbox]').count();
    await page.locator('#vragen').fill('Wie neemt de sleutels mee?');
    await page.locator('[data-print]').click();
    await page.locator('[data-calendar] [type=submit]').click();
    await page.locator('#dag').fill('2026-12-01');
    await page.locator('#tijd').fill('14:30');
    await Promise.all([page.waitForEvent('download'), page.locator('[data-calendar] [type=submit]').click()]);
    await goto('/gids/');
    await expect.poll(async () => (await views()).length).toBe(4);
    const [start, phase, talk, list] = await views();
    expect(start).toMatchObject({ page: '/gids/', acts: null });
    expect(start?.release).toMatch(/^ontwerp-[0-9a-f]{8}$/);
    expect(start?.seconds).toBeGreaterThan(0);
    expect(start?.seconds).toBeLessThan(60);
    expect(phase).toMatchObject({ page: '/gids/fase/net-gehoord/' });
    expect(talk?.acts).toBe('choice binnen-schrik 1, video binnen 1');
    expect(list?.acts).toBe(`calendar 1, print 1, tick ${boxes}`);
    const all = JSON.stringify(await here.stack.database.sql('select * from trial.use_act'));
    expect(all).not.toMatch(/sleutels|vragen|2026-12-01|14:30/);
  });

  test('is one row for who goes away and comes back, with the time of both', async () => {
    await forget();
    const { page, goto } = await reader();
    const path = '/gids/contact-houden/';
    await goto(path);
    await page.waitForTimeout(1_200);
    await turn(page, 'hidden');
    await expect.poll(async () => (await viewsOf(path)).length).toBe(1);
    const [first] = await viewsOf(path);
    // Behind another tab no time passes.
    await page.waitForTimeout(1_500);
    await turn(page, 'visible');
    await page.waitForTimeout(2_200);
    await turn(page, 'hidden');
    await expect.poll(async () => (await viewsOf(path))[0]?.seconds).toBeGreaterThan(first?.seconds ?? 99);
    const [later, ...more] = await viewsOf(path);
    expect(more).toEqual([]);
    expect(later?.seconds).toBeLessThanOrEqual((first?.seconds ?? 0) + 3);
    await goto('/gids/');
    await page.goBack();
    await page.waitForTimeout(1_200);
    await page.goForward();
    await expect.poll(async () => (await viewsOf(path)).length).toBe(2);
  });

  test('is kept of the search as of any page, without what was asked or found', async () => {
    await forget();
    const { page, goto, faults } = await reader();
    const sent: string[] = [];
    page.on('request', (request) => void sent.push(`${request.url()} ${request.postData() ?? ''}`));
    await goto('/gids/zoeken/');
    await page.locator('#vraag').fill('terminaal');
    await page.locator('[data-form] [type=submit]').click();
    await page.locator('[data-results] a').first().click();
    await expect.poll(async () => (await viewsOf('/gids/zoeken/')).length).toBe(1);
    expect(await viewsOf('/gids/zoeken/')).toMatchObject([{ acts: null }]);
    expect(sent.filter((one) => /terminaal/.test(one))).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('tells which source was followed', async () => {
    await forget();
    const { page, goto, faults } = await reader();
    await goto('/gids/betrouwbare-bronnen/');
    const source = page.locator('.sources a').first();
    const href = await source.evaluate((anchor: HTMLAnchorElement) => {
      // Nothing of this test goes to the site of others.
      anchor.addEventListener('click', (event) => event.preventDefault());
      return anchor.href;
    });
    await source.click();
    await goto('/gids/');
    await expect
      .poll(async () => (await viewsOf('/gids/betrouwbare-bronnen/'))[0]?.acts)
      .toBe(`link ${href} 1`);
    expect(faults).toEqual([]);
  });

  test('is nothing without script', async () => {
    await forget();
    const { page, goto } = await reader({ javaScriptEnabled: false });
    await goto('/gids/contact-houden/');
    await goto('/gids/');
    await page.waitForTimeout(500);
    expect(await views()).toEqual([]);
  });
});

test('a line that is cut, or a function that fails, is never in the way; what came later is kept', async () => {
  await forget();
  const visitor = await reader();
  const { page, goto, offline } = visitor;
  const path = '/gids/moe-zijn/';
  await goto(path);
  await page.waitForTimeout(1_000);
  await offline(async () => {
    await turn(page, 'hidden');
    await page.waitForTimeout(300);
    await turn(page, 'visible');
    await page.locator('[name=useful][value=ja]').click();
    await page.getByText('Het lukte niet').waitFor();
  });
  expect(await viewsOf(path)).toEqual([]);
  await page.waitForTimeout(1_500);
  await turn(page, 'hidden');
  await expect.poll(async () => (await viewsOf(path)).length).toBe(1);
  visitor.mayRefuse(REPORT_PATH);
  await page.route(`**${REPORT_PATH}`, (route) => route.fulfill({ status: 500, body: '' }));
  await goto(path);
  await goto('/gids/');
  expect(await page.locator('h1').isVisible()).toBe(true);
});

describe('whether it was useful', () => {
  const opinions = () =>
    here.stack.database.sql<object>('select page, useful, reason from trial.usefulness order by page');
  const path = '/gids/moe-zijn/';

  test('is said on the page itself, announced, and can be changed', async () => {
    await forget();
    const { page, goto } = await reader();
    await goto(path);
    await page.locator('[name=useful][value=nee]').focus();
    await page.keyboard.press('Enter');
    await page.locator('[data-reasons=nee]').waitFor();
    expect(await page.locator('.useful [role=status]').textContent()).toContain('Dank u wel');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('nee');
    await look(page, 'gids-useful-asked');
    await page.locator('[name=reason][value=knew_already]').click();
    await page.getByText('Dit helpt ons').waitFor();
    expect(await opinions()).toEqual([{ page: path, useful: false, reason: 'knew_already' }]);
    await page.locator('[name=useful][value=ja]').click();
    await page.locator('[data-reasons=ja]').waitFor();
    expect(await page.locator('[data-reasons=nee]').isVisible()).toBe(false);
    expect(await page.locator('.useful [aria-pressed=true]').count()).toBe(1);
    await expect.poll(opinions).toEqual([{ page: path, useful: true, reason: null }]);
  });

  test('works without script, by a page of thanks and back', async () => {
    await forget();
    const { page, goto, follow, after, path: where } = await reader({ javaScriptEnabled: false });
    await goto(path);
    await after(() => page.locator('[name=useful][value=ja]').click());
    expect(await page.locator('h1').textContent()).toBe('Dank u wel');
    expect(await page.title()).not.toMatch(ILLNESS);
    await after(() => page.locator('[name=reason][value=what_to_do]').click());
    expect(await opinions()).toEqual([{ page: path, useful: true, reason: 'what_to_do' }]);
    expect(await page.locator('[name=reason]').count()).toBe(0);
    await follow(path);
    expect(where()).toBe(path);
  });

  test('is asked on no checklist and in no conversation', async () => {
    const { page, goto } = await reader();
    for (const other of [
      '/gids/',
      '/gids/checklists/opbouwplan/',
      '/gids/oefenen/het-bericht/',
      '/gids/altijd/',
    ]) {
      await goto(other);
      expect([other, await page.locator('.useful').count()]).toEqual([other, 0]);
    }
  });

  test('the page of thanks has no axe finding', async () => {
    const { page, goto } = await reader();
    await goto(path);
    await page.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('.useful');
      const answer = document.createElement('input');
      Object.assign(answer, { type: 'hidden', name: 'useful', value: 'nee' });
      form?.append(answer);
      form?.submit();
    });
    await page.locator('h1', { hasText: 'Dank u wel' }).waitFor();
    await look(page, 'gids-useful-thanks');
  });
});

test('each page says what is kept, and leads to all of it: the explanation, and after a code the own list [C9]', async () => {
  await forget();
  const { page, goto, follow, press, path } = await reader();
  await goto('/gids/contact-houden/');
  await page.waitForTimeout(1_100);
  await follow('/gids/wat-we-bewaren/');
  await look(page, 'gids-what-we-keep');
  const letters = lettersTo(here.mail, email);
  await letters.catchUp();
  await follow('/mijn/overzicht/');
  expect(path()).toBe('/code/');
  expect(await page.locator('main').innerText()).not.toContain('contact houden');
  await page.locator('[name="code"]').fill(await letters.code());
  await press('/api/code/bevestigen');
  await goto('/mijn/overzicht/');
  const list = page.locator('section', { hasText: 'Wat u las' });
  expect(await list.innerText()).toMatch(/contact houden/);
  await look(page, 'own-overview-reading');
});
