/** When messages of the schedule may leave: the hours and days that a trial sets, in Amsterdam time. */
import { addDays, dayOf, momentOf, weekdayOf } from './calendar.ts';
import { holidaysOf } from './holidays.ts';
import type { Sending } from './trial.ts';

/** The hours of one day in which messages may leave, from the first moment up to the second; null: none. */
type Hours = readonly [number, number] | null;

// What follows from the setting and the day only is computed once: a plan asks the same days again and again.
const known = new WeakMap<Sending, Map<string, Hours>>();

/** Whether a message of the schedule may leave at this moment. */
export function isSendingMoment(sending: Sending, at: Date): boolean {
  const hours = hoursOf(sending, dayOf(at));
  return hours !== null && hours[0] <= +at && +at < hours[1];
}

/**
 * The first moment from `at` on (`at` itself included) at which a message of the schedule may leave.
 * @throws when no day of the next year is left by the setting
 */
export function nextSendingMoment(sending: Sending, at: Date): Date {
  let day = dayOf(at);
  for (let n = 0; n < 366; n += 1, day = addDays(day, 1)) {
    const hours = hoursOf(sending, day);
    if (hours && +at < hours[1]) return new Date(Math.max(+at, hours[0]));
  }
  throw new Error('sending: on no day of the year may a message leave');
}

function hoursOf(sending: Sending, day: string): Hours {
  let days = known.get(sending);
  if (!days) known.set(sending, (days = new Map()));
  let hours = days.get(day);
  if (hours === undefined) days.set(day, (hours = computeHours(sending, day)));
  return hours;
}

function computeHours({ from, until, daysOff, holidaysOff }: Sending, day: string): Hours {
  if (daysOff.includes(weekdayOf(day))) return null;
  if (holidaysOff && holidaysOf(Number(day.slice(0, 4))).includes(day)) return null;
  return [+momentOf(day, from), +momentOf(day, until)];
}
