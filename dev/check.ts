/** `npm run check`: types, pages, lint and layout of the code. Exits with 1 when one of them finds something. */
import { run } from './build.ts';

export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
}

const node = (...words: string[]) => [process.execPath, words] as const;

/** In this order: quick ones first, and what writes types before what reads them. */
export const CHECKS = {
  lint: node('node_modules/oxlint/bin/oxlint', '--deny-warnings'),
  format: node('node_modules/prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn'),
  /** Astro writes where its own types are; on a fresh clone nothing else has. */
  sync: node('node_modules/astro/bin/astro.mjs', 'sync'),
  types: node('node_modules/typescript/bin/tsc', '--noEmit'),
  pages: node(
    'node_modules/@astrojs/check/bin/astro-check.js',
    '--minimumFailingSeverity',
    'warning',
    '--minimumSeverity',
    'warning',
  ),
} as const;

/** Runs one check and shows what it found. */
export async function check(name: keyof typeof CHECKS): Promise<CheckResult> {
  const started = performance.now();
  const [program, words] = CHECKS[name];
  const { code, output } = await run(program, words);
  const seconds = (performance.now() - started) / 1000;
  console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
  if (code !== 0) console.log(output.trimEnd());
  return { name, ok: code === 0, seconds };
}

if (import.meta.main) {
  let failed = false;
  for (const name of Object.keys(CHECKS) as (keyof typeof CHECKS)[])
    failed = !(await check(name)).ok || failed;
  process.exitCode = failed ? 1 : 0;
}
