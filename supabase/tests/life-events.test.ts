import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Row, type TestDatabase } from './database.ts';
import {
  after,
  completedCouple,
  days,
  invitee,
  joinedCouple,
  makeList,
  person,
  secret,
  send,
  setUp,
  sha256,
  signUp,
  submit,
  type Api,
} from './journey.ts';
import { by, codeOf, login, replace, report, researcher } from './life.ts';

let db: TestDatabase;
let coordinatorId: string;
beforeAll(async () => {
  db = await openDatabase();
  await setUp(db.api, { list: makeList(0, ['now', 'later', 'now', 'later']) });
  coordinatorId = await researcher(db);
});
afterAll(() => db.close());

const holds = async (on: TestDatabase): Promise<unknown[]> =>
  (await on.owner(`select reason, state from trial.hold order by reason`)).map((row) => Object.values(row));
const sessionOf = (on: TestDatabase, session: string, minutes: number): Promise<Row> =>
  on.api('read_session', after(minutes), session);

describe('telling on the own page', () => {
  test('is for what the own role can tell, in the past, with a fresh code, and twice on one day is once', async () => {
    const copy = await db.branch();
    const { employee, employer } = await completedCouple(copy.api, 'telling');
    expect(await report(copy.api, employee, 'no_longer_guides', 45)).toEqual({ status: 'not_theirs' });
    expect(await report(copy.api, employer, 'job_lost', 45)).toEqual({ status: 'not_theirs' });
    expect(await report(copy.api, employee, 'died', 45)).toEqual({ status: 'not_theirs' });
    expect(await report(copy.api, employee, 'job_lost', 45, '2026-03-03')).toEqual({ status: 'in_future' });
    expect(await report(copy.api, employee, 'job_lost', 90)).toEqual({ status: 'not_fresh' });
    expect(await report(copy.api, secret(), 'job_lost', 45)).toEqual({ status: 'no_session' });
    for (const minutes of [45, 46]) {
      expect(await report(copy.api, employee, 'job_lost', minutes, '2026-03-01')).toEqual({
        status: 'recorded',
        may_replace: true,
      });
    }
    expect(await report(copy.api, employer, 'no_longer_guides', 47)).toEqual({
      status: 'recorded',
      may_replace: false,
    });
    expect(await copy.owner('select kind, recorded_by from trial.life_event order by made_at')).toEqual([
      { kind: 'job_lost', recorded_by: null },
      { kind: 'no_longer_guides', recorded_by: null },
    ]);
  });

  test('[T3] after the draw it changes nothing; before it the couple waits for a person', async () => {
    const copy = await db.branch();
    const allocated = await completedCouple(copy.api, 'drawn');
    await report(copy.api, allocated.employee, 'contract_ended', 45);
    expect(await holds(copy)).toEqual([]);
    const early = await joinedCouple(copy.api, 'early', 100);
    await report(copy.api, early.employee, 'other_employer', 139);
    expect(await holds(copy)).toEqual([['life_event', 'open']]);
    await submit(copy.api, 'employee', early.employee, after(140));
    const last = await submit(copy.api, 'employer', early.employer, after(141));
    expect(last['randomisation']).toBe('held');
  });

  test('[D2] the audit holds references and no words', async () => {
    const copy = await db.branch();
    const coordinator = by(copy, coordinatorId);
    const { employee } = await completedCouple(copy.api, 'audited');
    await report(copy.api, employee, 'job_lost', 45);
    await coordinator(
      'record_life_event',
      after(46),
      await codeOf(copy, 'audited@home.example'),
      'couple_apart',
      null,
      'a secret reason',
    );
    const rows = JSON.stringify(
      await copy.owner(`select * from ops.audit where event = 'life_event_recorded'`),
    );
    expect(rows).toContain('happened_on');
    expect(rows).not.toMatch(/job_lost|couple_apart|secret reason/);
  });
});

describe('no longer guiding', () => {
  test('ends later questionnaires from that day, and keeps the website open', async () => {
    const copy = await db.branch();
    const { employer } = await completedCouple(copy.api, 'guide');
    const before = await sessionOf(copy, employer, 46);
    await report(copy.api, employer, 'no_longer_guides', 46, '2026-03-01');
    expect(await sessionOf(copy, employer, 46)).toEqual(before);
    expect(before['guidance']).not.toBe('none');
    const histories = (await copy.api('read_histories', after(47), null, 100))['people'] as Row[];
    expect(histories.map((one) => [one['role'], one['guides_until']]).toSorted()).toEqual([
      ['employee', null],
      ['employer', '2026-03-01'],
    ]);
  });

  test('recorded by mistake and withdrawn: the questionnaires go on', async () => {
    const copy = await db.branch();
    const coordinator = by(copy, coordinatorId);
    await completedCouple(copy.api, 'mistaken');
    const code = await codeOf(copy, 'boss-mistaken@work.example');
    const { event } = await coordinator(
      'record_life_event',
      after(46),
      code,
      'no_longer_guides',
      null,
      'heard it',
    );
    const until = (): Promise<Row[]> =>
      copy.owner(
        `select trial.guides_until(p.id)::text as until from trial.participant p where p.code = $1`,
        [code],
      );
    expect(await until()).toEqual([{ until: '2026-03-02' }]);
    expect(await coordinator('withdraw_life_event', after(50), event, 'wrong person')).toEqual({
      status: 'withdrawn',
    });
    expect(await coordinator('withdraw_life_event', after(51), event, 'again')).toEqual({
      status: 'already',
    });
    expect(await until()).toEqual([{ until: null }]);
  });
});

describe('what the research team records', () => {
  test('asks for the capability, a reason, a person and a kind that fits', async () => {
    const copy = await db.branch();
    const coordinator = by(copy, coordinatorId);
    const { employee } = await completedCouple(copy.api, 'recorded');
    const code = await codeOf(copy, 'recorded@home.example');
    const analyst = by(copy, await researcher(copy, 'analyst'));
    const record = (by: Api, ...values: unknown[]): Promise<Row> =>
      by('record_life_event', after(50), ...values);
    expect(await record(analyst, code, 'died', null, 'x')).toEqual({ status: 'not_allowed' });
    expect(await analyst('withdraw_life_event', after(50), crypto.randomUUID(), 'x')).toEqual({
      status: 'not_allowed',
    });
    expect(await record(coordinator, code, 'died', null, '  ')).toEqual({ status: 'needs_reason' });
    expect(await record(coordinator, 'P-000000', 'died', null, 'x')).toEqual({ status: 'unknown' });
    expect(await record(coordinator, code, 'no_longer_guides', null, 'x')).toEqual({ status: 'not_theirs' });
    expect(await record(coordinator, code, 'moved', null, 'x')).toEqual({ status: 'not_theirs' });
    expect(await record(coordinator, code, 'died', '2026-03-03', 'x')).toEqual({ status: 'in_future' });
    expect(await coordinator('withdraw_life_event', after(50), crypto.randomUUID(), 'x')).toEqual({
      status: 'unknown',
    });
    expect(await record(coordinator, code, 'other_employer', null, 'told by phone')).toMatchObject({
      status: 'recorded',
    });
    expect((await sessionOf(copy, employee, 51))['may_replace']).toBe(true);
  });

  test('[T2] before the draw, a couple that fell apart and a second couple hold it, by the rule of the trial', async () => {
    const copy = await db.branch();
    const coordinator = by(copy, coordinatorId);
    await joinedCouple(copy.api, 'apart');
    await coordinator(
      'record_life_event',
      after(50),
      await codeOf(copy, 'apart@home.example'),
      'couple_apart',
      null,
      'told us',
    );
    await coordinator(
      'record_life_event',
      after(51),
      await codeOf(copy, 'boss-apart@work.example'),
      'second_couple',
      null,
      'two addresses',
    );
    expect(await holds(copy)).toEqual([
      ['life_event', 'open'],
      ['same_person', 'open'],
    ]);
  });
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

describe('another in the place of the employer', () => {
  test('only after telling that something changed, and never by the employer', async () => {
    const copy = await db.branch();
    const { employee, employer } = await completedCouple(copy.api, 'asking');
    const boss = invitee('new-asking@work.example');
    expect(await copy.api('invite', after(44), employee, boss, true)).toEqual({ status: 'already_invited' });
    await report(copy.api, employer, 'no_longer_guides', 45);
    expect((await sessionOf(copy, employee, 46))['may_replace']).toBe(false);
    await report(copy.api, employee, 'other_manager', 46);
    expect(await copy.api('invite', after(47), employee, boss, false)).toEqual({ status: 'not_confirmed' });
    expect(await copy.api('invite', after(47), employee, invitee('asking@home.example'), true)).toEqual({
      status: 'same_person',
    });
    expect(await copy.api('invite', after(47), employee, boss, true)).toMatchObject({
      status: 'invited',
      leaves_at: expect.stringContaining('T10:17'),
    });
    expect(await sessionOf(copy, employee, 48)).toMatchObject({
      may_replace: false,
      invitation: { state: 'waiting' },
    });
    expect(await copy.api('take_back_invitation', after(50), employee)).toEqual({ status: 'taken_back' });
    expect((await sessionOf(copy, employee, 51))['may_replace']).toBe(true);
  });

  test.each([['goes on'], ['stopped']])(
    '[C1] the one who was a member is refused in the same words, whether that one %s',
    async (how) => {
      const copy = await db.branch();
      const { employee, employer } = await completedCouple(copy.api, 'same');
      if (how === 'stopped') await copy.api('withdraw', after(44), employer, 'no_data');
      await report(copy.api, employee, 'other_employer', 45);
      expect(await copy.api('invite', after(46), employee, invitee('boss-same@work.example'), true)).toEqual({
        status: 'already_member',
      });
    },
  );

  test.each([
    ['now', 'open'],
    ['later', 'waiting'],
  ])(
    'after the draw in the arm %s: a member from that day, the website %s, no baseline',
    async (arm, guidance) => {
      const copy = await db.branch();
      if (arm === 'later') await completedCouple(copy.api, 'before');
      const { employee, employer } = await completedCouple(copy.api, 'moved', 100);
      await send(copy.api, after(145));
      await copy.owner(`update ops.session set expires_at = '2030-01-01'`);
      const before = await sessionOf(copy, employer, days(20));
      expect(before['guidance']).toBe(guidance);
      const { session, result } = await replace(copy.api, 'moved', 'new-moved@work.example', days(20));
      expect(result).toMatchObject({ status: 'signed_up', joined: false });
      expect(await sessionOf(copy, session, days(20) + 60)).toMatchObject({
        couple: { state: 'randomised', randomised_on: '2026-03-02' },
        guidance,
        questionnaires: [],
      });
      expect(await sessionOf(copy, employer, days(20))).toEqual(before);
      expect(await sessionOf(copy, employee, days(20) + 60)).toMatchObject({
        may_replace: false,
        invitation: { state: 'joined' },
      });
      const sent = await send(copy.api, after(days(20) + 60));
      expect(sent.map((one) => [one.email_enc, one.kind, one.variant])).toEqual([
        ['v1.email.new-moved@work.example', 'allocated', arm],
      ]);
      expect(
        await copy.owner(`select m.role, m.until is null as now, trial.day(m.since)::text as since from trial.member m join trial.couple c on c.id = m.couple
      where c.id = (select id from trial.couple order by joined_at desc limit 1) order by m.role, m.since`),
      ).toEqual([
        { role: 'employee', now: true, since: '2026-03-02' },
        { role: 'employer', now: false, since: '2026-03-02' },
        { role: 'employer', now: true, since: '2026-03-22' },
      ]);
      const joinedOn = (
        (await copy.api('read_histories', after(days(20) + 61), null, 100))['people'] as Row[]
      )
        .filter((one) => one['role'] === 'employer')
        .map((one) => [one['joined_on'], one['randomised_on']])
        .toSorted();
      expect(joinedOn.at(-1)).toEqual(['2026-03-22', '2026-03-02']);
      expect(joinedOn).toHaveLength(arm === 'later' ? 3 : 2);
    },
  );

  test('before the draw: the couple goes on with a baseline of the new employer, when a person lifts the hold', async () => {
    const copy = await db.branch();
    const coordinator = by(copy, coordinatorId);
    const { employee, employer } = await joinedCouple(copy.api, 'soon');
    await submit(copy.api, 'employee', employee, after(40));
    const { session, result } = await replace(copy.api, 'soon', 'new-soon@work.example', 60);
    expect(result).toMatchObject({ status: 'signed_up', joined: true });
    await submit(copy.api, 'employer', session, after(98), { stratum: 'large' });
    const [hold] = await copy.owner(`select id from trial.hold where state = 'open'`);
    expect(
      await coordinator('decide_hold', after(100), hold?.['id'], 'lift', 'the new employer takes part'),
    ).toMatchObject({ status: 'lifted', randomisation: 'randomised' });
    expect(await copy.owner('select stratum from trial.allocation')).toEqual([
      { stratum: 'organisation=large' },
    ]);
    // Who never sent in the own baseline is not drawn, and sees what anybody sees who waits.
    expect(await sessionOf(copy, employer, 101)).toMatchObject({
      couple: { state: 'baseline' },
      guidance: 'none',
    });
    expect(
      (await send(copy.api, after(101)))
        .filter((one) => one.kind === 'allocated')
        .map((one) => one.email_enc)
        .toSorted(),
    ).toEqual(['v1.email.new-soon@work.example', 'v1.email.soon@home.example']);
  });

  test('[C1] before the draw, an employer whose baseline is in hears of the draw and gets the website as a member does', async () => {
    const copy = await db.branch();
    const coordinator = by(copy, coordinatorId);
    const { employee, employer } = await joinedCouple(copy.api, 'kept');
    await submit(copy.api, 'employer', employer, after(40));
    const { session } = await replace(copy.api, 'kept', 'new-kept@work.example', 60);
    await submit(copy.api, 'employer', session, after(98));
    await submit(copy.api, 'employee', employee, after(99));
    const [hold] = await copy.owner(`select id from trial.hold where state = 'open'`);
    await coordinator('decide_hold', after(100), hold?.['id'], 'lift', 'the new employer takes part');
    const again = await login(copy.api, 'boss-kept@work.example', 101);
    expect(await sessionOf(copy, again, 102)).toMatchObject({
      couple: { state: 'randomised' },
      guidance: 'open',
    });
    expect((await send(copy.api, after(102))).filter((one) => one.kind === 'allocated')).toHaveLength(3);
    expect(await copy.owner('select count(*)::int as n from trial.allocation')).toEqual([{ n: 1 }]);
  });

  test('a former employer who stops before the draw holds nobody', async () => {
    const copy = await db.branch();
    await joinedCouple(copy.api, 'former');
    await replace(copy.api, 'former', 'new-former@work.example', 60);
    await copy.owner(`update trial.hold set state = 'lifted', decided_at = now()`);
    await copy.owner(`update trial.couple set state = 'baseline'`);
    await copy.api('withdraw', after(110), await login(copy.api, 'boss-former@work.example', 110), 'no_data');
    expect(await holds(copy)).toEqual([['life_event', 'lifted']]);
  });

  test('an invitation that nobody answers ends without a word, and another can be made', async () => {
    const copy = await db.branch();
    const { employee } = await completedCouple(copy.api, 'unanswered');
    await send(copy.api, after(44));
    await report(copy.api, employee, 'other_manager', 45);
    await copy.api('invite', after(46), employee, invitee('silent@work.example'), true);
    await send(copy.api, after(90));
    await copy.api('forget_expired', after(days(31)));
    expect(await send(copy.api, after(days(31)))).toEqual([]);
    const back = await login(copy.api, 'unanswered@home.example', days(31));
    expect((await sessionOf(copy, back, days(31)))['may_replace']).toBe(true);
  });
});

describe('a person in two couples', () => {
  test('[T2] an employer of one couple who is invited for another: refused, recorded once, on the desk; nobody is held', async () => {
    const copy = await db.branch();
    await joinedCouple(copy.api, 'first');
    await send(copy.api, after(45));
    const second = await (async () => {
      const { session } = await signUp(copy.api, 'employee', 'second@home.example', after(50));
      const fresh = secret();
      await copy.api('open_code', after(50), session, sha256('c'));
      await copy.api('confirm_code', after(50), session, sha256('c'), fresh);
      return fresh;
    })();
    await copy.api('invite', after(51), second, invitee('boss-first@work.example'), true);
    const mail = (await send(copy.api, after(90))).find((one) => one.kind === 'invitation');
    for (const minutes of [91, 95]) {
      const opened = secret();
      await copy.api('open_link', after(minutes), mail?.token ?? null, opened, null);
      const { session, result } = await signUp(copy.api, 'employer', 'x', after(minutes), opened);
      expect(result).toEqual({ status: 'already_signed_up' });
      await copy.api('open_code', after(minutes), session, sha256(`c${minutes}`));
      const refused = secret();
      expect(
        await copy.api('confirm_code', after(minutes), session, sha256(`c${minutes}`), refused),
      ).toMatchObject({ next: 'second', joined: false });
      // In the same browser, an hour later: the own page is reached as ever.
      await copy.api('open_code', after(minutes + 60), refused, sha256(`d${minutes}`));
      expect(
        await copy.api('confirm_code', after(minutes + 60), refused, sha256(`d${minutes}`), secret()),
      ).toMatchObject({ next: 'mine' });
    }
    expect(
      await copy.owner(
        `select e.kind, p.role, e.invitation is not null as seen from trial.life_event e join trial.participant p on p.id = e.participant`,
      ),
    ).toEqual([{ kind: 'second_couple', role: 'employer', seen: true }]);
    expect(await copy.owner(`select kind, state from trial.task`)).toEqual([
      { kind: 'life_event', state: 'open' },
    ]);
    expect(await holds(copy)).toEqual([]);
    expect(await copy.owner('select count(*)::int as n from trial.couple')).toEqual([{ n: 1 }]);
    expect(await sessionOf(copy, second, 100)).toMatchObject({ couple: null, invitation: { state: 'sent' } });
    await copy.api('forget_expired', after(days(32)));
    expect(
      (await send(copy.api, after(days(32))))
        .filter((one) => one.email_enc.includes('second@home'))
        .map((one) => one.kind),
    ).toEqual(['no-couple']);
  });
});
