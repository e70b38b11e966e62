/** When the first answer can be given on a slow phone: the control is on the screen and the page listens to it. */
import type { Browser } from 'playwright-core';
import { coldPage } from './browser.ts';
import { slowPhone } from './slow-phone.ts';
import type { BenchSite } from './site.ts';

/** Long enough for the scripts to start and for the first answer to be sent. */
const SETTLE_MS = 1_500;
export interface FirstAnswer {
  /** Milliseconds from navigation to the first frame with a control; in that moment the first one is tapped. */
  readonly visible: number;
  /** The same, but not before the page's own scripts have put their last listener in place. */
  readonly listening: number;
  /** Whether that first tap still stands as an answer when everything has come in. */
  readonly kept: boolean;
  /** Whether it was sent to be saved as well; a page without scripts never does. */
  readonly saved: boolean;
  /** Milliseconds from navigation to the last byte of the page itself. */
  readonly document: number;
}

interface Marks {
  visible?: number;
  listening?: number;
  tapped?: HTMLInputElement;
  /** What the content security policy refused. */
  refused: string[];
}

/** Runs in the page before anything else. Frames are not made while a style sheet holds them up, so a frame is a view. */
function watch(): void {
  const marks: Marks = { refused: [] };
  document.addEventListener('securitypolicyviolation', (event) =>
    marks.refused.push(event.violatedDirective),
  );
  Object.assign(globalThis, { benchMarks: marks });
  const add = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (this: EventTarget, ...given: Parameters<typeof add>) {
    if (/^(click|change|input|submit|keydown|focusin|pointerdown)$/.test(given[0]))
      marks.listening = performance.now();
    return add.apply(this, given);
  };
  const look = () => {
    const controls = document.querySelectorAll<HTMLInputElement>('form :is([type=radio], [type=checkbox])');
    const shown = [...controls].find((control) =>
      [control, ...(control.labels ?? [])].some((part) => part.checkVisibility()),
    );
    if (!shown) return void requestAnimationFrame(look);
    requestAnimationFrame(() => {
      marks.visible = performance.now();
      marks.tapped = shown;
      shown.click();
    });
  };
  requestAnimationFrame(look);
}

/** Reads the marks when everything has come in; runs in the page. */
function readMarks() {
  const {
    visible = Number.NaN,
    listening = 0,
    tapped,
    refused,
  } = (globalThis as unknown as { benchMarks: Marks }).benchMarks;
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return {
    visible,
    listening: Math.max(visible, listening),
    kept: tapped?.checked === true && tapped.isConnected,
    refused,
    name: tapped?.name ?? '',
    document: navigation?.responseEnd ?? Number.NaN,
  };
}

/** Opens `path` once, cold, as a slow phone, and answers the first question as soon as it is there. */
export async function firstAnswer(browser: Browser, site: BenchSite, path: string): Promise<FirstAnswer> {
  const { context, page, cdp } = await coldPage(browser, site, slowPhone.device);
  const sent: string[] = [];
  page.on('request', (request) => void sent.push(request.postData() ?? ''));
  await slowPhone.slow(cdp);
  await page.addInitScript(watch);
  const response = await page.goto(site.url + path, { waitUntil: 'load' });
  if (response?.status() !== 200) throw new Error(`${path} answered ${response?.status()}`);
  await page.waitForTimeout(SETTLE_MS);
  const { name, refused, ...marks } = await page.evaluate(readMarks);
  await context.close();
  if (refused.length > 0)
    throw new Error(`${path}: its content security policy refused ${refused.join(', ')}`);
  return { ...marks, saved: sent.some((body) => body.includes(`"${name}"`)) };
}
