import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  longDate,
  momentOf,
  plainDate,
  releaseOf,
  releaseOn,
  startOf,
  timeOf,
  weekdayOf,
} from './calendar.ts';
import type { Trial } from './trial.ts';

const trial = {
  graceHours: 48,
  schedule: [
    { code: 'w1', months: 12, windowDays: 28 },
    { code: 'w0', months: 0, windowDays: 14 },
  ],
} as unknown as Trial;

test('knows the Amsterdam day and time of a moment, winter and summer', () => {
  expect(dayOf(new Date('2026-01-01T22:59:00Z'))).toBe('2026-01-01');
  expect(dayOf(new Date('2026-01-01T23:00:00Z'))).toBe('2026-01-02');
  expect(dayOf(new Date('2026-07-01T22:00:00Z'))).toBe('2026-07-02');
  expect(timeOf(new Date('2026-07-01T12:05:59Z'))).toBe('14:05');
});

test('a day begins at midnight in Amsterdam, also around the change of the clock', () => {
  expect(startOf('2026-03-29').toISOString()).toBe('2026-03-28T23:00:00.000Z');
  expect(startOf('2026-03-30').toISOString()).toBe('2026-03-29T22:00:00.000Z');
});

test('writes dates in Dutch', () => {
  expect(longDate('2026-03-03')).toBe('dinsdag 3 maart 2026');
  expect(plainDate('2026-12-31')).toBe('31 december 2026');
});

test('months keep the day, or end on the last day of the month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2028-02-29', 12)).toBe('2029-02-28');
});

test('counts in days and months as a calendar does', () => {
  const moment = fc.date({ min: new Date('1990-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moment, fc.integer({ min: -800, max: 800 }), (at, n) => {
      const there = Temporal.Instant.fromEpochMilliseconds(+at).toZonedDateTimeISO('Europe/Amsterdam');
      const date = there.toPlainDate();
      const day = date.toString();
      expect(dayOf(at)).toBe(day);
      expect(addDays(day, n)).toBe(date.add({ days: n }).toString());
      expect(daysBetween(day, addDays(day, n))).toBe(n);
      expect(addMonths(day, n)).toBe(date.add({ months: n }, { overflow: 'constrain' }).toString());
      expect(weekdayOf(day)).toBe(date.dayOfWeek);
      expect(+startOf(day)).toBe(there.startOfDay().epochMilliseconds);
    }),
  );
});

test('a time of day is that time in Amsterdam; one that the clock skips is an hour later', () => {
  expect(momentOf('2026-03-02', '09:00').toISOString()).toBe('2026-03-02T08:00:00.000Z');
  expect(momentOf('2026-07-02', '09:00').toISOString()).toBe('2026-07-02T07:00:00.000Z');
  expect(momentOf('2026-03-29', '02:30').toISOString()).toBe('2026-03-29T01:30:00.000Z');
});

test('[T4] the waiting arm gets the guidance on the first day after the last window and its grace', () => {
  expect(releaseOf(trial)).toEqual({ months: 12, days: 31 });
  expect(releaseOn(trial, '2026-01-15')).toBe('2027-02-15');
});
