import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, isDate, readDate, shortDate } from './date.ts';

test('knows which days exist', () => {
  expect(isDate('2024-02-29')).toBe(true);
  expect(isDate('2026-02-29')).toBe(false);
  expect(isDate('2026-13-01')).toBe(false);
  expect(isDate('0026-01-01')).toBe(false);
});

test.each([
  ['2026-03-31', '2026-03-31'],
  ['31-03-2026', '2026-03-31'],
  ['1/3/2026', '2026-03-01'],
  ['1.3.2026', '2026-03-01'],
  ['1 3 2026', '2026-03-01'],
])('reads %s as a day', (typed, day) => {
  expect(readDate(typed)).toBe(day);
});

test.each(['', '31-04-2026', '31-03-26', '2026', 'gisteren', '03-31-2026', '2026-3-1', '1'.repeat(60_000)])(
  'does not guess at %.12s',
  (typed) => {
    expect(readDate(typed)).toBeNull();
  },
);

test("adding days and counting them are each other's opposite, also over the change to summer time", () => {
  expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  const day = fc.integer({ min: 0, max: 30_000 }).map((n) => addDays('1990-01-01', n));
  fc.assert(
    fc.property(day, fc.integer({ min: -2_000, max: 2_000 }), (from, n) => {
      expect(daysBetween(from, addDays(from, n))).toBe(n);
    }),
  );
});

test('writes a short date the Dutch way', () => {
  expect(shortDate('2026-12-01')).toBe('01-12-2026');
});
