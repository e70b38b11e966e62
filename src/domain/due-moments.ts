/** Which moment a step gets: never in a pause, never outside the hours of sending, never before the grace is over. */
import { addDays, dayOf, daysBetween, momentOf, startOf } from './calendar.ts';
import { nextSendingMoment } from './sending.ts';
import type { History, Occasion } from './due-types.ts';
import type { Trial } from './trial.ts';

const MS_AN_HOUR = 3_600_000;

/** Days without messages, from the first up to the second. */
type Span = readonly [from: string, until: string];

/**
 * The pauses of a person, joined where they touch: together they last `most` days at most, so that pausing again on
 * the last day doesn't silence the study for good.
 */
export function pausesOf({ pauses }: Pick<History, 'pauses'>, most: number): readonly Span[] {
  const spans: [string, string][] = [];
  for (const { from_on, until_on } of [...pauses].sort((a, b) => (a.from_on < b.from_on ? -1 : 1))) {
    const last = spans.at(-1);
    if (last && from_on <= last[1]) last[1] = until_on > last[1] ? until_on : last[1];
    else spans.push([from_on, until_on]);
  }
  return spans.map(([from, until]) => [from, daysBetween(from, until) > most ? addDays(from, most) : until]);
}

/** The first moment from `at` on at which the study may speak to this person. */
export function contactMoment({ sending }: Pick<Trial, 'sending'>, pauses: readonly Span[], at: Date): Date {
  let moment = nextSendingMoment(sending, at);
  for (const [from, until] of pauses) {
    const day = dayOf(moment);
    if (from <= day && day < until) moment = nextSendingMoment(sending, startOf(until));
  }
  return moment;
}

/**
 * When a window closes: at the end of its last day; for who typed shortly before that, so many hours after the last
 * keystroke, and at the latest as long after that end. The same rule as `trial.takes_answers`.
 */
export function closingMoment(
  graceHours: number,
  { closes_on, last_saved_at }: Pick<Occasion, 'closes_on' | 'last_saved_at'>,
): Date {
  const end = startOf(addDays(closes_on, 1));
  if (!last_saved_at) return end;
  const hour = String(graceHours % 24).padStart(2, '0');
  const latest = momentOf(addDays(closes_on, 1 + Math.floor(graceHours / 24)), `${hour}:00`);
  const graced = +last_saved_at + graceHours * MS_AN_HOUR;
  return new Date(Math.max(+end, Math.min(+latest, graced)));
}
