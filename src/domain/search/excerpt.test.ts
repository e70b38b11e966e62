import { expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';
import { stemOf } from './words.ts';

const stems = (...words: string[]) => new Set(words.map(stemOf));
const shown = (text: string, ...words: string[]) =>
  excerptOf(text, stems(...words))
    .map((piece) => (piece.found ? piece.text.replace(/\S+/, '[$&]') : piece.text))
    .join('');
const filler = Array.from({ length: 60 }, () => 'woord').join(' ');

test('a short text is given whole, with what was found marked in every form', () => {
  expect(shown('Na behandelingen is rust goed. De behandeling duurt.', 'behandelen')).toBe(
    'Na [behandelingen] is rust goed. De [behandeling] duurt.',
  );
});

test('of a long text it gives the piece with most of the words, from the start of its sentence', () => {
  const text = `Loon komt hier voor. ${filler} Einde. U betaalt het loon door. ${filler}`;
  const piece = shown(text, 'loon', 'betalen');
  expect(piece).toMatch(/^… U \[betaalt\] het \[loon\] door\. woord/);
  expect(piece.endsWith(' …')).toBe(true);
  expect(piece.split(' ').length).toBeLessThan(30);
});

test('without a word found it gives the beginning', () => {
  expect(shown('Een twee drie.', 'rust')).toBe('Een twee drie.');
  expect(shown('', 'rust')).toBe('');
});

test('a word with an apostrophe or a hyphen is marked', () =>
  expect(shown('Voor collega’s en re-integratie.', 'collegas', 'reintegratie')).toBe(
    'Voor [collega’s] en [re-integratie].',
  ));
