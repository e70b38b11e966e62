/** Looks at a page with axe, in light and in dark; with `SHOTS=<folder>` it also keeps pictures for the human eye. */
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { PHONE } from './browser.ts';

const SHOTS = process.env['SHOTS'];
const DESK = { width: 1280, height: 900 };

/** Expects no violation on the page as it stands now; `name` says which state it is. */
export async function look(page: Page, name: string): Promise<void> {
  const light = await new AxeBuilder({ page }).setLegacyMode().analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  // Only the colours differ.
  const dark = await new AxeBuilder({ page }).setLegacyMode().withRules('color-contrast').analyze();
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}.dark.png`), fullPage: true });
  await page.emulateMedia({ colorScheme: 'light' });
  if (SHOTS) await shoot(page, name);
  const found = [...light.violations, ...dark.violations].map(
    ({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ target }) => String(target)).join(', ')}`,
  );
  expect.soft(found).toEqual([]);
  expect.soft(await overflows(page), `${name} scrolls sideways`).toBe(false);
}

/** A page must fit the width of the telephone. */
const overflows = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SHOTS ?? '', `${name}.390.png`), fullPage: true });
  await page.setViewportSize(DESK);
  await page.screenshot({ path: join(SHOTS ?? '', `${name}.1280.png`), fullPage: true });
  await page.setViewportSize(PHONE);
}
