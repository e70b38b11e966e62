/** Stopping that somebody told the research team, by word of mouth. */
import { describe, expect, test } from 'vitest';
import { useDatabase, type Row, type TestDatabase } from './database.ts';
import { after, completedCouple, joinedCouple, makeList, send, setUp } from './journey.ts';
import { by, codeOf, holds, login, researcher, sessionOf } from './life.ts';

let coordinatorId: string;
const db = useDatabase(async () => {
  await setUp(db.api, { list: makeList(0, ['now', 'later', 'now', 'later']) });
  coordinatorId = await researcher(db);
});

describe('somebody who says to the research team to stop', () => {
  const says = (
    copy: TestDatabase,
    name: string,
    grade: string,
    minutes = 50,
    reason = 'said so on the phone',
  ) =>
    codeOf(copy, `${name}@home.example`).then((code) =>
      by(copy, coordinatorId)('record_withdrawal', after(minutes), code, grade, reason),
    );
  const back = (copy: TestDatabase, event: unknown, minutes: number) =>
    by(copy, coordinatorId)('withdraw_life_event', after(minutes), event, 'another person');
  const employee = async (copy: TestDatabase): Promise<Row | undefined> =>
    (await copy.owner(`select state, contact from trial.participant where role = 'employee'`))[0];
  const withTask = (copy: TestDatabase) =>
    copy.owner(`select trial.open_task('${after(46)}', 'phone', p.id, null, '2026-03-10')
      from trial.participant p where p.role = 'employee'`);
  const tasks = (copy: TestDatabase) => copy.owner('select state from trial.task');

  test('asks for the capability, a reason, a person, and a grade that is not for the person alone', async () => {
    const copy = await db.branch();
    await completedCouple(copy.api, 'told');
    const code = await codeOf(copy, 'told@home.example');
    for (const role of ['analyst', 'supporter', 'owner']) {
      const other = by(copy, await researcher(copy, role));
      expect(await other('record_withdrawal', after(50), code, 'no_data', 'x')).toEqual({
        status: 'not_allowed',
      });
    }
    const coordinator = by(copy, coordinatorId);
    expect(await coordinator('record_withdrawal', after(50), code, 'no_data', ' ')).toEqual({
      status: 'needs_reason',
    });
    expect(await coordinator('record_withdrawal', after(50), 'P-000000', 'no_data', 'x')).toEqual({
      status: 'unknown',
    });
    for (const grade of ['erase', 'died', null])
      await expect(
        copy
          .branch()
          .then((inner) => by(inner, coordinatorId)('record_withdrawal', after(50), code, grade, 'x')),
      ).rejects.toThrow(/unknown grade/);
    expect(
      await coordinator('record_life_event', after(50), code, 'no_data', null, 'not by this way'),
    ).toEqual({ status: 'not_theirs' });
    expect(await employee(copy)).toEqual({ state: 'active', contact: 'all' });
  });

  test('no more mail and calls: those end, taking part goes on, and twice is once', async () => {
    const copy = await db.branch();
    const couple = await completedCouple(copy.api, 'quiet');
    await withTask(copy);
    await copy.owner(
      `select ops.queue_message('${after(47)}', 'wave', p.id, null, null, 9, true) from trial.participant p where p.role = 'employee'`,
    );
    const before = await sessionOf(copy, couple.employee, 48);
    expect(await says(copy, 'quiet', 'no_contact')).toMatchObject({ status: 'recorded' });
    expect(await employee(copy)).toEqual({ state: 'active', contact: 'none' });
    expect(await tasks(copy)).toEqual([{ state: 'cancelled' }]);
    expect((await send(copy.api, after(60))).filter((one) => one.kind === 'wave')).toEqual([]);
    expect(await sessionOf(copy, couple.employee, 48)).toEqual({ ...before, contact: 'none' });
    expect(await says(copy, 'quiet', 'no_contact', 61)).toEqual({ status: 'already' });
    expect(await holds(copy)).toEqual([]);
  });

  test('no more mail and calls, recorded by mistake: as before', async () => {
    const copy = await db.branch();
    await completedCouple(copy.api, 'namesake');
    await withTask(copy);
    const { event } = await says(copy, 'namesake', 'no_contact');
    expect(await back(copy, event, 60)).toEqual({ status: 'withdrawn' });
    expect(await employee(copy)).toEqual({ state: 'active', contact: 'all' });
    expect(await tasks(copy)).toEqual([{ state: 'open' }]);
  });

  test('who asked for the same on the own page since then keeps that, also when the event is taken back', async () => {
    const copy = await db.branch();
    await completedCouple(copy.api, 'twice');
    const { event } = await says(copy, 'twice', 'no_contact');
    const session = await login(copy.api, 'twice@home.example', 55);
    await copy.api('allow_contact', after(56), session);
    await copy.api('withdraw', after(57), session, 'no_contact');
    await back(copy, event, 60);
    expect(await employee(copy)).toEqual({ state: 'active', contact: 'none' });
  });

  test('[C1] stopping ends everything of this person as on the own page, and the other sees nothing', async () => {
    const copy = await db.branch();
    const couple = await joinedCouple(copy.api, 'ends');
    await withTask(copy);
    const before = await sessionOf(copy, couple.employer, 48);
    expect(await says(copy, 'ends', 'no_data')).toMatchObject({ status: 'recorded' });
    expect(await employee(copy)).toEqual({ state: 'stopped', contact: 'all' });
    expect(await tasks(copy)).toEqual([{ state: 'cancelled' }]);
    expect(await sessionOf(copy, couple.employee, 51)).toEqual({ status: 'none' });
    expect(await holds(copy)).toEqual([['member_stopped', 'open']]);
    expect(await sessionOf(copy, couple.employer, 48)).toEqual(before);
    for (const grade of ['no_data', 'no_contact'])
      expect(await says(copy, 'ends', grade, 52)).toEqual({ status: 'already' });
    // Having all of it erased stays with the person.
    const session = await login(copy.api, 'ends@home.example', 53);
    expect(await copy.api('withdraw', after(54), session, 'erase')).toEqual({ status: 'withdrawn' });
  });

  test('stopping that was recorded by mistake: as before, in what is still open', async () => {
    const copy = await db.branch();
    await joinedCouple(copy.api, 'stayed');
    await withTask(copy);
    const { event } = await says(copy, 'stayed', 'no_data');
    expect(await back(copy, event, 60)).toEqual({ status: 'withdrawn' });
    expect(await employee(copy)).toEqual({ state: 'active', contact: 'all' });
    expect(await tasks(copy)).toEqual([{ state: 'open' }]);
    const session = await login(copy.api, 'stayed@home.example', 61);
    expect(await sessionOf(copy, session, 62)).toMatchObject({
      stopped: false,
      questionnaires: [{ state: 'open' }],
    });
  });

  test('[D2] who had all of it erased since then is not brought back', async () => {
    const copy = await db.branch();
    await completedCouple(copy.api, 'away');
    const { event } = await says(copy, 'away', 'no_data');
    const session = await login(copy.api, 'away@home.example', 53);
    await copy.api('withdraw', after(54), session, 'erase');
    await back(copy, event, 60);
    expect(await employee(copy)).toMatchObject({ state: 'stopped' });
  });

  test('[T6] [D2] who reads answers sees that it was asked and not why, and the audit holds no words', async () => {
    const copy = await db.branch();
    const analyst = await researcher(copy, 'analyst');
    await completedCouple(copy.api, 'seen');
    await says(copy, 'seen', 'no_data', 50, 'a secret reason');
    const see = (who: string) =>
      copy.as('authenticated', who, 'select kind, reason, told_by_participant from research.life_event');
    expect(await see(analyst)).toEqual([{ kind: 'no_data', reason: null, told_by_participant: false }]);
    expect(await see(coordinatorId)).toMatchObject([{ reason: 'a secret reason' }]);
    const rows = await copy.owner(
      `select actor, fields, event from ops.audit where event = 'life_event_recorded'`,
    );
    expect(rows).toMatchObject([{ actor: coordinatorId, event: 'life_event_recorded' }]);
    expect(JSON.stringify(rows)).not.toMatch(/secret|no_data/);
  });
});
