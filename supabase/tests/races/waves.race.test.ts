/** The schedule with others at work at the same time, on a real Postgres and with the rights of the website. */
import type { Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dueSteps, type Step } from '../../../src/domain/due.ts';
import { waveTrial } from '../../../src/domain/due.fixture.ts';
import { readHistories } from '../../../src/server/database/schedule.ts';
import { startPostgres, type TestPostgres } from '../../postgres.ts';
import type { Row } from '../database.ts';
import {
  after,
  confirm,
  days,
  joinedCouples,
  makeList,
  person,
  secret,
  send,
  setUp,
  sha256,
  submit,
  type Api,
} from '../journey.ts';
import { openRace, type Race } from '../race.ts';

const COUPLES = 12;
const PEOPLE = 2 * COUPLES;
const names = Array.from({ length: COUPLES }, (_, n) => `pair-${n}`);
/** The employees of these couples log in. */
const addresses = names.map((name) => `${name}@home.example`);

/** T1 is open from 2 June (day 92) to 30 June 2026 (day 120). */
const T1 = 92;
const noon = (day: number): string => after(days(day) + 180);

let cluster: TestPostgres;
let race: Race;
let owner: Sql;
let api: Api;

const all = <T>(n: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, (_, index) => work(index)));
const rows = async (sql: string): Promise<Row[]> => [...(await owner.unsafe(sql))];
const sum = (counts: readonly Row[], kind: string): number =>
  counts.reduce((total, row) => total + Number(row[kind] ?? 0), 0);

/** Everything that is due at a moment, as one scheduler reads it. */
async function due(at: string): Promise<Step[]> {
  const { people } = readHistories.parse(await api('read_histories', at, null, 100));
  return people.flatMap((history) => dueSteps(waveTrial, history, new Date(at)));
}
const apply = async (at: string, steps: readonly Step[]): Promise<Row> =>
  (await api('apply_steps', at, steps))['counts'] as Row;
const schedule = async (at: string): Promise<Row> => apply(at, await due(at));

function login(at: string): Promise<string[]> {
  return Promise.all(
    addresses.map(async (address) => {
      const session = secret();
      await api('request_login', at, person(address)['email_hash'], session, sha256(`code ${session}`));
      return (await confirm(api, session, at)).session;
    }),
  );
}
const answer = (session: string | undefined, at: string): Promise<Row> =>
  api('submit_questionnaire', at, session, 'employee-t1', 1, 'web', [], [], {}, null);
const type = (session: string | undefined, at: string): Promise<Row> =>
  api('save_answers', at, session, 'employee-t1', 1, { works: 'a' }, false);

/** A fresh database in which every couple was randomised on the first day, and T1 is open where `opened`. */
async function begin(name: string, opened: boolean): Promise<void> {
  await race?.end();
  race = await openRace(cluster, name, 30);
  ({ owner, api } = race);
  await setUp(api, { list: makeList(40) });
  for (const couple of await joinedCouples(api, names)) {
    await submit(api, 'employee', couple.employee, after(40));
    await submit(api, 'employer', couple.employer, after(41));
  }
  await send(api, after(60));
  if (!opened) return;
  expect(await schedule(noon(T1))).toEqual({ open: PEOPLE, invite: PEOPLE });
  await send(api, noon(T1));
}

beforeAll(async () => {
  cluster = await startPostgres();
});
afterAll(async () => {
  await race?.end();
  await cluster?.stop();
});

test('six schedulers at once: every step once', async () => {
  await begin('schedulers', false);
  const opening = await all(6, () => schedule(noon(T1)));
  expect([sum(opening, 'open'), sum(opening, 'invite')]).toEqual([PEOPLE, PEOPLE]);
  await send(api, noon(T1));
  // All have read before any has written.
  const steps = await due(noon(T1 + 21));
  const counts = await all(6, (n) => apply(noon(T1 + 21), n % 2 === 0 ? steps : [...steps].reverse()));
  expect([sum(counts, 'phone'), sum(counts, 'last')]).toEqual([PEOPLE, PEOPLE]);
  expect(
    await rows(
      `select kind, count(*)::int as n from ops.message where occasion is not null and scheduled group by 1 order by 1`,
    ),
  ).toEqual([
    { kind: 'last-reminder', n: PEOPLE },
    { kind: 'wave', n: PEOPLE },
  ]);
  expect(await rows(`select kind, count(*)::int as n from trial.task group by 1`)).toEqual([
    { kind: 'phone', n: PEOPLE },
  ]);
  expect(await api('verify_audit')).toMatchObject({ status: 'intact' });
});

test('an answer while the window closes: it is in, or it was refused, never both and never neither', async () => {
  await begin('closing', true);
  const sessions = await login(noon(T1 + 28));
  await Promise.all(sessions.map((session) => type(session, after(days(T1 + 28) + 10 * 60))));
  // Thursday 2 July, nine in the evening: by the clock of who answers a minute is left, by ours it is over.
  const inTime = after(days(T1 + 30) + 10 * 60 - 1);
  const over = after(days(T1 + 30) + 10 * 60 + 1);
  const steps = await due(over);
  expect(steps.filter(({ step }) => step === 'close')).toHaveLength(PEOPLE);
  const [answers, ...counts] = await Promise.all([
    all(COUPLES, (n) => answer(sessions[n], inTime)),
    ...Array.from({ length: 3 }, () => apply(over, steps)),
  ]);
  const submitted = answers.filter(({ status }) => status === 'submitted').length;
  expect(answers.filter(({ status }) => status === 'not_open')).toHaveLength(COUPLES - submitted);
  expect(sum(counts, 'close')).toBe(PEOPLE - submitted);
  expect(
    await rows(`select o.state, count(*)::int as n, count(s.id)::int as submissions from trial.occasion o
    left join trial.submission s on s.occasion = o.id where o.wave = 'T1' group by 1 order by 1`),
  ).toEqual(
    [
      { state: 'closed', n: PEOPLE - submitted, submissions: 0 },
      { state: 'submitted', n: submitted, submissions: submitted },
    ].filter(({ n }) => n > 0),
  );
});

test('a keystroke while the window closes: who was told that it is kept can still send it in', async () => {
  await begin('typing', true);
  const sessions = await login(noon(T1 + 28));
  const lastMinute = after(days(T1 + 28) + 12 * 60 + 30);
  const midnight = after(days(T1 + 28) + 13 * 60 + 1);
  const steps = await due(midnight);
  const [saved] = await Promise.all([
    all(COUPLES, (n) => type(sessions[n], lastMinute)),
    apply(midnight, steps),
    apply(midnight, steps),
  ]);
  const answers = await all(COUPLES, (n) => answer(sessions[n], after(days(T1 + 29))));
  expect(answers.map(({ status }) => status)).toEqual(
    saved.map(({ status }) => (status === 'saved' ? 'submitted' : 'not_open')),
  );
});

test('stopping while the schedule runs: nothing is left that could be sent or done', async () => {
  await begin('stopping', true);
  const sessions = await login(noon(T1 + 21));
  const steps = await due(noon(T1 + 21));
  await Promise.all([
    ...sessions.map((session) => api('withdraw', noon(T1 + 21), session, 'no_data')),
    ...Array.from({ length: 4 }, () => apply(noon(T1 + 21), steps)),
  ]);
  const left = `select 'message' as what from ops.message m join trial.participant p on p.id = m.participant
      where p.state = 'stopped' and m.state = 'due'
    union all select 'task' from trial.task t join trial.participant p on p.id = t.participant
      where p.state = 'stopped' and t.state = 'open'
    union all select 'occasion' from trial.occasion o join trial.participant p on p.id = o.participant
      where p.state = 'stopped' and o.state = 'open'`;
  expect(await rows(left)).toEqual([]);
  expect(await rows(`select count(*)::int as n from trial.participant where state = 'stopped'`)).toEqual([
    { n: COUPLES },
  ]);
});

test('schedulers, senders, answers, drafts, bounces and withdrawals all at once: no deadlock', async () => {
  await begin('storm', true);
  for (const day of [T1 + 7, T1 + 14, T1 + 21, T1 + 31]) {
    const at = noon(day);
    const sessions = await login(at);
    const third = Math.floor(COUPLES / 3);
    await Promise.all([
      ...Array.from({ length: 3 }, () => schedule(at)),
      ...Array.from({ length: 3 }, () => send(api, at)),
      ...sessions.map((session) => type(session, at)),
      ...sessions.slice(0, third).map((session) => answer(session, at)),
      ...addresses
        .slice(third, 2 * third)
        .map((address) => api('record_bounce', at, person(address)['email_hash'], 'hard', null)),
      ...sessions.slice(2 * third).map((session) => api('withdraw', at, session, 'no_contact')),
    ]);
  }
  expect(await api('verify_audit')).toMatchObject({ status: 'intact' });
  expect(
    await rows(
      `select participant, occasion, kind, number from ops.message where scheduled group by 1, 2, 3, 4 having count(*) > 1`,
    ),
  ).toEqual([]);
});
