/** The recruiter's kit as a recruiter meets it: by axe, by keyboard, without script, with an own code, and on paper. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { content } from '../../content/index.ts';
import { ROOT } from '../../dev/root.ts';
import { readQr } from '../../src/domain/qr.fixture.ts';
import { trialOf } from '../../src/trials/index.ts';
import { tabTo } from './keyboard.ts';
import { look } from './look.ts';
import { useReaders } from './reader.ts';

const trial = trialOf(process.env['TRIAL']);
const { kit } = content(trial.id);
const recruiter = useReaders();

const paths = (under = ''): string[] =>
  readdirSync(join(ROOT, 'dist/verspreiden', under), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /(^|\/)index\.html$/.test(file))
    .map((file) => `/verspreiden/${under}${file.replace(/index\.html$/, '')}`)
    .toSorted();

const usual = kit.audiences[0]?.code ?? '';
const shownLink = (page: Page) => page.locator('#link').innerText();

/** What a camera would read from the code drawn on the page. */
const drawnQr = async (page: Page): Promise<string> => {
  const [size, path] = await page
    .locator('[data-qr] svg')
    .first()
    .evaluate((svg) => [svg.getAttribute('viewBox'), svg.querySelector('path')?.getAttribute('d')]);
  const width = Number(size?.split(' ')[2]);
  const squares = Array.from({ length: width }, () => Array<boolean>(width).fill(false));
  for (const [, x, y, run] of (path ?? '').matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
    squares[Number(y)]!.fill(true, Number(x), Number(x) + Number(run));
  return readQr(squares);
};

describe('every page of the kit', () => {
  test('has no axe finding in light or dark, and fits a telephone', { timeout: 240_000 }, async () => {
    const { page, goto } = await recruiter();
    expect(paths().length).toBeGreaterThan(20);
    for (const path of paths()) {
      await goto(path);
      await look(page, `kit${path.slice(12, -1).replaceAll('/', '-')}`);
    }
  });

  test(
    'has no axe finding on a wide screen, where pieces have their own size',
    { timeout: 240_000 },
    async () => {
      const { page, goto } = await recruiter({ viewport: { width: 1280, height: 900 } });
      for (const path of paths()) {
        await goto(path);
        await look(page, `kit-wide${path.slice(12, -1).replaceAll('/', '-')}`);
      }
    },
  );

  test('keeps everything at 400%', async () => {
    const { page, goto } = await recruiter({ viewport: { width: 320, height: 256 } });
    for (const path of paths()) {
      await goto(path);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect.soft(wide, path).toBe(false);
    }
  });

  test('asks at most 10 KB of JavaScript', async () => {
    const visitor = await recruiter();
    const sizes: Promise<number>[] = [];
    visitor.page.on('response', (answer) => {
      if (answer.url().endsWith('.js')) sizes.push(answer.body().then((body) => gzipSync(body).length));
    });
    await visitor.goto(`/verspreiden/${usual}/`);
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(10_000);
  });
});

test('by keyboard: choose who you are, type a code, copy a text', async () => {
  const { page, origin, goto, path, after } = await recruiter();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  await goto('/verspreiden/');
  await tabTo(page, `a[href="/verspreiden/${usual}/"]`);
  await after(() => page.keyboard.press('Enter'));
  expect(path()).toBe(`/verspreiden/${usual}/`);
  await tabTo(page, '#code');
  await page.keyboard.type('Vestiging-Oost');
  await tabTo(page, '[data-copy="email"]');
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('Gekopieerd').waitFor({ state: 'attached' });
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('/?via=vestiging-oost');
  expect(copied).toContain(trial.contact.person.name);
  expect(copied.split('\n\n').length).toBeGreaterThan(4);
});

describe('an own code', () => {
  test('changes link, QR code, texts and pieces, and an empty field brings the usual one back', async () => {
    const { page, goto } = await recruiter();
    await goto(`/verspreiden/${usual}/`);
    const first = await shownLink(page);
    await page.locator('#code').fill('oost-3');
    expect(await shownLink(page)).toBe(first.replace(`via=${usual}`, 'via=oost-3'));
    expect(await drawnQr(page)).toBe(await shownLink(page));
    expect(await page.locator('img:visible').count()).toBe(0);
    expect(await page.locator('main').innerText()).not.toContain(`via=${usual}`);
    await look(page, 'kit-own-code');
    await page.locator('#code').fill('');
    expect(await shownLink(page)).toBe(first);
    expect(await page.locator('[data-qr] img').isVisible()).toBe(true);
  });

  test('that can’t be one is explained, and changes nothing', async () => {
    const { page, goto } = await recruiter();
    await goto(`/verspreiden/${usual}/`);
    const first = await shownLink(page);
    await page.locator('#code').fill('x y');
    await page.locator('#code').blur();
    expect(await page.locator('[data-wrong]').isVisible()).toBe(true);
    expect(await shownLink(page)).toBe(first);
    await look(page, 'kit-wrong-code');
  });

  test('goes along to a piece and back', async () => {
    const { page, goto, path, after } = await recruiter();
    await goto(`/verspreiden/${usual}/`);
    await page.locator('#code').fill('oost-3');
    await after(() => page.locator('[data-piece]').first().click());
    expect(path()).toBe(`/verspreiden/druk/${usual}/flyer-a4/`);
    expect(await drawnQr(page)).toMatch(/\/\?via=oost-3$/);
    expect(await page.locator('main').innerText()).not.toContain(`via=${usual}`);
    await after(() => page.locator('[data-back]').click());
    expect(await page.locator('#code').inputValue()).toBe('oost-3');
  });

  test('gives its QR code as a file, drawn in the browser', async () => {
    const { page, goto } = await recruiter();
    await goto(`/verspreiden/${usual}/?code=oost-3`);
    for (const [kind, start] of [
      ['svg', '<svg '],
      ['png', '\x89PNG'],
    ] as const) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.locator(`[data-qr-file="${kind}"]`).click(),
      ]);
      expect(file.suggestedFilename()).toBe(`qr-oost-3.${kind}`);
      expect(readFileSync(await file.path(), 'latin1').startsWith(start)).toBe(true);
    }
  });

  test('with script in it stays words', async () => {
    const { page, goto } = await recruiter();
    await goto(`/verspreiden/${usual}/?code=%22%3E%3Cimg%20src%3Dx%3E`);
    expect(await shownLink(page)).toContain(`via=${usual}`);
    expect(await page.locator('#code').inputValue()).toBe('');
  });
});

test('without JavaScript: the usual code, texts to select, files to download, nothing that does not work', async () => {
  const { page, origin, goto } = await recruiter({ javaScriptEnabled: false });
  for (const { code } of kit.audiences) {
    await goto(`/verspreiden/${code}/`);
    expect(await shownLink(page)).toContain(`/?via=${code}`);
    expect(await page.locator('button[type=button]:visible').count()).toBe(0);
    expect(await page.locator('form[action="/api/verspreiden/code"] button:visible').count()).toBe(1);
    expect(await page.locator('.letter.copy:visible').count()).toBe(5);
    expect(await page.locator('[data-qr] img').isVisible()).toBe(true);
    for (const kind of ['svg', 'png']) {
      const answer = await page.request.get(`${origin}/verspreiden/qr/${code}.${kind}`);
      expect(answer.headers()['content-type']).toBe(kind === 'svg' ? 'image/svg+xml' : 'image/png');
    }
  }
  await goto(`/verspreiden/druk/${usual}/flyer-a4/`);
  expect(await page.locator('.sheet').count()).toBe(2);
});

test('[C4] a visitor’s code goes nowhere: no link, form, cookie or storage holds it', async () => {
  const { page, origin, goto, status } = await recruiter();
  for (const path of ['/', '/meedoen/', '/meedoen/werknemer/', '/verspreiden/']) {
    await goto(`${path}?via=oost-3`);
    expect(status()).toBe(200);
    expect(await page.content()).not.toContain('oost-3');
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(kept).not.toContain('oost-3');
  }
  expect(await page.context().cookies()).toEqual([]);
  await goto('/?via=oost-3');
  await page.locator('a[href="/meedoen/werknemer/"]:visible').first().click();
  expect(page.url()).toBe(`${origin}/meedoen/werknemer/`);
  expect(await page.evaluate(() => document.referrer)).toBe('');
});

const MM = 72 / 25.4;
const PAPER: Readonly<Record<string, { pages: number; width: number; height: number }>> = {
  'flyer-a4': { pages: 2, width: 210, height: 297 },
  'flyer-a5': { pages: 2, width: 148, height: 210 },
  poster: { pages: 1, width: 297, height: 420 },
  kaart: { pages: 2, width: 210, height: 297 },
  dia: { pages: 1, width: 254, height: 142.875 },
};

test('on paper each piece fills its own sheets, and nothing falls off', { timeout: 240_000 }, async () => {
  const { page, goto } = await recruiter({ viewport: { width: 1280, height: 900 } });
  for (const path of paths('druk/').flatMap((one) => [one, `${one}?code=${'w'.repeat(20)}`])) {
    await goto(path);
    const wanted = PAPER[path.split('/')[4] ?? '']!;
    await page.emulateMedia({ media: 'print' });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.sheet, .cut')]
        .filter(
          (part) => part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1,
        )
        .map(({ className, scrollHeight, clientHeight }) => `${className}: ${scrollHeight - clientHeight}`),
    );
    expect.soft(cut, path).toEqual([]);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
    const boxes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)];
    expect.soft(pdf.match(/\/Type\s*\/Page\b(?!s)/g), path).toHaveLength(wanted.pages);
    for (const [, width, height] of boxes) {
      expect.soft(Math.abs(Number(width) - wanted.width * MM), path).toBeLessThan(1.5);
      expect.soft(Math.abs(Number(height) - wanted.height * MM), path).toBeLessThan(1.5);
    }
    await page.emulateMedia({ media: null });
  }
});
