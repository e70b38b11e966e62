/** Codes of links with their counts [C4], and organisations that ask for a talk. */
import { describe, expect, test } from 'vitest';
import { useDatabase, type Row, type TestDatabase } from './database.ts';
import { appoint, researcher, type Researcher } from './desk.ts';
import { after, days, secret, setUp } from './journey.ts';

let coordinator: Researcher;
/** The quarter of `START`, and the first moment at which it has ended. */
const FIRST = '2026-01-01';
const ENDED = '2026-04-01T00:00:00+02:00';

const db = useDatabase(async () => {
  await setUp(db.api, { protocol: { talk_days: { closed: 10, open: 60 } } });
  coordinator = await appoint(db, 'coordinator');
});

/** A code with the secret that opens its counts. */
async function made(of: TestDatabase, code: string, company: boolean): Promise<string> {
  const hash = secret();
  const audience = company ? 'bedrijf' : 'ziekenhuis';
  expect(await of.api('make_via', after(0), code, audience, company, hash)).toEqual({ status: 'made' });
  return hash;
}

const count = async (of: TestDatabase, code: string, step: string, times: number, at = after(1)) => {
  let last: Row = {};
  for (let n = 0; n < times; n += 1) last = await of.api('count_via', at, code, step, null);
  return last;
};
const stored = (of: TestDatabase, code: string) =>
  of.owner('select day::text, step, n from trial.via_count where code = $1 order by day, step', [code]);

describe('[C4] a code of a link', () => {
  test('counts visits by day, and what comes later by quarter', async () => {
    const of = await db.branch();
    await made(of, 'poli-oost', false);
    expect(await count(of, 'poli-oost', 'visit', 3)).toEqual({ status: 'counted', company: false });
    await count(of, 'poli-oost', 'visit', 1, after(days(1)));
    await count(of, 'poli-oost', 'check', 2);
    await count(of, 'poli-oost', 'sign_up', 1);
    expect(await stored(of, 'poli-oost')).toEqual([
      { day: FIRST, step: 'check', n: 2 },
      { day: FIRST, step: 'sign_up', n: 1 },
      { day: '2026-03-02', step: 'visit', n: 3 },
      { day: '2026-03-03', step: 'visit', n: 1 },
    ]);
  });

  test('of a company has visits and nothing else, whatever is sent', async () => {
    const of = await db.branch();
    await made(of, 'bakker', true);
    await count(of, 'bakker', 'visit', 6);
    await count(of, 'bakker', 'check', 6);
    await count(of, 'bakker', 'sign_up', 6);
    expect(await stored(of, 'bakker')).toEqual([{ day: '2026-03-02', step: 'visit', n: 6 }]);
    await expect(
      of.owner(`insert into trial.via_count values ('bakker', '${FIRST}', 'sign_up', true, 1)`),
    ).rejects.toThrow('company_counts_visits_only');
  });

  test('that nobody made fills no row, nor does one that was taken back', async () => {
    const of = await db.branch();
    expect(await count(of, 'zomaar-iets', 'visit', 5)).toEqual({ status: 'unknown' });
    const hash = await made(of, 'weg', false);
    await count(of, 'weg', 'visit', 1);
    expect(await of.api('withdraw_via', after(2), hash)).toEqual({ status: 'withdrawn' });
    expect(await of.api('withdraw_via', after(2), hash)).toEqual({ status: 'already' });
    expect(await of.api('withdraw_via', after(2), secret())).toEqual({ status: 'none' });
    expect(await count(of, 'weg', 'visit', 1)).toEqual({ status: 'unknown' });
    expect(await of.owner('select code from trial.via_count')).toEqual([{ code: 'weg' }]);
  });

  test('of a whole audience needs no making', async () => {
    const of = await db.branch();
    const general = (step: string, company: boolean) =>
      of.api('count_via', after(1), company ? 'bedrijf' : 'arbo', step, company);
    expect(await general('visit', true)).toEqual({ status: 'counted', company: true });
    await general('sign_up', true);
    await general('sign_up', false);
    expect(await of.owner('select code, step from trial.via_count order by 1')).toEqual([
      { code: 'arbo', step: 'sign_up' },
      { code: 'bedrijf', step: 'visit' },
    ]);
  });

  test('is made once: the second gets no secret that works, also after it was taken back', async () => {
    const of = await db.branch();
    const hash = await made(of, 'van-mij', true);
    const other = secret();
    const again = () => of.api('make_via', after(1), 'van-mij', 'ziekenhuis', false, other);
    expect(await again()).toEqual({ status: 'taken' });
    await of.api('withdraw_via', after(2), hash);
    expect(await again()).toEqual({ status: 'taken' });
    expect(await of.api('read_via', after(3), other)).toEqual({ status: 'none' });
  });

  test.each(['', 'ab', '-abc', 'abc-', 'Abc', 'a b c', 'a'.repeat(21), "a'b"])(
    'can’t be %j',
    async (code) => {
      await expect(db.api('make_via', after(0), code, 'bedrijf', true, secret())).rejects.toThrow();
    },
  );
});

describe('[C4] what a recruiter reads', () => {
  const quarters = async (of: TestDatabase, hash: string, at: string) =>
    (await of.api('read_via', at, hash))['quarters'];

  test('below five is no number, from five on it is the number', async () => {
    const of = await db.branch();
    const hash = await made(of, 'poli-west', false);
    await count(of, 'poli-west', 'visit', 5);
    await count(of, 'poli-west', 'check', 4);
    expect(await quarters(of, hash, ENDED)).toEqual([
      { quarter: FIRST, visits: 5, checks: null, sign_ups: null },
    ]);
  });

  test('nothing of the quarter that runs, so that nobody has totals by day', async () => {
    const of = await db.branch();
    const hash = await made(of, 'poli-noord', false);
    await count(of, 'poli-noord', 'visit', 9);
    expect(await quarters(of, hash, after(5))).toEqual([]);
    expect(await quarters(of, hash, '2026-03-31T23:59:00+02:00')).toEqual([]);
    expect(await quarters(of, hash, ENDED)).toHaveLength(1);
  });

  test('a quarter without a visit looks like one with four', async () => {
    const of = await db.branch();
    const [some, none] = [await made(of, 'iets', false), await made(of, 'niets', false)];
    await count(of, 'iets', 'visit', 4);
    await count(of, 'iets', 'sign_up', 4);
    const later = '2026-07-02T12:00:00Z';
    const [a, b] = [await of.api('read_via', later, some), await of.api('read_via', later, none)];
    expect({ ...a, code: '' }).toEqual({ ...b, code: '' });
    expect(a['quarters']).toHaveLength(2);
  });

  test('a company reads visits, and has no other words in its answer', async () => {
    const of = await db.branch();
    const hash = await made(of, 'slager', true);
    await count(of, 'slager', 'visit', 12);
    expect(await of.api('read_via', ENDED, hash)).toEqual({
      status: 'code',
      code: 'slager',
      audience: 'bedrijf',
      company: true,
      made_on: '2026-03-02',
      withdrawn_on: null,
      quarters: [{ quarter: FIRST, visits: 12 }],
    });
  });

  test('only with the secret of the code', async () => {
    expect(await db.api('read_via', ENDED, secret())).toEqual({ status: 'none' });
  });
});

describe('[C4] what the desk reads', () => {
  test.each(['coordinator', 'owner'])('the %s reads each code by quarter, rounded', async (role) => {
    const of = await db.branch();
    const who = await appoint(of, role);
    await of.owner(`insert into trial.via_code (code, audience, company, secret_hash, made_at)
      values ('oud', 'bedrijf', true, 'x', '2025-01-05')`);
    await of.owner(`insert into trial.via_count values ('oud', '2025-01-06', 'visit', true, 7), ('oud', '2025-02-06', 'visit', true, 1),
      ('oud', '2025-05-06', 'visit', true, 4), ('arbo', '2025-01-01', 'sign_up', false, 3)`);
    const rows = await who.see('via', `quarter in ('2025-01-01', '2025-04-01') order by code, quarter`);
    expect(rows.map(({ code, visits, sign_ups }) => [code, visits, sign_ups])).toEqual([
      ['arbo', null, null],
      ['arbo', null, null],
      ['oud', 8, null],
      ['oud', null, null],
    ]);
  });
});

describe('an organisation that asks for a talk', () => {
  const ask = async (of: TestDatabase, reason: string | null = null): Promise<string> => {
    await of.api('ask_talk', after(0), 'bedrijf', 'v1.form', reason);
    return String(
      (await of.owner('select id from people.talk order by recorded_at desc limit 1'))[0]?.['id'],
    );
  };

  test('[D1] stands on the list of the coordinator, sealed, until somebody says how it ended', async () => {
    const of = await db.branch();
    const id = await ask(of);
    const act = (who: Researcher, outcome = 'plan') => who.act('close_talk', after(9), id, outcome);
    const here = researcher(of, coordinator.id);
    expect(await here.see('talk')).toMatchObject([
      { id, kind: 'bedrijf', form_enc: 'v1.form', state: 'open' },
    ]);
    expect(await act(here)).toEqual({ status: 'closed' });
    expect(await act(here)).toEqual({ status: 'ended' });
    expect(await here.see('talk')).toMatchObject([{ state: 'done', outcome: 'plan' }]);
  });

  test.each(['supporter', 'analyst', 'owner', 'recruiter', 'monitor'])(
    '[T6] is neither seen nor closed by a %s',
    async (role) => {
      const of = await db.branch();
      const id = await ask(of);
      const who = await appoint(of, role);
      expect(await who.see('talk')).toEqual([]);
      expect(await who.act('close_talk', after(9), id, 'plan')).toEqual({ status: 'not_allowed' });
    },
  );

  test('[D2] is forgotten so many days after it was closed, after it was left, and sooner when a robot asked', async () => {
    const of = await db.branch();
    const [closed, , robot] = [await ask(of), await ask(of), await ask(of, 'honeypot')];
    await of.owner(`update people.talk set state = 'done', outcome = 'no', ended_at = $1 where id = $2`, [
      after(days(2)),
      closed,
    ]);
    const left = async (on: number) => {
      await of.api('forget_expired', after(days(on)));
      return (await of.owner('select id from people.talk')).map(({ id }) => id);
    };
    expect(await left(11)).toHaveLength(3);
    expect(await left(13)).not.toContain(closed);
    expect(await left(15)).not.toContain(robot);
    expect(await left(59)).toHaveLength(1);
    expect(await left(61)).toEqual([]);
  });
});
