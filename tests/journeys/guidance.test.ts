/** Every page of the guidance as a reader meets it: by axe, by keyboard, without script, enlarged, and on paper. The gate is tested elsewhere. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../dev/root.ts';
import { checklists } from '../../content/miles/checklists/index.ts';
import { look } from './look.ts';
import { useReaders } from './reader.ts';
import { ILLNESS } from './words.ts';

const reader = useReaders();

/** Built by then: the tests below are made when this file is read, so they ask as they run. */
const paths = (): string[] =>
  readdirSync(join(ROOT, 'dist/gids'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)index\.html$/.test(file.replaceAll('\\', '/')))
    .map((file) => `/gids/${file.replaceAll('\\', '/').replace(/index\.html$/, '')}`)
    .toSorted();

/** Presses Tab through a whole page; gives each place where the focus could not be seen. */
async function lost(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (let presses = 0; presses < 200; presses += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const focus = document.activeElement;
      if (!focus || focus === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(focus);
      const box = focus.getBoundingClientRect();
      const bar = document.querySelector('.phase-bar');
      const fixed = bar && getComputedStyle(bar).position === 'fixed' && !bar.contains(focus);
      const floor = fixed ? bar.getBoundingClientRect().top : innerHeight;
      const marked = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      const seen = box.bottom > 0 && box.top < floor && (marked || focus.matches('[type=date], [type=time]'));
      return { seen, words: focus.outerHTML.slice(0, 100) };
    });
    if (!here) return found;
    if (!here.seen) found.push(here.words);
  }
  return [...found, 'no end'];
}

describe('every page', () => {
  test('has no axe finding in light or dark, and fits a telephone', { timeout: 400_000 }, async () => {
    const { page, goto } = await reader();
    expect(paths().length).toBeGreaterThan(50);
    for (const path of paths()) {
      await goto(path);
      await look(page, `gids${path.slice(5, -1).replaceAll('/', '-')}`);
    }
  });

  test('[C3] says nothing of an illness in its tab', async () => {
    const titles = paths().map((path) => {
      const html = readFileSync(join(ROOT, 'dist', path, 'index.html'), 'utf8');
      return /<title>(.*?) · /.exec(html)?.[1] ?? '';
    });
    expect(titles.filter((title) => title === '' || ILLNESS.test(title))).toEqual([]);
  });

  test('can be walked by keyboard, with the focus in sight', { timeout: 400_000 }, async () => {
    const { page, goto } = await reader();
    for (const path of paths()) {
      await goto(path);
      expect.soft(await lost(page), path).toEqual([]);
    }
  });

  test('keeps everything at 400%, with letters twice as large too: nothing scrolls sideways, and the bar gives way', async () => {
    const { page, goto } = await reader({ viewport: { width: 320, height: 256 } });
    const isWide = (size: string) =>
      page.evaluate((letters) => {
        const root = document.documentElement;
        root.style.fontSize = letters;
        for (const details of document.querySelectorAll('details')) details.open = true;
        return root.scrollWidth > root.clientWidth;
      }, size);
    for (const path of paths()) {
      await goto(path);
      expect.soft(await isWide(''), path).toBe(false);
      expect.soft(await isWide('32px'), `${path}, large letters`).toBe(false);
    }
    expect(await page.locator('.phase-bar').evaluate((bar) => getComputedStyle(bar).position)).not.toBe(
      'fixed',
    );
  });
});

test('one tap leads from the start to a phase, and on from there', async () => {
  const visitor = await reader();
  await visitor.goto('/gids/');
  await visitor.follow('/gids/fase/in-behandeling/');
  await visitor.follow('/gids/contact-houden/');
  await visitor.follow('/gids/wat-behandeling-vraagt/');
  await visitor.follow('/gids/');
  expect(visitor.path()).toBe('/gids/');
});

describe('a hard word', () => {
  const word = '[popovertarget="woord-probleemanalyse"]';
  const meaning = '#woord-probleemanalyse';

  test.each([
    ['a tap, without script', { javaScriptEnabled: false }],
    ['a tap', {}],
  ])('opens its meaning on %s, and Escape closes it', async (_what, options) => {
    const { page, goto } = await reader(options);
    await goto('/gids/plan-zonder-haast/');
    await page.locator(word).click();
    await page.locator(meaning).waitFor({ state: 'visible' });
    await page.keyboard.press('Escape');
    await page.locator(meaning).waitFor({ state: 'hidden' });
  });

  test('opens on hover and on focus', async () => {
    const { page, goto } = await reader();
    await goto('/gids/plan-zonder-haast/');
    await page.locator(word).hover();
    await page.locator(meaning).waitFor({ state: 'visible' });
    await page.mouse.move(0, 0);
    await page.locator(meaning).waitFor({ state: 'hidden' });
    await page.locator('.crumbs a').last().focus();
    await page.keyboard.press('Tab');
    await page.locator(meaning).waitFor({ state: 'visible' });
    await look(page, 'gids-word-open');
  });
});

describe('the legal dates', () => {
  const PATH = '/gids/wettelijke-termijnen/';
  const fill = async (page: Page): Promise<void> => {
    await page.locator('#eerste').fill('2026-03-02');
    await page.locator('[data-legal-form] [type=submit]').click();
  };
  const kept = (page: Page) => page.evaluate(() => JSON.stringify(localStorage));

  test('can be read as a table without script', async () => {
    const { page, goto } = await reader({ javaScriptEnabled: false });
    await goto(PATH);
    expect(await page.locator('tbody tr').count()).toBe(10);
    expect(await page.locator('[data-legal]').isVisible()).toBe(false);
  });

  test('are worked out here: a list, a picture, a recovery; nothing sent and nothing kept unasked', async () => {
    const { page, goto } = await reader();
    // The browser asks the picture of the tab when it likes, once.
    const picture = page.waitForRequest('**/favicon.svg');
    await goto(PATH);
    await picture;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.locator('[data-legal-form] [type=submit]').click();
    expect(await page.locator('[data-problem]').textContent()).toContain('eerste ziektedag');
    await look(page, 'gids-legal-problem');
    await fill(page);
    const dates = page.locator('.dates > li');
    expect(await dates.count()).toBe(25);
    expect(await dates.nth(1).textContent()).toContain('13 april 2026');
    expect(await page.locator('.picture svg[role=img]').count()).toBe(1);
    await page.locator('[data-add]').click();
    await page.locator('[data-from]').fill('2026-03-10');
    await page.locator('.recovery [data-until]').fill('2026-03-13');
    await page.locator('[data-legal-form] [type=submit]').click();
    expect(await dates.nth(1).textContent()).toContain('16 april 2026');
    await look(page, 'gids-legal-dates');
    expect(asked).toEqual([]);
    expect(await kept(page)).toBe('{}');
  });

  test('stay on this device when asked, and go when that is taken back', async () => {
    const { page, goto } = await reader();
    await goto(PATH);
    await fill(page);
    await page.locator('[data-keep]').check();
    await goto(PATH);
    expect(await page.locator('.dates > li').count()).toBe(25);
    await page.locator('[data-keep]').uncheck();
    expect(await kept(page)).toBe('{}');
  });

  test('[C3] go to a calendar as "Afspraak" and nothing else', async () => {
    const { page, goto } = await reader();
    await page.clock.setFixedTime('2026-03-02T12:00:00Z');
    await goto(PATH);
    await fill(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-calendar]').click(),
    ]);
    const file = await textOf(download);
    expect(download.suggestedFilename()).toBe('agenda.ics');
    expect(file.match(/^SUMMARY:.*$/gm)?.every((line) => line.trim() === 'SUMMARY:Afspraak')).toBe(true);
    expect(file.match(/BEGIN:VEVENT/g)).toHaveLength(25);
    expect(file).not.toMatch(ILLNESS);
  });

  test('warn by the reader’s own clock once they were checked a year ago', async () => {
    const { page, goto } = await reader();
    await goto(PATH);
    expect(await page.locator('.stale').first().isVisible()).toBe(false);
    await page.clock.setFixedTime('2028-03-02T12:00:00Z');
    await goto(PATH);
    expect(await page.locator('.stale').first().isVisible()).toBe(true);
    await goto('/gids/loon-bij-ziekte/');
    expect(await page.locator('.stale').isVisible()).toBe(true);
    await look(page, 'gids-stale');
    await goto('/gids/contact-houden/');
    expect(await page.locator('.stale').count()).toBe(0);
  });
});

describe('a checklist', () => {
  const PATH = '/gids/checklists/opbouwplan/';

  test('keeps ticks and notes on this device until they are wiped', async () => {
    const { page, goto } = await reader();
    await goto(PATH);
    await page.locator('#taak').check();
    await page.locator('#vragen').fill('Wie neemt de sleutels mee?');
    expect(await page.locator('[data-said]').textContent()).toContain('Bewaard op dit apparaat');
    await goto(PATH);
    expect(await page.locator('#taak').isChecked()).toBe(true);
    expect(await page.locator('#vragen').inputValue()).toContain('sleutels');
    await look(page, 'gids-checklist-filled');
    await page.locator('[data-wipe]').click();
    await goto(PATH);
    expect(await page.locator('#taak').isChecked()).toBe(false);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  test('[C3] puts the talk in a calendar without a word about it', async () => {
    const { page, goto } = await reader();
    await goto(PATH);
    await page.locator('[data-calendar] [type=submit]').click();
    expect(await page.locator('[data-missing]').isVisible()).toBe(true);
    await page.locator('#dag').fill('2026-12-01');
    await page.locator('#tijd').fill('14:30');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-calendar] [type=submit]').click(),
    ]);
    const file = await textOf(download);
    expect(file).toContain('DTSTART:20261201T143000\r\nDTEND:20261201T151500');
    expect(file).not.toMatch(ILLNESS);
  });

  test('[C3] prints on one A4, with nothing of a study or an illness on top', async () => {
    const { page, goto } = await reader();
    for (const { code } of checklists) {
      await goto(`/gids/checklists/${code}/`);
      expect(await page.title()).not.toMatch(/miles|kanker|ziek/i);
      const pdf = (await page.pdf({ preferCSSPageSize: true, displayHeaderFooter: true })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g), code).toHaveLength(1);
      await page.emulateMedia({ media: 'print' });
      const shown = await page.evaluate(() => document.body.innerText);
      expect(shown).not.toMatch(ILLNESS);
      await page.emulateMedia({ media: null });
    }
  });
});

const textOf = async (download: Download): Promise<string> => readFileSync(await download.path(), 'utf8');
