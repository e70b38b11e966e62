import { expect, test } from 'vitest';
import type { Item } from './questionnaire.ts';
import { warningsFor } from './warning.ts';

const number: Item = {
  code: 'worked',
  question: 'Uren?',
  required: true,
  answer: { type: 'number', unit: 'uur', min: 0, max: 100, decimals: 1 },
  warnings: [
    { when: { item: 'worked', moreThanItem: 'contract' }, words: 'Meer dan uw contract?' },
    { when: { item: 'worked', atLeast: 60 }, words: 'Zo veel?' },
  ],
};
const day: Item = {
  code: 'day',
  question: 'Dag?',
  required: true,
  answer: { type: 'date' },
  warnings: [{ when: { item: 'day', moreThanDaysAgo: 730 }, words: 'Klopt het jaar?' }],
};

test('asks about an unusual number, and is silent while there is nothing to compare', () => {
  expect(warningsFor(number, { worked: '36,5', contract: '36' }, '2026-06-01')).toEqual([
    'Meer dan uw contract?',
  ]);
  expect(warningsFor(number, { worked: '36', contract: '36' }, '2026-06-01')).toEqual([]);
  expect(warningsFor(number, { worked: '70' }, '2026-06-01')).toEqual(['Zo veel?']);
});

test('asks about a day that is long ago, counted from the day of answering', () => {
  expect(warningsFor(day, { day: '2024-05-31' }, '2026-06-01')).toEqual(['Klopt het jaar?']);
  expect(warningsFor(day, { day: '01-06-2024' }, '2026-06-01')).toEqual([]);
  expect(warningsFor(day, { day: 'ooit' }, '2026-06-01')).toEqual([]);
});
