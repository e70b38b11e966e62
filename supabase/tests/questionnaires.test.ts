import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type TestDatabase } from './database.ts';
import {
  after,
  ANSWERS,
  days,
  joinedCouple,
  PROTOCOL,
  secret,
  send,
  setUp,
  signUp,
  submit,
} from './journey.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openDatabase();
  await setUp(db.api);
});
afterAll(() => db.close());

describe('answers', () => {
  test('one row an item and one for each chosen option; own words apart [C11]', async () => {
    const couple = await joinedCouple(db.api, 'rows');
    expect(await submit(db.api, 'employee', couple.employee, after(50))).toEqual({
      status: 'submitted',
      randomisation: null,
    });
    const person = (await db.api('read_session', after(51), couple.employee))['participant'];
    expect(
      await db.owner(
        `select item, value from trial.answer a join trial.submission s on s.id = a.submission
      where s.participant = $1 order by item, value`,
        [person],
      ),
    ).toEqual([...ANSWERS.employee].sort((a, b) => (a.item + a.value < b.item + b.value ? -1 : 1)));
    expect(
      await db.owner(
        `select item from trial.free_text a join trial.submission s on s.id = a.submission
      where s.participant = $1`,
        [person],
      ),
    ).toEqual([{ item: 'remark' }]);
    expect(
      await db.owner('select version, mode, strata from trial.submission where participant = $1', [person]),
    ).toEqual([{ version: 1, mode: 'web', strata: {} }]);
  });

  test('are taken once', async () => {
    const couple = await joinedCouple(db.api, 'once');
    await submit(db.api, 'employer', couple.employer, after(50));
    expect(await submit(db.api, 'employer', couple.employer, after(51))).toEqual({
      status: 'already_submitted',
    });
    expect(await db.api('save_answers', after(52), couple.employer, 'employer-t0', 1, { a: '1' })).toEqual({
      status: 'not_open',
    });
  });

  test('need a trusted session of the one who was asked', async () => {
    const couple = await joinedCouple(db.api, 'whose');
    expect(await submit(db.api, 'employer', couple.employee, after(50))).toEqual({ status: 'not_open' });
    expect(await submit(db.api, 'employee', secret(), after(50))).toEqual({ status: 'no_session' });
    const guess = await signUp(db.api, 'employee', 'whose@home.example', after(50));
    expect(await submit(db.api, 'employee', guess.session, after(51))).toEqual({ status: 'no_session' });
  });

  test('an invitation that was sent already is not sent again for what is in', async () => {
    const couple = await joinedCouple(db.api, 'quick');
    await submit(db.api, 'employee', couple.employee, after(45));
    const roles = (await send(db.api, after(46)))
      .filter((m) => m.email_enc.includes('quick') && m.kind === 'joined')
      .map((m) => m.role);
    expect(roles).toEqual(['employer']);
  });
});

describe('drafts', () => {
  test('grow answer by answer and are gone when the questionnaire is in [C10]', async () => {
    const couple = await joinedCouple(db.api, 'draft');
    const save = (answers: object): Promise<unknown> =>
      db.api('save_answers', after(50), couple.employee, 'employee-t0', 1, answers);
    expect(await save({ contract_hours: '32' })).toEqual({ status: 'saved' });
    expect(await save({ contract_hours: '36', support: ['talks', 'rest'] })).toEqual({ status: 'saved' });
    const drafts = (): Promise<unknown> =>
      db.owner(`select answers from trial.draft d join trial.occasion o on o.id = d.occasion
      where o.questionnaire = 'employee-t0' and d.answers ? 'support'`);
    expect(await drafts()).toEqual([{ answers: { contract_hours: '36', support: ['talks', 'rest'] } }]);
    await submit(db.api, 'employee', couple.employee, after(55));
    expect(await drafts()).toEqual([]);
    expect(await db.api('save_answers', after(56), secret(), 'employee-t0', 1, {})).toEqual({
      status: 'no_session',
    });
    expect(await db.api('save_answers', after(56), couple.employee, 'employer-t0', 1, {})).toEqual({
      status: 'not_open',
    });
  });
});

describe('the window', () => {
  test('closes after 28 days, but not for who typed in the last 48 hours', async () => {
    const copy = await db.branch();
    const couple = await joinedCouple(copy.api, 'window', days(1));
    const closed = days(1) + days(29);
    await copy.api('load_protocol', after(1), {
      ...PROTOCOL,
      session_days: { employee: 90, employer: 90 },
    });
    await copy.owner(`update ops.session set expires_at = '2030-01-01'`);
    expect(await submit(copy.api, 'employer', couple.employer, after(closed))).toEqual({
      status: 'not_open',
    });
    expect(await copy.api('read_session', after(closed), couple.employer)).toMatchObject({
      questionnaires: [{ state: 'closed' }],
    });
    await copy.api('save_answers', after(closed - days(1)), couple.employee, 'employee-t0', 1, {
      contract_hours: '32',
    });
    expect(await submit(copy.api, 'employee', couple.employee, after(closed))).toMatchObject({
      status: 'submitted',
    });
    await copy.close();
  });
});
