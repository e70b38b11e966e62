/** What the database tells of people, so that the plan can be made for them. */
import { describe, expect, test } from 'vitest';
import { dueSteps } from '../../src/domain/due.ts';
import { waveTrial } from '../../src/domain/due.fixture.ts';
import { readHistories } from '../../src/server/database/schedule.ts';
import type { Row, TestDatabase } from './database.ts';
import { joinedCouple, person } from './journey.ts';
import {
  answer,
  histories,
  login,
  noon,
  run,
  T1,
  theEmployee,
  type,
  useWaves,
  type Person,
} from './waves.ts';

const db = useWaves();

describe('a page of histories', () => {
  test('tells what the plan needs of a person whose baseline is open', async () => {
    const copy = await db.branch();
    await joinedCouple(copy.api, 'three');
    const page = await histories(copy, noon(0));
    expect(page.find(({ role, randomised_on }) => role === 'employee' && randomised_on === null)).toEqual({
      participant: expect.any(String),
      role: 'employee',
      state: 'active',
      contact: 'all',
      reachable: true,
      consent: 'current',
      // This protocol says nothing of consent.
      consent_version: 0,
      joined_on: '2026-03-02',
      randomised_on: null,
      release_on: null,
      guides_until: null,
      pauses: [],
      occasions: [
        {
          id: expect.any(String),
          wave: 'T0',
          questionnaire: 'employee-t0',
          state: 'open',
          opened_on: '2026-03-02',
          closes_on: '2026-03-30',
          last_saved_at: null,
          declined: false,
          again: false,
        },
      ],
      done: [{ wave: 'T0', step: 'invite', number: 1, on: '2026-03-02', pending: true }],
    });
    await copy.close();
  });

  test('tells of what was typed, sent and done, and of what happened to the person', async () => {
    const copy = await db.branch();
    await run(copy, noon(T1));
    const session = await login(copy, noon(T1 + 1));
    await type(copy, session, noon(T1 + 1));
    await run(copy, noon(T1 + 7));
    const { participant } = await theEmployee(copy, noon(T1 + 8));
    await copy.owner(
      `insert into trial.pause (participant, from_on, until_on, made_at) values ($1, '2026-06-11', '2026-06-15', now())`,
      [participant],
    );
    await copy.owner('update people.contact set bounced_at = $2 where participant = $1', [
      participant,
      noon(T1 + 8),
    ]);
    const history = await theEmployee(copy, noon(T1 + 8));
    expect(history).toMatchObject({
      reachable: false,
      randomised_on: '2026-03-02',
      release_on: '2027-04-02',
    });
    expect(history.pauses).toEqual([{ from_on: '2026-06-11', until_on: '2026-06-15' }]);
    expect(history.occasions.find(({ wave }) => wave === 'T1')).toMatchObject({
      questionnaire: 'employee-t1',
      state: 'open',
      opened_on: '2026-06-02',
      closes_on: '2026-06-30',
      last_saved_at: new Date(noon(T1 + 1)),
    });
    expect(history.done).toEqual([
      // The mail about the baseline was not needed any more.
      { wave: 'T1', step: 'invite', number: 1, on: '2026-06-02', pending: false },
      { wave: 'T1', step: 'remind', number: 1, on: '2026-06-09', pending: false },
    ]);
    await copy.close();
  });

  test('comes after the page before it, until there is none', async () => {
    const all = (await histories(db, noon(0))).map(({ participant }) => participant);
    expect(all).toHaveLength(4);
    const seen: string[] = [];
    let from: string | null = null;
    do {
      const page = await db.api('read_histories', noon(0), from, 3);
      seen.push(...(page['people'] as Person[]).map(({ participant }) => participant));
      from = page['next'] as string | null;
    } while (from !== null);
    expect(seen).toEqual(all);
  });

  test('holds of each person what is read of them alone, whatever happened to the others', async () => {
    const copy = await db.branch();
    for (const day of [T1, T1 + 7]) await run(copy, noon(day));
    const session = await login(copy, noon(T1 + 8));
    await copy.api('pause', noon(T1 + 8), session, '2026-06-20');
    await answer(copy, session, noon(T1 + 8));
    await copy.owner(
      `update people.contact set bounced_at = $1 where email_enc = 'v1.email.two@home.example'`,
      [noon(T1 + 8)],
    );
    const page = await histories(copy, noon(T1 + 8));
    const alone = await copy.owner(
      `select h.history from trial.participant p, trial.histories_of(array[p.id]) h order by p.id`,
    );
    expect(page).toHaveLength(4);
    expect(page).toEqual(
      readHistories.parse({ status: 'read', people: alone.map((row) => row['history']), next: null }).people,
    );
    expect(new Set(page.map(({ reachable, pauses }) => `${reachable} ${pauses.length}`)).size).toBe(3);
    await copy.close();
  });

  test('[T11] is the same for both arms, but for who it is', async () => {
    const copy = await db.branch();
    for (const day of [T1, T1 + 7]) await run(copy, noon(day));
    const anonymous = (await histories(copy, noon(T1 + 8)))
      .filter(({ role }) => role === 'employer')
      .map((history) => ({
        ...history,
        participant: '',
        occasions: history.occasions.map((one) => ({ ...one, id: '' })),
      }));
    expect(await copy.owner('select arm from trial.allocation order by arm')).toEqual([
      { arm: 'later' },
      { arm: 'now' },
    ]);
    expect(anonymous).toHaveLength(2);
    expect(anonymous[0]).toEqual(anonymous[1]);
    await copy.close();
  });
});

test('[C1] nothing that happens to one member changes the history of the other, so neither its plan', async () => {
  const events: readonly (readonly [
    string,
    (on: TestDatabase, session: string, id: string) => Promise<unknown>,
  ])[] = [
    ['answers', (on, session) => answer(on, session, noon(T1 + 1))],
    ['types', (on, session) => type(on, session, noon(T1 + 1))],
    ['withdraws from contact', (on, session) => on.api('withdraw', noon(T1 + 1), session, 'no_contact')],
    ['stops', (on, session) => on.api('withdraw', noon(T1 + 1), session, 'no_data')],
    ['is erased', (on, session) => on.api('withdraw', noon(T1 + 1), session, 'erase')],
    [
      'bounces',
      (on) => on.api('record_bounce', noon(T1 + 1), person('one@home.example')['email_hash'], 'hard', null),
    ],
    ['dies', (on, _, id) => on.owner(`select trial.end_participation($1, $2, 'died')`, [noon(T1 + 1), id])],
    ['pauses', (on, session) => on.api('pause', noon(T1 + 1), session, '2026-06-20')],
    [
      'tells of another job',
      (on, session) => on.api('report_life_event', noon(T1 + 1), session, 'other_employer', null),
    ],
  ];
  const without = await others(db, async () => {});
  for (const [what, happens] of events) {
    const seen = await others(db, async (copy) => {
      const session = await login(copy, noon(T1 + 1));
      const { participant } = await theEmployee(copy, noon(T1));
      const before = await copy.owner('select count(*)::int as n from ops.audit');
      const answered = (await happens(copy, session, participant)) as Row;
      expect([what, answered['status'] ?? 'done']).not.toEqual([
        what,
        expect.stringMatching(/not_fresh|no_session|unknown|refused/),
      ]);
      // It did happen.
      if (what !== 'types')
        expect([what, await copy.owner('select count(*)::int as n from ops.audit')]).not.toEqual([
          what,
          before,
        ]);
    });
    expect([what, seen]).toEqual([what, without]);
  }
});

/** What is read and done for everybody but the employee of the first couple, a fortnight long, after something happened. */
async function others(on: TestDatabase, happens: (copy: TestDatabase) => Promise<void>): Promise<string> {
  const copy = await on.branch();
  await run(copy, noon(T1));
  const { participant } = await theEmployee(copy, noon(T1));
  await happens(copy);
  const seen: unknown[] = [];
  for (const day of [T1 + 7, T1 + 14, T1 + 21, T1 + 29]) {
    const page = await histories(copy, noon(day));
    const rest = page.filter((history) => history.participant !== participant);
    const steps = rest.flatMap((history) => dueSteps(waveTrial, history, new Date(noon(day))));
    // Ids of rows that this branch made differ by chance.
    const plain = rest.map((history) => ({
      ...history,
      occasions: history.occasions.map((one) => ({ ...one, id: '' })),
    }));
    seen.push(plain, steps);
    await run(copy, noon(day));
  }
  await copy.close();
  return JSON.stringify(seen);
}

test('a reading that broke off goes on from its place', async () => {
  const copy = await db.branch();
  expect(await copy.api('read_schedule_place', noon(0))).toEqual({ status: 'read', after: null });
  const [first] = await histories(copy, noon(0));
  await copy.api('keep_schedule_place', noon(0), first?.participant);
  await copy.api('keep_schedule_place', noon(0), first?.participant);
  expect(await copy.api('read_schedule_place', noon(0))).toEqual({
    status: 'read',
    after: first?.participant,
  });
  await copy.api('keep_schedule_place', noon(0), null);
  expect(await copy.api('read_schedule_place', noon(0))).toEqual({ status: 'read', after: null });
  await copy.close();
});
