import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CALENDAR_FILE, calendarFile, escapeText, fold } from './icalendar.ts';

const stamp = new Date('2026-11-22T14:05:09.123Z');
const octets = (line: string) => new TextEncoder().encode(line).length;

describe('a calendar file', () => {
  const file = calendarFile(
    [
      { day: '2026-12-31', uid: 'a1' },
      { day: '2026-11-23', time: '23:30', minutes: 45, uid: 'b2' },
    ],
    stamp,
  );

  test('is what RFC 5545 asks, line by line', () => {
    expect(file.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Agenda//NL',
      'CALSCALE:GREGORIAN',
      'BEGIN:VEVENT',
      'UID:a1',
      'DTSTAMP:20261122T140509Z',
      'DTSTART;VALUE=DATE:20261231',
      'DTEND;VALUE=DATE:20270101',
      'TRANSP:TRANSPARENT',
      'SUMMARY:Afspraak',
      'CLASS:PRIVATE',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'UID:b2',
      'DTSTAMP:20261122T140509Z',
      'DTSTART:20261123T233000',
      'DTEND:20261124T001500',
      'SUMMARY:Afspraak',
      'CLASS:PRIVATE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  test('[C3] names no illness, no study and no reason, in the file or in its name', () => {
    expect(file).not.toMatch(/DESCRIPTION|LOCATION|URL|ATTENDEE|ziek|kanker|miles|WIA|UWV/i);
    expect(CALENDAR_FILE).toBe('agenda.ics');
  });
});

test('escapes what has a meaning of its own', () => {
  expect(escapeText('a;b,c\\d\ne')).toBe(String.raw`a\;b\,c\\d\ne`);
});

describe('folding', () => {
  test('leaves a line of 75 octets whole, and breaks one of 76', () => {
    expect(fold('x'.repeat(75))).toBe('x'.repeat(75));
    expect(fold('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`);
  });

  test('keeps every line within 75 octets and loses nothing, whatever the characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        const line = text.replace(/[\r\n]/g, '');
        const folded = fold(line);
        expect(folded.split('\r\n').every((part) => octets(part) <= 75)).toBe(true);
        expect(folded.replaceAll('\r\n ', '')).toBe(line);
      }),
    );
  });
});
