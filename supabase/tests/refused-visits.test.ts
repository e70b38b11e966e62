/** [T10] How often somebody who waits for the guidance asked for it: of whom, how it counts, and who sees it. */
import { describe, expect, test } from 'vitest';
import { mayRole, researchRoles } from '../../src/domain/access.ts';
import { useDatabase, type Row, type TestDatabase } from './database.ts';
import { appoint, codeOf } from './desk.ts';
import { after, completedCouple, days, makeList, secret, setUp, type Couple } from './journey.ts';

/** The first has the guidance at once, the second after the release. */
let reading: Couple;
let waiting: Couple;

const db = useDatabase(async () => {
  await setUp(db.api, { list: makeList(0, ['now', 'later']) });
  reading = await completedCouple(db.api, 'reads');
  waiting = await completedCouple(db.api, 'waits');
});

const knock = (of: TestDatabase, session: string, minutes: number): Promise<Row> =>
  of.api('count_refused_visit', after(minutes), session);
const counted = (of: TestDatabase): Promise<Row[]> =>
  of.owner('select day::text, times from trial.refused_visit order by day');
const COUNTED = { status: 'counted' };
const NOT = { status: 'not_counted' };

describe('a refused visit', () => {
  test('is a number a day, by the days of the Netherlands', async () => {
    const copy = await db.branch();
    // The journey starts on Monday at ten: fourteen hours later it is Tuesday.
    for (const minutes of [60, 61, 13 * 60 + 59, 14 * 60])
      expect(await knock(copy, waiting.employer, minutes)).toEqual(COUNTED);
    expect(await counted(copy)).toEqual([
      { day: '2026-03-02', times: 3 },
      { day: '2026-03-03', times: 1 },
    ]);
  });

  test('counts a hundred times a day at most', async () => {
    const copy = await db.branch();
    await knock(copy, waiting.employer, 60);
    await copy.owner('update trial.refused_visit set times = 99');
    expect(await knock(copy, waiting.employer, 61)).toEqual(COUNTED);
    expect(await knock(copy, waiting.employer, 62)).toEqual(NOT);
    expect(await counted(copy)).toEqual([{ day: '2026-03-02', times: 100 }]);
    expect(await knock(copy, waiting.employer, 61 + days(1))).toEqual(COUNTED);
  });

  test('keeps no page, and no time but that of the first on a day', async () => {
    const columns = await db.owner(`select column_name as name from information_schema.columns
      where table_schema = 'trial' and table_name = 'refused_visit' order by ordinal_position`);
    expect(columns.map(({ name }) => name)).toEqual(['participant', 'day', 'times', 'recorded_at', 'live']);
  });

  test('is of nobody for whom the guidance is open or never meant, and of no session that is not there', async () => {
    const copy = await db.branch();
    for (const session of [reading.employer, reading.employee, waiting.employee, secret()])
      expect(await knock(copy, session, 60)).toEqual(NOT);
    expect(await counted(copy)).toEqual([]);
  });

  test('[T4] is none any more from the day of the release', async () => {
    const copy = await db.branch();
    const [row] = await copy.owner(
      `select (a.release_on - date '2026-03-02')::int as days from trial.allocation a where a.arm = 'later'`,
    );
    const released = days(Number(row?.['days']));
    await copy.owner(`update ops.session set expires_at = '2030-01-01' where hash = $1`, [waiting.employer]);
    expect(await knock(copy, waiting.employer, released - days(1))).toEqual(COUNTED);
    expect(await knock(copy, waiting.employer, released)).toEqual(NOT);
  });

  test('[C7] is not counted while a new consent was not given', async () => {
    const copy = await db.branch();
    await copy.owner(
      `create or replace function trial.needs_consent(p_participant uuid) returns boolean language sql as 'select true'`,
    );
    expect(await knock(copy, waiting.employer, 60)).toEqual(NOT);
  });

  test('of who stopped is not counted', async () => {
    const copy = await db.branch();
    await copy.api('withdraw', after(60), waiting.employer, 'no_data');
    await copy.owner('update ops.session set ended_at = null where hash = $1', [waiting.employer]);
    expect(await knock(copy, waiting.employer, 61)).toEqual(NOT);
  });

  test('[D3] in a live trial is counted on the day itself', async () => {
    const copy = await db.branch();
    await copy.owner(
      `create or replace function trial.is_live() returns boolean language sql as 'select true'`,
    );
    await expect(knock(copy, waiting.employer, 60)).rejects.toThrow('given_time_is_now');
  });
});

describe('what was counted', () => {
  test('stands in the own overview, and in nobody else’s [C1]', async () => {
    const copy = await db.branch();
    const before = await copy.api('read_everything', after(61), waiting.employee);
    await knock(copy, waiting.employer, 60);
    expect(await copy.api('read_everything', after(61), waiting.employer)).toMatchObject({
      refused_visits: [{ day: '2026-03-02', times: 1 }],
    });
    expect(await copy.api('read_everything', after(61), waiting.employee)).toEqual(before);
    expect(before).toMatchObject({ refused_visits: [] });
  });

  test('changes nothing that the session shows', async () => {
    const copy = await db.branch();
    const before = await copy.api('read_session', after(61), waiting.employer);
    await knock(copy, waiting.employer, 60);
    expect(await copy.api('read_session', after(61), waiting.employer)).toEqual(before);
  });

  test('[D2] goes when somebody has all erased', async () => {
    const copy = await db.branch();
    await knock(copy, waiting.employer, 60);
    await copy.api('withdraw', after(61), waiting.employer, 'erase');
    expect(await counted(copy)).toEqual([]);
  });

  test.each(Object.keys(researchRoles))('[T7] shows to %s only where the table says so', async (role) => {
    const copy = await db.branch();
    await knock(copy, waiting.employer, 60);
    await knock(copy, waiting.employer, 61);
    const { see } = await appoint(copy, role);
    const all = [await see('refused_visit'), await see('refused_total')];
    if (!mayRole(role, 'use')) return expect(all).toEqual([[], []]);
    const participant = await codeOf(copy, waiting.employer);
    expect(all).toMatchObject([
      [{ participant, role: 'employer', times: 2, test: false }],
      [{ people: 1, times: 2 }],
    ]);
  });

  test('[D6] of a test person is marked, and not in the total', async () => {
    const copy = await db.branch();
    await knock(copy, waiting.employer, 60);
    await copy.owner('update trial.participant set test = true');
    const { see } = await appoint(copy, 'supporter');
    expect(await see('refused_visit')).toMatchObject([{ test: true, times: 1 }]);
    expect(await see('refused_total')).toEqual([{ people: 0, times: 0 }]);
  });
});
