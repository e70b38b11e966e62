/** Randomisation in the transaction that completes the second baseline, and the protocol that it depends on. */
import { describe, expect, test } from 'vitest';
import { coupleIn, eventsIn, holdsIn, list, ready } from './allocation.ts';
import { useDatabase } from './database.ts';
import { after, completedCouple, joinedCouple, makeList, PROTOCOL, send, submit } from './journey.ts';

const db = useDatabase();
const fresh = (options: Parameters<typeof ready>[1] = {}) => ready(db, options);

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
