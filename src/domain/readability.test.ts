import { describe, expect, test } from 'vitest';
import { readabilityOf, sentencesOf, syllablesOf, wordsOf } from './readability.ts';

test.each([
  ['kat', 1],
  ['werknemer', 3],
  ['bedrijfsarts', 3],
  ['re-integratie', 5],
  ['ideeën', 3],
  ['leeuw', 1],
  ['collega’s', 3],
  ['theater', 3],
  ['104', 1],
])('%s has %i syllables', (word, count) => expect(syllablesOf(word)).toBe(count));

test('a sentence ends with its mark or with its line', () => {
  expect(sentencesOf('Bel vandaag. Of morgen?\nEen punt zonder einde\n\n‘Goed zo.’ En dan: door.')).toEqual([
    'Bel vandaag.',
    'Of morgen?',
    'Een punt zonder einde',
    '‘Goed zo.’',
    'En dan:',
    'door.',
  ]);
});

test('a word keeps its marks', () => {
  expect(wordsOf('Collega’s werken 2,5 uur, van 9 tot 5.')).toEqual([
    'Collega’s',
    'werken',
    '2,5',
    'uur',
    'van',
    '9',
    'tot',
    '5',
  ]);
});

describe('Flesch-Douma', () => {
  test('is the formula', () => {
    // 6 words of one syllable in one sentence: 206.8 − 77 − 5.58
    expect(readabilityOf('De kat zit op de mat.').fleschDouma).toBeCloseTo(124.22, 2);
  });

  test('finds law harder than a talk', () => {
    const law = 'De werknemer behoudt zijn aanspraak op loondoorbetaling gedurende honderdvier weken.';
    expect(readabilityOf(law).fleschDouma).toBeLessThan(
      readabilityOf('Bel me. Ik ben er voor je.').fleschDouma,
    );
  });
});

test('finds the longest sentence and the share of long words', () => {
  const { longestSentence, longWords, sentenceLength } = readabilityOf(
    'Kort. Dit is een arbeidsovereenkomst.',
  );
  expect(longestSentence).toBe('Dit is een arbeidsovereenkomst.');
  expect(longWords).toBeCloseTo(1 / 5);
  expect(sentenceLength).toBe(2.5);
});
