/** [T1] What is asked again comes in while it comes in again, while the other answers, or while a person decides. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../../postgres.ts';
import { answerAgain, PROTOCOL_OF_MONTHS } from '../again.ts';
import { call, type Row } from '../database.ts';
import { after, days, joinedCouples, makeList, setUp, submit, type Couple } from '../journey.ts';
import { openRace, type Race } from '../race.ts';

const COUPLES = 8;
const LATE = days(40);
let cluster: TestPostgres;
let race: Race;
let coordinator: string;

beforeAll(async () => {
  cluster = await startPostgres();
  race = await openRace(cluster, 'baseline_again', 30);
  await setUp(race.api, { protocol: PROTOCOL_OF_MONTHS, list: makeList(COUPLES * 4) });
  coordinator = crypto.randomUUID();
  await race.owner`insert into auth.users (id, email) values (${coordinator}, 'coordinator@study.example')`;
  await race.api('appoint_researcher', after(0), 'coordinator@study.example', 'coordinator', null);
});
afterAll(async () => {
  await race?.end();
  await cluster?.stop();
});

async function act(name: string, ...values: unknown[]): Promise<Row> {
  const { sql, parameters } = call(name, values);
  return race.owner.begin(async (one) => {
    await one`select set_config('role', 'authenticated', true), set_config('request.jwt.claim.sub', ${coordinator}, true)`;
    return (await one.unsafe(sql, parameters))[0]?.['result'] as Row;
  }) as Promise<Row>;
}

/** Couples of which both are asked again: they were held for weeks, and a person let them in. */
async function bothAsked(prefix: string): Promise<Couple[]> {
  const { api, owner } = race;
  const couples = await joinedCouples(
    api,
    Array.from({ length: COUPLES }, (_, n) => `${prefix}-${n}`),
  );
  for (const { employee, employer } of couples) {
    await submit(api, 'employee', employee, after(100), { eligibleUntil: '2026-03-01' });
    await submit(api, 'employer', employer, after(101));
  }
  await owner`update trial.submission set eligible_until = null`;
  for (const { id } of await owner`select id from trial.hold where state = 'open'`)
    expect(await act('decide_hold', after(LATE), id, 'lift', 'x')).toMatchObject({
      randomisation: 'too_old',
    });
  return couples;
}

const drawn = async (): Promise<number> => (await race.owner`select couple from trial.allocation`).length;
/** All at once; a deadlock or any other fault fails the test. */
async function together(work: readonly Promise<Row>[]): Promise<Row[]> {
  const results = await Promise.allSettled(work);
  expect(results.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([]);
  return results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}

test('both answer twice at once: each couple is drawn once, by the last answer that it waited for', async () => {
  const before = await drawn();
  const couples = await bothAsked('twice');
  const results = await together(
    couples.flatMap(({ employee, employer }) =>
      [1, 2].flatMap(() => [
        answerAgain(race.api, 'employee', employee, LATE + 1),
        answerAgain(race.api, 'employer', employer, LATE + 1),
      ]),
    ),
  );
  const count = (word: string) => results.filter((row) => Object.values(row).includes(word)).length;
  expect([count('submitted'), count('already_submitted')]).toEqual([2 * COUPLES, 2 * COUPLES]);
  expect([count('too_old'), count('randomised')]).toEqual([COUPLES, COUPLES]);
  expect((await drawn()) - before).toBe(COUPLES);
  expect(await race.owner`select 1 from trial.hold where state = 'open'`).toHaveLength(0);
});

test('while a person lets the couple in: one allocation, and what is needless by then is refused', async () => {
  const before = await drawn();
  const couples = await bothAsked('decided');
  const holds = await race.owner`select id from trial.hold where state = 'open'`;
  const results = await together([
    ...couples.flatMap(({ employee, employer }) => [
      answerAgain(race.api, 'employee', employee, LATE + 1),
      answerAgain(race.api, 'employer', employer, LATE + 1),
    ]),
    ...holds.map(({ id }) => act('decide_hold', after(LATE + 1), id, 'lift', 'x')),
  ]);
  expect((await drawn()) - before).toBe(COUPLES);
  for (const row of results)
    expect(['submitted', 'not_open', 'lifted', 'already_decided']).toContain(row['status']);
  expect(await race.owner`select 1 from trial.hold where state = 'open'`).toHaveLength(0);
  expect(await race.api('verify_audit')).toMatchObject({ status: 'intact' });
});
