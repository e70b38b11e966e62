/** Speaks to the server: saves answers, reads them back, and says in one word what became of it. */
import { isValue, type Givens, type Value } from './draft.ts';
import type { Sent } from './save-queue.ts';

const SAVE_PATH = '/api/vragenlijst/bewaren';
const READ_PATH = '/api/vragenlijst/hervatten';
const TIMEOUT_MS = 15_000;

export interface Target {
  readonly questionnaire: string;
  readonly version: number;
}

/** What was saved before. */
export interface Earlier {
  /** Tag of the person who is signed in: tells two people in one browser apart, and nothing else. */
  readonly person: string;
  readonly answers: Readonly<Record<string, Value>>;
  /** There are more answers, which only show after a code [C9]. */
  readonly hidden: boolean;
  /** Last day of the questionnaire (ISO date); null where the server doesn't say. */
  readonly closesOn: string | null;
}

/** What became of answers that were sent. */
export interface Saved {
  readonly sent: Sent;
  /** Fields for which a later answer stood already, with that answer; null: it shows only after a code [C9]. */
  readonly newer: Readonly<Record<string, Value | null>>;
}

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/**
 * Saves answers, at the moment `now` of the clock that gave them their own; a lost line, a slow server and a fault all
 * count as no connection, so that it is tried again.
 */
export async function saveAnswers(
  fetch: Fetch,
  target: Target,
  answers: Givens,
  now: number,
): Promise<Saved> {
  const init = request(target, answers, now);
  const response = await fetch(SAVE_PATH, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
  const body = await bodyOf(response);
  const newer = Object.entries(fieldIn(body, 'newer') ?? {}).filter(
    (entry): entry is [string, Value | null] => entry[1] === null || isValue(entry[1]),
  );
  return {
    sent: outcomeOf(response.status, fieldIn(body, 'status')),
    newer: Object.fromEntries(newer),
  };
}

/** The last chance when the page is left: the browser finishes this request by itself. Nothing is awaited. */
export function saveOnLeaving(fetch: Fetch, target: Target, answers: Givens, now: number): void {
  if (Object.keys(answers).length === 0) return;
  fetch(SAVE_PATH, { ...request(target, answers, now), keepalive: true }).catch(() => undefined);
}

/** Stops for today: from now on the server shows what it has only after a code [C10]. */
export async function leaveDraft(fetch: Fetch, target: Target): Promise<Sent> {
  const init = post({ ...target, answers: {}, leave: true });
  const response = await fetch(SAVE_PATH, { ...init, keepalive: true });
  return outcomeOf(response.status, fieldIn(await bodyOf(response), 'status'));
}

/** Reads back what was saved before, or says in one word why not. */
export async function readDraft(fetch: Fetch, target: Target): Promise<Earlier | Sent> {
  const response = await fetch(READ_PATH, { ...post(target), signal: AbortSignal.timeout(TIMEOUT_MS) });
  const body = await bodyOf(response);
  const [status, person] = [fieldIn(body, 'status'), fieldIn(body, 'person')];
  if (typeof person !== 'string' || person === '') return outcomeOf(response.status, status);
  const answers = Object.entries(fieldIn(body, 'answers') ?? {}).filter((entry): entry is [string, Value] =>
    isValue(entry[1]),
  );
  const hidden = status === 'hidden' || fieldIn(body, 'more') === true;
  const closesOn = fieldIn(body, 'closes_on');
  return {
    person,
    answers: Object.fromEntries(answers),
    hidden,
    closesOn: typeof closesOn === 'string' ? closesOn : null,
  };
}

/** Reads the server's status word; where there is none, its HTTP status. */
export function outcomeOf(http: number, status: unknown): Sent {
  if (status === 'saved') return 'saved';
  if (status === 'no_session' || http === 401 || http === 403) return 'signed-out';
  if (status === 'not_open' || status === 'already_submitted') return 'closed';
  if (http === 429 || http >= 500 || http < 400) return 'no-connection';
  return 'refused';
}

/** Clocks of devices differ, so the server hears how long ago each answer was given, and not when. */
function request(target: Target, answers: Givens, now: number): RequestInit {
  const values: Record<string, Value> = {};
  const ages: Record<string, number> = {};
  for (const [item, { value, at }] of Object.entries(answers)) {
    values[item] = value;
    ages[item] = Math.max(0, now - at);
  }
  return post({ ...target, answers: values, ages });
}

const post = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const bodyOf = (response: Response): Promise<unknown> => response.json().catch(() => null);

const fieldIn = (body: unknown, name: string): unknown =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : null;
