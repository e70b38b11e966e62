/** Chromium, and a visitor in it: a context of its own whose faults are remembered. */
import { chromium, type Browser, type BrowserContextOptions, type Page, type Request } from 'playwright-core';
import { CHROMIUM_ARGUMENTS, ensureChromium } from '../../dev/chromium.ts';

export const PHONE = { width: 390, height: 844 } as const;

export const openChromium = (): Promise<Browser> =>
  chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_ARGUMENTS] });

/** Where a page stood and what its tab said. */
export interface Seen {
  readonly path: string;
  readonly title: string;
}

export interface Visitor {
  readonly page: Page;
  /** Of the site that is visited. */
  readonly origin: string;
  /** What must never happen: an error in the console, a refused style or script, a request elsewhere. */
  readonly faults: string[];
  readonly seen: readonly Seen[];
  /** Status of the page shown. */
  status(): number;
  path(): string;
  goto(path: string): Promise<void>;
  /** Presses the button of the form that posts to `action`, and waits for the page that follows. */
  press(action: string): Promise<void>;
  /** Follows the first link to `href` on the page. */
  follow(href: string): Promise<void>;
  /** Waits for the page that `act` leads to. */
  after(act: () => Promise<unknown>): Promise<void>;
  /** While `work` runs the connection is cut: failing requests are no faults then. */
  offline(work: () => Promise<void>): Promise<void>;
  /** Requests to this path may be refused: the test is about that. */
  mayRefuse(path: string): void;
  close(): Promise<void>;
}

/** A new person at a telephone of 390 px wide, at the site with this `origin`. */
export async function openVisitor(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: PHONE,
    locale: 'nl-NL',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  const seen: Seen[] = [];
  const refusable = new Set<string>();
  let status = 0;
  let cut = false;

  const pathOf = (url: string) => new URL(url).pathname;
  const isPage = (request: Request) => request.isNavigationRequest() && request.frame() === page.mainFrame();
  context.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) faults.push(`request to ${request.url()}`);
  });
  context.on('response', (response) => {
    const path = pathOf(response.url());
    if (isPage(response.request())) status = response.status();
    else if (response.status() >= 400 && !refusable.has(path))
      faults.push(`${response.status()} for ${path}`);
  });
  context.on('requestfailed', (request) => {
    const words = request.failure()?.errorText ?? '';
    if (!cut && words !== 'net::ERR_ABORTED') faults.push(`${words} for ${pathOf(request.url())}`);
  });
  context.on('console', (message) => {
    // The words for a failed request; those are judged above.
    const network = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !network) faults.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => faults.push(`script: ${error.error().message}`));

  const arrived = async () => {
    seen.push({ path: pathOf(page.url()), title: await page.title() });
  };
  const after = async (act: () => Promise<unknown>) => {
    await Promise.all([page.waitForEvent('load'), act()]);
    await arrived();
  };
  return {
    page,
    origin,
    faults,
    seen,
    status: () => status,
    path: () => pathOf(page.url()),
    goto: async (path) => {
      await page.goto(new URL(path, origin).href);
      await arrived();
    },
    press: (action) =>
      after(() =>
        page.locator(`form[action="${action}"] button:is([type=submit], :not([type])):visible`).click(),
      ),
    follow: (href) => after(() => page.locator(`a[href="${href}"]:visible`).first().click()),
    after,
    offline: async (work) => {
      cut = true;
      await context.setOffline(true);
      await work();
      await context.setOffline(false);
      cut = false;
    },
    mayRefuse: (path) => void refusable.add(path),
    close: () => context.close(),
  };
}
