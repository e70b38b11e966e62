/** The place of a journey: a whole local stack that forgets, one browser, and a clock that only the tests move. */
import { randomInt } from 'node:crypto';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { build } from '../../dev/build.ts';
import { startStack, type Stack } from '../../dev/stack.ts';
import { dayOf, startOf } from '../../src/domain/calendar.ts';
import type { Trial } from '../../src/domain/trial.ts';
import { trialOf } from '../../src/trials/index.ts';
import { openChromium, openVisitor, type Visitor } from './browser.ts';
import { ILLNESS } from './words.ts';

export interface Place {
  readonly trial: Trial;
  readonly stack: Stack;
  readonly url: string;
  readonly mail: Stack['mail'];
  /** Each line that the functions logged. */
  readonly log: readonly string[];
  /** Lets time pass for the functions, and then sends what became due. */
  pass(span: { days?: number; minutes?: number; seconds?: number }): Promise<void>;
  /** Lets time pass until noon in Amsterdam, an hour at which mail of the schedule may leave. */
  passToNoon(): Promise<void>;
  visitor(options?: BrowserContextOptions): Promise<Visitor>;
}

/** Opens a place for all tests of a file. After each test no visitor may have met a fault [C3: nor a telling title]. */
export function usePlace(): Place {
  const log: string[] = [];
  const visitors: Visitor[] = [];
  const closers: (() => Promise<void>)[] = [];
  let stack: Stack;
  let browser: Browser;
  let ahead = 0;

  beforeAll(async () => {
    await build();
    stack = await startStack({
      dir: null,
      every: null,
      port: 10 * randomInt(2_000, 3_200),
      log: (line) => void log.push(line),
    });
    closers.push(() => stack.stop());
    browser = await openChromium();
    closers.push(() => browser.close());
  });
  afterEach(() => {
    expect(visitors.flatMap(({ faults }) => faults)).toEqual([]);
    expect(
      visitors.flatMap(({ seen }) => seen).filter(({ title }) => ILLNESS.test(title.split(' · ')[0] ?? '')),
    ).toEqual([]);
  });
  afterAll(async () => {
    for (const close of closers.reverse()) await close();
  });

  const pass = async (milliseconds: number): Promise<void> => {
    ahead += milliseconds;
    stack.site.setClock(new Date(Date.now() + ahead));
    await stack.site.tick();
  };

  return {
    trial: trialOf(process.env['TRIAL']),
    log,
    get stack() {
      return stack;
    },
    get url() {
      return stack.site.url;
    },
    get mail() {
      return stack.mail;
    },
    pass: ({ days = 0, minutes = 0, seconds = 0 }) =>
      pass(((days * 24 * 60 + minutes) * 60 + seconds) * 1000),
    passToNoon: () => {
      const now = Date.now() + ahead;
      const noon = startOf(dayOf(new Date(now))).getTime() + 12 * 3_600_000;
      return pass((noon > now ? noon : noon + 24 * 3_600_000) - now);
    },
    async visitor(options) {
      const visitor = await openVisitor(browser, stack.site.url, options);
      visitors.push(visitor);
      return visitor;
    },
  };
}
