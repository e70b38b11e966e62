/** The font file in the repository, and what the licence of its source asks. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FONT, makeFont, namesIn } from './font.ts';

test('the font file is what the installed font makes, byte for byte', async () => {
  expect((await makeFont()).equals(readFileSync(FONT))).toBe(true);
});

test('a changed font keeps copyright and licence, and has no name that its maker reserves', async () => {
  const { 0: copyright, 14: licence, ...names } = await namesIn(readFileSync(FONT));
  expect(copyright).toContain('Adobe');
  expect(licence).toContain('OFL');
  expect(Object.keys(names)).toEqual(expect.arrayContaining(['1', '3', '4', '6']));
  expect(Object.values(names).filter((name) => /source/i.test(name))).toEqual([]);
});
