/** The plan of everybody who takes part: time, memory, and how both grow with the number of people. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { addDays, addMonths, dayOf, releaseOn, startOf } from '../../src/domain/calendar.ts';
import { dueSteps, planOf, type History, type Step } from '../../src/domain/due.ts';
import type { Trial } from '../../src/domain/trial.ts';
import { trialOf } from '../../src/trials/index.ts';
import { report, type Figure } from './report.ts';
import { median, slope } from './stats.ts';

/** How many people, and how often each is measured: what is quick needs more turns to be known. */
const SIZES = [
  { people: 100, turns: 50 },
  { people: 1_000, turns: 15 },
  { people: 10_000, turns: 5 },
  { people: 100_000, turns: 3 },
] as const;
/** At most linear; the margin is what one measurement differs from the next. */
const EXPONENT = 1.05;
const NOW = startOf('2027-01-04');

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Processor time of this thread in milliseconds: what other programs do meanwhile doesn't count. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Somebody in the middle of the trial: randomised on one of 400 days, with what was sent until now, here and there a pause. */
function history(trial: Trial, number: number): History {
  const roles = Object.keys(trial.roles);
  const randomisedOn = addDays(dayOf(NOW), -(number % 400));
  const participant = `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;
  const past = trial.schedule.filter(({ months }) => addMonths(randomisedOn, months) < dayOf(NOW));
  return {
    participant,
    role: roles[number % roles.length] ?? '',
    state: number % 50 === 0 ? 'stopped' : 'active',
    contact: number % 70 === 0 ? 'none' : 'all',
    reachable: number % 30 !== 0,
    consent: number % 90 === 0 ? 'again' : 'current',
    consent_version: 1,
    joined_on: addDays(randomisedOn, -10),
    randomised_on: randomisedOn,
    release_on: releaseOn(trial, randomisedOn),
    guides_until: null,
    pauses: number % 10 === 0 ? [{ from_on: addDays(dayOf(NOW), -5), until_on: addDays(dayOf(NOW), 9) }] : [],
    occasions: past.map(({ code, months, windowDays }, index) => {
      const opened = addMonths(randomisedOn, months);
      const closes = addDays(opened, windowDays);
      const state = closes < dayOf(NOW) || (number + index) % 3 === 0 ? 'submitted' : 'open';
      const id = `${participant}-${code}`;
      return {
        id,
        wave: code,
        questionnaire: code,
        state,
        opened_on: opened,
        closes_on: closes,
        last_saved_at: null,
        declined: false,
        again: false,
      };
    }),
    done: past.map(({ code, months }) => ({
      wave: code,
      step: 'invite',
      number: 1,
      on: addMonths(randomisedOn, months),
      pending: false,
    })),
  };
}

interface Measured {
  readonly ms: number;
  readonly dueMs: number;
  readonly megabytes: number;
  readonly steps: number;
}

/** Plans everybody, so many times: the middle time, and what all plans together take while they are held. */
function measure(trial: Trial, people: readonly History[], turns: number): Measured {
  const times: number[] = [];
  const dueTimes: number[] = [];
  let held: Step[][] = [];
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let turn = 0; turn < turns; turn += 1) {
    held = [];
    collectGarbage();
    let started = cpuMs();
    for (const one of people) held.push(planOf(trial, one, NOW));
    times.push(cpuMs() - started);
    started = cpuMs();
    for (const one of people) dueSteps(trial, one, NOW);
    dueTimes.push(cpuMs() - started);
  }
  collectGarbage();
  return {
    ms: median(times),
    dueMs: median(dueTimes),
    megabytes: Math.max(0, process.memoryUsage().heapUsed - before) / 1e6,
    steps: held.reduce((sum, steps) => sum + steps.length, 0),
  };
}

/** Prints time and memory for each number of people, and the exponent of their growth. */
export async function plan(): Promise<void> {
  const trial = trialOf(process.env['TRIAL']);
  const most = Array.from({ length: SIZES.at(-1)?.people ?? 0 }, (_, number) => history(trial, number + 1));
  measure(trial, most.slice(0, 2_000), 3);
  const results = SIZES.map(({ people, turns }) => ({
    people,
    ...measure(trial, most.slice(0, people), turns),
  }));
  const exponent = (of: (one: Measured) => number): number =>
    slope(results.map((one) => [Math.log(one.people), Math.log(of(one))] as const));
  const figures: Figure[] = [
    ...results.flatMap(({ people, ms, megabytes }) => [
      { what: `${people.toLocaleString('en')} people: processor time`, measured: ms, unit: 'ms' },
      { what: `${people.toLocaleString('en')} people: all plans held`, measured: megabytes, unit: 'MB' },
    ]),
    { what: 'growth of the time: exponent', measured: exponent(({ ms }) => ms), target: EXPONENT },
    {
      what: 'growth of the memory: exponent',
      measured: exponent(({ megabytes }) => megabytes),
      target: EXPONENT,
    },
  ];
  const last = results.at(-1);
  report('The plan of everybody, from now to the end', figures, [
    `${last?.steps.toLocaleString('en')} steps in the last; only what is due now: ${last?.dueMs.toFixed(0)} ms. A scheduler holds one page of people at a time.`,
  ]);
}
