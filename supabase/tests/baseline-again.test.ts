/** [T1] A baseline that is too old for the draw: what can have changed is asked again, and then the couple is drawn. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerAgain, askedAgain, LATE, oldCouple, PROTOCOL_OF_MONTHS } from './again.ts';
import { asUser, coupleIn, eventsIn, holdsIn, ready, users } from './allocation.ts';
import { openDatabase, type Row, type TestDatabase } from './database.ts';
import { after, days, joinedCouple, submit } from './journey.ts';
import { login, replace, report } from './life.ts';
import { histories } from './waves.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openDatabase();
});
afterAll(() => db.close());
const fresh = () => ready(db, { protocol: PROTOCOL_OF_MONTHS });

const decide = async (on: TestDatabase, minutes: number, reason: string, decision = 'lift'): Promise<Row> => {
  const [hold] = await on.owner(`select id from trial.hold where state = 'open' and reason = $1`, [reason]);
  return asUser(on, 'coordinator', 'api.decide_hold($1, $2, $3, $4)', [
    after(minutes),
    hold?.['id'],
    decision,
    'talked to both',
  ]);
};
const page = (on: TestDatabase, session: string, minutes: number): Promise<Row> =>
  on.api('read_session', after(minutes), session);
const questionnaires = async (on: TestDatabase, session: string, minutes: number): Promise<unknown> =>
  (await page(on, session, minutes))['questionnaires'];

describe('[T1] asking again', () => {
  test('only of whom the answers are too old; the other sees and gets nothing of it [C1]', async () => {
    const copy = await fresh();
    const couple = await joinedCouple(copy.api, 'old');
    await submit(copy.api, 'employee', couple.employee, after(41));
    const quick = await joinedCouple(copy.api, 'quick', 100);
    await submit(copy.api, 'employee', quick.employee, after(days(28)));
    for (const { employer } of [couple, quick])
      await submit(copy.api, 'employer', employer, after(days(LATE)));
    expect(await askedAgain(copy)).toEqual(['employee T0-again open']);
    expect(await questionnaires(copy, couple.employee, days(LATE))).toMatchObject([
      { questionnaire: 'employee-t0', state: 'submitted' },
      { questionnaire: 'employee-t0-again', wave: 'T0-again', state: 'open', closes_on: '2026-04-21' },
    ]);
    expect(await questionnaires(copy, couple.employer, days(LATE))).toMatchObject([
      { questionnaire: 'employer-t0', state: 'submitted' },
    ]);
    const others = await copy.owner(
      `select m.kind from ops.message m join trial.participant p on p.id = m.participant
       where p.role = 'employer' and m.due_at > $1 and m.kind <> 'allocated'`,
      [after(days(1))],
    );
    expect(others).toEqual([]);
    await copy.close();
  });

  test('draws in the transaction of the answers, and the hold lifts by itself', async () => {
    const copy = await fresh();
    const { employee } = await oldCouple(copy.api, 'old');
    expect(await holdsIn(copy)).toEqual([['baseline_too_old', 'open']]);
    const at = days(LATE + 3);
    expect(await answerAgain(copy.api, 'employee', employee, at)).toEqual({
      status: 'submitted',
      randomisation: 'randomised',
    });
    const [drawn] = await copy.owner('select allocated_at from trial.allocation');
    expect(new Date(String(drawn?.['allocated_at'])).toISOString()).toBe(after(at));
    expect(await copy.owner('select state, decided_by, decision_reason from trial.hold')).toEqual([
      { state: 'lifted', decided_by: null, decision_reason: 'answered again' },
    ]);
    expect(await eventsIn(copy, 'hold_lifted_by_answers')).toBe(1);
    expect(await answerAgain(copy.api, 'employee', employee, at + 1)).toEqual({
      status: 'already_submitted',
    });
    await copy.close();
  });

  test('waits for both, when both are too old', async () => {
    const copy = await fresh();
    const couple = await oldCouple(copy.api, 'first', 'firm');
    const second = await joinedCouple(copy.api, 'second', 100, 'firm');
    await submit(copy.api, 'employee', second.employee, after(200));
    await submit(copy.api, 'employer', second.employer, after(201));
    expect(await decide(copy, days(LATE + 10), 'same_organisation')).toMatchObject({
      randomisation: 'too_old',
    });
    const at = days(LATE + 11);
    expect((await answerAgain(copy.api, 'employer', second.employer, at))['randomisation']).toBe('too_old');
    expect(await askedAgain(copy)).toEqual([
      'employee T0-again open',
      'employee T0-again open',
      'employer T0-again submitted',
    ]);
    expect((await answerAgain(copy.api, 'employee', second.employee, at + 9))['randomisation']).toBe(
      'randomised',
    );
    expect((await coupleIn(copy))['state']).toBe('randomised');
    expect((await page(copy, couple.employee, at + 10))['couple']).toMatchObject({ state: 'baseline' });
    await copy.close();
  });

  test('comes after everything else that holds the couple, so that fresh answers do not grow old', async () => {
    const copy = await fresh();
    const couple = await joinedCouple(copy.api, 'busy');
    await submit(copy.api, 'employee', couple.employee, after(41));
    await report(copy.api, await login(copy.api, 'busy@home.example', days(2)), 'other_manager', days(2));
    await submit(copy.api, 'employer', couple.employer, after(days(LATE)));
    expect(await holdsIn(copy)).toEqual([
      ['baseline_too_old', 'open'],
      ['life_event', 'open'],
    ]);
    expect(await askedAgain(copy)).toEqual([]);
    await decide(copy, days(LATE + 5), 'life_event');
    expect(await askedAgain(copy)).toEqual(['employee T0-again open']);
    await copy.close();
  });

  test('leaves a couple held that something else holds meanwhile; too old once more, it is asked once more', async () => {
    const copy = await fresh();
    const { employee } = await oldCouple(copy.api, 'moved');
    const at = days(LATE + 2);
    await report(copy.api, await login(copy.api, 'moved@home.example', at), 'other_manager', at);
    expect(await answerAgain(copy.api, 'employee', employee, at + 5)).toEqual({
      status: 'submitted',
      randomisation: 'held',
    });
    expect(await holdsIn(copy)).toEqual([
      ['baseline_too_old', 'lifted'],
      ['life_event', 'open'],
    ]);
    await decide(copy, days(LATE + 40), 'life_event');
    expect(await askedAgain(copy)).toEqual([
      'employee T0-again submitted',
      'employee T0-again-2 open',
      'employer T0-again open',
    ]);
    expect((await answerAgain(copy.api, 'employee', employee, days(LATE + 41)))['randomisation']).toBe(
      'too_old',
    );
    expect(await askedAgain(copy)).toContain('employee T0-again-2 submitted');
    await copy.close();
  });

  test('of who stays when another took the place of the employer', async () => {
    const copy = await fresh();
    const { employee } = await joinedCouple(copy.api, 'new');
    await submit(copy.api, 'employee', employee, after(41));
    const mine = await login(copy.api, 'new@home.example', days(25));
    await report(copy.api, mine, 'other_manager', days(25));
    const { session } = await replace(copy.api, 'new', 'next@work.example', days(25));
    await decide(copy, days(27), 'life_event');
    expect((await submit(copy.api, 'employer', session, after(days(30))))['randomisation']).toBe('too_old');
    expect(await askedAgain(copy)).toEqual(['employee T0-again open']);
    expect((await answerAgain(copy.api, 'employee', employee, days(31)))['randomisation']).toBe('randomised');
    await copy.close();
  });

  test('checks the dates of the protocol from what was answered now', async () => {
    const copy = await fresh();
    const { employee } = await oldCouple(copy.api, 'date');
    expect(
      await answerAgain(copy.api, 'employee', employee, days(LATE + 1), { eligibleUntil: '2026-03-20' }),
    ).toEqual({ status: 'submitted', randomisation: 'held' });
    expect(await holdsIn(copy)).toEqual([
      ['baseline_too_old', 'lifted'],
      ['eligibility_too_late', 'open'],
    ]);
    await copy.close();
  });

  test.each([
    ['done', 'held'],
    ['yes', 'randomised'],
  ])('after the answer "%s" about guiding the couple is %s', async (guiding, outcome) => {
    const copy = await fresh();
    const couple = await joinedCouple(copy.api, 'guides');
    await submit(copy.api, 'employer', couple.employer, after(41));
    await submit(copy.api, 'employee', couple.employee, after(days(LATE)));
    expect(await answerAgain(copy.api, 'employer', couple.employer, days(LATE + 1), { guiding })).toEqual({
      status: 'submitted',
      randomisation: outcome,
    });
    if (outcome === 'held')
      expect(await decide(copy, days(LATE + 2), 'life_event')).toMatchObject({ randomisation: 'randomised' });
    await copy.close();
  });
});

describe('[T1] nobody answers', () => {
  const close = async (on: TestDatabase, minutes: number): Promise<void> => {
    const [history] = (await histories(on, after(minutes))).filter(({ role }) => role === 'employee');
    await on.api('apply_steps', after(minutes), [
      { participant: history?.participant, wave: 'T0-again', step: 'close', number: 1, at: after(minutes) },
    ]);
  };

  test('the window closes, the couple stays held and a person decides; it is not asked once more', async () => {
    const copy = await fresh();
    const { employee } = await oldCouple(copy.api, 'silent');
    await close(copy, days(LATE + 22));
    expect(await askedAgain(copy)).toEqual(['employee T0-again closed']);
    expect(await answerAgain(copy.api, 'employee', employee, days(LATE + 22))).toEqual({
      status: 'not_open',
    });
    expect(await copy.api('randomise', after(days(LATE + 23)), (await coupleIn(copy))['id'])).toEqual({
      status: 'too_old',
    });
    expect(await askedAgain(copy)).toHaveLength(1);
    const [couple] = await copy.as('authenticated', users.coordinator, 'select * from research.couple');
    expect(couple).toMatchObject({
      state: 'held',
      baselines: { employee: 'submitted', employer: 'submitted' },
    });
    const [hold] = await copy.as('authenticated', users.coordinator, 'select * from research.hold');
    expect(hold?.['asked_again']).toEqual([{ role: 'employee', state: 'closed', closes_on: '2026-04-21' }]);
    expect(await decide(copy, days(LATE + 24), 'baseline_too_old')).toEqual({
      status: 'lifted',
      randomisation: 'randomised',
    });
    await copy.close();
  });

  test('a person decides sooner: what was asked again is needless from then on, also for a mail that waits', async () => {
    const copy = await fresh();
    const { employee } = await oldCouple(copy.api, 'sooner');
    const [history] = (await histories(copy, after(days(LATE)))).filter(({ role }) => role === 'employee');
    const step = {
      participant: history?.participant,
      wave: 'T0-again',
      number: 1,
      at: after(days(LATE + 1)),
    };
    await copy.api('apply_steps', after(days(LATE + 1)), [{ ...step, step: 'invite' }]);
    await decide(copy, days(LATE + 1), 'baseline_too_old');
    expect(await questionnaires(copy, employee, days(LATE + 2))).toMatchObject([{}, { state: 'closed' }]);
    expect(await answerAgain(copy.api, 'employee', employee, days(LATE + 2))).toEqual({ status: 'not_open' });
    const claimed = await copy.api('claim_messages', after(days(LATE + 2)), 100);
    expect((claimed['messages'] as Row[]).map(({ kind }) => kind)).not.toContain('again');
    await close(copy, days(LATE + 2));
    expect(await askedAgain(copy)).toEqual(['employee T0-again closed']);
    await copy.close();
  });

  test.each(['no_data', 'erase'])('who stopped (%s) is asked nothing', async (grade) => {
    const copy = await fresh();
    const couple = await joinedCouple(copy.api, 'stops');
    await submit(copy.api, 'employee', couple.employee, after(41));
    await copy.api('withdraw', after(days(2)), await login(copy.api, 'stops@home.example', days(2)), grade);
    await submit(copy.api, 'employer', couple.employer, after(days(LATE)));
    await decide(copy, days(LATE + 1), 'member_stopped');
    expect(await askedAgain(copy)).toEqual([]);
    await copy.close();
  });
});
