/** The kinds of test, each a project of its own: `vitest run --project sql`. `npm test` runs them all. */
import { defineConfig } from 'vitest/config';

/** Projects run one group after the other, so that databases and browsers never share the machine. */
const project = (
  name: string,
  groupOrder: number,
  include: string[],
  options: { exclude?: string[]; seconds: number; serial?: boolean },
) => ({
  test: {
    name,
    include,
    exclude: ['**/node_modules/**', 'dist/**', '.local/**', ...(options.exclude ?? [])],
    environment: 'node',
    pool: 'forks' as const,
    testTimeout: options.seconds * 1000,
    hookTimeout: 120_000,
    teardownTimeout: 20_000,
    fileParallelism: !options.serial,
    sequence: { groupOrder },
  },
});

const RACES = [
  'supabase/tests/**/*race*.test.ts',
  'supabase/tests/races/**/*.test.ts',
  'tests/races/**/*.test.ts',
];

export default defineConfig({
  test: {
    coverage: { enabled: false },
    passWithNoTests: true,
    projects: [
      project(
        'unit',
        1,
        ['src/**/*.test.ts', 'content/**/*.test.ts', 'dev/**/*.test.ts', 'tests/*.test.ts'],
        { exclude: ['dev/database.test.ts'], seconds: 20 },
      ),
      project('sql', 2, ['supabase/**/*.test.ts', 'dev/database.test.ts'], {
        exclude: RACES,
        seconds: 120,
        serial: true,
      }),
      project('races', 3, RACES, { seconds: 180, serial: true }),
      project('functions', 4, ['tests/functions/**/*.test.ts'], { seconds: 120, serial: true }),
      project('gate', 5, ['tests/gate/**/*.test.ts'], { seconds: 120, serial: true }),
      project('build', 6, ['tests/build/**/*.test.ts'], { seconds: 120, serial: true }),
      project('journeys', 7, ['tests/journeys/**/*.test.ts'], { seconds: 240, serial: true }),
    ],
  },
});
