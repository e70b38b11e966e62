/** What a page costs the first time: bytes as they came over the line, by kind, and where they came from. */
import type { Browser } from 'playwright-core';
import { coldPage } from './browser.ts';
import type { BenchSite } from './site.ts';
import { sum } from './stats.ts';

export interface Transfer {
  readonly path: string;
  readonly status: number;
  /** Bytes with compression and response headers. */
  readonly bytes: number;
  readonly script: number;
  readonly font: number;
  readonly style: number;
  readonly document: number;
  readonly requests: readonly string[];
  readonly otherHosts: readonly string[];
}

/** Opens `path` with an empty cache and waits until nothing is loaded any more. */
export async function transferOf(browser: Browser, site: BenchSite, path: string): Promise<Transfer> {
  const { context, page, cdp } = await coldPage(browser, site);
  const kinds = new Map<string, string>();
  const urls: string[] = [];
  const bytes: { kind: string; bytes: number }[] = [];
  cdp.on('Network.requestWillBeSent', ({ requestId, request, type }) => {
    kinds.set(requestId, type ?? 'Other');
    // The browser's own icon of a date field is a `data:` address: nothing goes over the line.
    if (/^https?:/.test(request.url)) urls.push(request.url);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.push({ kind: kinds.get(requestId) ?? 'Other', bytes: encodedDataLength });
  });
  await cdp.send('Network.enable');
  const response = await page.goto(site.url + path, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForLoadState('networkidle');
  await context.close();
  const of = (kind: string) => sum(bytes.filter((one) => one.kind === kind).map((one) => one.bytes));
  return {
    path,
    status: response?.status() ?? 0,
    bytes: sum(bytes.map((one) => one.bytes)),
    script: of('Script'),
    font: of('Font'),
    style: of('Stylesheet'),
    document: of('Document'),
    requests: urls,
    otherHosts: urls.filter((url) => !url.startsWith(`${site.url}/`)),
  };
}
