/** The waves in the database: who is read, and that each step is done once and only while it still holds. */
import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dueSteps, type Step } from '../../src/domain/due.ts';
import { waveTrial } from '../../src/domain/due.fixture.ts';
import { readHistories } from '../../src/server/database-results.ts';
import { openDatabase, type Row, type TestDatabase } from './database.ts';
import {
  after,
  CONSENT,
  completedCouple,
  confirm,
  days,
  joinedCouple,
  makeList,
  person,
  PROTOCOL,
  secret,
  send,
  setUp,
  sha256,
} from './journey.ts';

type Histories = z.output<typeof readHistories>['people'];
type Person = Histories[number];

let db: TestDatabase;
// A couple of each arm, randomised on Monday 2 March 2026: T1 is open from 2 June to 30 June, T2 from 2 March 2027.
beforeAll(async () => {
  db = await openDatabase();
  await setUp(db.api, { list: makeList(2, ['now', 'later']) });
  await completedCouple(db.api, 'one');
  await completedCouple(db.api, 'two', 10);
  await send(db.api, after(60));
});
afterAll(() => db.close());

/** A new version of the information, after which version 1 must be given again. */
const PROTOCOL_AGAIN = {
  ...PROTOCOL,
  consent: { employee: { version: '2', again_from: ['1'] }, employer: { version: '1', again_from: [] } },
};

const T1 = 92;
const T2 = 365;
/** Two in the afternoon (13:00 UTC in winter, 12:00 in summer) so many days after the start. */
const noon = (day: number): string => after(days(day) + 180);

async function histories(
  on: TestDatabase,
  at: string,
  limit = 100,
  from: string | null = null,
): Promise<Histories> {
  return readHistories.parse(await on.api('read_histories', at, from, limit)).people;
}
async function theEmployee(on: TestDatabase, at: string): Promise<Person> {
  const id = (
    await on.owner(
      `select participant as id from people.contact where email_enc = 'v1.email.one@home.example'`,
    )
  )[0];
  return (await histories(on, at)).find(({ participant }) => participant === id?.['id']) as Person;
}
const apply = async (on: TestDatabase, at: string, steps: readonly Step[]): Promise<Row> =>
  (await on.api('apply_steps', at, steps))['counts'] as Row;
/** One run of the schedule, and of the sender when mail works: what was done, by step. */
async function run(on: TestDatabase, at: string, mail = true): Promise<Row> {
  const people = await histories(on, at);
  const counts = await apply(
    on,
    at,
    people.flatMap((history) => dueSteps(waveTrial, history, new Date(at))),
  );
  if (mail) await send(on.api, at);
  return counts;
}
const step = (history: Person, kind: Step['step'], at: string, more: Partial<Step> = {}): Step => ({
  participant: history.participant,
  wave: 'T1',
  step: kind,
  number: 1,
  at: new Date(at),
  ...more,
});
const messages = (on: TestDatabase, kind: string): Promise<Row[]> =>
  on.owner(
    `select m.state, m.scheduled, m.number, o.wave from ops.message m left join trial.occasion o on o.id = m.occasion
    where m.kind = $1 order by m.recorded_at, m.id`,
    [kind],
  );
const tasks = (on: TestDatabase): Promise<Row[]> =>
  on.owner('select kind, state, count(*)::int as n from trial.task group by 1, 2 order by 1, 2');
const states = async (on: TestDatabase, wave: string): Promise<unknown[]> =>
  (await on.owner('select state from trial.occasion where wave = $1 order by state', [wave])).map(
    (row) => row['state'],
  );

/** A fresh session of the employee of the first couple, as somebody who logs in that day. */
async function login(on: TestDatabase, at: string): Promise<string> {
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
const answer = (on: TestDatabase, session: string, at: string): Promise<Row> =>
  on.api('submit_questionnaire', at, session, 'employee-t1', 1, 'web', [], [], {}, null);
const type = (on: TestDatabase, session: string, at: string): Promise<Row> =>
  on.api('save_answers', at, session, 'employee-t1', 1, { works: 'a' }, false);

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

test('for a couple that a human excluded, what is open closes and nobody is reminded or called', async () => {
  const copy = await db.branch();
  await joinedCouple(copy.api, 'three');
  const open = async (day: number): Promise<Row[]> =>
    (await histories(copy, noon(day))).filter(({ randomised_on }) => randomised_on === null);
  expect((await open(1)).map(({ contact }) => contact)).toEqual(['all', 'all']);
  await copy.owner(`update trial.couple set state = 'excluded' where state = 'baseline'`);
  expect((await open(1)).map(({ contact }) => contact)).toEqual(['none', 'none']);
  expect(await run(copy, noon(8))).toEqual({});
  expect(await run(copy, noon(30))).toEqual({ close: 2 });
  expect(await open(30)).toEqual([]);
  await copy.close();
});

describe('a year in which nobody answers', () => {
  test('[T11] [T4] asks all the same at the same time, closes all, and ends on the date of release', async () => {
    const copy = await db.branch();
    const done: [number, Row][] = [];
    // Each day around the windows, and every tenth in between.
    const near = (day: number): boolean => [T1, T2].some((opens) => Math.abs(day - opens - 16) <= 18);
    for (let day = 1; day <= 400; day += 1) {
      if (!near(day) && day % 10 > 0) continue;
      const counts = await run(copy, noon(day));
      if (Object.keys(counts).length > 0) done.push([day, counts]);
    }
    expect(done).toEqual([
      // Tuesday 2 June, and four people in all.
      [T1, { open: 4, invite: 4 }],
      [T1 + 7, { remind: 4 }],
      [T1 + 14, { remind: 4 }],
      // The 19th day is a Sunday, the day after a Monday.
      [T1 + 20, { last: 4 }],
      [T1 + 21, { phone: 4 }],
      [T1 + 24, { paper: 4 }],
      [T1 + 29, { close: 4 }],
      [T2, { open: 4, invite: 4 }],
      [T2 + 7, { remind: 4 }],
      [T2 + 14, { remind: 4 }],
      // 21 March is a Sunday.
      [T2 + 20, { last: 4 }],
      [T2 + 21, { phone: 4 }],
      [T2 + 24, { paper: 4 }],
      [T2 + 29, { close: 4 }],
      [T2 + 31, { end: 4 }],
    ]);
    expect(await states(copy, 'T1')).toEqual(Array(4).fill('closed'));
    expect(await tasks(copy)).toEqual([
      { kind: 'paper', state: 'cancelled', n: 8 },
      { kind: 'phone', state: 'cancelled', n: 8 },
    ]);
    for (const [kind, n] of [
      ['wave', 8],
      ['reminder', 16],
      ['last-reminder', 8],
      ['end', 4],
    ] as const) {
      const rows = await messages(copy, kind);
      expect(rows).toHaveLength(n);
      expect(rows.every(({ state, scheduled }) => state === 'sent' && scheduled === true)).toBe(true);
    }
    // Whoever has had everything is not read any more.
    expect(await histories(copy, noon(401))).toEqual([]);
    await copy.close();
  });
});

describe('each step is done once, and only while it holds', () => {
  test('the same steps again, and steps that lie in the future, do nothing', async () => {
    const copy = await db.branch();
    const people = await histories(copy, noon(T1));
    const steps = people.flatMap((history) => dueSteps(waveTrial, history, new Date(noon(T1))));
    expect(await apply(copy, noon(T1 - 1), steps)).toEqual({});
    expect(await apply(copy, noon(T1), steps)).toEqual({ open: 4, invite: 4 });
    expect(await apply(copy, noon(T1), steps)).toEqual({});
    expect(
      await copy.owner(
        `select event, count(*)::int as n from ops.audit where event = 'occasion_opened' group by 1`,
      ),
    ).toEqual([{ event: 'occasion_opened', n: 4 }]);
    await copy.close();
  });

  test('a message is due from its own moment, and waits for the hours of sending', async () => {
    const copy = await db.branch();
    await run(copy, noon(T1), false);
    expect(await messages(copy, 'wave')).toEqual(
      Array(4).fill({ state: 'due', scheduled: true, number: 1, wave: 'T1' }),
    );
    await copy.close();
  });

  test('stale steps do nothing for who answered, stopped, bounced or wants no contact meanwhile', async () => {
    const stale: readonly (readonly [string, (on: TestDatabase, id: string) => Promise<unknown>, Row])[] = [
      ['answered', async (on) => answer(on, await login(on, noon(T1 + 1)), noon(T1 + 1)), {}],
      [
        'stopped',
        async (on) => on.api('withdraw', noon(T1 + 1), await login(on, noon(T1 + 1)), 'no_data'),
        {},
      ],
      [
        'no contact',
        async (on) => on.api('withdraw', noon(T1 + 1), await login(on, noon(T1 + 1)), 'no_contact'),
        {},
      ],
      // Who can't be reached by mail is called all the same.
      [
        'bounced',
        (on, id) => on.owner('update people.contact set bounced_at = now() where participant = $1', [id]),
        { phone: 1 },
      ],
      ['consent again', (on) => on.api('load_protocol', noon(T1), PROTOCOL_AGAIN), {}],
    ];
    for (const [what, happens, counts] of stale) {
      const copy = await db.branch();
      await run(copy, noon(T1));
      const history = await theEmployee(copy, noon(T1));
      await happens(copy, history.participant);
      const steps = [
        step(history, 'remind', noon(T1)),
        step(history, 'last', noon(T1)),
        step(history, 'phone', noon(T1)),
      ];
      expect([what, await apply(copy, noon(T1 + 1), steps)]).toEqual([what, counts]);
      await copy.close();
    }
  });

  test('nothing opens for who stopped, and an end is sent only to who may be sent something', async () => {
    const copy = await db.branch();
    const history = await theEmployee(copy, noon(1));
    await copy.api('withdraw', noon(1), await login(copy, noon(1)), 'no_data');
    const open = step(history, 'open', noon(1), { questionnaire: 'employee-t1', closesOn: '2026-06-30' });
    expect(await apply(copy, noon(2), [open, step(history, 'end', noon(1), { wave: null })])).toEqual({});
    await copy.close();
  });
});

describe('an answer', () => {
  test('takes back what was still to be sent or done for it', async () => {
    const copy = await db.branch();
    await run(copy, noon(T1));
    const session = await login(copy, noon(T1 + 21));
    await run(copy, noon(T1 + 21), false);
    const mine = (await theEmployee(copy, noon(T1 + 21))).participant;
    const open = (): Promise<Row[]> =>
      copy.owner(
        `select kind::text from trial.task where participant = $1 and state = 'open'
        union all select kind from ops.message where participant = $1 and state = 'due' order by 1`,
        [mine],
      );
    expect(await open()).toEqual([{ kind: 'last-reminder' }, { kind: 'phone' }]);
    expect(await answer(copy, session, noon(T1 + 21))).toMatchObject({ status: 'submitted' });
    expect(await open()).toEqual([]);
    // The other three go on.
    expect(await tasks(copy)).toEqual([
      { kind: 'phone', state: 'cancelled', n: 1 },
      { kind: 'phone', state: 'open', n: 3 },
    ]);
    await copy.close();
  });

  test('is taken from who was typing when the window ended; it closes after the grace', async () => {
    const copy = await db.branch();
    await run(copy, noon(T1));
    const session = await login(copy, after(days(T1 + 28) + 10 * 60));
    // 30 June, nine in the evening.
    expect(await type(copy, session, after(days(T1 + 28) + 10 * 60))).toMatchObject({ status: 'saved' });
    expect(await run(copy, noon(T1 + 29))).toEqual({ close: 3 });
    // As a scheduler that read before the keystroke would.
    const history = await theEmployee(copy, noon(T1 + 29));
    expect(await apply(copy, noon(T1 + 29), [step(history, 'close', noon(T1 + 29))])).toEqual({});
    const late = await copy.branch();
    expect(await answer(late, session, noon(T1 + 29))).toMatchObject({ status: 'submitted' });
    await late.close();
    expect(await run(copy, noon(T1 + 31))).toEqual({ close: 1 });
    expect(await answer(copy, session, noon(T1 + 31))).toMatchObject({ status: 'not_open' });
    expect(await copy.owner('select count(*)::int as n from trial.draft')).toEqual([{ n: 1 }]);
    await copy.close();
  });

  test('[T4] is refused from the release on, also in the week in which the clock goes forward', async () => {
    const copy = await db.branch();
    await run(copy, noon(T1));
    // Friday 27 March 2026 as the last day: the release would be Monday the 30th.
    await copy.owner(`update trial.occasion set closes_on = '2026-03-27' where wave = 'T1'`);
    await copy.owner(`insert into trial.draft (occasion, version, answers, typed_on, saved_at)
      select id, 1, '{}', '{}', '2026-03-29 12:00+02' from trial.occasion where wave = 'T1'`);
    const takes = async (at: string): Promise<unknown> =>
      (
        await copy.owner(
          `select bool_or(trial.takes_answers($1, o)) as takes from trial.occasion o where o.wave = 'T1'`,
          [at],
        )
      )[0]?.['takes'];
    expect(await takes('2026-03-29T21:59:00Z')).toBe(true);
    expect(await takes('2026-03-29T22:00:00Z')).toBe(false);
    await copy.close();
  });
});

describe('a message that could not leave', () => {
  test('is called for again when the address works again', async () => {
    const copy = await db.branch();
    await run(copy, noon(T1));
    await run(copy, noon(T1 + 7), false);
    const { participant } = await theEmployee(copy, noon(T1 + 7));
    const hash = person('one@home.example')['email_hash'];
    await copy.api('record_bounce', noon(T1 + 7), hash, 'hard', null);
    expect((await theEmployee(copy, noon(T1 + 8))).done.map((one) => one.step)).toEqual(['invite']);
    // The call comes now that the mail can't.
    expect(await run(copy, noon(T1 + 8), false)).toEqual({ phone: 1 });
    await copy.owner('update people.contact set bounced_at = null where participant = $1', [participant]);
    expect(await run(copy, noon(T1 + 9))).toEqual({ remind: 1 });
    expect((await messages(copy, 'reminder')).map(({ state }) => state)).toEqual(Array(4).fill('sent'));
    await copy.close();
  });

  test('[C7] steps back for the question for consent, and comes after the answer', async () => {
    const copy = await db.branch();
    await run(copy, noon(T1));
    await run(copy, noon(T1 + 7), false);
    await copy.api('load_protocol', noon(T1 + 7), PROTOCOL_AGAIN);
    expect(await theEmployee(copy, noon(T1 + 8))).toMatchObject({ consent: 'again', consent_version: 1 });
    expect(await run(copy, noon(T1 + 8), false)).toEqual({ consent: 2 });
    expect((await messages(copy, 'reminder')).map(({ state }) => state).sort()).toEqual([
      'cancelled',
      'cancelled',
      'due',
      'due',
    ]);
    const sent = await send(copy.api, noon(T1 + 8));
    expect(sent.filter(({ role }) => role === 'employee').map(({ kind }) => kind)).toEqual([
      'consent-again',
      'consent-again',
    ]);
    expect(await run(copy, noon(T1 + 13))).toEqual({});
    await copy.api('consent_again', noon(T1 + 13), await login(copy, noon(T1 + 13)), {
      ...CONSENT,
      version: '2',
    });
    // The first reminder was due on the 9th of June; the second is on the 16th.
    expect(await run(copy, noon(T1 + 13))).toEqual({ remind: 1 });
    expect(await theEmployee(copy, noon(T1 + 14))).toMatchObject({ consent: 'current', consent_version: 1 });
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
