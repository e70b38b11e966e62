/**
 * A person fills in a questionnaire in a real browser: the built page, our own words, and a small server that answers
 * the posts as the functions do.
 */
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { build } from '../../dev/build.ts';
import { CHROMIUM_ARGUMENTS, ensureChromium } from '../../dev/chromium.ts';
import { listen } from '../../dev/http.ts';
import { ROOT } from '../../dev/root.ts';
import { staticFiles, type Files } from '../../dev/site/files.ts';
import { readAnswers } from '../../src/domain/answers.ts';
import {
  ACCESS_COOKIE,
  clearParticipant,
  DESK_COOKIE,
  SESSION_COOKIE,
  setCookie,
} from '../../src/server/cookies.ts';
import { fillPage } from '../../src/server/fill.ts';
import { CONTENT_SECURITY_POLICY } from '../../src/server/headers.ts';
import { goSignedOut } from '../../src/server/outcome.ts';
import { respond } from '../../src/server/respond.ts';
import type { World } from '../../src/server/world.ts';
import { trialOf } from '../../src/trials/index.ts';

const PATH = '/vragenlijst/employee-t0/';
const employee = trialOf('miles').questionnaires.find(({ id }) => id === 'employee-t0')!;

type Answers = Record<string, string | string[]>;

let browser: Browser;
let context: BrowserContext;
let files: Files;
let site: Awaited<ReturnType<typeof listen>>;
let complaints: string[] = [];
/** What the server does and has. */
let server: {
  saved: Answers[];
  sent: URLSearchParams[];
  /** What was asked, in order: `bewaren`, `hervatten`, `stoppen`. */
  asked: string[];
  save: () => number;
  /** What the server gives back of earlier answers; by default all that was saved, until someone stops. */
  read: () => object | Promise<object>;
  refuse: boolean;
};

async function handle(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname === '/api/vragenlijst/bewaren') return save(request);
  if (pathname === '/api/vragenlijst/hervatten') return read();
  if (pathname === '/api/sessie/sluiten') return signOut();
  if (pathname === '/api/vragenlijst/versturen') return submit(request);
  const response = await files.answer(request, pathname);
  const headers = new Headers(response.headers);
  headers.set('content-security-policy', CONTENT_SECURITY_POLICY);
  return new Response(response.body, { status: response.status, headers });
}

async function save(request: Request): Promise<Response> {
  const { answers, leave } = (await request.json()) as { answers: Answers; leave?: boolean };
  const status = server.save();
  server.asked.push(leave ? 'stoppen' : 'bewaren');
  if (status === 200) server.saved.push(answers);
  if (status === 200 && leave) server.read = () => ({ status: 'hidden', person: 'anna' });
  const word = { 200: 'saved', 401: 'no_session', 409: 'not_open' }[status] ?? 'fault';
  return Response.json({ status: word }, { status });
}

async function read(): Promise<Response> {
  server.asked.push('hervatten');
  return Response.json(await server.read());
}

/** The real answer of signing out, with one cookie that stays. */
const signOut = (): Promise<Response> =>
  respond(goSignedOut('/tot-ziens/', [...clearParticipant(), setCookie(DESK_COOKIE, 'stays')]), {} as World);

async function submit(request: Request): Promise<Response> {
  const data = new URLSearchParams(await request.text());
  server.sent.push(data);
  const form = Object.fromEntries([...new Set(data.keys())].map((name) => [name, data.getAll(name)]));
  const problems = server.refuse
    ? [{ field: 'sick_leave_now', message: 'Dit klopt niet' }]
    : readAnswers(employee, form, new Date().toISOString().slice(0, 10)).problems;
  if (!problems) return new Response(null, { status: 303, headers: { location: '/bedankt/' } });
  const html = fillPage(files.page(PATH), { form, problems: [...problems] });
  return new Response(html, {
    status: 422,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': CONTENT_SECURITY_POLICY,
    },
  });
}

beforeAll(async () => {
  await build();
  files = staticFiles(join(ROOT, 'dist'), []);
  site = await listen({ host: 'localhost', port: 0, handler: handle });
  browser = await chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_ARGUMENTS] });
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
beforeEach(async () => {
  server = {
    saved: [],
    sent: [],
    asked: [],
    save: () => 200,
    read: () => {
      const answers = savedItems();
      const status = Object.keys(answers).length > 0 ? 'draft' : 'none';
      return { status, person: 'anna', answers, more: false };
    },
    refuse: false,
  };
  complaints = [];
  context = await browser.newContext({ locale: 'nl-NL', viewport: { width: 390, height: 844 } });
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

/** Opens the page; `reads`: waits until it has heard what was saved before. */
async function open({ in_ = context, reads = true } = {}): Promise<Page> {
  const page = await in_.newPage();
  page.setDefaultTimeout(8_000);
  const refused = /Content Security Policy|Refused/i;
  page.on('console', (message) => refused.test(message.text()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  const heard = reads && page.waitForResponse('**/hervatten');
  await page.goto(site.origin + PATH);
  if (heard) await (await heard).finished();
  return page;
}

const seriousness = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id);
const stored = (page: Page) => page.evaluate(() => Object.entries(localStorage));
const next = (page: Page) => page.click('[data-next]');
const valueIs = (page: Page, selector: string, value: string) =>
  page.waitForFunction(
    ([where, what]) => document.querySelector<HTMLInputElement>(where!)?.value === what,
    [selector, value],
  );
const heading = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim());
/** Waits until the server has these answers, and the page has heard so. */
async function areSaved(page: Page, answers: Answers): Promise<void> {
  await expect.poll(savedItems).toMatchObject(answers);
  await page.waitForFunction(() => localStorage.length === 0);
}
const savedItems = () => Object.assign({}, ...server.saved) as Answers;

async function work(page: Page, hours = '20'): Promise<void> {
  await page.check('#contract_type-permanent');
  await page.fill('#contract_hours', '32');
  await page.fill('#hours_last_week', hours);
  await page.check('#last_week_usual-usual');
}
async function sickLeave(page: Page): Promise<void> {
  await page.fill('#first_sick_day', '2026-03-03');
  await page.check('#sick_leave_now-no');
}
async function support(page: Page): Promise<void> {
  await page.check('#support_from-hr');
  await page.check('#support_from-colleagues');
  await page.check('#support_amount-7');
  await page.check('#support_enough-enough');
  await page.check('#employer_support_satisfaction-10');
}
async function wellbeing(page: Page): Promise<void> {
  await page.check('#working_now-3');
  await page.check('#return_confidence-5');
  await page.check('#life_now-6');
}
async function toReview(page: Page): Promise<void> {
  for (const fill of [work, sickLeave, support, wellbeing]) {
    await fill(page);
    await next(page);
  }
  await page.waitForSelector('[data-review]:not([hidden])');
}

test('a person fills in one section at a time, reads the answers back and sends them once', async () => {
  const page = await open();
  expect(await page.textContent('[data-progress] p')).toMatch(/^Deel 1 van 4, nog ongeveer \d minuten$/);
  expect(await page.isVisible('#first_sick_day')).toBe(false);
  await work(page);
  await next(page);
  expect(await heading(page)).toBe('Uw ziekmelding');
  await sickLeave(page);
  await next(page);
  await support(page);
  await next(page);
  await wellbeing(page);
  await next(page);
  expect(await heading(page)).toBe('Kijk uw antwoorden na');
  const review = await page.innerText('[data-answers]');
  for (const words of ['Een vast contract', '32 uur per week', '3 maart 2026', 'Niet ingevuld']) {
    expect(review).toContain(words);
  }
  await page.dblclick('[data-send]');
  await page.waitForURL('**/bedankt/');
  expect(server.sent).toHaveLength(1);
  expect(server.sent[0]?.getAll('support_from')).toEqual(['hr', 'colleagues']);
  expect(await stored(page)).toEqual([]);
});

test('without JavaScript it is one long form that posts whole and shows its problems', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const page = await open({ in_: plain, reads: false });
  expect(await page.isVisible('#life_now-6')).toBe(true);
  expect(await page.isVisible('[data-next]')).toBe(false);
  expect(await page.textContent('[data-item="expects_return"] [data-only-if]')).toMatch(/Alleen\s+als u bij/);
  await page.click('[data-send]');
  expect(await page.locator('[data-error-summary] li').count()).toBeGreaterThan(8);
  expect(await page.isVisible('#contract_hours-fout')).toBe(true);
  for (const fill of [work, sickLeave, support, wellbeing]) await fill(page);
  await page.click('[data-send]');
  await page.waitForURL('**/bedankt/');
  await plain.close();
});

test('what is missing is said in a summary with the focus, and beside the field', async () => {
  const page = await open();
  await next(page);
  expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-error-summary'))).toBe(true);
  expect(await page.title()).toMatch(/^Fout: /);
  expect(await page.getAttribute('#contract_hours', 'aria-describedby')).toContain('contract_hours-fout');
  await page.click('[data-error-summary] a[href="#contract_hours"]');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('contract_hours');
  await page.keyboard.type('32');
  expect(await page.isVisible('#contract_hours-fout')).toBe(false);
});

test('an unusual answer is asked about once and may stay', async () => {
  const page = await open();
  await work(page, '40');
  await next(page);
  expect(await page.innerText('#hours_last_week-let-op')).toContain('meer dan er in uw contract staat');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('hours_last_week');
  await next(page);
  expect(await heading(page)).toBe('Uw ziekmelding');
});

test('a question that does not apply disappears and its answer is not sent', async () => {
  const page = await open();
  await work(page);
  await next(page);
  await page.fill('#first_sick_day', '2026-03-03');
  await page.check('#sick_leave_now-partly');
  await page.check('#expects_return-unknown');
  await page.check('#sick_leave_now-no');
  expect(await page.isVisible('#expects_return-unknown')).toBe(false);
  await next(page);
  await page.check('#support_from-hr');
  await page.check('#support_from-nobody');
  expect(await page.isChecked('#support_from-hr')).toBe(false);
  expect(await page.isVisible('#support_amount-7')).toBe(false);
  await support(page);
  await next(page);
  await wellbeing(page);
  await next(page);
  await page.click('[data-send]');
  await page.waitForURL('**/bedankt/');
  expect(server.sent[0]?.has('expects_return')).toBe(false);
});

test('the browser goes back and forth through the sections, and a change returns to the review', async () => {
  const page = await open();
  await toReview(page);
  await page.goBack();
  expect(await heading(page)).toBe('Hoe het met u gaat');
  await page.goForward();
  expect(await heading(page)).toBe('Kijk uw antwoorden na');
  await page.click('a[href="#contract_hours"]');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('contract_hours');
  await page.fill('#contract_hours', '28,5');
  await next(page);
  expect(await page.innerText('[data-answers]')).toContain('28,5 uur per week');
  await page.click('[data-back]');
  expect(await page.isVisible('#contract_hours')).toBe(true);
});

test('[C10] each answer is saved as it is given, and this device then holds nothing', async () => {
  const page = await open();
  await work(page);
  await page.waitForFunction(() =>
    /^Bewaard om \d\d:\d\d\.$/.test(document.querySelector('[data-status]')?.textContent ?? ''),
  );
  await page.waitForFunction(() => localStorage.length === 0);
  expect(savedItems()).toEqual({
    contract_type: 'permanent',
    contract_hours: '32',
    hours_last_week: '20',
    last_week_usual: 'usual',
  });
  expect(await stored(page)).toEqual([]);
});

test('[C10] a lost connection loses nothing: the answers wait on this device and are saved later', async () => {
  const page = await open();
  await context.setOffline(true);
  await work(page);
  await page.waitForFunction(() =>
    document.querySelector('[data-status]')?.textContent?.startsWith('Geen verbinding.'),
  );
  expect(server.saved).toEqual([]);
  expect(await stored(page)).toHaveLength(4);
  await context.setOffline(false);
  await page.waitForFunction(() => localStorage.length === 0);
  expect(savedItems()).toMatchObject({ contract_hours: '32' });
});

test('answers that could not be saved stand in the page when it is opened again', async () => {
  server.save = () => 503;
  const page = await open();
  await work(page);
  await page.close();
  server.save = () => 200;
  const again = await open();
  await valueIs(again, '#contract_hours', '32');
  await again.waitForFunction(() => localStorage.length === 0);
  expect(savedItems()).toMatchObject({ contract_type: 'permanent', contract_hours: '32' });
});

test('nothing is sent while there is no connection, and the answers stay', async () => {
  const page = await open();
  await toReview(page);
  await context.setOffline(true);
  await page.click('[data-send]');
  await page.waitForFunction(() =>
    document.querySelector('[data-status]')?.textContent?.includes('nog niets verstuurd'),
  );
  expect(server.sent).toEqual([]);
  await context.setOffline(false);
  await page.click('[data-send]');
  await page.waitForURL('**/bedankt/');
  expect(server.sent).toHaveLength(1);
});

test('who is signed out hears it, and signs in without losing the page', async () => {
  server.save = () => 401;
  const page = await open();
  await work(page);
  await page.waitForSelector('[data-sign-in]:not([hidden])');
  expect(await page.getAttribute('[data-sign-in] a', 'target')).toBe('_blank');
  expect(await stored(page)).toHaveLength(4);
  server.save = () => 200;
  await page.waitForFunction(() => localStorage.length === 0);
});

test('two open tabs lose no answer of either', async () => {
  const one = await open();
  await one.check('#contract_type-permanent');
  const two = await open();
  await two.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#contract_type-permanent')?.checked,
  );
  await two.fill('#contract_hours', '24');
  await one.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#contract_hours')?.value === '24',
  );
  await one.fill('#contract_hours', '36');
  await two.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#contract_hours')?.value === '36',
  );
  await two.waitForFunction(() => localStorage.length === 0);
  expect(savedItems()).toMatchObject({ contract_type: 'permanent', contract_hours: '36' });
});

test('[C10] stopping for today saves, and leaves no answer on this device or in another tab', async () => {
  const one = await open();
  const two = await open();
  await work(one);
  await one.click('[data-stop]');
  await one.waitForSelector('[data-stopped]:not([hidden])');
  expect(await heading(one)).toBe('U bent gestopt voor vandaag');
  expect(savedItems()).toMatchObject({ contract_hours: '32' });
  expect(await stored(one)).toEqual([]);
  expect(server.asked.at(-1)).toBe('stoppen');
  await two.waitForSelector('[data-stopped]:not([hidden])');
  for (const page of [one, two]) expect(await page.locator('#contract_hours').count()).toBe(0);
});

test('stopping without a connection asks first, since answers would be lost', async () => {
  const page = await open();
  await context.setOffline(true);
  await work(page);
  await page.click('[data-stop]');
  await page.waitForSelector('[data-unsaved]:not([hidden])');
  expect(await page.innerText('[data-unsaved-words]')).toMatch(/^4 antwoorden zijn nog niet bewaard/);
  await page.click('[data-stay]');
  expect(await page.inputValue('#contract_hours')).toBe('32');
  await page.click('[data-stop]');
  await page.click('[data-stop-anyway]');
  expect(await page.locator('#contract_hours').count()).toBe(0);
  // No answer stays; only that the server must hear of it, as soon as it can.
  expect(await stored(page)).toEqual([['gestopt/employee-t0/1', '1']]);
  await context.setOffline(false);
  await page.waitForFunction(() => localStorage.length === 0);
  expect(server.asked).toEqual(['hervatten', 'stoppen']);
});

test('[C10] who stopped without a connection sees nothing at the next visit: the server hears it first', async () => {
  const page = await open();
  await work(page);
  await areSaved(page, { last_week_usual: 'usual' });
  await context.setOffline(true);
  await page.click('[data-stop]');
  await page.waitForSelector('[data-stopped]:not([hidden])');
  await page.close();
  await context.setOffline(false);
  server.asked = [];
  const again = await open();
  await again.waitForSelector('[data-elsewhere]:not([hidden])');
  expect(server.asked).toEqual(['stoppen', 'hervatten']);
  expect(await again.inputValue('#contract_hours')).toBe('');
  expect(await stored(again)).toEqual([]);
});

test('after a reload in the middle the answers stand there again, at the same place, without a question', async () => {
  const page = await open();
  await work(page);
  await next(page);
  await page.fill('#first_sick_day', '2026-03-03');
  await areSaved(page, { first_sick_day: '2026-03-03' });
  const asks: string[] = [];
  page.on('dialog', (dialog) => {
    asks.push(dialog.type());
    void dialog.accept();
  });
  await page.reload();
  await valueIs(page, '#first_sick_day', '2026-03-03');
  expect(asks).toEqual([]);
  expect(await page.textContent('[data-progress] p')).toMatch(/^Deel 2 van 4/);
  expect(await page.innerText('[data-resumed]')).toContain('Wij hebben uw antwoorden teruggezet');
  await sickLeave(page);
  await next(page);
  expect(await page.isVisible('[data-resumed]')).toBe(false);
  await support(page);
  await next(page);
  await wellbeing(page);
  await next(page);
  await page.click('[data-send]');
  await page.waitForURL('**/bedankt/');
  expect(server.sent[0]?.get('contract_hours')).toBe('32');
});

test('on another day one goes on at the first question that is still open, and at the review when none is', async () => {
  server.saved = [
    { contract_type: 'permanent', contract_hours: '28,5', hours_last_week: '20', last_week_usual: 'usual' },
    { first_sick_day: '2026-03-03', sick_leave_now: 'no', support_from: ['hr', 'colleagues'] },
  ];
  const page = await open();
  await page.waitForSelector('[data-resumed]:not([hidden])');
  expect(await page.textContent('[data-progress] p')).toMatch(/^Deel 3 van 4/);
  expect(await page.isChecked('#support_from-colleagues')).toBe(true);
  expect(await page.isVisible('[data-elsewhere]')).toBe(false);
  await page.click('[data-back]');
  expect(await heading(page)).toBe('Uw ziekmelding');
  await page.close();
  server.saved.push({ support_amount: '7', support_enough: 'enough', employer_support_satisfaction: '10' });
  server.saved.push({ working_now: '3', return_confidence: '5', life_now: '6', remarks: 'Dank' });
  const done = await open();
  await done.waitForSelector('[data-review]:not([hidden])');
  expect(await done.innerText('[data-answers]')).toContain('28,5 uur per week');
  await done.click('[data-send]');
  await done.waitForURL('**/bedankt/');
  expect(server.sent[0]?.getAll('support_from')).toEqual(['hr', 'colleagues']);
});

test('[C9] who may not see earlier answers here is told how, and may just go on', async () => {
  server.read = () => ({ status: 'hidden', person: 'anna' });
  const page = await open();
  await page.waitForSelector('[data-elsewhere]:not([hidden])');
  expect(await page.innerText('[data-elsewhere]')).toMatch(
    /^U gaf eerder antwoorden.*Met een code die wij u mailen/,
  );
  expect(await page.getAttribute('[data-elsewhere] a', 'href')).toBe('/mijn/');
  expect(await page.isVisible('[data-resumed]')).toBe(false);
  await work(page, '12');
  await next(page);
  expect(await heading(page)).toBe('Uw ziekmelding');
  expect(await page.isVisible('[data-elsewhere]')).toBe(false);
  await expect.poll(() => savedItems()).toMatchObject({ hours_last_week: '12' });
});

test('what is answered before the server has said anything stands, is saved at once, and nobody is moved', async () => {
  const { promise: gate, resolve: answer } = Promise.withResolvers<object>();
  server.read = () => gate;
  const page = await open({ reads: false });
  await page.fill('#contract_hours', '36');
  await page.check('#last_week_usual-other');
  await page.fill('#hours_last_week', '8');
  await page.fill('#hours_last_week', '');
  await expect.poll(() => savedItems()).toMatchObject({ contract_hours: '36', last_week_usual: 'other' });
  const answers = {
    contract_type: 'permanent',
    contract_hours: '32',
    hours_last_week: '20',
    last_week_usual: 'usual',
    first_sick_day: '2026-03-03',
  };
  answer({ status: 'draft', person: 'anna', answers, more: true });
  await page.waitForFunction(
    () => document.querySelector<HTMLInputElement>('#contract_type-permanent')?.checked,
  );
  expect(await page.inputValue('#contract_hours')).toBe('36');
  expect(await page.inputValue('#hours_last_week')).toBe('');
  expect(await page.isChecked('#last_week_usual-other')).toBe(true);
  expect(await page.textContent('[data-progress] p')).toMatch(/^Deel 1 van 4/);
  expect(await page.textContent('[data-status]')).toBe('Wij hebben uw eerdere antwoorden teruggezet.');
  expect(await page.isVisible('[data-elsewhere]')).toBe(false);
  await page.fill('#hours_last_week', '20');
  await next(page);
  expect(await page.inputValue('#first_sick_day')).toBe('2026-03-03');
  expect(await page.isVisible('[data-elsewhere]')).toBe(true);
  await expect.poll(() => savedItems()).toMatchObject({ contract_hours: '36' });
});

test('[C10] nothing is kept on the device until it is known whose it is; then what waits is kept', async () => {
  const { promise: gate, resolve: answer } = Promise.withResolvers<object>();
  server.read = () => gate;
  server.save = () => 503;
  const page = await open({ reads: false });
  await work(page);
  await page.waitForFunction(() =>
    document.querySelector('[data-status]')?.textContent?.includes('Houd deze pagina open'),
  );
  expect(await stored(page)).toEqual([]);
  answer({ status: 'none', person: 'anna' });
  await page.waitForFunction(() => localStorage.length === 4);
  expect((await stored(page)).map(([key]) => key)).toContain('vragenlijst/anna/employee-t0/1/contract_hours');
  server.save = () => 200;
  await page.waitForFunction(() => localStorage.length === 0);
  expect(savedItems()).toMatchObject({ contract_type: 'permanent', contract_hours: '32' });
});

test('a newer answer that could not be saved wins over the one that the server has', async () => {
  server.save = () => 503;
  const page = await open();
  await work(page);
  await page.close();
  server.save = () => 200;
  const answers = { contract_hours: '12', first_sick_day: '2026-03-03' };
  server.read = () => ({ status: 'draft', person: 'anna', answers, more: false });
  const again = await open();
  await valueIs(again, '#first_sick_day', '2026-03-03');
  expect(await again.inputValue('#contract_hours')).toBe('32');
  await again.waitForFunction(() => localStorage.length === 0);
  expect(savedItems()).toMatchObject({ contract_hours: '32' });
});

test("[C10] another person's answers on this device are neither shown nor kept nor saved", async () => {
  const before = await context.newPage();
  await before.goto(`${site.origin}/tot-ziens/`);
  await before.evaluate(() => {
    const given = JSON.stringify({ value: '32', at: Date.now() });
    localStorage.setItem('vragenlijst/anna/employee-t0/1/contract_hours', given);
  });
  server.read = () => ({ status: 'none', person: 'bert' });
  const bert = await open();
  await bert.waitForFunction(() => localStorage.length === 0);
  expect(await bert.inputValue('#contract_hours')).toBe('');
  expect(await bert.isVisible('[data-resumed]')).toBe(false);
  await bert.fill('#contract_hours', '8');
  await expect.poll(() => savedItems()).toEqual({ contract_hours: '8' });
});

test("[C9] a tab of who was signed in before closes as soon as another person's questionnaire is opened", async () => {
  const anna = await open();
  await work(anna);
  server.read = () => ({ status: 'none', person: 'bert' });
  const bert = await open();
  await anna.waitForSelector('[data-stopped]:not([hidden])');
  expect(await anna.locator('#contract_hours').count()).toBe(0);
  expect(await bert.inputValue('#contract_hours')).toBe('');
});

test('where the server cannot read earlier answers, the questionnaire works all the same', async () => {
  server.read = () => {
    throw new Error('broken');
  };
  const page = await open();
  await toReview(page);
  await page.click('[data-send]');
  await page.waitForURL('**/bedankt/');
  expect(server.sent[0]?.get('contract_hours')).toBe('32');
});

test('who opens a questionnaire that was sent hears so, before typing anything', async () => {
  server.read = () => ({ status: 'not_open' });
  const page = await open();
  await page.waitForFunction(() =>
    document.querySelector('[data-status]')?.textContent?.includes('al verstuurd'),
  );
});

test('[C10] signing out empties the storage of the browser and clears its cookies by name; others stay', async () => {
  const page = await open();
  const { hostname: domain } = new URL(site.origin);
  const cookie = { value: 'x', domain, path: '/', secure: true, httpOnly: true };
  await context.addCookies([SESSION_COOKIE, ACCESS_COOKIE, DESK_COOKIE].map((name) => ({ ...cookie, name })));
  await page.evaluate(() => localStorage.setItem('vragenlijst/anna/employee-t0/1/contract_hours', 'x'));
  await page.click('[data-stop]');
  await page.waitForSelector('[data-stopped]:not([hidden])');
  await page.evaluate(() => localStorage.setItem('other', 'x'));
  await page.click('form[action="/api/sessie/sluiten"] button');
  await page.waitForURL('**/tot-ziens/');
  expect(await stored(page)).toEqual([]);
  expect((await context.cookies()).map(({ name, value }) => [name, value])).toEqual([[DESK_COOKIE, 'stays']]);
});

test('what the server refuses comes back with the answers, at the section where it is wrong', async () => {
  const page = await open();
  await toReview(page);
  server.refuse = true;
  await page.click('[data-send]');
  await page.waitForURL('**/versturen');
  expect(await page.isVisible('#sick_leave_now-fout')).toBe(true);
  expect(await page.title()).toMatch(/^Fout: Deel 2 van 4/);
  server.refuse = false;
  await page.check('#sick_leave_now-partly');
  await page.check('#expects_return-unknown');
  await next(page);
  await page.click('[data-send]');
  await page.waitForURL('**/bedankt/');
  expect(server.sent[1]?.get('contract_hours')).toBe('32');
});

test('the whole questionnaire can be filled in with the keyboard alone', async () => {
  const page = await open();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await page.focus('#contract_type-permanent');
  await press('Space', 'Tab', '3', '2', 'Tab', '0', 'Tab', 'Space', 'Tab', 'Enter');
  expect(await heading(page)).toBe('Uw ziekmelding');
  await page.focus('#first_sick_day');
  await page.keyboard.type('03032026');
  await page.focus('#sick_leave_now-fully');
  await press('ArrowDown', 'ArrowDown', 'Tab', 'Enter');
  expect(await heading(page)).toBe('Steun bij uw werk');
  await press('Tab', 'Space');
  expect(await page.isChecked('#support_from-supervisor')).toBe(true);
  await page.focus('#support_amount-0');
  await press('Space', 'ArrowRight', 'ArrowRight', 'Tab', 'Space', 'Tab', 'Space', 'Tab', 'Enter');
  expect(await heading(page)).toBe('Hoe het met u gaat');
  await press('Tab', 'Space', 'Tab', 'Space', 'Tab', 'Space', 'Tab', 'Tab', 'Enter');
  expect(await heading(page)).toBe('Kijk uw antwoorden na');
  await page.focus('[data-send]');
  await press('Enter');
  await page.waitForURL('**/bedankt/');
  expect(server.sent[0]?.get('support_amount')).toBe('2');
});

test('axe finds nothing in any state, on a phone and on a desk', { timeout: 120_000 }, async () => {
  for (const width of [390, 1280]) {
    server.saved = [];
    const page = await open();
    await page.setViewportSize({ width, height: 900 });
    expect(await seriousness(page)).toEqual([]);
    for (const shown of ['[data-resumed]', '[data-elsewhere]'])
      await page.evaluate((one) => document.querySelector(one)?.removeAttribute('hidden'), shown);
    expect(await seriousness(page)).toEqual([]);
    await next(page);
    expect(await seriousness(page)).toEqual([]);
    await work(page, '40');
    await next(page);
    expect(await seriousness(page)).toEqual([]);
    await toReview(page);
    expect(await seriousness(page)).toEqual([]);
    await page.click('[data-stop]');
    await page.waitForSelector('[data-stopped]:not([hidden])');
    expect(await seriousness(page)).toEqual([]);
    await page.goto(`${site.origin}/vragenlijst/employer-t0/`);
    await page.evaluate(() =>
      document.querySelectorAll<HTMLElement>('[data-section]').forEach((one) => (one.hidden = false)),
    );
    expect(await seriousness(page)).toEqual([]);
    await page.close();
  }
});

test('text at 400% needs no scrolling sideways', async () => {
  const page = await open();
  await page.setViewportSize({ width: 320, height: 256 });
  for (const path of [PATH, '/vragenlijst/employer-t0/']) {
    await page.goto(site.origin + path);
    await page.evaluate(() =>
      document.querySelectorAll<HTMLElement>('[data-section]').forEach((one) => (one.hidden = false)),
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});

test('[C8] [C3] says that answers are not read at once and where help is, and its title names no illness', async () => {
  const page = await open();
  const text = await page.innerText('main');
  for (const words of ['lezen uw antwoorden niet meteen', 'huisarts', '0800-0113'])
    expect(text).toContain(words);
  expect(text).toContain(trialOf('miles').contact.person.name);
  expect(await page.title()).not.toMatch(/kanker|ziek|miles/i);
});
