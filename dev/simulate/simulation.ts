/** One whole simulation: the play, its flow of numbers, and every invariant. */
import { flowOf } from './flow.ts';
import { gather, judge } from './judge.ts';
import { playTrial } from './play.ts';
import type { Report } from './report.ts';
import { openStage, type Stage } from './stage.ts';
import { comparesTwins } from './twins.ts';

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
  const stage = await openStage(seed, STARTS_AT);
  try {
    const started = performance.now();
    const days = Math.max(14, Math.round(Math.max(months - FOLLOW_UP, months / 3) * 30.44));
    const cast = { trial: stage.trial, seed, couples, days };
    const until = new Date(+STARTS_AT + Math.round(months * MS_A_MONTH));
    const played = await playTrial(stage, cast, { startsAt: STARTS_AT, until, progress });
    measured(`played in ${seconds(started)}; ${slowest(stage)}`);
    const judging = performance.now();
    const evidence = await gather(stage, played);
    const findings = await judge(stage, evidence);
    measured(`judged in ${seconds(judging)}`);
    const pairing = performance.now();
    const c1 = twins > 0 ? [await comparesTwins({ seed, couples: twins, startsAt: STARTS_AT })] : [];
    if (twins > 0) measured(`${twins} couples played twice in ${seconds(pairing)}`);
    return { seed, couples, months, flow: flowOf(evidence), invariants: [...findings, ...c1] };
  } finally {
    await stage.stop();
  }
}

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

const slowest = ({ timings }: Stage): string =>
  [...timings]
    .sort(([, a], [, b]) => b.ms - a.ms)
    .slice(0, 5)
    .map(([name, { calls, ms }]) => `${name} ${calls} times ${(ms / 1000).toFixed(1)} s`)
    .join(', ');
