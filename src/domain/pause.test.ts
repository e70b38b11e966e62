import { expect, test } from 'vitest';
import { pauseChoices, pauseMost, readPause } from './pause.ts';

test('a pause can last up to the days of the trial, by whole weeks', () => {
  expect(pauseChoices('2026-03-02', null, 28)).toEqual([
    { weeks: 1, until: '2026-03-09' },
    { weeks: 2, until: '2026-03-16' },
    { weeks: 3, until: '2026-03-23' },
    { weeks: 4, until: '2026-03-30' },
  ]);
  expect(pauseChoices('2026-03-02', null, 10)).toHaveLength(1);
});

test('of a pause that runs, what is left can still be chosen, counted from its beginning', () => {
  expect(pauseMost('2026-03-20', '2026-03-02', 28)).toBe('2026-03-30');
  expect(pauseChoices('2026-03-20', '2026-03-02', 28)).toEqual([{ weeks: 1, until: '2026-03-27' }]);
  expect(pauseChoices('2026-03-30', '2026-03-02', 28)).toEqual([]);
});

test('the end of a pause is a day to come', () => {
  expect(readPause({ until: '2026-03-09' }, '2026-03-02')).toBe('2026-03-09');
  for (const until of ['', '2026-03-02', '2026-02-30', 'morgen', '2026-03-09T00:00'])
    expect(readPause({ until }, '2026-03-02')).toBe(null);
});
