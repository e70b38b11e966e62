/** How long a build takes beside bare Astro and Pagefind with the same texts: the site as it is, and its guidance copied to 500 pages. */
import { cpSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { trialOf } from '../../src/trials/index.ts';
import { exportTo } from '../release.ts';
import { ROOT } from '../root.ts';
import { buildBare, markdownOf, writeBare } from './bare-site.ts';
import { treeCpu } from './cpu.ts';
import { report } from './report.ts';
import { buildInto } from './site.ts';
import { median } from './stats.ts';

const ROUNDS = 3;
const MANY = 500;
const DIST = join(ROOT, '.local', 'bench', 'timed');
const CONTENT = join(ROOT, '.local', 'bench', 'content');

/** Writes all gated content to a folder, and there its plain pages over and over, until there are `MANY` texts. */
function copyContent(): void {
  const { id } = trialOf(process.env['TRIAL']);
  const own = join(CONTENT, 'guidance');
  rmSync(CONTENT, { recursive: true, force: true });
  exportTo(CONTENT, id);
  const plain = globSync('*.mdx', { cwd: own }).filter(
    (file) => !/^kind:/m.test(readFileSync(join(own, file), 'utf8')) && file !== 'index.mdx',
  );
  const there = globSync('**/*.mdx', { cwd: own }).length;
  for (let made = 0; made < MANY - there; made += 1) {
    const file = plain[made % plain.length] ?? '';
    const copy = file.replace(/\.mdx$/, `-${Math.floor(made / plain.length) + 1}.mdx`);
    cpSync(join(own, file), join(own, copy));
  }
}

/** The built pages as texts of a bare site, under the same paths. */
function barePages(): Map<string, string> {
  const files = globSync('**/*.html', { cwd: DIST });
  return new Map(
    files.map((file) => [file.slice(0, -'.html'.length), markdownOf(readFileSync(join(DIST, file), 'utf8'))]),
  );
}

interface Cost {
  readonly seconds: number;
  /** CPU seconds of the builder; they suffer less from other work on the machine. NaN where there is no `/proc`. */
  readonly cpu: number;
}

async function cost(work: () => Promise<void>): Promise<Cost> {
  const [start, cpu] = [performance.now(), treeCpu(process.pid)];
  await work();
  return { seconds: (performance.now() - start) / 1000, cpu: treeCpu(process.pid) - cpu };
}

async function compare(title: string, settings: Readonly<Record<string, string>>): Promise<void> {
  rmSync(DIST, { recursive: true, force: true });
  await buildInto(DIST, settings);
  const pages = barePages();
  writeBare(pages);
  await buildBare();
  const [ours, bare]: [Cost[], Cost[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await cost(() => buildInto(DIST, settings)));
    bare.push(await cost(buildBare));
  }
  const middle = (costs: readonly Cost[], what: keyof Cost) => median(costs.map((one) => one[what]));
  const ratio = (what: keyof Cost) => Math.round((100 * middle(ours, what)) / middle(bare, what)) / 100;
  report(`${title}: ${pages.size} pages, medians of ${ROUNDS} builds in turns, after one of each`, [
    { what: 'bare Astro and Pagefind', measured: middle(bare, 'seconds'), unit: 's' },
    { what: 'ours', measured: middle(ours, 'seconds'), unit: 's' },
    { what: 'ratio', measured: ratio('seconds'), target: 1.3 },
    { what: 'bare Astro: CPU', measured: middle(bare, 'cpu'), unit: 's' },
    { what: 'ours: CPU', measured: middle(ours, 'cpu'), unit: 's' },
    { what: 'ratio of CPU', measured: ratio('cpu') },
  ]);
}

export async function builds(): Promise<void> {
  await compare('Build of the site', {});
  copyContent();
  await compare('Build with the guidance copied', { CONTENT_DIR: CONTENT });
}
