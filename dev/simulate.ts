/**
 * `npm run simulate -- --couples 100 --seed 7 [--months 18] [--json] [--measure]`: a whole trial in minutes, and whether
 * its promises hold. `--schedule [--per-month 8] [--from 2027-01-04]`: what a recruitment asks of a team, by week.
 */
import { parseArgs } from 'node:util';
import { isDate } from '../src/domain/date.ts';
import { trialOf } from '../src/trials/index.ts';
import { build } from './build.ts';
import { loadOf, loadTable } from './simulate/load.ts';
import { holds, jsonOf, textOf } from './simulate/report.ts';
import { simulate } from './simulate/simulation.ts';

/** Something that the person at the terminal can put right. */
class Advice extends Error {}

const { values } = parseArgs({
  options: {
    couples: { type: 'string', default: '100' },
    seed: { type: 'string', default: '7' },
    months: { type: 'string', default: '18' },
    json: { type: 'boolean', default: false },
    measure: { type: 'boolean', default: false },
    schedule: { type: 'boolean', default: false },
    'per-month': { type: 'string', default: '8' },
    from: { type: 'string', default: '2027-01-04' },
  },
});

function whole(name: string, text: string, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw new Advice(`--${name} must be a whole number from 1 to ${most}.`);
}

/** Progress goes beside the result, so that the result can be kept in a file. */
const say = (words: string) => void process.stderr.write(`${words}\n`);

async function run(): Promise<void> {
  const couples = whole('couples', values.couples, 900);
  const months = whole('months', values.months, 60);
  if (values.schedule) {
    if (!isDate(values.from)) throw new Advice('--from must be a day, as 2027-01-04.');
    const perMonth = whole('per-month', values['per-month'], 1000);
    const weeks = loadOf(trialOf(process.env['TRIAL'] ?? 'miles'), {
      perMonth,
      couples,
      months,
      from: values.from,
    });
    process.stdout.write(values.json ? `${JSON.stringify(weeks, null, 2)}\n` : `${loadTable(weeks)}\n`);
    return;
  }
  const seed = whole('seed', values.seed, 2 ** 31);
  await build();
  let month = '';
  const report = await simulate({
    seed,
    couples,
    months,
    progress: (day) => {
      if (day.slice(0, 7) !== month) say((month = day.slice(0, 7)));
    },
    ...(values.measure ? { measured: say } : {}),
  });
  process.stdout.write(values.json ? jsonOf(report) : textOf(report));
  const broken = report.invariants.find((one) => one.broken.length > 0);
  if (!holds(report)) {
    say(`Broken: ${broken?.name ?? ''}`);
    process.exitCode = 1;
  }
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Advice ? error.message : error);
  process.exitCode = 1;
}
