/** A real trial shows nothing that nobody reviewed: its build is refused, and says which texts are waiting. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { run } from '../../dev/build.ts';

const out = mkdtempSync(join(tmpdir(), 'live-'));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(out, { recursive: true, force: true });
});

test('the build of a live trial refuses guidance that nobody reviewed', async () => {
  vi.stubEnv('TRIAL_STATUS', 'live');
  const { code, output } = await run(process.execPath, [
    'node_modules/astro/bin/astro.mjs',
    'build',
    '--outDir',
    out,
  ]);
  expect(code).not.toBe(0);
  expect(output).toContain('TRIAL_STATUS=live is refused');
  for (const id of ['het-eerste-gesprek', 'fase/net-gehoord', 'eerste-gesprek', 'glossary', 'law'])
    expect(output).toContain(`${id}: not yet reviewed`);
});
