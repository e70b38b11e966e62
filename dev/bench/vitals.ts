/** When the largest text of a page is drawn on a slow phone, and how far what is drawn moves afterwards. */
import type { Browser } from 'playwright-core';
import { coldPage } from './browser.ts';
import { slowPhone } from './slow-phone.ts';
import type { BenchSite } from './site.ts';

/** Long enough for a font and scripts on the slow line. */
const SETTLE_MS = 1_500;

export interface Vitals {
  /** Milliseconds from navigation to the last "largest contentful paint". */
  readonly largest: number;
  /** Cumulative layout shift; 0 when nothing moved. */
  readonly shift: number;
}

interface Seen {
  largest: number;
  shift: number;
}

/** Runs in the page before anything else. */
function watch(): void {
  const seen: Seen = { largest: Number.NaN, shift: 0 };
  Object.assign(globalThis, { benchSeen: seen });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.largest = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Opens `path` once, cold, as a slow phone. Throws when it doesn't answer 200. */
export async function vitals(browser: Browser, site: BenchSite, path: string): Promise<Vitals> {
  const { context, page, cdp } = await coldPage(browser, site, slowPhone.device);
  await slowPhone.slow(cdp);
  await page.addInitScript(watch);
  const response = await page.goto(site.url + path, { waitUntil: 'load' });
  if (response?.status() !== 200) throw new Error(`${path} answered ${response?.status()}`);
  await page.waitForTimeout(SETTLE_MS);
  const seen = await page.evaluate(() => (globalThis as unknown as { benchSeen: Seen }).benchSeen);
  await context.close();
  return seen;
}
