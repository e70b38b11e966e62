/** A trial of six couples in eighteen months, through the real functions; and whether the checks see it when a row is changed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../dev/build.ts';
import { chainUnbroken, listKept } from '../../dev/simulate/checks/proof.ts';
import type { Evidence, Finding } from '../../dev/simulate/checks/shape.ts';
import { CHECKS, gather, judge } from '../../dev/simulate/judge.ts';
import { playTrial, type Played } from '../../dev/simulate/play.ts';
import { STARTS_AT } from '../../dev/simulate/simulation.ts';
import { openStage, type Stage } from '../../dev/simulate/stage.ts';
import { comparesTwins } from '../../dev/simulate/twins.ts';
import { addMonths, dayOf, momentOf, startOf } from '../../src/domain/calendar.ts';

const SEED = 7;
const COUPLES = 6;
const MONTHS = 18;

let stage: Stage;
let played: Played;
let evidence: Evidence;

beforeAll(async () => {
  await build();
  stage = await openStage(SEED, STARTS_AT);
  const until = startOf(addMonths(dayOf(STARTS_AT), MONTHS));
  played = await playTrial(
    stage,
    { trial: stage.trial, seed: SEED, couples: COUPLES, days: 90 },
    { startsAt: STARTS_AT, until, renewal: { at: momentOf('2027-05-10', '06:00'), role: 'employee' } },
  );
  evidence = await gather(stage, played);
});
afterAll(() => stage?.stop());

const broken = (findings: readonly Finding[]) =>
  findings.filter((one) => one.broken.length > 0).map(({ name, broken: all }) => `${name}: ${all[0]}`);

/** What every check says after a change that nobody of the trial made; then the change is undone. */
async function after(change: string, undo: string): Promise<string> {
  await stage.database.sql(change);
  try {
    const tampered = await gather(stage, played);
    return broken([
      ...CHECKS.map((check) => check(tampered)),
      await chainUnbroken(stage),
      await listKept(stage),
    ]).join('\n');
  } finally {
    await stage.database.sql(undo);
  }
}

test('six couples go through eighteen months, and every invariant holds', async () => {
  expect(broken(await judge(stage, evidence))).toEqual([]);
  expect(evidence.facts.allocations.length).toBeGreaterThan(3);
  expect(evidence.facts.submissions.length).toBeGreaterThan(25);
  expect(evidence.posted.length).toBeGreaterThan(100);
});

test('an answer that was changed is found', async () => {
  const [row] = await stage.database.sql<{ submission: string; item: string; value: string }>(
    `select submission, item, value from trial.answer where value ~ '^\\d+$' order by submission, item limit 1`,
  );
  const where = `submission = '${row?.submission}' and item = '${row?.item}'`;
  const words = await after(
    `update trial.answer set value = '77' where ${where}`,
    `update trial.answer set value = '${row?.value}' where ${where}`,
  );
  expect(words).toContain('every answer is in the tables as it was sent, and no other');
  expect(words).toContain(`${row?.item} = `);
});

test('a message that was marked as sent and never left is found', async () => {
  const [row] = await stage.database.sql<{ id: string }>(
    `insert into ops.message (participant, kind, state, due_at, sent_at, number)
     select id, 'reminder', 'sent', now(), now(), 99 from trial.participant order by id limit 1 returning id`,
  );
  const words = await after('select 1', `delete from ops.message where id = '${row?.id}'`);
  expect(words).toContain('each message left once, and the database knows it');
});

test('a task that nobody asked for, and one that is gone, are found', async () => {
  const [row] = await stage.database.sql<{ id: string; kind: string }>(
    `select id, kind from trial.task where kind in ('phone', 'paper') order by made_at, id limit 1`,
  );
  const words = await after(
    `update trial.task set kind = 'worry', number = 50 where id = '${row?.id}'`,
    `update trial.task set kind = '${row?.kind}', number = 1 where id = '${row?.id}'`,
  );
  expect(words).toContain('no wave without its tasks');
  expect(words).toContain(`no task: `);
});

test('an event that was taken out of the chain is found', async () => {
  const off = 'alter table ops.audit_chain disable trigger only_grows';
  await stage.database.sql(off);
  const [row] = await stage.database.sql<{ seq: number; hash: string }>(
    'select seq, hash from ops.audit_chain order by seq offset 20 limit 1',
  );
  const words = await after(
    `update ops.audit_chain set hash = repeat('0', 64) where seq = ${row?.seq}`,
    `update ops.audit_chain set hash = '${row?.hash}' where seq = ${row?.seq}`,
  );
  await stage.database.sql('alter table ops.audit_chain enable trigger only_grows');
  expect(words).toContain(`the chain of events is unbroken: broken at number ${row?.seq}`);
});

test('[T3, T5] a couple that was given the other arm, or was put out, is found', async () => {
  await stage.database.sql('alter table trial.allocation disable trigger only_grows');
  const [row] = await stage.database.sql<{ couple: string; arm: string }>(
    'select couple, arm from trial.allocation order by number limit 1',
  );
  const other = stage.trial.arms.find(({ code }) => code !== row?.arm)?.code;
  const words = await after(
    `update trial.allocation set arm = '${other}' where couple = '${row?.couple}'`,
    `update trial.allocation set arm = '${row?.arm}' where couple = '${row?.couple}'`,
  );
  await stage.database.sql('alter table trial.allocation enable trigger only_grows');
  expect(words).toContain('[T5] every allocation is as the sealed list has it: not_as_listed');

  const out = await after(
    `update trial.couple set state = 'excluded', randomised_at = null where id = '${row?.couple}'`,
    `update trial.couple set state = 'randomised', randomised_at = (select allocated_at from trial.allocation where couple = '${row?.couple}')
     where id = '${row?.couple}'`,
  );
  expect(out).toContain('[T3] once allocated always in');
});

test('a mail that is missing, one too many, and one after the end are found', () => {
  const kinds = ['wave', 'reminder', 'last-reminder'];
  const one = evidence.posted.find(({ message }) => kinds.includes(message?.kind ?? ''));
  if (!one?.message) throw new Error('no mail of the schedule');
  const check = (posted: Evidence['posted']) =>
    broken(CHECKS.map((each) => each({ ...evidence, posted }))).join('\n');
  expect(check(evidence.posted.filter((each) => each !== one))).toContain('not sent: ');
  const again = { ...one, message: { ...one.message, id: 'another' } };
  expect(check([...evidence.posted, again])).toContain('no other: sent: ');
  const night = { ...one, at: new Date(`${dayOf(one.at)}T02:00:00Z`) };
  expect(check([...evidence.posted.filter((each) => each !== one), night])).toContain('outside hours');
});

test('[C7] a mail of the schedule before the new consent, and a consent that was lost, are found', () => {
  const asked = evidence.posted.find(({ message }) => message?.kind === 'consent-again');
  if (!asked?.message) throw new Error('nobody was asked for a new consent');
  const early = { ...asked, message: { ...asked.message, id: 'early', kind: 'wave' as const } };
  const check = (changed: Partial<Evidence>) =>
    broken(CHECKS.map((each) => each({ ...evidence, ...changed }))).join('\n');
  expect(check({ posted: [...evidence.posted, early] })).toContain('before the new consent');
  const consents = evidence.facts.consents.filter(({ version }) => !version.endsWith('-nieuw'));
  expect(check({ facts: { ...evidence.facts, consents } })).toContain('given and not kept: ');
});

test('[C1] six couples, played with and without what happens to one member: the other gets the same to the byte', async () => {
  const { broken: all } = await comparesTwins({ seed: SEED, couples: 6, startsAt: STARTS_AT });
  expect(all).toEqual([]);
}, 240_000);
