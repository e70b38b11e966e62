/** A questionnaire on a slow phone beside the same questions as one bare page, in one run, in turns. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Questionnaire } from '../../src/domain/questionnaire.ts';
import { trialOf } from '../../src/trials/index.ts';
import { barePage } from './bare.ts';
import { openBrowser } from './browser.ts';
import { firstAnswer, type FirstAnswer } from './first-answer.ts';
import { report, type Figure } from './report.ts';
import { BENCH_DIST, build, serveBench, type BenchSite } from './site.ts';
import { median } from './stats.ts';

/** Runs that count, after one to warm up: with the gate's emulator in between fewer, because it proves less. */
const RUNS = { open: 11, gated: 5 };

function place(folder: string, html: string): void {
  mkdirSync(join(BENCH_DIST, folder), { recursive: true });
  writeFileSync(join(BENCH_DIST, folder, 'index.html'), html);
}

/** Puts the bare page beside the real one behind the gate, and both once more where no gate stands. */
function placePages(questionnaire: Questionnaire) {
  const { id } = questionnaire;
  const bare = barePage(questionnaire);
  place(`vragenlijst/bench-${id}`, bare);
  place(`bench/bare-${id}`, bare);
  cpSync(join(BENCH_DIST, 'vragenlijst', id), join(BENCH_DIST, 'bench', id), { recursive: true });
  return {
    gated: { ours: `/vragenlijst/${id}/`, bare: `/vragenlijst/bench-${id}/` },
    open: { ours: `/bench/${id}/`, bare: `/bench/bare-${id}/` },
  };
}

async function compare(
  browser: Browser,
  site: BenchSite,
  where: string,
  paths: { ours: string; bare: string },
  times: number,
  target?: number,
): Promise<void> {
  const runs: Record<'ours' | 'bare', FirstAnswer[]> = { ours: [], bare: [] };
  for (let run = 0; run <= times; run += 1) {
    for (const which of run % 2 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const)) {
      const found = await firstAnswer(browser, site, paths[which]);
      if (run > 0) runs[which].push(found);
    }
  }
  const middle = (which: 'ours' | 'bare', field: 'visible' | 'listening' | 'document') =>
    median(runs[which].map((run) => run[field]));
  const ms = (what: string, measured: number): Figure => ({
    what,
    measured: Math.round(measured),
    unit: 'ms',
  });
  const count = (field: 'kept' | 'saved', among: FirstAnswer[]) =>
    `${among.filter((run) => run[field]).length} of ${among.length}`;
  const base = middle('bare', 'visible');
  report(`${paths.ours} on a slow phone, ${where}: medians of ${times} runs`, [
    ms('bare page: first answer possible', base),
    ms('ours: first answer possible', middle('ours', 'visible')),
    { what: 'ratio', measured: round(middle('ours', 'visible') / base), ...(target ? { target } : {}) },
    {
      what: 'answers tapped in that moment that were kept',
      measured: count('kept', [...runs.ours, ...runs.bare]),
    },
    { what: 'of ours: and sent to be saved', measured: count('saved', runs.ours) },
    ms('ours: scripts listening', middle('ours', 'listening')),
    { what: 'ratio', measured: round(middle('ours', 'listening') / base) },
    ms('bare page: last byte of the page', middle('bare', 'document')),
    ms('ours: last byte of the page', middle('ours', 'document')),
  ]);
}

const round = (ratio: number) => Math.round(ratio * 100) / 100;

export async function phone(): Promise<void> {
  await build();
  const { questionnaires } = trialOf(process.env['TRIAL']);
  const places = questionnaires.map(placePages);
  const site = await serveBench(
    questionnaires.flatMap(({ id }) => [`vragenlijst/${id}`, `vragenlijst/bench-${id}`]),
  );
  const browser = await openBrowser();
  try {
    for (const { gated, open } of places) {
      await compare(browser, site, 'without the gate', open, RUNS.open, 1.2);
      // The gate's emulator takes 100 ms and more, now this, now that: it hides a difference and gets no tick.
      await compare(browser, site, 'through the local gate', gated, RUNS.gated);
    }
  } finally {
    await browser.close();
    await site.stop();
  }
}
