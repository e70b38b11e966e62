import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayOf, timeOf, weekdayOf } from './calendar.ts';
import { holidaysOf } from './holidays.ts';
import { isSendingMoment, nextSendingMoment } from './sending.ts';
import type { Sending } from './trial.ts';

const office: Sending = {
  from: '09:00',
  until: '20:00',
  daysOff: [6, 7],
  holidaysOff: true,
  gapDays: 3,
  consentDays: 7,
};
const next = (at: string, sending = office): string => nextSendingMoment(sending, new Date(at)).toISOString();

test('within the hours of a working day a message leaves at once', () => {
  expect(next('2026-03-02T10:00:00Z')).toBe('2026-03-02T10:00:00.000Z');
  expect(isSendingMoment(office, new Date('2026-03-02T08:00:00Z'))).toBe(true);
  expect(isSendingMoment(office, new Date('2026-03-02T07:59:59.999Z'))).toBe(false);
  expect(isSendingMoment(office, new Date('2026-03-02T18:59:59.999Z'))).toBe(true);
  expect(isSendingMoment(office, new Date('2026-03-02T19:00:00Z'))).toBe(false);
});

test('in the evening it waits for the morning, on Friday evening for Monday', () => {
  expect(next('2026-03-02T19:00:00Z')).toBe('2026-03-03T08:00:00.000Z');
  expect(next('2026-03-06T20:00:00Z')).toBe('2026-03-09T08:00:00.000Z');
});

test('nine in the morning stays nine in the morning across both changes of the clock', () => {
  // Sunday 29 March 2026 and Sunday 25 October 2026.
  expect(next('2026-03-27T20:00:00Z')).toBe('2026-03-30T07:00:00.000Z');
  expect(next('2026-10-23T20:00:00Z')).toBe('2026-10-26T08:00:00.000Z');
  const everyDay: Sending = { ...office, daysOff: [], holidaysOff: false };
  expect(next('2026-03-28T20:00:00Z', everyDay)).toBe('2026-03-29T07:00:00.000Z');
  expect(next('2026-10-24T20:00:00Z', everyDay)).toBe('2026-10-25T08:00:00.000Z');
});

test('an hour that the clock skips or repeats is taken once', () => {
  const night: Sending = { ...office, from: '02:30', until: '04:00', daysOff: [], holidaysOff: false };
  expect(next('2026-03-28T23:30:00Z', night)).toBe('2026-03-29T01:30:00.000Z');
  expect(next('2026-10-24T22:30:00Z', night)).toBe('2026-10-25T00:30:00.000Z');
});

test('over Easter, and over Christmas when it borders on a weekend, it waits for the first working day', () => {
  expect(next('2026-04-03T19:30:00Z')).toBe('2026-04-07T07:00:00.000Z');
  expect(next('2026-12-24T20:00:00Z')).toBe('2026-12-28T08:00:00.000Z');
  expect(next('2026-04-03T19:30:00Z', { ...office, holidaysOff: false })).toBe('2026-04-06T07:00:00.000Z');
});

test('a setting that leaves no day is said, not waited for', () => {
  const never: Sending = { ...office, daysOff: [1, 2, 3, 4, 5, 6, 7] };
  expect(() => next('2026-03-02T10:00:00Z', never)).toThrow('on no day');
});

test('whatever the moment: the next one is no earlier, allowed, and its own next one', () => {
  const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moment, (at) => {
      const found = nextSendingMoment(office, at);
      expect(found >= at).toBe(true);
      expect(isSendingMoment(office, found)).toBe(true);
      expect(nextSendingMoment(office, found)).toEqual(found);
      expect(isSendingMoment(office, at)).toBe(+found === +at);
      expect(weekdayOf(dayOf(found))).toBeLessThan(6);
      expect(holidaysOf(found.getUTCFullYear())).not.toContain(dayOf(found));
      expect(timeOf(found) >= '09:00' && timeOf(found) < '20:00').toBe(true);
    }),
  );
});
