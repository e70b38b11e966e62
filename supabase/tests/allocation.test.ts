import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyList, type Revealed } from '../../src/domain/allocation-proof.ts';
import { openDatabase, type Row, type TestDatabase } from './database.ts';
import {
  after,
  completedCouple,
  days,
  joinedCouple,
  makeList,
  type List,
  PROTOCOL,
  send,
  setUp,
  sha256,
  submit,
} from './journey.ts';

let db: TestDatabase;
const users = {
  coordinator: crypto.randomUUID(),
  owner: crypto.randomUUID(),
  allocation_manager: crypto.randomUUID(),
};
const list = makeList(20);

/** A branch with protocol, list and researchers. */
async function fresh(options: { protocol?: object; list?: List } = {}): Promise<TestDatabase> {
  const copy = await db.branch();
  await setUp(copy.api, { list, ...options });
  for (const [role, id] of Object.entries(users)) {
    await copy.owner('insert into auth.users (id, email) values ($1, $2)', [id, `${role}@study.example`]);
    await copy.api('appoint_researcher', after(0), `${role}@study.example`, role, null);
  }
  return copy;
}
const asUser = async (
  on: TestDatabase,
  role: keyof typeof users,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row> =>
  (await on.as('authenticated', users[role], `select ${sql} as result`, parameters))[0]?.['result'] as Row;
const coupleIn = async (on: TestDatabase): Promise<Row> =>
  (await on.owner('select * from trial.couple order by joined_at desc limit 1'))[0] as Row;

const holdsIn = async (on: TestDatabase): Promise<unknown[]> =>
  (await on.owner('select reason, state from trial.hold order by 1, 2')).map((row) => [
    row['reason'],
    row['state'],
  ]);
const eventsIn = async (on: TestDatabase, event: string): Promise<unknown> =>
  (await on.owner('select count(*)::int as n from ops.audit where event = $1', [event]))[0]?.['n'];

beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.close());

describe('randomisation', () => {
  test('happens with the second baseline, once, at the next place of the stratum [T1]', async () => {
    const copy = await fresh({ list });
    expect((await completedCouple(copy.api, 'one')).status).toBe('randomised');
    expect((await completedCouple(copy.api, 'two', 60)).status).toBe('randomised');
    expect((await completedCouple(copy.api, 'three', 120, { stratum: 'large' })).status).toBe('randomised');
    const rows = await copy.owner(
      'select number, stratum, position, arm from trial.allocation order by number',
    );
    const arm = (stratum: string, position: number): string =>
      list.entries.find((entry) => entry.stratum === stratum && entry.position === position)?.arm ?? '';
    expect(rows).toEqual([
      { number: 1, stratum: 'organisation=small', position: 1, arm: arm('organisation=small', 1) },
      { number: 2, stratum: 'organisation=small', position: 2, arm: arm('organisation=small', 2) },
      { number: 3, stratum: 'organisation=large', position: 1, arm: arm('organisation=large', 1) },
    ]);
    const couple = await coupleIn(copy);
    expect(await copy.api('randomise', after(500), couple['id'])).toEqual({ status: 'already_randomised' });
    await copy.close();
  });

  test('waits for both baselines and for a stratum of the protocol', async () => {
    const copy = await fresh();
    const couple = await joinedCouple(copy.api, 'half');
    const { id } = await coupleIn(copy);
    expect(await copy.api('randomise', after(40), id)).toEqual({ status: 'not_ready' });
    await submit(copy.api, 'employee', couple.employee, after(41));
    expect(await copy.api('randomise', after(42), id)).toEqual({ status: 'not_ready' });
    expect(await submit(copy.api, 'employer', couple.employer, after(43), { stratum: 'gigantic' })).toEqual({
      status: 'submitted',
      randomisation: 'held',
    });
    expect(await holdsIn(copy)).toEqual([['stratum_unknown', 'open']]);
    expect(await eventsIn(copy, 'stratum_unknown')).toBe(1);
    expect(await copy.api('randomise', after(44), id)).toEqual({
      status: 'held',
      reasons: ['stratum_unknown'],
    });
    expect(await copy.api('randomise', after(44), crypto.randomUUID())).toEqual({ status: 'not_ready' });
    await copy.close();
  });

  test('without a list nothing is allocated and the desk sees it; loading one randomises in the order of joining', async () => {
    const copy = await db.branch();
    await copy.api('load_protocol', after(0), PROTOCOL);
    // Joined first, completed last.
    const first = await joinedCouple(copy.api, 'first');
    expect((await completedCouple(copy.api, 'second', 60)).status).toBe('no_list');
    await submit(copy.api, 'employee', first.employee, after(120));
    expect((await submit(copy.api, 'employer', first.employer, after(121)))['randomisation']).toBe('no_list');
    expect(await holdsIn(copy)).toEqual([
      ['no_list', 'open'],
      ['no_list', 'open'],
    ]);
    expect(await eventsIn(copy, 'no_list')).toBe(2);
    await copy.api('load_allocation_list', after(200), makeList(4));
    expect(await holdsIn(copy)).toEqual([
      ['no_list', 'lifted'],
      ['no_list', 'lifted'],
    ]);
    expect(
      await copy.owner(`select a.number, trial.day(k.joined_at) = '2026-03-02' and k.state = 'randomised' as done
        from trial.allocation a join trial.couple k on k.id = a.couple order by k.joined_at`),
    ).toEqual([
      { number: 1, done: true },
      { number: 2, done: true },
    ]);
    await copy.close();
  });

  test('sends both members their own message, never names the arm elsewhere, and asks for equal contact [T11]', async () => {
    const copy = await fresh({ list: makeList(0, ['later', 'now']) });
    await completedCouple(copy.api, 'control');
    const { messages } = await completedCouple(copy.api, 'intervention', 60);
    const sent = [...messages, ...(await send(copy.api, after(200)))].filter((m) => m.kind === 'allocated');
    expect(sent.map((m) => [m.role, m.variant, m.link?.target, m.release_on]).sort()).toEqual([
      ['employee', 'later', 'mine', '2027-04-02'],
      ['employee', 'now', 'mine', null],
      ['employer', 'later', 'guidance', '2027-04-02'],
      ['employer', 'now', 'guidance', null],
    ]);
    await copy.close();
  });

  test('[D3] what is live stays live', async () => {
    const copy = await db.branch();
    const now = new Date().toISOString();
    expect(await copy.api('load_protocol', now, PROTOCOL)).toEqual({ status: 'loaded' });
    expect(await copy.api('load_protocol', now, { ...PROTOCOL, live: true })).toEqual({ status: 'loaded' });
    expect(await copy.api('load_protocol', now, PROTOCOL)).toEqual({ status: 'frozen' });
    expect(await copy.api('load_protocol', now, { ...PROTOCOL, live: true })).toEqual({
      status: 'unchanged',
    });
    await copy.close();
  });

  test('[T4] the date of release is fixed then, for both arms alike, and nothing changes it', async () => {
    const copy = await fresh({ list: makeList(0, ['later', 'now']) });
    const couple = await completedCouple(copy.api, 'fixed');
    expect(await copy.owner(`select release_on::text from trial.allocation`)).toEqual([
      { release_on: '2027-04-02' },
    ]);
    expect(
      await copy.api('load_protocol', after(100), { ...PROTOCOL, release: { months: 1, days: 0 } }),
    ).toEqual({ status: 'frozen' });
    await expect(copy.owner(`update trial.allocation set release_on = '2026-04-01'`)).rejects.toThrow(
      'only grows',
    );
    await copy.owner(`update ops.session set expires_at = '2030-01-01'`);
    const guidance = async (at: string): Promise<unknown[]> => {
      const session = await copy.api('read_session', at, couple.employer);
      return [session['guidance'], session['guidance_on']];
    };
    expect(await guidance('2027-04-01T21:59:59Z')).toEqual(['waiting', '2027-04-02']);
    expect(await guidance('2027-04-01T22:00:00Z')).toEqual(['open', null]);
    await copy.close();
  });

  test('in the intervention arm guidance is open at once, for the employer only', async () => {
    const copy = await fresh({ list: makeList(0, ['now', 'later']) });
    const couple = await completedCouple(copy.api, 'now');
    expect(await copy.api('read_session', after(50), couple.employer)).toMatchObject({
      guidance: 'open',
      guidance_on: null,
    });
    expect(await copy.api('read_session', after(50), couple.employee)).toMatchObject({
      guidance: 'none',
      guidance_on: null,
    });
    await copy.close();
  });
});

describe('[T2] holds', () => {
  const decide = (on: TestDatabase, role: keyof typeof users, hold: string, decision: string): Promise<Row> =>
    asUser(on, role, 'api.decide_hold($1, $2, $3, $4)', [after(300), hold, decision, 'talked to both']);
  const holdIn = async (on: TestDatabase): Promise<string> =>
    String((await on.owner(`select id from trial.hold where state = 'open'`))[0]?.['id']);

  test('a second couple of one organisation waits for a person, who sees no arm; lifting randomises', async () => {
    const copy = await fresh();
    await completedCouple(copy.api, 'first', 0, { organisation: 'firm' });
    const second = await completedCouple(copy.api, 'second', 60, { organisation: 'firm' });
    expect(second.status).toBe('held');
    const { id } = await coupleIn(copy);
    expect(await copy.api('randomise', after(200), id)).toEqual({
      status: 'held',
      reasons: ['same_organisation'],
    });
    expect(await copy.api('read_session', after(201), second.employer)).toMatchObject({
      couple: { state: 'baseline' },
      guidance: 'none',
    });
    const hold = await holdIn(copy);
    expect(await decide(copy, 'allocation_manager', hold, 'lift')).toEqual({ status: 'not_allowed' });
    expect(await decide(copy, 'coordinator', hold, 'lift')).toEqual({
      status: 'lifted',
      randomisation: 'randomised',
    });
    expect(await decide(copy, 'coordinator', hold, 'lift')).toEqual({ status: 'already_decided' });
    expect(await decide(copy, 'coordinator', crypto.randomUUID(), 'lift')).toEqual({ status: 'unknown' });
    await copy.close();
  });

  test('the couple that came first is not held by the one that came after', async () => {
    const copy = await fresh();
    const first = await joinedCouple(copy.api, 'slow', 0, 'firm');
    const second = await joinedCouple(copy.api, 'fast', 60, 'firm');
    await submit(copy.api, 'employee', second.employee, after(100));
    expect((await submit(copy.api, 'employer', second.employer, after(101)))['randomisation']).toBe('held');
    await submit(copy.api, 'employee', first.employee, after(102));
    expect((await submit(copy.api, 'employer', first.employer, after(103)))['randomisation']).toBe(
      'randomised',
    );
    await copy.close();
  });

  test('an excluded couple is never randomised, and its members see no difference from a hold', async () => {
    const copy = await fresh();
    await completedCouple(copy.api, 'first', 0, { organisation: 'firm' });
    const second = await completedCouple(copy.api, 'second', 60, { organisation: 'firm' });
    const before = await copy.api('read_session', after(201), second.employer);
    expect(await decide(copy, 'coordinator', await holdIn(copy), 'exclude')).toEqual({ status: 'excluded' });
    expect(await copy.api('read_session', after(201), second.employer)).toEqual(before);
    expect(await copy.api('randomise', after(301), (await coupleIn(copy))['id'])).toEqual({
      status: 'not_ready',
    });
    await copy.close();
  });

  /** Two open holds: the same organisation, and a date that is past. */
  async function heldTwice(copy: TestDatabase): Promise<[string, string]> {
    await completedCouple(copy.api, 'first', 0, { organisation: 'firm' });
    const second = await joinedCouple(copy.api, 'second', 60, 'firm');
    await submit(copy.api, 'employee', second.employee, after(100), { eligibleUntil: '2026-03-01' });
    await submit(copy.api, 'employer', second.employer, after(101));
    const [one, other] = await copy.owner(`select id from trial.hold where state = 'open' order by reason`);
    return [String(one?.['id']), String(other?.['id'])];
  }

  test('an excluded couple stays excluded when another of its holds is lifted', async () => {
    const copy = await fresh();
    const [one, other] = await heldTwice(copy);
    expect(await decide(copy, 'coordinator', one, 'exclude')).toEqual({ status: 'excluded' });
    expect(await holdsIn(copy)).toEqual([
      ['eligibility_too_late', 'excluded'],
      ['same_organisation', 'excluded'],
    ]);
    expect(await decide(copy, 'coordinator', other, 'lift')).toEqual({ status: 'already_decided' });
    expect(await coupleIn(copy)).toMatchObject({ state: 'excluded' });
    expect(await copy.owner('select 1 from trial.allocation')).toHaveLength(1);
    await copy.close();
  });

  test('with two holds, lifting one randomises nobody; lifting the other does', async () => {
    const copy = await fresh();
    const [one, other] = await heldTwice(copy);
    expect(await decide(copy, 'coordinator', one, 'lift')).toEqual({
      status: 'lifted',
      randomisation: 'held',
    });
    expect(await decide(copy, 'coordinator', other, 'lift')).toEqual({
      status: 'lifted',
      randomisation: 'randomised',
    });
    await copy.close();
  });

  test('a decision asks for a reason', async () => {
    const copy = await fresh();
    const [one] = await heldTwice(copy);
    for (const reason of ['', ' \n ', null]) {
      expect(
        await asUser(copy, 'coordinator', 'api.decide_hold($1, $2, $3, $4)', [
          after(300),
          one,
          'exclude',
          reason,
        ]),
      ).toEqual({ status: 'needs_reason' });
    }
    expect(await coupleIn(copy)).toMatchObject({ state: 'held' });
    await copy.close();
  });

  test('who stops before randomisation holds the couple; the other sees what who waits sees [C1]', async () => {
    const copy = await fresh();
    const couple = await joinedCouple(copy.api, 'stops');
    const before = await copy.api('read_session', after(41), couple.employer);
    await copy.api('withdraw', after(41), couple.employee, 'no_data');
    expect(await coupleIn(copy)).toMatchObject({ state: 'held' });
    expect(await holdsIn(copy)).toEqual([['member_stopped', 'open']]);
    expect(await copy.api('read_session', after(41), couple.employer)).toEqual(before);
    expect(await decide(copy, 'coordinator', await holdIn(copy), 'lift')).toEqual({
      status: 'lifted',
      randomisation: 'not_ready',
    });
    await copy.close();
  });

  test('who stops after randomisation changes nothing of the couple [T3]', async () => {
    const copy = await fresh();
    const couple = await completedCouple(copy.api, 'after');
    await copy.api('withdraw', after(45), couple.employee, 'no_data');
    expect(await holdsIn(copy)).toEqual([]);
    expect(await coupleIn(copy)).toMatchObject({ state: 'randomised' });
    await copy.close();
  });

  test('a rule that allows overlap holds nobody', async () => {
    const copy = await fresh({ protocol: { same_organisation: 'allow' } });
    await completedCouple(copy.api, 'first', 0, { organisation: 'firm' });
    expect((await completedCouple(copy.api, 'second', 60, { organisation: 'firm' })).status).toBe(
      'randomised',
    );
    await copy.close();
  });

  test('[T1] a date that no longer meets the protocol holds; a baseline of more than 28 days is too old', async () => {
    const copy = await fresh();
    await copy.api('load_protocol', after(1), {
      ...PROTOCOL,
      baseline_window_days: 60,
      session_days: { employee: 90, employer: 90 },
    });
    const late = await joinedCouple(copy.api, 'late', 10);
    await submit(copy.api, 'employee', late.employee, after(100), { eligibleUntil: '2026-03-04' });
    const held = await submit(copy.api, 'employer', late.employer, after(days(3)));
    expect(held['randomisation']).toBe('held');
    const old = await joinedCouple(copy.api, 'old', 20);
    await submit(copy.api, 'employee', old.employee, after(100));
    expect((await submit(copy.api, 'employer', old.employer, after(days(29))))['randomisation']).toBe(
      'too_old',
    );
    const ripe = await joinedCouple(copy.api, 'ripe', 30);
    await submit(copy.api, 'employee', ripe.employee, after(100), { eligibleUntil: '2026-03-30' });
    expect((await submit(copy.api, 'employer', ripe.employer, after(days(28))))['randomisation']).toBe(
      'randomised',
    );
    expect(await copy.owner('select reason from trial.hold order by 1')).toEqual([
      { reason: 'baseline_too_old' },
      { reason: 'eligibility_too_late' },
    ]);
    await copy.close();
  });

  test('who stopped before the last baseline came in is judged by a person, not randomised by the machine', async () => {
    const copy = await fresh();
    const couple = await joinedCouple(copy.api, 'gone');
    await submit(copy.api, 'employee', couple.employee, after(41));
    expect(await copy.api('withdraw', after(42), couple.employee, 'no_data')).toEqual({
      status: 'withdrawn',
    });
    expect(await submit(copy.api, 'employer', couple.employer, after(43))).toEqual({
      status: 'submitted',
      randomisation: 'held',
    });
    await copy.close();
  });

  test('an exhausted list holds and raises an event; a second committed list goes on', async () => {
    const copy = await fresh({ list: makeList(0, ['now', 'later']) });
    await completedCouple(copy.api, 'first');
    expect(await copy.api('load_allocation_list', after(50), makeList(4))).toEqual({ status: 'list_exists' });
    await completedCouple(copy.api, 'last', 60);
    expect((await completedCouple(copy.api, 'over', 120)).status).toBe('list_exhausted');
    expect(
      await copy.owner(`select count(*)::int as n from ops.audit where event = 'list_exhausted'`),
    ).toEqual([{ n: 1 }]);
    // A person can lift it, but not make a place.
    expect(await decide(copy, 'coordinator', await holdIn(copy), 'lift')).toEqual({
      status: 'lifted',
      randomisation: 'list_exhausted',
    });
    expect(await copy.api('load_allocation_list', after(350), makeList(4))).toEqual({ status: 'loaded' });
    expect(await holdsIn(copy)).toEqual([
      ['list_exhausted', 'lifted'],
      ['list_exhausted', 'lifted'],
    ]);
    expect(
      await copy.owner('select position, number from trial.allocation order by allocated_at desc limit 1'),
    ).toEqual([{ position: 1, number: 1 }]);
    await copy.close();
  });
});

describe('[T5] the commitment', () => {
  test('can be read by anybody before the first allocation; a list does not replace another', async () => {
    expect(await db.api('allocation_commitment')).toEqual({ status: 'no_list' });
    const copy = await fresh();
    expect(
      (await copy.as('anon', null, 'select api.allocation_commitment() as result'))[0]?.['result'],
    ).toMatchObject({
      status: 'committed',
      commitment: list.commitment,
    });
    expect(await copy.api('load_allocation_list', after(1), makeList(4))).toEqual({ status: 'list_exists' });
    await copy.close();
  });

  test('the list is revealed only after closing, by two different roles, and then proves every allocation', async () => {
    const copy = await fresh({ list });
    for (let n = 0; n < 6; n += 1) {
      await completedCouple(copy.api, `proof-${n}`, n * 60, { stratum: n % 3 === 0 ? 'large' : 'small' });
    }
    const reveal = (role: keyof typeof users): Promise<Row> =>
      asUser(copy, role, 'api.reveal_allocation_list($1)', [after(900)]);
    const close = (role: keyof typeof users): Promise<Row> =>
      asUser(copy, role, 'api.close_allocation($1)', [after(800)]);
    expect(await reveal('allocation_manager')).toEqual({ status: 'not_closed' });
    expect(await close('allocation_manager')).toEqual({ status: 'not_allowed' });
    expect(await close('owner')).toEqual({ status: 'closed' });
    expect(await reveal('owner')).toEqual({ status: 'not_allowed' });
    const revealed = await reveal('allocation_manager');
    expect(revealed).toMatchObject({ status: 'revealed', nonce: list.nonce });
    expect(revealed['entries']).toHaveLength(list.entries.length);
    const plan = {
      arms: PROTOCOL.arms,
      strata: ['organisation=small', 'organisation=large'],
      blockMultiples: [1, 2, 3],
      listLength: 20,
    };
    const { nonce, entries, allocations } = revealed as unknown as Omit<Revealed, 'commitment'>;
    expect(verifyList({ nonce, commitment: list.commitment, entries, allocations }, plan, sha256)).toEqual({
      intact: true,
    });
    expect((await completedCouple(copy.api, 'after', 1000)).status).toBe('no_list');
    await copy.close();
  });

  test('nothing published can be reproduced by trying all arms without the nonce', async () => {
    const copy = await fresh({ list: makeList(0, ['now', 'later', 'later', 'now']) });
    for (let n = 0; n < 4; n += 1) await completedCouple(copy.api, `guess-${n}`, n * 60);
    const known = await copy.owner(
      `select k.code, a.stratum, a.position from trial.allocation a join trial.couple k on k.id = a.couple order by number`,
    );
    const audit = await copy.owner(
      `select a.*, c.previous, c.hash from ops.audit a join ops.audit_chain c on c.audit = a.id`,
    );
    const published = new Set<string>(
      [
        ...audit.flatMap((row) => [row['proof'], row['hash'], row['previous']]),
        ...((await copy.api('allocation_chain'))['chain'] as Row[]).map((row) => row['chain']),
        (await copy.api('allocation_commitment'))['commitment'],
      ].filter((text) => typeof text === 'string'),
    );
    const starts = ['', ...published];
    const hits = starts.flatMap((start) =>
      known.flatMap(({ code, stratum, position }) =>
        ['now', 'later'].flatMap((arm) =>
          [
            `${start}${code}|${stratum}|${position}|${arm}`,
            `${start}${arm}`,
            `${code}|${arm}`,
            `${start}|${code}|${arm}`,
          ].filter((guess) => published.has(sha256(guess))),
        ),
      ),
    );
    expect(hits).toEqual([]);
    expect(JSON.stringify(audit)).not.toMatch(/"(now|later)"/);
    await copy.close();
  });
});

describe('the protocol', () => {
  test('can change until the first allocation; after it only what allocation does not depend on', async () => {
    const copy = await fresh();
    expect(await copy.api('load_protocol', after(1), PROTOCOL)).toEqual({ status: 'unchanged' });
    expect(await copy.api('load_protocol', after(1), { ...PROTOCOL, baseline_max_age_days: 30 })).toEqual({
      status: 'loaded',
    });
    await completedCouple(copy.api, 'any');
    expect(await copy.api('load_protocol', after(60), PROTOCOL)).toEqual({ status: 'frozen' });
    expect(
      await copy.api('load_protocol', after(60), {
        ...PROTOCOL,
        baseline_max_age_days: 30,
        session_days: { employee: 1, employer: 1 },
      }),
    ).toEqual({ status: 'loaded' });
    await copy.close();
  });

  test('[D6] test people are left out of the count', async () => {
    const copy = await fresh();
    await completedCouple(copy.api, 'real');
    await joinedCouple(copy.api, 'fake', 60);
    await copy.owner(`update trial.couple set test = true where state = 'baseline'`);
    expect(await copy.api('recruitment_total', after(200))).toEqual({ status: 'counted', couples: 1 });
    await copy.close();
  });
});
