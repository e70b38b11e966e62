/** The font of our own cut has every letter that the site's own pages show. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../../dev/build.ts';
import { LETTERS } from '../../dev/font.ts';
import { ROOT } from '../../dev/root.ts';

/** Signs that the font never had; the device's own font draws them. */
const FROM_ELSEWHERE = new Set('✓←');

beforeAll(() => build());

test('no page shows a letter that was cut away', () => {
  const there = new Set(LETTERS);
  const pages = globSync('dist/**/*.html', { cwd: ROOT });
  const missing = pages.flatMap((page) =>
    [...new Set(readFileSync(join(ROOT, page), 'utf8'))]
      .filter((sign) => sign >= ' ' && !there.has(sign) && !FROM_ELSEWHERE.has(sign))
      .map((sign) => `${page}: ${sign}`),
  );
  expect(pages.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});
