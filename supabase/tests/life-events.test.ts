/** What happens in the life of a couple, told on the own page or to the research team. */
import { describe, expect, test } from 'vitest';
import { useDatabase, type Row } from './database.ts';
import {
  after,
  completedCouple,
  joinedCouple,
  makeList,
  secret,
  setUp,
  submit,
  type Api,
} from './journey.ts';
import { by, codeOf, holds, report, researcher, sessionOf } from './life.ts';

let coordinatorId: string;
const db = useDatabase(async () => {
  await setUp(db.api, { list: makeList(0, ['now', 'later', 'now', 'later']) });
  coordinatorId = await researcher(db);
});

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
