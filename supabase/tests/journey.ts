/** Steps of a couple through the functions of `api`, for the tests and for whoever wants rows in a database. */
import { createHash, randomInt } from 'node:crypto';
import { commit, generateList, type Entry } from '../../src/domain/allocation.ts';
import type { Row } from './database.ts';

/** Calls a function of `api` by name; values in the order of its arguments. */
export type Api = (name: string, ...values: unknown[]) => Promise<Row>;

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Monday 2 March 2026, ten o'clock in the Netherlands. */
export const START = new Date('2026-03-02T09:00:00Z');
export const after = (minutes: number, from: Date = START): string =>
  new Date(+from + minutes * 60_000).toISOString();
export const days = (n: number): number => n * 24 * 60;

export const PROTOCOL = {
  trial: 'sample',
  live: false,
  roles: ['employee', 'employer'],
  baseline: { employee: 'employee-t0', employer: 'employer-t0' },
  baseline_window_days: 28,
  arms: [
    { code: 'now', ratio: 1, guidance: 'at_once' },
    { code: 'later', ratio: 1, guidance: 'at_release' },
  ],
  strata: [{ factor: 'organisation', levels: ['small', 'large'] }],
  guidance_roles: ['employer'],
  baseline_max_age_days: 28,
  same_person: 'hold',
  same_organisation: 'hold',
  release: { months: 12, days: 31 },
  invitation: { delay_minutes: 30, valid_days: 30 },
  session_days: { employee: 14, employer: 2 },
};

export interface List {
  readonly id: string;
  readonly nonce: string;
  readonly commitment: string;
  readonly entries: readonly Entry[];
}

/** A list for both strata; `length` places each at least, or exactly the arms given. */
export function makeList(length: number, arms?: readonly string[]): List {
  const strata = ['organisation=small', 'organisation=large'];
  const plan = { arms: PROTOCOL.arms, strata, blockMultiples: [1, 2, 3], listLength: length };
  const entries = arms
    ? strata.flatMap((stratum) => arms.map((arm, i) => ({ stratum, position: i + 1, block: 1, arm })))
    : generateList(plan, (max) => randomInt(max));
  const nonce = sha256(`nonce ${length} ${Math.random()}`);
  return { id: crypto.randomUUID(), nonce, commitment: commit(entries, nonce, sha256), entries };
}

export async function setUp(api: Api, options: { protocol?: object; list?: List } = {}): Promise<void> {
  await api('load_protocol', after(0), { ...PROTOCOL, ...options.protocol });
  await api('load_allocation_list', after(0), options.list ?? makeList(20));
}

export const person = (email: string, organisation: string | null = null): Row => ({
  name_enc: `v1.name.${email}`,
  email_enc: `v1.email.${email}`,
  email_hash: sha256(`email:${email}`),
  organisation_hash: organisation && sha256(`organisation:${organisation}`),
});

export const invitee = (email: string, organisation = email): Row => ({
  ...person(email, organisation),
  shown_name_enc: `v1.shown.for.${email}`,
});

export const CONSENT = {
  version: '1',
  hash: sha256('words'),
  statements: ['take_part', 'process'],
  refused: ['later'],
};

let serial = 0;
/** A hash of a secret that nobody else has. */
export const secret = (): string => sha256(`secret ${(serial += 1)} ${Math.random()}`);

/** Signs up without an invitation and returns the hash of the session, which still waits for a code. */
export async function signUp(
  api: Api,
  role: string,
  email: string,
  at = after(0),
  invitation: string | null = null,
): Promise<{ session: string; result: Row }> {
  const session = secret();
  const result = await api('sign_up', at, role, person(email), CONSENT, session, invitation, false);
  return { session, result };
}

/** Enters a right code and returns the fresh session. */
export async function confirm(
  api: Api,
  session: string,
  at = after(1),
): Promise<{ session: string; result: Row }> {
  const fresh = secret();
  const code = sha256(`code ${session}`);
  await api('open_code', at, session, code);
  return { session: fresh, result: await api('confirm_code', at, session, code, fresh) };
}

/** A message as it was claimed and sent. */
export interface Sent {
  readonly id: string;
  readonly kind: string;
  readonly role: string;
  readonly variant: string | null;
  readonly email_enc: string;
  readonly other_name_enc: string | null;
  readonly link: { readonly id: string; readonly target: string } | null;
  readonly release_on: string | null;
  readonly questionnaire: string | null;
  /** Hash of the token in its link. */
  readonly token: string | null;
}

/** Claims what is due, gives each link a token and marks all as sent. */
export async function send(api: Api, at: string): Promise<Sent[]> {
  const claimed = (await api('claim_messages', at, 1000))['messages'] as Omit<Sent, 'token'>[];
  const sent = claimed.map((message) => ({
    ...message,
    token: message.link && sha256(`token ${message.link.id}`),
  }));
  for (const { id, token } of sent) {
    if (token) await api('register_link', at, id, token);
    await api('mark_message', at, id, 'sent', 'smtp-1');
  }
  return sent;
}

export interface Couple {
  employee: string;
  employer: string;
  /** Messages sent so far. */
  messages: Sent[];
}

/** The employee invites by mail; the employer signs up from it. Both sessions are fresh at `startsAt + 40`. */
export async function joinedCouple(
  api: Api,
  name: string,
  startsAt = 0,
  organisation = name,
): Promise<Couple> {
  return (await joinedCouples(api, [name], startsAt, organisation))[0] as Couple;
}

/** Many couples at once: one sender in between, because whoever claims first gets all messages. */
export async function joinedCouples(
  api: Api,
  names: readonly string[],
  startsAt = 0,
  organisation?: string,
): Promise<Couple[]> {
  const at = (minutes: number): string => after(startsAt + minutes);
  await Promise.all(
    names.map(async (name) => {
      const first = await signUp(api, 'employee', `${name}@home.example`, at(0));
      const employee = await confirm(api, first.session, at(1));
      const boss = invitee(`boss-${name}@work.example`, organisation ?? name);
      await api('invite', at(2), employee.session, boss, true);
    }),
  );
  const messages = await send(api, at(33));
  return Promise.all(
    names.map(async (name) => {
      const mail = messages.find((message) => message.email_enc === `v1.email.boss-${name}@work.example`);
      const opened = secret();
      await api('open_link', at(34), mail?.token ?? null, opened, null);
      const employer = await signUp(api, 'employer', 'not used', at(35), opened);
      const employerFresh = await confirm(api, employer.session, at(36));
      const login = secret();
      await api(
        'request_login',
        at(36),
        person(`${name}@home.example`)['email_hash'],
        login,
        sha256(`code ${login}`),
      );
      const again = await confirm(api, login, at(37));
      return { employee: again.session, employer: employerFresh.session, messages };
    }),
  );
}

export const ANSWERS = {
  employee: [
    { item: 'contract_hours', value: '32' },
    { item: 'support', value: 'talks' },
    { item: 'support', value: 'rest' },
  ],
  employer: [{ item: 'organisation_size', value: '10_49' }],
};

/** Sends in the baseline of one role. */
export function submit(
  api: Api,
  role: 'employee' | 'employer',
  session: string,
  at: string,
  options: { stratum?: string; eligibleUntil?: string } = {},
): Promise<Row> {
  const strata = role === 'employer' ? { organisation: options.stratum ?? 'small' } : {};
  return api(
    'submit_questionnaire',
    at,
    session,
    `${role}-t0`,
    1,
    'web',
    ANSWERS[role],
    [{ item: 'remark', value: 'x' }],
    strata,
    options.eligibleUntil ?? null,
  );
}

/** A couple whose two baselines are in. */
export async function completedCouple(
  api: Api,
  name: string,
  startsAt = 0,
  options: { stratum?: string; organisation?: string } = {},
): Promise<Couple & { status: string | null }> {
  const couple = await joinedCouple(api, name, startsAt, options.organisation ?? name);
  await submit(api, 'employee', couple.employee, after(startsAt + 40));
  const last = await submit(api, 'employer', couple.employer, after(startsAt + 41), options);
  return { ...couple, status: last['randomisation'] as string | null };
}
