/** What is kept of reading the guidance: of whom, how much, once, and for how long. */
import { describe, expect, test } from 'vitest';
import { mayRole, researchRoles } from '../../src/domain/access.ts';
import { useDatabase, type Row, type TestDatabase } from './database.ts';
import { appoint, codeOf } from './desk.ts';
import {
  after,
  completedCouple,
  days,
  makeList,
  person,
  secret,
  setUp,
  confirm,
  type Couple,
} from './journey.ts';

/** The first has the guidance at once, the second after the release. */
let reading: Couple;
let waiting: Couple;

const db = useDatabase(async () => {
  await setUp(db.api, { list: makeList(0, ['now', 'later', 'now', 'later']) });
  reading = await completedCouple(db.api, 'reads');
  waiting = await completedCouple(db.api, 'waits');
});

type Act = readonly [kind: string, code: string, times: number];
interface Told {
  readonly view?: string;
  readonly page?: string;
  readonly elapsed?: number;
  readonly seconds?: number;
  readonly acts?: readonly Act[];
}
const tell = (of: TestDatabase, session: string, minutes: number, told: Told = {}): Promise<Row> =>
  of.api(
    'record_use',
    after(minutes),
    session,
    told.view ?? crypto.randomUUID(),
    told.page ?? '/gids/contact-houden/',
    'r1',
    told.elapsed ?? 60,
    told.seconds ?? 40,
    (told.acts ?? []).map(([kind, code, times]) => ({ kind, code, times })),
  );
const views = (of: TestDatabase): Promise<Row[]> =>
  of.owner('select page, release, seconds, began_at::text from trial.use_view order by began_at');
const acts = (of: TestDatabase): Promise<Row[]> =>
  of.owner('select kind, code, times from trial.use_act order by kind, code');
const RECORDED = { status: 'recorded' };
const NOT = { status: 'not_recorded' };

describe('a report', () => {
  test('is kept under the pseudonym, with its page, its content and its seconds [T14]', async () => {
    const copy = await db.branch();
    const acted: Act[] = [
      ['choice', 'binnen-schrik', 2],
      ['tick', '', 0],
      ['print', '', 1],
    ];
    expect(await tell(copy, reading.employer, 60, { acts: acted })).toEqual(RECORDED);
    expect(await views(copy)).toEqual([
      { page: '/gids/contact-houden/', release: 'r1', seconds: 40, began_at: '2026-03-02 09:59:00+00' },
    ]);
    expect(await acts(copy)).toEqual([
      { kind: 'choice', code: 'binnen-schrik', times: 2 },
      { kind: 'print', code: '', times: 1 },
    ]);
  });

  test('that comes twice counts once; the greatest of each stays, in whatever order they come', async () => {
    const small: Told = { elapsed: 60, seconds: 30, acts: [['tick', '', 4]] };
    const large: Told = {
      elapsed: 120,
      seconds: 90,
      acts: [
        ['tick', '', 2],
        ['print', '', 1],
      ],
    };
    for (const order of [
      [small, large],
      [large, small],
      [large, large],
    ]) {
      const copy = await db.branch();
      const view = crypto.randomUUID();
      for (const told of order)
        expect(await tell(copy, reading.employer, 60, { view, ...told })).toEqual(RECORDED);
      const [row, ...more] = await views(copy);
      expect(more).toEqual([]);
      expect(row?.['seconds']).toBe(order[0] === small ? 60 : 90);
      expect(await acts(copy)).toEqual([
        { kind: 'print', code: '', times: 1 },
        { kind: 'tick', code: '', times: order.includes(small) ? 4 : 2 },
      ]);
      await copy.close();
    }
  });

  test('cannot hold more time than passed, nor more than the session or a day lasted', async () => {
    const copy = await db.branch();
    const seconds = async (minutes: number, told: Told): Promise<unknown> => {
      const view = crypto.randomUUID();
      await tell(copy, reading.employer, minutes, { view, ...told });
      return (await copy.owner('select seconds from trial.use_view where id = $1', [view]))[0]?.['seconds'];
    };
    expect(await seconds(100, { elapsed: 10, seconds: 500 })).toBe(10);
    expect(await seconds(100, { elapsed: -5, seconds: 500 })).toBe(0);
    expect(await seconds(100, { elapsed: 60, seconds: -3 })).toBe(0);
    // The session was opened at minute 36.
    expect(await seconds(46, { elapsed: 2_000_000_000, seconds: 2_000_000_000 })).toBe(10 * 60);
    expect(await seconds(days(1.5), { elapsed: 2_000_000_000, seconds: 2_000_000_000 })).toBe(86_400);
  });

  test('of a view that somebody else told first changes nothing', async () => {
    const copy = await db.branch();
    const view = crypto.randomUUID();
    const other = await completedCouple(copy.api, 'third');
    await tell(copy, reading.employer, 60, { view, seconds: 10 });
    expect(await tell(copy, other.employer, 61, { view, seconds: 50 })).toEqual(NOT);
    expect(await tell(copy, reading.employer, 61, { view, page: '/gids/', seconds: 50 })).toEqual(NOT);
    expect((await views(copy)).map(({ seconds }) => seconds)).toEqual([10]);
  });
});

describe('nothing is kept', () => {
  test('of somebody for whom the guidance is not open, or without a session', async () => {
    const copy = await db.branch();
    for (const session of [reading.employee, waiting.employer, waiting.employee, secret()]) {
      expect(await tell(copy, session, 60)).toEqual(NOT);
      expect(await copy.api('record_usefulness', after(60), session, '/gids/x/', true, null, 'r1')).toEqual(
        NOT,
      );
    }
    expect(await views(copy)).toEqual([]);
    expect(await copy.owner('select * from trial.usefulness')).toEqual([]);
  });

  test('[T4] until the day of the release; from then on it is', async () => {
    const copy = await db.branch();
    const [row] =
      await copy.owner(`select (release_on - date '2026-03-02')::int as days from trial.allocation a
      join trial.member m on m.couple = a.couple join ops.session s on s.participant = m.participant
      where s.hash = '${waiting.employer}'`);
    const login = secret();
    const released = days(Number(row?.['days']));
    await copy.api(
      'request_login',
      after(released),
      person('boss-waits@work.example')['email_hash'],
      login,
      secret(),
    );
    const { session } = await confirm(copy.api, login, after(released + 1));
    expect(await tell(copy, session, released + 5)).toEqual(RECORDED);
  });

  test('of somebody who stopped, not even by a session that still lives', async () => {
    const copy = await db.branch();
    expect(await copy.api('withdraw', after(60), reading.employer, 'no_data')).toEqual({
      status: 'withdrawn',
    });
    await copy.owner('update ops.session set ended_at = null where hash = $1', [reading.employer]);
    expect(await tell(copy, reading.employer, 61)).toEqual(NOT);
    expect(await views(copy)).toEqual([]);
  });

  test('[C7] while a new version of the consent was not given', async () => {
    const copy = await db.branch();
    await copy.owner(
      `create or replace function trial.needs_consent(p_participant uuid) returns boolean language sql as 'select true'`,
    );
    expect(await tell(copy, reading.employer, 60)).toEqual(NOT);
  });
});

describe('what a reader says of a page', () => {
  const say = (of: TestDatabase, useful: boolean, reason: string | null): Promise<Row> =>
    of.api('record_usefulness', after(60), reading.employer, '/gids/moe-zijn/', useful, reason, 'r1');

  test('is kept once, as it was said last', async () => {
    const copy = await db.branch();
    expect(await say(copy, true, 'what_to_do')).toEqual(RECORDED);
    expect(await say(copy, false, null)).toEqual(RECORDED);
    expect(await copy.owner('select page, useful, reason from trial.usefulness')).toEqual([
      { page: '/gids/moe-zijn/', useful: false, reason: null },
    ]);
  });

  test('[D2] goes with what was read when somebody has all erased; the other reader stays', async () => {
    const copy = await db.branch();
    const other = await completedCouple(copy.api, 'stays');
    await say(copy, true, null);
    await tell(copy, reading.employer, 60, { acts: [['print', '', 1]] });
    await tell(copy, other.employer, 60, { acts: [['print', '', 1]] });
    expect(await copy.api('withdraw', after(61), reading.employer, 'erase')).toEqual({ status: 'withdrawn' });
    const left = async (table: string): Promise<unknown> =>
      (await copy.owner(`select count(*)::int as n from trial.${table}`))[0]?.['n'];
    expect([await left('use_view'), await left('use_act'), await left('usefulness')]).toEqual([1, 1, 0]);
  });
});

describe('who may see it', () => {
  test('the reader alone, after a fresh code; of the other half nothing [C1]', async () => {
    const copy = await db.branch();
    const before = await copy.api('read_everything', after(60), reading.employee);
    await tell(copy, reading.employer, 50, { acts: [['choice', 'a-b', 1]] });
    await copy.api('record_usefulness', after(51), reading.employer, '/gids/', true, 'understand', 'r1');
    expect(await copy.api('read_everything', after(60), reading.employer)).toMatchObject({
      reading: [
        { page: '/gids/contact-houden/', seconds: 40, acts: [{ kind: 'choice', code: 'a-b', times: 1 }] },
      ],
      usefulness: [{ page: '/gids/', useful: true, reason: 'understand' }],
    });
    expect(await copy.api('read_everything', after(60), reading.employee)).toEqual(before);
    expect(before).toMatchObject({ reading: [], usefulness: [] });
    expect(await copy.api('read_everything', after(200), reading.employer)).toEqual({ status: 'none' });
  });

  test.each(Object.keys(researchRoles))('[T7] %s only where the table says so', async (role) => {
    const copy = await db.branch();
    await tell(copy, reading.employer, 50, {
      seconds: 20,
      acts: [
        ['choice', 'a-b', 3],
        ['print', '', 1],
      ],
    });
    await tell(copy, reading.employer, 55, { page: '/gids/', seconds: 10 });
    await copy.api('record_usefulness', after(56), reading.employer, '/gids/', false, 'not_clear', 'r1');
    const { see } = await appoint(copy, role);
    const all = [await see('use_view'), await see('use_by_person'), await see('use_by_page')];
    if (!mayRole(role, 'use')) return expect(all).toEqual([[], [], []]);
    const participant = await codeOf(copy, reading.employer);
    expect(all[0]).toHaveLength(2);
    expect(all[1]).toMatchObject([
      { participant, role: 'employer', days: 1, pages: 2, views: 2, seconds: 30, choices: 3, checklists: 1 },
    ]);
    expect(all[2]).toMatchObject([
      {
        page: '/gids/',
        readers: 1,
        views: 1,
        median_seconds: 10,
        useful: 0,
        not_useful: 1,
        reasons: { not_clear: 1 },
      },
      { page: '/gids/contact-houden/', readers: 1, views: 1, useful: 0, not_useful: 0 },
    ]);
  });

  test('[D6] a test person is marked, and counts on no page', async () => {
    const copy = await db.branch();
    await copy.owner(`update trial.participant set test = true`);
    await tell(copy, reading.employer, 50);
    const { see } = await appoint(copy, 'supporter');
    expect(await see('use_by_person')).toMatchObject([{ test: true, views: 1 }]);
    expect(await see('use_by_page')).toEqual([]);
  });
});
