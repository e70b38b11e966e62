/** One whole simulation: the play, its flow of numbers, and every invariant. */
import { addDays, dayOf, momentOf } from '../../src/domain/calendar.ts';
import { startChild } from '../child.ts';
import type { Finding } from './checks/shape.ts';
import { flowOf } from './flow.ts';
import { gather, judge } from './judge.ts';
import { playTrial } from './play.ts';
import type { Renewal } from './renewal.ts';
import type { Report } from './report.ts';
import { openStage, type Stage } from './stage.ts';
import type { TwinOptions } from './twins.ts';

export interface SimulationOptions {
  readonly seed: number;
  readonly couples: number;
  readonly months: number;
  /** Couples that are played twice for [C1]; 0: none. */
  readonly twins?: number;
  readonly progress?: (words: string) => void;
  /** Told how long each part took, in milliseconds, and which calls took most. */
  readonly measured?: (words: string) => void;
}

/** Monday 4 January 2027, in Amsterdam: after every date in the protocol, and the same for every run. */
export const STARTS_AT = new Date('2027-01-03T23:00:00Z');
const MS_A_MONTH = 30.44 * 86_400_000;
/** Months after joining until the last window of a couple has closed. */
const FOLLOW_UP = 13.5;

/** Plays and judges. The site must have been built. */
export async function simulate(options: SimulationOptions): Promise<Report> {
  const { seed, couples, months, twins = Math.min(6, couples), progress = () => undefined } = options;
  const measured = options.measured ?? (() => undefined);
  const started = performance.now();
  const pair = twins > 0 ? await besides({ seed, couples: twins, startsAt: STARTS_AT }) : null;
  try {
    const { flow, findings } = await playsAndJudges({ seed, couples, months }, { progress, measured });
    const c1 = pair ? [await pair.finding] : [];
    measured(`all in ${seconds(started)}, with ${twins} couples played twice beside it`);
    return { seed, couples, months, flow, invariants: [...findings, ...c1] };
  } finally {
    await pair?.stop();
  }
}

/** Plays the couples of [C1] in a process of its own: there are two cores nearly everywhere. */
async function besides(options: TwinOptions): Promise<{ finding: Promise<Finding>; stop(): Promise<void> }> {
  const child = await startChild<null>('./simulate/twins-child.ts', options);
  const finding = child.ask<Finding>(null);
  // Thrown where it is awaited; until then nobody listens.
  finding.catch(() => undefined);
  return { finding, stop: () => child.stop() };
}

type Heard = Required<Pick<SimulationOptions, 'progress' | 'measured'>>;

async function playsAndJudges(
  { seed, couples, months }: Pick<SimulationOptions, 'seed' | 'couples' | 'months'>,
  { progress, measured }: Heard,
) {
  const stage = await openStage(seed, STARTS_AT);
  try {
    const started = performance.now();
    const days = Math.max(14, Math.round(Math.max(months - FOLLOW_UP, months / 3) * 30.44));
    const cast = { trial: stage.trial, seed, couples, days };
    const until = new Date(+STARTS_AT + Math.round(months * MS_A_MONTH));
    const renewal = renewalOf(stage, seed, days);
    const played = await playTrial(stage, cast, { startsAt: STARTS_AT, until, progress, renewal });
    measured(`played in ${seconds(started)}; ${slowest(stage)}`);
    const judging = performance.now();
    const evidence = await gather(stage, played);
    const findings = await judge(stage, evidence);
    measured(`judged in ${seconds(judging)}`);
    return { flow: flowOf(evidence), findings };
  } finally {
    await stage.stop();
  }
}

/** Late in the recruitment, in the early morning: for one role, which changes with the seed. */
function renewalOf({ trial }: Pick<Stage, 'trial'>, seed: number, days: number): Renewal {
  const roles = Object.keys(trial.roles);
  const day = addDays(dayOf(STARTS_AT), Math.round(days * 0.7));
  return { at: momentOf(day, '06:00'), role: roles[seed % roles.length] ?? '' };
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const slowest = ({ timings }: Stage): string =>
  [...timings]
    .sort(([, a], [, b]) => b.ms - a.ms)
    .slice(0, 5)
    .map(([name, { calls, ms }]) => `${name} ${calls} times ${(ms / 1000).toFixed(1)} s`)
    .join(', ');
