/** A calendar file (RFC 5545): 'Afspraak', private, and nothing else that a colleague could read [C3]. */
import ical, { ICalCalendarMethod, ICalEventClass, ICalEventTransparency } from 'ical-generator';
import { CALENDAR_WORDS, type CalendarEntry } from '../domain/calendar-file.ts';
import type { World } from './world.ts';

export const CALENDAR_TYPE = 'text/calendar; charset=utf-8';

/** The file. An entry's UID follows from its key by a keyed hash: the same in every file, and it names nothing. */
export function calendarFile(
  { secrets }: Pick<World, 'secrets'>,
  entries: readonly CalendarEntry[],
  at: Date,
): string {
  const calendar = ical({ prodId: '//Afspraken//NL', method: ICalCalendarMethod.PUBLISH });
  for (const { key, day } of entries) {
    calendar.createEvent({
      id: secrets.calendarId(key),
      start: new Date(`${day}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      stamp: at,
      summary: CALENDAR_WORDS,
      class: ICalEventClass.PRIVATE,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}
