/** The waves in the database: each step is done once and only while it still holds. */
import { describe, expect, test } from 'vitest';
import { dueSteps } from '../../src/domain/due.ts';
import { waveTrial } from '../../src/domain/due.fixture.ts';
import { type Row, type TestDatabase } from './database.ts';
import { after, CONSENT, days, joinedCouple, person, send } from './journey.ts';
import {
  answer,
  apply,
  histories,
  login,
  messages,
  noon,
  PROTOCOL_AGAIN,
  run,
  states,
  step,
  T1,
  T2,
  tasks,
  theEmployee,
  type,
  useWaves,
} from './waves.ts';

const db = useWaves();

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
    await copy.owner(`insert into trial.draft (occasion, version, answers, typed_on, given_at, saved_at)
      select id, 1, '{}', '{}', '{}', '2026-03-29 12:00+02' from trial.occasion where wave = 'T1'`);
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
