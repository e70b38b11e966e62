/** What may stand in somebody's calendar: that there is an appointment, and nothing more [C3]. */
import type { Coming } from './mine.ts';

/** One whole day; `key` tells entries of one person apart and never changes, so that a second file moves the day. */
export interface CalendarEntry {
  readonly key: string;
  /** ISO date. */
  readonly day: string;
}

/** The only words of an entry. */
export const CALENDAR_WORDS = 'Afspraak';

/** The days on which a questionnaire opens. */
export function calendarEntries(participant: string, coming: readonly Coming[]): readonly CalendarEntry[] {
  return coming.map(({ wave, opensOn }) => ({ key: `${participant}:${wave}`, day: opensOn }));
}
