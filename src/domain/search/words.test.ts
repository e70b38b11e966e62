import { describe, expect, test } from 'vitest';
import { stemOf, tellingWords, wordsOf, writtenIn } from './words.ts';

test('words lose capitals, accents, hyphens and apostrophes', () => {
  expect(wordsOf('Re-integratie, collega’s & één 2e spoor!')).toEqual([
    'reintegratie',
    'collegas',
    'een',
    '2e',
    'spoor',
  ]);
  expect(wordsOf("collega's")).toEqual(wordsOf('collega’s'));
  expect(wordsOf(' ?! ')).toEqual([]);
});

test('words are shown with their accents and hyphens, and small but for abbreviations', () =>
  expect(writtenIn('Re-integratie, privé, WIA & Collega’s')).toEqual([
    're-integratie',
    'privé',
    'WIA',
    'collega’s',
  ]));

describe('forms of one word have one stem', () => {
  test.each([
    ['behandeling', 'behandelingen', 'behandelen', 'behandelt'],
    ['collega', 'collegas'],
    ['betalen', 'betaal', 'betaalt'],
    ['vergoeding', 'vergoedingen', 'vergoeden'],
    ['bellen', 'bel'],
    ['brief', 'brieven'],
    ['ziekmelding', 'ziekmelden', 'ziekmeldingen'],
    ['vermoeid', 'vermoeidheid'],
    ['kaart', 'kaartje', 'kaartjes'],
    ['uitslag', 'uitslagen'],
  ])('%s', (first, ...others) => expect(others.map(stemOf)).toEqual(others.map(() => stemOf(first))));

  test.each([
    ['moe', 'moet'],
    ['wia', 'wie'],
    ['loon', 'loop'],
    ['uwv', 'uw'],
  ])('%s is not %s', (one, other) => expect(stemOf(one)).not.toBe(stemOf(other)));
});

test('a question keeps the words that say what it is about, or all when none does', () => {
  expect(tellingWords(wordsOf('Hoe lang moet ik loon doorbetalen?'))).toEqual(['loon', 'doorbetalen']);
  expect(tellingWords(wordsOf('wat mag ik'))).toEqual(['wat', 'mag', 'ik']);
  expect(tellingWords(wordsOf('spoor 2'))).toEqual(['spoor', '2']);
});
