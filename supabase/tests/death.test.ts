/** The death of somebody who takes part: what ends at once, and what an undone mistake brings back. */
import { describe, expect, test } from 'vitest';
import { useDatabase, type Row, type TestDatabase } from './database.ts';
import { after, completedCouple, joinedCouple, makeList, person, secret, send, setUp } from './journey.ts';
import { by, codeOf, holds, login, researcher, sessionOf } from './life.ts';

let coordinatorId: string;
const db = useDatabase(async () => {
  await setUp(db.api, { list: makeList(0, ['now', 'later', 'now', 'later']) });
  coordinatorId = await researcher(db);
});

describe('death', () => {
  const dies = async (copy: TestDatabase, name: string, minutes = 50): Promise<string> =>
    String(
      (
        await by(copy, coordinatorId)(
          'record_life_event',
          after(minutes),
          await codeOf(copy, `${name}@home.example`),
          'died',
          '2026-03-01',
          'the family called',
        )
      )['event'],
    );

  test('ends every message, task, link and session of that person at once, and closes what was open', async () => {
    const copy = await db.branch();
    const couple = await joinedCouple(copy.api, 'loved');
    const [joined] = (await send(copy.api, after(45))).filter(
      (one) => one.email_enc === 'v1.email.loved@home.example',
    );
    await copy.owner(
      `select trial.open_task('${after(46)}', 'phone', p.id, null, '2026-03-10') from trial.participant p where p.role = 'employee'`,
    );
    await copy.owner(
      `select ops.queue_message('${after(47)}', 'wave', p.id, null, null, 9, true) from trial.participant p where p.role = 'employee'`,
    );
    await dies(copy, 'loved');
    expect((await send(copy.api, after(60))).filter((one) => one.email_enc.includes('loved@home'))).toEqual(
      [],
    );
    expect(await sessionOf(copy, couple.employee, 61)).toEqual({ status: 'none' });
    expect(await copy.api('open_link', after(61), joined?.token ?? '', secret(), null)).toEqual({
      status: 'expired',
    });
    const asked = await copy.api(
      'request_login',
      after(62),
      person('loved@home.example')['email_hash'],
      secret(),
      secret(),
    );
    expect(asked).toEqual({ status: 'unknown' });
    expect(await copy.owner(`select state from trial.task`)).toEqual([{ state: 'cancelled' }]);
    expect(
      await copy.owner(`select o.state from trial.occasion o join trial.participant p on p.id = o.participant
      where p.role = 'employee'`),
    ).toEqual([{ state: 'closed' }]);
    expect(await holds(copy)).toEqual([['member_stopped', 'open']]);
  });

  test('what a sender holds at that moment and has not sent does not leave any more', async () => {
    const copy = await db.branch();
    await joinedCouple(copy.api, 'held');
    const claimed = (await copy.api('claim_messages', after(45), 100))['messages'] as Row[];
    const mine = claimed.filter((one) => String(one['email_enc']).includes('held@home'));
    expect(mine.length).toBeGreaterThan(0);
    await dies(copy, 'held', 46);
    // The last look of the sender that holds it says that it must not leave.
    for (const { id } of mine) {
      expect(await copy.api('register_link', after(46), id, secret())).toEqual({ status: 'unknown' });
      await copy.api('mark_message', after(46), id, 'unsent', null);
      expect(await copy.owner('select state from ops.message where id = $1', [id])).toEqual([
        { state: 'cancelled' },
      ]);
    }
    expect((await send(copy.api, after(90))).filter((one) => one.email_enc.includes('held@home'))).toEqual(
      [],
    );
  });

  test('[T3] after the draw the couple stays in its arm and the other goes on', async () => {
    const copy = await db.branch();
    await completedCouple(copy.api, 'stays');
    await dies(copy, 'stays');
    expect(await copy.owner('select state from trial.couple')).toEqual([{ state: 'randomised' }]);
    expect(await holds(copy)).toEqual([]);
    const people = (await copy.api('read_histories', after(60), null, 100))['people'] as Row[];
    expect(people.filter((one) => one['state'] === 'active').map((one) => one['role'])).toEqual(['employer']);
  });

  test('recorded by mistake and undone: as before, in what is still open, after a new code', async () => {
    const copy = await db.branch();
    const coordinator = by(copy, coordinatorId);
    await joinedCouple(copy.api, 'alive');
    const [joined] = (await send(copy.api, after(40))).filter((one) => one.email_enc.includes('alive@home'));
    await copy.owner(
      `select trial.open_task('${after(46)}', 'phone', p.id, null, '2026-03-10') from trial.participant p where p.role = 'employee'`,
    );
    await copy.owner(
      `select ops.queue_message('${after(47)}', 'welcome', p.id, null, null, 9) from trial.participant p where p.role = 'employee'`,
    );
    const event = await dies(copy, 'alive');
    expect(
      await coordinator(
        'record_life_event',
        after(51),
        await codeOf(copy, 'alive@home.example'),
        'died',
        null,
        'x',
      ),
    ).toEqual({ status: 'already' });
    expect(await coordinator('withdraw_life_event', after(60), event, 'a namesake')).toEqual({
      status: 'withdrawn',
    });
    const session = await login(copy.api, 'alive@home.example', 61);
    expect(await sessionOf(copy, session, 62)).toMatchObject({
      stopped: false,
      questionnaires: [{ state: 'open' }],
    });
    expect((await send(copy.api, after(63))).map((one) => [one.email_enc, one.kind])).toEqual([
      ['v1.email.alive@home.example', 'welcome'],
    ]);
    expect(await copy.api('open_link', after(64), joined?.token ?? '', secret(), null)).toMatchObject({
      status: 'opened',
    });
    expect(await copy.owner(`select state from trial.task`)).toEqual([{ state: 'open' }]);
    expect(await copy.owner(`select withdrawn_reason, kind from trial.life_event`)).toEqual([
      { withdrawn_reason: 'a namesake', kind: 'died' },
    ]);
  });

  test('of somebody who had stopped: undone, that person is still stopped', async () => {
    const copy = await db.branch();
    const coordinator = by(copy, coordinatorId);
    const { employee } = await completedCouple(copy.api, 'gone');
    expect(await copy.api('withdraw', after(45), employee, 'no_data')).toEqual({ status: 'withdrawn' });
    const event = await dies(copy, 'gone');
    expect(await copy.owner(`select state from trial.participant where role = 'employee'`)).toEqual([
      { state: 'died' },
    ]);
    await coordinator('withdraw_life_event', after(60), event, 'a namesake');
    expect(
      await copy.owner(
        `select state, stopped_at = '${after(45)}' as same from trial.participant where role = 'employee'`,
      ),
    ).toEqual([{ state: 'stopped', same: true }]);
  });
});
