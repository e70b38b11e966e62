/**
 * A questionnaire in a real browser: the built page, our own words, and a small server that answers the posts as the
 * functions do. One person, `anna`, is signed in.
 */
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { build } from '../../dev/build.ts';
import { CHROMIUM_ARGUMENTS, ensureChromium } from '../../dev/chromium.ts';
import { listen } from '../../dev/http.ts';
import { ROOT } from '../../dev/root.ts';
import { staticFiles, type Files } from '../../dev/site/files.ts';
import { readAnswers } from '../../src/domain/answers.ts';
import { clearParticipant, DESK_COOKIE, setCookie } from '../../src/server/cookies.ts';
import { fillPage } from '../../src/server/fill.ts';
import { formOf } from '../../src/server/forms.ts';
import { CONTENT_SECURITY_POLICY } from '../../src/server/headers.ts';
import { goSignedOut } from '../../src/server/outcome.ts';
import { respond } from '../../src/server/respond.ts';
import type { World } from '../../src/server/world.ts';
import { trialOf } from '../../src/trials/index.ts';

export const trial = trialOf('miles');
/** Most tests fill this one in. */
export const PATH = '/vragenlijst/employee-t0/';

export type Answers = Record<string, string | string[]>;

/** What the server does and has. */
export interface Server {
  saved: Answers[];
  sent: URLSearchParams[];
  /** What was asked, in order: `bewaren`, `hervatten`, `stoppen`. */
  asked: string[];
  save: () => number;
  /** What the server gives back of earlier answers; by default all that was saved, until someone stops. */
  read: () => object | Promise<object>;
  refuse: boolean;
}

/** The browser of a test, and the server that it speaks to. */
export interface QuestionnairePlace {
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly origin: string;
  readonly server: Server;
  /** Everything that was saved, the newest of each field. */
  savedItems(): Answers;
  /** Opens the page; `reads`: waits until it has heard what was saved before. */
  open(options?: { in_?: BrowserContext; reads?: boolean; path?: string }): Promise<Page>;
  /** Waits until the server has these answers, and the page has heard so. */
  areSaved(page: Page, answers: Answers): Promise<void>;
}

const newServer = (): Server => {
  const server: Server = {
    saved: [],
    sent: [],
    asked: [],
    save: () => 200,
    read: () => {
      const answers = Object.assign({}, ...server.saved) as Answers;
      const status = Object.keys(answers).length > 0 ? 'draft' : 'none';
      return { status, person: 'anna', answers, more: false };
    },
    refuse: false,
  };
  return server;
};

async function save(server: Server, request: Request): Promise<Response> {
  const { answers, leave } = (await request.json()) as { answers: Answers; leave?: boolean };
  const status = server.save();
  server.asked.push(leave ? 'stoppen' : 'bewaren');
  if (status === 200) server.saved.push(answers);
  if (status === 200 && leave) server.read = () => ({ status: 'hidden', person: 'anna' });
  const word = { 200: 'saved', 401: 'no_session', 409: 'not_open' }[status] ?? 'fault';
  return Response.json({ status: word }, { status });
}

async function read(server: Server): Promise<Response> {
  server.asked.push('hervatten');
  return Response.json(await server.read());
}

/** The real answer of signing out, with one cookie that stays. */
const signOut = (): Promise<Response> =>
  respond(goSignedOut('/tot-ziens/', [...clearParticipant(), setCookie(DESK_COOKIE, 'stays')]), {} as World);

async function submit(server: Server, files: Files, request: Request): Promise<Response> {
  const data = new URLSearchParams(await request.text());
  server.sent.push(data);
  const form = Object.fromEntries([...new Set(data.keys())].map((name) => [name, data.getAll(name)]));
  const questionnaire = trial.questionnaires.find(({ id }) => id === data.get('questionnaire'));
  const posted = questionnaire && formOf(trial, questionnaire, data.get('form') ?? '');
  if (!posted) return new Response(null, { status: 404 });
  const problems = server.refuse
    ? [{ field: 'sick_leave_now', message: 'Dit klopt niet' }]
    : readAnswers(posted.asks, form, new Date().toISOString().slice(0, 10)).problems;
  if (!problems) return new Response(null, { status: 303, headers: { location: '/bedankt/' } });
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': CONTENT_SECURITY_POLICY,
  };
  const html = fillPage(files.page(posted.path), { form, problems: [...problems] });
  return new Response(html, { status: 422, headers });
}

async function answer(server: Server, files: Files, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/api/vragenlijst/bewaren') return save(server, request);
  if (pathname === '/api/vragenlijst/hervatten') return read(server);
  if (pathname === '/api/sessie/sluiten') return signOut();
  if (pathname === '/api/vragenlijst/versturen') return submit(server, files, request);
  const response = await files.answer(request, pathname);
  const headers = new Headers(response.headers);
  headers.set('content-security-policy', CONTENT_SECURITY_POLICY);
  return new Response(response.body, { status: response.status, headers });
}

/** A place for all tests of a file. After each test no page may have met an error or a refusal of the browser. */
export function useQuestionnaire(): QuestionnairePlace {
  let browser: Browser;
  let context: BrowserContext;
  let site: Awaited<ReturnType<typeof listen>>;
  let server = newServer();
  let complaints: string[] = [];
  const savedItems = () => Object.assign({}, ...server.saved) as Answers;

  beforeAll(async () => {
    await build();
    const files = staticFiles(join(ROOT, 'dist'), []);
    const handler = (request: Request) => answer(server, files, request);
    site = await listen({ host: 'localhost', port: 0, handler });
    browser = await chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_ARGUMENTS] });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  beforeEach(async () => {
    server = newServer();
    complaints = [];
    context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 390, height: 844 } });
  });
  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });

  return {
    get browser() {
      return browser;
    },
    get context() {
      return context;
    },
    get origin() {
      return site.origin;
    },
    get server() {
      return server;
    },
    savedItems,
    async open({ in_ = context, reads = true, path = PATH } = {}) {
      const page = await in_.newPage();
      page.setDefaultTimeout(8_000);
      const refused = /Content Security Policy|Refused/i;
      page.on('console', (message) => refused.test(message.text()) && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      const heard = reads && page.waitForResponse('**/hervatten');
      await page.goto(site.origin + path);
      if (heard) await (await heard).finished();
      return page;
    },
    async areSaved(page, answers) {
      await expect.poll(savedItems).toMatchObject(answers);
      await page.waitForFunction(() => localStorage.length === 0);
    },
  };
}

export const violations = async (page: Page): Promise<string[]> =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
export const stored = (page: Page): Promise<[string, string][]> =>
  page.evaluate(() => Object.entries(localStorage));
export const next = (page: Page): Promise<void> => page.click('[data-next]');
/** Words of what has the focus. */
export const heading = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.textContent?.trim());
export const valueIs = (page: Page, selector: string, value: string): Promise<unknown> =>
  page.waitForFunction(
    ([where, what]) => document.querySelector<HTMLInputElement>(where!)?.value === what,
    [selector, value],
  );
export const statusSays = (page: Page, words: string): Promise<unknown> =>
  page.waitForFunction(
    (wanted) => document.querySelector('[data-status]')?.textContent?.includes(wanted),
    words,
  );

/* The parts of the first questionnaire for employees, as somebody fills them in who went back to work. */
export async function work(page: Page, hours = '20'): Promise<void> {
  await page.check('#contract_type-permanent');
  await page.fill('#contract_hours', '32');
  await page.check('#work_kind-both');
  await page.fill('#hours_last_week', hours);
  await page.check('#last_week_usual-usual');
}
/** How many answers `work` gives. */
export const WORK = 5;
export async function sickLeave(page: Page): Promise<void> {
  await page.fill('#first_sick_day', '2026-03-03');
  await page.check('#sick_leave_now-no');
}
export async function support(page: Page): Promise<void> {
  await page.check('#support_from-hr');
  await page.check('#support_from-colleagues');
  await page.check('#support_amount-7');
  await page.check('#support_enough-enough');
  await page.check('#employer_support_satisfaction-10');
}
export async function wellbeing(page: Page): Promise<void> {
  await page.check('#working_now-3');
  await page.check('#return_confidence-5');
  await page.check('#life_now-6');
}
export async function recently(page: Page): Promise<void> {
  await page.check('#worked_recently-no');
}
/** Parts that may be left open. */
const nothing = (): Promise<void> => Promise.resolve();
export const PARTS = [work, sickLeave, support, wellbeing, recently, nothing, nothing] as const;

export async function toReview(page: Page): Promise<void> {
  for (const fill of PARTS) {
    await fill(page);
    await next(page);
  }
  await page.waitForSelector('[data-review]:not([hidden])');
}
