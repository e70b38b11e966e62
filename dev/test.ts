/** `npm test`: everything that proves the project. What fails fast comes first; the last line is the sum. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { build } from './build.ts';
import { check } from './check.ts';
import { ensureChromium } from './chromium.ts';
import { ROOT } from './root.ts';

const report = z.object({
  testResults: z.array(
    z.object({
      status: z.string(),
      name: z.string(),
      assertionResults: z.array(z.object({ status: z.string() })),
    }),
  ),
});

let passed = 0;
let failed = 0;
const count = (ok: boolean) => (ok ? (passed += 1) : (failed += 1));

/** Runs a step that passes unless it throws. */
async function step(name: string, work: () => Promise<unknown> | unknown): Promise<void> {
  try {
    await work();
    count(true);
    console.log(`✓ ${name}`);
  } catch (error) {
    count(false);
    console.log(`✗ ${name}\n${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Runs vitest with all its projects and adds what it counted. */
async function suites(): Promise<void> {
  const results = join(ROOT, '.local', 'test-results.json');
  mkdirSync(join(ROOT, '.local'), { recursive: true });
  rmSync(results, { force: true });
  const words = [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${results}`,
    ...process.argv.slice(2),
  ];
  const code = await new Promise<number>((resolve) => {
    const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', ...words], {
      cwd: ROOT,
      stdio: 'inherit',
    });
    child.once('close', (status) => resolve(status ?? 1));
  });
  const before = failed;
  if (existsSync(results)) {
    for (const { status, assertionResults } of report.parse(JSON.parse(readFileSync(results, 'utf8')))
      .testResults) {
      const one = (wanted: string) => assertionResults.filter((result) => result.status === wanted).length;
      passed += one('passed');
      failed += one('failed');
      if (status === 'failed' && one('failed') === 0) failed += 1;
    }
  }
  // A run that broke off, or an error outside a test, counts as well.
  if (code !== 0 && failed === before) failed += 1;
}

const started = performance.now();
await step('browser', () => {
  process.env['CHROMIUM'] = ensureChromium();
});
for (const name of ['lint', 'format', 'sync', 'types'] as const) count((await check(name)).ok);
await step('build', build);
count((await check('pages')).ok);
await suites();

console.log(`\nTook ${Math.round((performance.now() - started) / 1000)} s.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
