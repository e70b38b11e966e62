/** [T2] What keeps a couple from being randomised until a person has decided. */
import { describe, expect, test } from 'vitest';
import { asUser, coupleIn, holdsIn, ready, type users } from './allocation.ts';
import { useDatabase, type Row, type TestDatabase } from './database.ts';
import { after, completedCouple, days, joinedCouple, makeList, PROTOCOL, submit } from './journey.ts';

const db = useDatabase();
const fresh = (options: Parameters<typeof ready>[1] = {}) => ready(db, options);

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
