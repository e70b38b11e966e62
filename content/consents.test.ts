/** Who consented to an earlier version can read it back, and who must consent again is told what is new [C7]. */
import { describe, expect, test } from 'vitest';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { trials } from '../src/trials/index.ts';
import { content } from './index.ts';

const roles = Object.values(trials).flatMap((trial) =>
  Object.entries(trial.roles).map(([role, { consent }]) => ({
    trial,
    role,
    consent,
    id: `${trial.id} ${role}`,
  })),
);
const informationOf = (trial: string): string[] => {
  const folder = join(import.meta.dirname, trial, 'information');
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
};

describe.each(roles)('$id', ({ trial, role, consent }) => {
  const history = content(trial.id).consents[role];
  const earlier = history?.earlier ?? [];

  test('[C7] keeps the words of every version that must be given again, and says what is new', () => {
    expect(earlier.map(({ version }) => version)).toEqual(expect.arrayContaining([...consent.againFrom]));
    if (consent.againFrom.length > 0) expect(history?.changes[consent.version]?.length).toBeGreaterThan(0);
  });

  test('[C7] has the information of each version as a file', () => {
    const texts = informationOf(trial.id);
    for (const version of [consent.version, ...earlier.map((one) => one.version)])
      expect([version, texts.some((text) => text.includes(`\nversion: ${version}\n`))]).toEqual([
        version,
        true,
      ]);
  });

  test('gives each version its own name', () => {
    const versions = [consent.version, ...earlier.map(({ version }) => version)];
    expect(new Set(versions).size).toBe(versions.length);
  });
});
