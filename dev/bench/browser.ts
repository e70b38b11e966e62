/** Chromium for measuring: cold for each page, so that nothing comes from a cache. */
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type CDPSession,
  type Page,
} from 'playwright-core';
import { ACCESS_COOKIE } from '../../src/server/cookies.ts';
import { CHROMIUM_ARGUMENTS, ensureChromium } from '../chromium.ts';

/** Starts Chromium without the traffic of its own that would be counted. Throws one line when none can be had. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_ARGUMENTS] });

export interface Cold {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly cdp: CDPSession;
}

/** A page with an empty cache and only the cookie for the gate. */
export async function coldPage(
  browser: Browser,
  site: { readonly url: string; readonly access: string },
  options: BrowserContextOptions = {},
): Promise<Cold> {
  const context = await browser.newContext(options);
  await context.addCookies([
    {
      name: ACCESS_COOKIE,
      value: site.access,
      url: site.url.replace('http:', 'https:'),
      secure: true,
      httpOnly: true,
      sameSite: 'Lax',
    },
  ]);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  return { context, page, cdp };
}
