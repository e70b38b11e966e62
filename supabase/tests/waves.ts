/** Couples whose waves are due, and the schedule that is run for them, for the tests of the waves. */
import type { z } from 'zod';
import { dueSteps, type Step } from '../../src/domain/due.ts';
import { waveTrial } from '../../src/domain/due.fixture.ts';
import { readHistories } from '../../src/server/database/schedule.ts';
import { useDatabase, type Row, type TestDatabase } from './database.ts';
import {
  after,
  completedCouple,
  confirm,
  days,
  makeList,
  person,
  PROTOCOL,
  secret,
  send,
  setUp,
  sha256,
} from './journey.ts';

type Histories = z.output<typeof readHistories>['people'];
export type Person = Histories[number];

/** A couple of each arm, randomised on Monday 2 March 2026: T1 is open from 2 June to 30 June, T2 from 2 March 2027. */
export function useWaves(): TestDatabase {
  const db = useDatabase(async () => {
    await setUp(db.api, { list: makeList(2, ['now', 'later']) });
    await completedCouple(db.api, 'one');
    await completedCouple(db.api, 'two', 10);
    await send(db.api, after(60));
  });
  return db;
}

/** A new version of the information, after which version 1 must be given again. */
export const PROTOCOL_AGAIN = {
  ...PROTOCOL,
  consent: { employee: { version: '2', again_from: ['1'] }, employer: { version: '1', again_from: [] } },
};

export const T1 = 92;
export const T2 = 365;
/** Two in the afternoon (13:00 UTC in winter, 12:00 in summer) so many days after the start. */
export const noon = (day: number): string => after(days(day) + 180);

export async function histories(
  on: TestDatabase,
  at: string,
  limit = 100,
  from: string | null = null,
): Promise<Histories> {
  return readHistories.parse(await on.api('read_histories', at, from, limit)).people;
}
export async function theEmployee(on: TestDatabase, at: string): Promise<Person> {
  const id = (
    await on.owner(
      `select participant as id from people.contact where email_enc = 'v1.email.one@home.example'`,
    )
  )[0];
  return (await histories(on, at)).find(({ participant }) => participant === id?.['id']) as Person;
}
export const apply = async (on: TestDatabase, at: string, steps: readonly Step[]): Promise<Row> =>
  (await on.api('apply_steps', at, steps))['counts'] as Row;
/** One run of the schedule, and of the sender when mail works: what was done, by step. */
export async function run(on: TestDatabase, at: string, mail = true): Promise<Row> {
  const people = await histories(on, at);
  const counts = await apply(
    on,
    at,
    people.flatMap((history) => dueSteps(waveTrial, history, new Date(at))),
  );
  if (mail) await send(on.api, at);
  return counts;
}
export const step = (history: Person, kind: Step['step'], at: string, more: Partial<Step> = {}): Step => ({
  participant: history.participant,
  wave: 'T1',
  step: kind,
  number: 1,
  at: new Date(at),
  ...more,
});
export const messages = (on: TestDatabase, kind: string): Promise<Row[]> =>
  on.owner(
    `select m.state, m.scheduled, m.number, o.wave from ops.message m left join trial.occasion o on o.id = m.occasion
    where m.kind = $1 order by m.recorded_at, m.id`,
    [kind],
  );
export const tasks = (on: TestDatabase): Promise<Row[]> =>
  on.owner('select kind, state, count(*)::int as n from trial.task group by 1, 2 order by 1, 2');
export const states = async (on: TestDatabase, wave: string): Promise<unknown[]> =>
  (await on.owner('select state from trial.occasion where wave = $1 order by state', [wave])).map(
    (row) => row['state'],
  );

/** A fresh session of the employee of the first couple, as somebody who logs in that day. */
export async function login(on: TestDatabase, at: string): Promise<string> {
  const session = secret();
  await on.api(
    'request_login',
    at,
    person('one@home.example')['email_hash'],
    session,
    sha256(`code ${session}`),
  );
  return (await confirm(on.api, session, at)).session;
}
export const answer = (on: TestDatabase, session: string, at: string): Promise<Row> =>
  on.api('submit_questionnaire', at, session, 'employee-t1', 1, 'web', [], [], {}, null);
export const type = (on: TestDatabase, session: string, at: string): Promise<Row> =>
  on.api('save_answers', at, session, 'employee-t1', 1, { works: 'a' }, false);
