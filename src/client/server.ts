/** Speaks to the server: saves answers, and says in one word what became of it. */
import type { Givens, Value } from './draft.ts';
import type { Sent } from './save-queue.ts';

const SAVE_PATH = '/api/vragenlijst/bewaren';
const TIMEOUT_MS = 15_000;

export interface Target {
  readonly questionnaire: string;
  readonly version: number;
}

type Fetch = (path: string, init: RequestInit) => Promise<Response>;

/** Saves answers; a lost line, a slow server and a fault all count as no connection, so that it is tried again. */
export async function saveAnswers(fetch: Fetch, target: Target, answers: Givens): Promise<Sent> {
  const response = await fetch(SAVE_PATH, {
    ...request(target, answers),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return outcomeOf(response.status, await statusIn(response));
}

/** The last chance when the page is left: the browser finishes this request by itself. Nothing is awaited. */
export function saveOnLeaving(fetch: Fetch, target: Target, answers: Givens): void {
  if (Object.keys(answers).length === 0) return;
  fetch(SAVE_PATH, { ...request(target, answers), keepalive: true }).catch(() => undefined);
}

/** Reads the server's status word; where there is none, its HTTP status. */
export function outcomeOf(http: number, status: unknown): Sent {
  if (status === 'saved') return 'saved';
  if (status === 'no_session' || http === 401 || http === 403) return 'signed-out';
  if (status === 'not_open' || status === 'already_submitted') return 'closed';
  if (http === 429 || http >= 500 || http < 400) return 'no-connection';
  return 'refused';
}

function request({ questionnaire, version }: Target, answers: Givens): RequestInit {
  const values: Record<string, Value> = {};
  for (const [item, given] of Object.entries(answers)) values[item] = given.value;
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ questionnaire, version, answers: values }),
  };
}

async function statusIn(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'status' in body ? body.status : null;
}
