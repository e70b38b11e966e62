/** Builds the site when something it is made of has changed since the last time. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { contentDir } from '../content/gated-folder.ts';
import { ROOT } from './root.ts';
import { indexGuidance } from './search-index.ts';
import { stateStyleHashes } from './style-hash.ts';

/** Left in `dist`; never served (`site/files.ts` leaves out hidden files). */
const STAMP = '.sources';
const SOURCES = [
  'src',
  'content',
  'public',
  'dev/search-index.ts',
  'dev/search-text.ts',
  'astro.config.mjs',
  'dev/one-script.ts',
  'dev/known-use.ts',
  'dev/texts.ts',
  'package-lock.json',
  'netlify.toml',
  'tsconfig.json',
];

/** What pages are made with, beside the sources. */
const SETTINGS = ['TRIAL', 'TRIAL_STATUS', 'SITE_URL', 'CONTENT_DIR', 'INSTRUMENTS_DIR'];

export const ASTRO = join('node_modules', 'astro', 'bin', 'astro.mjs');

/** A fingerprint of the sources and of the settings. */
function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const name of SETTINGS) hash.update(`${name}=${process.env[name] ?? ''}\n`);
  const places = [...SOURCES.map((source) => join(ROOT, source)), contentDir() ?? []].flat();
  for (const file of places.flatMap(filesIn).filter((name) => !name.endsWith('.test.ts')))
    hash.update(`${relative(ROOT, file)}\n`).update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(path: string): string[] {
  if (!existsSync(path)) return [];
  if (/\.[a-z]+$/.test(path)) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Whether `dist` is of these sources. */
export function isBuilt(): boolean {
  const stamp = join(ROOT, 'dist', STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash();
}

/** Builds into `dist` if needed; gives whether it did. Throws with the builder's last words when it fails. */
export async function build(): Promise<boolean> {
  if (isBuilt()) return false;
  mustBuild(await runAstro(['build']));
  stateStyleHashes();
  await indexGuidance(join(ROOT, 'dist'));
  writeFileSync(join(ROOT, 'dist', STAMP), sourcesHash());
  return true;
}

/** Throws with the builder's last words when it failed. */
export function mustBuild({ code, output }: { readonly code: number; readonly output: string }): void {
  if (code !== 0)
    throw new Error(`The site could not be built.\n${output.split('\n').slice(-40).join('\n')}`);
}

/** Where Node keeps what it compiled of Astro and the bundler, for the next build. */
const COMPILED = join(ROOT, 'node_modules', '.cache', 'compiled');

/** Megabytes for what each page leaves behind: with more room garbage is collected less often. */
const ROOM = ['--min-semi-space-size=64', '--max-semi-space-size=64'];

/** Runs Astro, a sixth faster than as it comes: with that room, and with its own code compiled before. */
export const runAstro = (given: readonly string[], settings: Readonly<Record<string, string>> = {}) =>
  run(process.execPath, [...ROOM, ASTRO, ...given], { NODE_COMPILE_CACHE: COMPILED, ...settings });

/** Runs a program quietly, with `settings` beside this process's own, and gives its exit code and all that it said. */
export function run(
  program: string,
  given: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, given, {
      cwd: ROOT,
      env: { ...process.env, ...settings, ASTRO_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output += String(chunk)));
    child.once('error', (error) => resolve({ code: 1, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
