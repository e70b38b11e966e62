/** One submission with 32 people at once: through our function, as a plain RPC, and as plain SQL, in turns. */
import { startBackend, type Backend, type Cpu } from './backend.ts';
import { makeCouples } from './couples.ts';
import { crowd, type Crowd } from './crowd.ts';
import { report, type Figure } from './report.ts';
import { median, quantile, sum } from './stats.ts';
import { baselineOf, waysOf, type Baseline, type Way } from './ways.ts';

const PEOPLE = 32;
const ROUNDS = 4;
/** Couples of each way in one round; saving every answer apart is some fifteen times the work. */
const SHARE: Readonly<Record<Way, number>> = { function: 46, rpc: 46, sql: 46, saving: 12 };
const WARMING = 4;

const WAYS = Object.keys(SHARE) as Way[];

/** LimeSurvey with 32 people at once on the same kind of machine, five pages each; ten times that is wanted. */
const LIMESURVEY = { perSecond: 5.8, cpu: 0.33 };

interface Phase {
  readonly result: Crowd;
  readonly cpu: Cpu;
}

async function phase(
  backend: Backend,
  act: (one: Baseline) => Promise<void>,
  work: readonly Baseline[],
): Promise<Phase> {
  const before = await backend.cpu();
  const result = await crowd(PEOPLE, work, act);
  const after = await backend.cpu();
  const used = (part: keyof Cpu) => after[part] - before[part];
  return { result, cpu: { functions: used('functions'), lite: used('lite'), postgres: used('postgres') } };
}

interface Summary {
  readonly p50: number;
  readonly p95: number;
  readonly perSecond: number;
  readonly cpu: number;
  readonly split: string;
  readonly failures: readonly string[];
}

function summarise(phases: readonly Phase[]): Summary {
  const ms = phases.flatMap(({ result }) => result.ms);
  const each = (part: keyof Cpu) => sum(phases.map(({ cpu }) => cpu[part])) / ms.length;
  const split = (['functions', 'lite', 'postgres'] as const).map(
    (part) => `${part} ${(each(part) * 1000).toFixed(1)} ms`,
  );
  return {
    p50: median(ms),
    p95: quantile(ms, 0.95),
    perSecond: ms.length / sum(phases.map(({ result }) => result.seconds)),
    cpu: each('functions') + each('lite') + each('postgres'),
    split: split.join(', '),
    failures: phases.flatMap(({ result }) => result.failures),
  };
}

function figuresOf({ p50, p95, perSecond, cpu }: Summary, withTarget: boolean): Figure[] {
  const [rate, seconds] = [10 * LIMESURVEY.perSecond, LIMESURVEY.cpu / 10];
  return [
    { what: 'p50', measured: p50, unit: 'ms' },
    { what: 'p95', measured: p95, unit: 'ms' },
    { what: 'a second', measured: perSecond, ...(withTarget ? { target: rate, better: 'high' } : {}) },
    { what: 'CPU seconds each', measured: cpu, unit: 's', ...(withTarget ? { target: seconds } : {}) },
  ];
}

const TITLES: Record<Way, string> = {
  function: 'Submission through our function',
  rpc: 'The plain RPC, without the function',
  sql: 'Plain SQL, without Supabase Lite',
  saving: 'A whole questionnaire: every answer saved apart, then the submission',
};

export async function submissions(): Promise<void> {
  const perRound = sum(Object.values(SHARE));
  const total = ROUNDS * perRound + WARMING * WAYS.length;
  const backend = await startBackend(total);
  try {
    const began = performance.now();
    const couples = await makeCouples(backend.world, total);
    console.log(
      `${total} couples joined through the real functions of the database in ${((performance.now() - began) / 1000).toFixed(0)} s\n`,
    );
    // All first members of a batch, then all second ones: as many randomisations as there are couples in it.
    const take = (count: number) => {
      const batch = couples
        .splice(0, count)
        .map((couple, index) => ({ couple, number: couples.length + index }));
      const half = (place: 0 | 1) =>
        batch.flatMap(({ couple, number }) =>
          couple[place] ? [baselineOf(backend.world, couple[place], number)] : [],
        );
      return [...half(0), ...half(1)];
    };
    const saves: number[] = [];
    const ways = waysOf(backend, (ms) => void saves.push(ms));
    for (const way of WAYS) await phase(backend, ways[way], take(WARMING));
    saves.length = 0;
    const phases: Record<Way, Phase[]> = { function: [], rpc: [], sql: [], saving: [] };
    for (let round = 0; round < ROUNDS; round += 1) {
      const order = round % 2 ? [...WAYS].reverse() : WAYS;
      for (const way of order) phases[way].push(await phase(backend, ways[way], take(SHARE[way])));
    }
    print(phases);
    report(`Saving one answer: ${PEOPLE} people at once, ${saves.length} in all`, [
      { what: 'p50', measured: median(saves), unit: 'ms' },
      { what: 'p95', measured: quantile(saves, 0.95), unit: 'ms' },
    ]);
    await check(backend, total);
  } finally {
    await backend.stop();
  }
}

function print(phases: Record<Way, Phase[]>): void {
  const found = {
    function: summarise(phases.function),
    rpc: summarise(phases.rpc),
    sql: summarise(phases.sql),
    saving: summarise(phases.saving),
  };
  for (const way of WAYS) {
    const { split, failures } = found[way];
    const count = sum(phases[way].map(({ result }) => result.ms.length));
    const notes = [
      `CPU: ${split}`,
      ...(failures.length > 0 ? [`${failures.length} failed: ${failures[0]}`] : []),
    ];
    report(
      `${TITLES[way]}: ${PEOPLE} people at once, ${count} in all`,
      figuresOf(found[way], way === 'function'),
      notes,
    );
  }
  const ratio = (measure: (summary: Summary) => number) => measure(found.function) / measure(found.rpc);
  report(
    'Our function beside the plain RPC',
    [
      { what: 'p50', measured: ratio(({ p50 }) => p50), unit: 'times' },
      {
        what: 'time for each, at 32 at once',
        measured: 1 / ratio(({ perSecond }) => perSecond),
        unit: 'times',
      },
      { what: 'CPU', measured: ratio(({ cpu }) => cpu), unit: 'times' },
    ],
    [
      `For scale: LimeSurvey, 32 people, 5 pages each: ${LIMESURVEY.perSecond} a second, ${LIMESURVEY.cpu} CPU seconds each; ten times that is wanted.`,
    ],
  );
}

/** Fast is worth nothing when it is wrong: every couple allocated, and the chain of events whole. */
async function check({ owner, world }: Backend, total: number): Promise<void> {
  const [row] = await owner<{ n: number }[]>`select count(*)::int as n from trial.allocation`;
  const audit = await world.database.verifyAudit();
  console.log(`Afterwards: ${row?.n ?? 0} of ${total} couples allocated, audit chain ${audit.status}.\n`);
}
