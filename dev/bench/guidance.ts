/** The guidance on a slow phone: how soon its largest text is drawn beside the same text bare, and whether anything moves. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { BARE_DIST, buildBare, markdownOf, writeBare } from './bare-site.ts';
import { openBrowser } from './browser.ts';
import { report } from './report.ts';
import { BENCH_DIST, build, serveBench, type BenchSite } from './site.ts';
import { guidancePaths } from './sizes.ts';
import { median } from './stats.ts';
import { vitals } from './vitals.ts';

/** Pages of different kinds: the start, a situation, the law, a table. */
const COMPARED = ['/gids/', '/gids/moe-zijn/', '/gids/loon-bij-ziekte/', '/gids/wie-weet-wat/'];
/** Runs that count, after one to warm up: one page's times differ by a third from run to run. */
const RUNS = 31;

const fileOf = (path: string) => `${path.slice(1)}index`;

/** Puts all pages of the guidance, and the bare ones, where no gate stands: its emulator takes 100 ms and more. */
async function placePages(): Promise<void> {
  const texts = COMPARED.map((path) => {
    const html = readFileSync(join(BENCH_DIST, path, 'index.html'), 'utf8');
    return [fileOf(path), markdownOf(html)] as const;
  });
  writeBare(new Map(texts));
  await buildBare();
  cpSync(join(BENCH_DIST, 'gids'), join(BENCH_DIST, 'bench', 'gids'), { recursive: true });
  cpSync(join(BARE_DIST, 'gids'), join(BENCH_DIST, 'bench', 'bare', 'gids'), { recursive: true });
}

/** How far the text of each page moves after it was first drawn. */
async function shifts(browser: Browser, site: BenchSite, paths: readonly string[]): Promise<void> {
  const moved: { path: string; shift: number }[] = [];
  for (const path of paths) moved.push({ path, shift: (await vitals(browser, site, `/bench${path}`)).shift });
  const most = moved.toSorted((a, b) => b.shift - a.shift);
  report(`/gids/ on a slow phone: layout shift on ${paths.length} pages, the 5 that move most`, [
    ...most
      .slice(0, 5)
      .map(({ path, shift }) => ({ what: path, measured: Math.round(shift * 1e4) / 1e4, target: 0.01 })),
  ]);
}

/**
 * The largest text of each page beside that of its bare twin. All in turns, now one first and then the other: a machine that
 * slows down slows all alike, and what a browser still clears up of the page before weighs on both.
 */
async function compare(browser: Browser, site: BenchSite, paths: readonly string[]): Promise<void> {
  const found = paths.map((path) => ({ path, ours: [] as number[], bare: [] as number[] }));
  for (let run = 0; run <= RUNS; run += 1)
    for (const { path, ours, bare } of found) {
      const pair = [
        { to: ours, from: `/bench${path}` },
        { to: bare, from: `/bench/bare${path}` },
      ];
      for (const { to, from } of run % 2 === 0 ? pair : pair.toReversed()) {
        const { largest } = await vitals(browser, site, from);
        if (run > 0) to.push(largest);
      }
    }
  for (const { path, ours, bare } of found)
    report(`${path} on a slow phone: the largest text drawn, medians of ${RUNS} runs`, [
      { what: 'bare page', measured: Math.round(median(bare)), unit: 'ms' },
      { what: 'ours', measured: Math.round(median(ours)), unit: 'ms' },
      { what: 'ratio', measured: Math.round((100 * median(ours)) / median(bare)) / 100, target: 1.25 },
    ]);
}

export async function guidance(): Promise<void> {
  await build();
  const all = guidancePaths();
  await placePages();
  const site = await serveBench(['gids']);
  const browser = await openBrowser();
  try {
    await shifts(browser, site, all);
    await compare(browser, site, COMPARED);
  } finally {
    await browser.close();
    await site.stop();
  }
}
