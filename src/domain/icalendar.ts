/** A calendar file (RFC 5545) that betrays nothing: every entry is "Afspraak", private, without description [C3]. */
import { addDays } from './date.ts';

/** A whole day (`2026-03-31`), or a time on it (`14:30`) with a length in minutes, on the reader's own clock. */
export interface CalendarEntry {
  readonly day: string;
  readonly time?: string;
  readonly minutes?: number;
  /** Says nothing about its entry to who reads the file. */
  readonly uid: string;
}

/** The name of the file: as neutral as what is in it. */
export const CALENDAR_FILE = 'agenda.ics';

export const CALENDAR_TYPE = 'text/calendar; charset=utf-8';

/** The only words of an entry. */
export const CALENDAR_WORDS = 'Afspraak';

const MAX_OCTETS = 75;

/** @param stamp when the file is made */
export function calendarFile(entries: readonly CalendarEntry[], stamp: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Agenda//NL',
    'CALSCALE:GREGORIAN',
    ...entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${escapeText(entry.uid)}`,
      `DTSTAMP:${utc(stamp)}`,
      ...spanOf(entry),
      `SUMMARY:${escapeText(CALENDAR_WORDS)}`,
      'CLASS:PRIVATE',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** Whole days don't take the reader's time away; a time is floating: it means what the reader's clock says. */
function spanOf({ day, time, minutes = 60 }: CalendarEntry): readonly string[] {
  if (time === undefined)
    return [
      `DTSTART;VALUE=DATE:${compact(day)}`,
      `DTEND;VALUE=DATE:${compact(addDays(day, 1))}`,
      'TRANSP:TRANSPARENT',
    ];
  const begin = new Date(`${day}T${time}:00Z`);
  const end = new Date(begin.getTime() + minutes * 60_000);
  return [`DTSTART:${utc(begin).slice(0, -1)}`, `DTEND:${utc(end).slice(0, -1)}`];
}

const compact = (day: string): string => day.replaceAll('-', '');

/** `20261122T140500Z`. */
const utc = (moment: Date): string => `${moment.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** Text as a value: backslash, semicolon, comma and line break have a meaning of their own (3.3.11). */
export function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, String.raw`\$&`).replace(/\r\n|\r|\n/g, String.raw`\n`);
}

/** Lines of at most 75 octets, never broken inside a character; the rest begins with a space (3.1). */
export function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > MAX_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
