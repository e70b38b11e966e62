/**
 * `npm run font`: makes the site's font file from the installed one, with only the letters and weights that the site
 * shows. The file lies in the repository, so that no build needs this; a test makes it again and compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import { namesOf, renamed } from './font/names.ts';
import { ROOT } from './root.ts';

const SOURCE = join(
  ROOT,
  'node_modules/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
);
export const FONT = join(ROOT, 'src/styles/leesletter.woff2');

/** The maker of the source reserves the name "Source"; what is changed has a name of its own. */
const NAME = 'Leesletter';
const NAMES = { 1: NAME, 3: `${NAME};3.052`, 4: NAME, 6: `${NAME}-Regular` };

const range = (from: number, to: number) =>
  String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, index) => from + index));

/** Basic Latin, the letters of Western European names, and the signs that texts use; any other comes from the fallback. */
export const LETTERS = `${range(0x20, 0x7e)}${range(0xc0, 0xff)}\u00a0ıŒœ–—‘’‚“”„«»‹›…•·€°§½²−`;

/** From the weight of running text to the heaviest in the styles. */
const WEIGHTS = { min: 400, max: 700 };

/** Copyright, the names that every font has, and the licence. */
const KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14];

/** Kerning, ligatures, accents, and figures of one width for tables. */
const FEATURES = ['kern', 'liga', 'ccmp', 'locl', 'mark', 'mkmk', 'tnum'];

/** The font as WOFF2, the same bytes every time. */
export async function makeFont(): Promise<Buffer> {
  const less = {
    targetFormat: 'truetype' as const,
    variationAxes: { wght: WEIGHTS },
    keepFeatures: FEATURES,
    noHinting: true,
    preserveNameIds: KEPT_NAMES,
  };
  const small = await subsetFont(readFileSync(SOURCE), LETTERS, less);
  return subsetFont(renamed(small, NAMES), LETTERS, { targetFormat: 'woff2', preserveNameIds: KEPT_NAMES });
}

/** What a font file says about itself: names, copyright, licence. */
export const namesIn = async (font: Buffer): Promise<Record<number, string>> =>
  namesOf(await subsetFont(font, LETTERS, { targetFormat: 'truetype', preserveNameIds: KEPT_NAMES }));

if (import.meta.main) {
  const font = await makeFont();
  writeFileSync(FONT, font);
  console.log(`${FONT.slice(ROOT.length + 1)}: ${font.length} bytes`);
}
