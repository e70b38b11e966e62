/** Bytes and requests of a first visit: the home page, every page of the guidance, each questionnaire. */
import { globSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { trialOf } from '../../src/trials/index.ts';
import { openBrowser } from './browser.ts';
import { report, type Figure } from './report.ts';
import { BENCH_DIST, build, serveBench, type BenchSite } from './site.ts';
import { median, sum } from './stats.ts';
import { transferOf, type Transfer } from './transfer.ts';

interface Targets {
  readonly total: number;
  readonly script: number;
  readonly requests?: number;
}

const HOME: Targets = { total: 45, script: 0 };
const GUIDANCE: Targets = { total: 45, script: 10 };
/** A conversation to practise. */
const DIALOGUE: Targets = { total: 45, script: 20 };
const FIRST_QUESTIONNAIRE: Targets = { total: 60, script: 30, requests: 5 };
const LATER_QUESTIONNAIRE: Targets = { total: 80, script: 30, requests: 5 };
const WORST = 5;

const targetsOf = (path: string): Targets => (path.startsWith('/gids/oefenen/') ? DIALOGUE : GUIDANCE);
const kilobytes = (bytes: number) => Math.round(bytes / 100) / 10;

/** Paths of all pages of the guidance, as they were built. */
export const guidancePaths = (): string[] =>
  globSync('gids/**/index.html', { cwd: BENCH_DIST })
    .map((file) => `/${file.replaceAll('\\', '/').slice(0, -'index.html'.length)}`)
    .toSorted();

function describe(site: BenchSite, found: Transfer, targets: Targets): void {
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
  report(`${found.path}, first visit (1 KB is 1000 bytes)`, figures, [
    ...notes,
    `asked for: ${asked.join('  ')}`,
  ]);
}

/** All pages of the guidance: which weigh most, whether each meets its target, and in full the heaviest. */
async function guidance(browser: Browser, site: BenchSite): Promise<void> {
  const found: Transfer[] = [];
  for (const path of guidancePaths()) found.push(await transferOf(browser, site, path));
  const heaviest = found.toSorted((a, b) => b.bytes - a.bytes);
  const within = ({ path, bytes, script, status }: Transfer) =>
    status === 200 &&
    kilobytes(bytes) <= targetsOf(path).total &&
    kilobytes(script) <= targetsOf(path).script;
  report(`/gids/: ${found.length} pages, first visit; the ${WORST} heaviest`, [
    ...heaviest.slice(0, WORST).map(({ path, bytes, script }) => ({
      what: `${path} (JavaScript ${kilobytes(script)} KB)`,
      measured: kilobytes(bytes),
      unit: 'KB',
      target: targetsOf(path).total,
    })),
    { what: 'the middle one', measured: kilobytes(median(found.map(({ bytes }) => bytes))), unit: 'KB' },
    { what: 'pages above a target', measured: found.filter((page) => !within(page)).length, target: 0 },
    {
      what: 'requests to other hosts',
      measured: sum(found.map((page) => page.otherHosts.length)),
      target: 0,
    },
  ]);
  for (const page of heaviest.slice(0, 1)) describe(site, page, targetsOf(page.path));
}

export async function sizes(): Promise<void> {
  await build();
  const { questionnaires } = trialOf(process.env['TRIAL']);
  const scopes = questionnaires.map(({ id }) => `vragenlijst/${id}`);
  const site = await serveBench(['gids', ...scopes]);
  const browser = await openBrowser();
  try {
    describe(site, await transferOf(browser, site, '/'), HOME);
    await guidance(browser, site);
    for (const scope of scopes) {
      const targets = scope.endsWith('-t0') ? FIRST_QUESTIONNAIRE : LATER_QUESTIONNAIRE;
      describe(site, await transferOf(browser, site, `/${scope}/`), targets);
    }
  } finally {
    await browser.close();
    await site.stop();
  }
}
