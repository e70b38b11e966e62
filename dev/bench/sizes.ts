/** Bytes and requests of a first visit: the home page, a page of the guidance, each questionnaire. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { trialOf } from '../../src/trials/index.ts';
import { openBrowser } from './browser.ts';
import { report, type Figure } from './report.ts';
import { BENCH_DIST, build, serveBench, type BenchSite } from './site.ts';
import { transferOf } from './transfer.ts';

interface Targets {
  readonly total: number;
  readonly script: number;
  readonly requests?: number;
}

const HOME: Targets = { total: 45, script: 0 };
const GUIDANCE: Targets = { total: 45, script: 10 };
const QUESTIONNAIRE: Targets = { total: 80, script: 30, requests: 5 };

/** Paths of all pages below a folder of the built site, the largest first. */
function pagesIn(folder: string): string[] {
  return readdirSync(join(BENCH_DIST, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .sort((a, b) => statSync(join(BENCH_DIST, folder, b)).size - statSync(join(BENCH_DIST, folder, a)).size)
    .map((file) => `/${folder}/${file.replaceAll('\\', '/').slice(0, -'index.html'.length)}`);
}

async function measure(browser: Browser, site: BenchSite, path: string, targets: Targets): Promise<void> {
  const found = await transferOf(browser, site, path);
  const kilobytes = (bytes: number) => Math.round(bytes / 100) / 10;
  const figures: Figure[] = [
    { what: 'in all', measured: kilobytes(found.bytes), unit: 'KB', target: targets.total },
    { what: 'of it JavaScript', measured: kilobytes(found.script), unit: 'KB', target: targets.script },
    { what: 'of it font', measured: kilobytes(found.font), unit: 'KB' },
    { what: 'of it style', measured: kilobytes(found.style), unit: 'KB' },
    { what: 'of it the page', measured: kilobytes(found.document), unit: 'KB' },
    {
      what: 'requests',
      measured: found.requests.length,
      ...(targets.requests ? { target: targets.requests } : {}),
    },
    { what: 'requests to other hosts', measured: found.otherHosts.length, target: 0 },
  ];
  const asked = found.requests.map((url) => (url.startsWith(site.url) ? url.slice(site.url.length) : url));
  const notes =
    found.status === 200
      ? []
      : [`The page answered ${found.status}: these are not the figures that were asked for.`];
  report(`${path}, first visit (1 KB is 1000 bytes)`, figures, [...notes, `asked for: ${asked.join('  ')}`]);
}

export async function sizes(): Promise<void> {
  await build();
  const { questionnaires } = trialOf(process.env['TRIAL']);
  const scopes = questionnaires.map(({ id }) => `vragenlijst/${id}`);
  const site = await serveBench(['gids', ...scopes]);
  const browser = await openBrowser();
  try {
    await measure(browser, site, '/', HOME);
    for (const path of pagesIn('gids').slice(0, 1)) await measure(browser, site, path, GUIDANCE);
    for (const scope of scopes) await measure(browser, site, `/${scope}/`, QUESTIONNAIRE);
  } finally {
    await browser.close();
    await site.stop();
  }
}
