/** The schedule as the platform runs it: the real function, over a real database with the migrations. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateAllocation } from '../../dev/allocation.ts';
import { makeCouples } from '../../dev/bench/couples.ts';
import { startDatabase, type LocalDatabase } from '../../dev/database.ts';
import { localEnvironment } from '../../dev/secrets.ts';
import { handle } from '../../functions/run-schedule.ts';
import { addDays, addMonths, dayOf, momentOf } from '../../src/domain/calendar.ts';
import { protocolOf } from '../../src/domain/protocol.ts';
import { nextSendingMoment } from '../../src/domain/sending.ts';
import type { Trial } from '../../src/domain/trial.ts';
import { planAhead, runSchedule } from '../../src/server/schedule.ts';
import { buildWorld, type World } from '../../src/server/world.ts';
import { trialOf } from '../../src/trials/index.ts';

/** More people than one page holds. */
const COUPLES = 28;
const PEOPLE = 2 * COUPLES;
const START = new Date('2026-03-02T10:00:00Z');

/** The trial with a questionnaire for everybody in every wave. */
const base = trialOf('miles');
const trial: Trial = {
  ...base,
  questionnaires: Object.entries(base.roles).flatMap(([role, { baseline }]) => {
    const first = base.questionnaires.find(({ id }) => id === baseline);
    if (!first) throw new Error(`no baseline for ${role}`);
    return base.schedule.map(({ code, months }) =>
      months === 0 ? first : { ...first, id: `${role}-${code}`, wave: code },
    );
  }),
};
const [baseline, second] = trial.schedule;
if (!baseline || !second) throw new Error('the trial has fewer than two waves');
/** The day on which the second wave opens, and the moment of its invitations. */
const opensOn = addMonths(dayOf(START), second.months);
const invitesAt = nextSendingMoment(trial.sending, momentOf(opensOn, '00:00'));

let database: LocalDatabase;
let world: World;
let now = START;
const lines: string[] = [];

beforeAll(async () => {
  database = await startDatabase({ dir: null });
  const places = {
    siteUrl: 'http://localhost:8888',
    supabaseUrl: database.url,
    smtpUrl: 'smtp://localhost:1',
  };
  world = buildWorld(localEnvironment(database.secrets, places), {
    trial,
    clock: { now: () => now },
    log: (entry) => void lines.push(JSON.stringify(entry)),
  });
  await world.database.loadProtocol(START, protocolOf(trial));
  await generateAllocation(trial, world.database, START);
  for (const member of (await makeCouples(world, COUPLES)).flat()) {
    const strata = trial.allocation.strata.filter(({ role }) => role === member.role);
    await world.database.submitQuestionnaire(START, world.secrets.tokenHash(member.secret), {
      questionnaire: trial.roles[member.role]?.baseline ?? '',
      version: 1,
      mode: 'web',
      answers: [],
      texts: [],
      strata: Object.fromEntries(strata.map(({ factor, levels }) => [factor, Object.keys(levels)[0] ?? ''])),
      eligibleUntil: null,
    });
  }
});
afterAll(() => database?.stop());

const rows = (text: string): Promise<Record<string, unknown>[]> => database.sql(text);

test('before anything is due it looks at everybody, does nothing and notes that it ran', async () => {
  expect(await rows('select count(*)::int as n from trial.allocation')).toEqual([{ n: COUPLES }]);
  expect(await handle(world)).toEqual({ people: PEOPLE, counts: {}, finished: true });
  expect(lines).toEqual([]);
  expect(await rows(`select job from ops.run`)).toEqual([{ job: 'schedule' }]);
});

test('[T11] what comes can be seen ahead: as much for both roles, on the same days', async () => {
  const loads = await planAhead(world, START, momentOf(addDays(opensOn, 10), '00:00'));
  const invited = dayOf(invitesAt);
  const roles = Object.keys(trial.roles).sort();
  expect(loads.filter(({ step }) => step === 'open' || step === 'invite')).toEqual([
    ...roles.map((role) => ({ on: opensOn, step: 'open', role, count: COUPLES })),
    ...roles.map((role) => ({ on: invited, step: 'invite', role, count: COUPLES })),
  ]);
  expect(loads.filter(({ step }) => step === 'remind').map(({ count }) => count)).toEqual([COUPLES, COUPLES]);
  expect(await planAhead(world, START, momentOf(opensOn, '00:00'))).toEqual([]);
});

test('when time runs out it stops, and the next run goes on from there', async () => {
  now = invitesAt;
  let pages = 0;
  const broken = await runSchedule(world, now, () => (pages += 1) <= 1);
  expect(broken).toMatchObject({ people: 50, counts: { open: 50, invite: 50 }, finished: false });
  expect(await runSchedule(world, now)).toEqual({
    people: PEOPLE - 50,
    counts: { open: PEOPLE - 50, invite: PEOPLE - 50 },
    finished: true,
  });
  // And from the beginning again after that.
  expect(await runSchedule(world, now)).toEqual({ people: PEOPLE, counts: {}, finished: true });
});

test('two at once and one more do each step once; the log tells how many, and about nobody', async () => {
  now = nextSendingMoment(trial.sending, momentOf(addDays(opensOn, second.reminders[0] ?? 0), '12:00'));
  await world.database.claimMessages(invitesAt, 1000, true).then(async ({ messages }) => {
    for (const { id } of messages) await world.database.markMessage(invitesAt, id, 'sent', 'smtp');
  });
  const runs = [...(await Promise.all([handle(world), handle(world)])), await handle(world)];
  const reminded = runs.reduce((total, { counts }) => total + (counts.remind ?? 0), 0);
  expect(reminded).toBe(PEOPLE);
  expect(
    await rows(
      `select count(*)::int as n from ops.message where kind = 'reminder' and scheduled and number = 1`,
    ),
  ).toEqual([{ n: PEOPLE }]);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(Object.keys(JSON.parse(line) as object)).toEqual(['event', 'counts']);
    expect(line).not.toMatch(/[0-9a-f]{8}-/);
  }
});
