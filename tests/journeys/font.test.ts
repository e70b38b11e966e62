/** What stands in until the font is there takes the same room, so that nothing on the page moves. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../dev/build.ts';
import { CHROMIUM_ARGUMENTS, ensureChromium } from '../../dev/chromium.ts';
import { FONT } from '../../dev/font.ts';
import { ROOT } from '../../dev/root.ts';

const TEXT = `Een gesprek begint met een vraag. U hoeft niet alles te weten, en u hoeft het niet meteen goed te doen.
  Spreek samen af wanneer u elkaar weer belt, en wie er verder iets mag horen. Een collega van vóór 2020? Coördineer het één keer.`;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  await build();
  const html = readFileSync(join(ROOT, 'dist', 'index.html'), 'utf8');
  const faces = (html.match(/@font-face\{[^}]*\}/g) ?? []).join('\n');
  const font = `data:font/woff2;base64,${readFileSync(FONT).toString('base64')}`;
  browser = await chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_ARGUMENTS] });
  page = await browser.newPage();
  await page.setContent(`<style>${faces.replace(/\/_astro\/leesletter\.[^)]*/, font)}</style>`);
});
afterAll(() => browser.close());

/** Width of the text in pixels at 100 px, and how far letters reach above and below the line; null without the font. */
const measured = (family: string, weight: number) =>
  page.evaluate(
    async ([font, text]) => {
      const found = await document.fonts.load(font, text).catch(() => []);
      const context = document.createElement('canvas').getContext('2d');
      if (found.length === 0 || !context) return null;
      context.font = font;
      const {
        width,
        fontBoundingBoxAscent: above,
        fontBoundingBoxDescent: below,
      } = context.measureText(text);
      return { width, above, below };
    },
    [`${weight} 100px "${family}"`, TEXT.replace(/\s+/g, ' ')] as const,
  );

test.each([400, 650, 680, 700])('at weight %i', async (weight) => {
  const ours = await measured('Leesletter', weight);
  const fallbacks = await Promise.all(['Like Arial', 'Like Roboto'].map((name) => measured(name, weight)));
  const there = fallbacks.filter((found) => found !== null);
  expect(ours).not.toBeNull();
  expect(there.length, 'Arial, or a font of its measures, must be on this machine').toBeGreaterThan(0);
  for (const found of there) {
    expect(Math.abs(found.width / (ours?.width ?? 0) - 1)).toBeLessThan(0.015);
    expect(Math.abs(found.above - (ours?.above ?? 0))).toBeLessThan(2);
    expect(Math.abs(found.below - (ours?.below ?? 0))).toBeLessThan(2);
  }
});
