/** Hours of the day in a simulation: people act in the daytime, and mails of the schedule leave in the trial's hours. */
import { addDays, dayOf, momentOf, timeOf } from '../../src/domain/calendar.ts';

const MINUTE = 60_000;

export const plus = (at: Date, minutes: number): Date => new Date(+at + minutes * MINUTE);

/** The same moment, or the morning after it when people sleep. */
export function awake(at: Date): Date {
  const [day, time] = [dayOf(at), timeOf(at)];
  const minutes = Number(time.slice(3));
  if (time < '08:00') return plus(momentOf(day, '08:00'), minutes);
  return time > '22:00' ? plus(momentOf(addDays(day, 1), '08:00'), minutes) : at;
}

/** The next whole minute: the sender runs once a minute. */
export const nextMinute = (at: Date): Date => new Date(Math.floor(+at / MINUTE) * MINUTE + MINUTE);
