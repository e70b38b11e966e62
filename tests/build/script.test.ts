/** A page asks for one script at most, and that script for no other: each would cost a slow phone a request. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'node-html-parser';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../../dev/build.ts';
import { ROOT } from '../../dev/root.ts';

const DIST = join(ROOT, 'dist');
const contents = (path: string) => readFileSync(join(DIST, path), 'utf8');

/** Addresses of the scripts that the page itself asks for. */
const scriptsOf = (page: string) =>
  parse(contents(page))
    .querySelectorAll('script[src], link[rel=modulepreload]')
    .map((tag) => tag.getAttribute('src') ?? tag.getAttribute('href') ?? '');

let pages: { path: string; scripts: string[] }[] = [];

beforeAll(async () => {
  await build();
  pages = globSync('**/*.html', { cwd: DIST }).map((path) => ({ path, scripts: scriptsOf(path) }));
});

test('a page asks for one script at most', () => {
  expect(pages.filter(({ scripts }) => scripts.length > 1)).toEqual([]);
});

test('no script imports another', () => {
  const files = globSync('_astro/*.js', { cwd: DIST });
  const asking = files.filter((file) => /(?:^|[;}\s])(?:import|from)\s*["'`]/.test(contents(file)));
  expect(files.length).toBeGreaterThan(4);
  expect(asking).toEqual([]);
});

test('no script lies there that no page asks for, and no other script later on', () => {
  const asked = pages.flatMap(({ scripts }) => scripts).join('\n');
  const files = globSync('_astro/*.js', { cwd: DIST });
  const byScripts = files.map(contents).join('\n');
  const idle = files.map((file) => basename(file)).filter((name) => !`${asked}\n${byScripts}`.includes(name));
  expect(idle).toEqual([]);
});

test('every page of the guidance warns of stale law and explains words, whatever else its script does', () => {
  // The search has neither.
  const guidance = pages.filter(({ path }) => path.startsWith('gids/') && !path.startsWith('gids/zoeken/'));
  const without = guidance.filter(
    ({ scripts }) => !scripts.some((script) => contents(script).includes('[data-checked-on]')),
  );
  expect(guidance.length).toBeGreaterThan(50);
  expect(without.map(({ path }) => path)).toEqual([]);
});
