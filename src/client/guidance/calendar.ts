/** Hands the reader a calendar file that was made here and goes nowhere else. */
import { CALENDAR_FILE, calendarFile, type CalendarEntry } from '../../domain/icalendar.ts';

export function giveCalendar(entries: readonly Omit<CalendarEntry, 'uid'>[]): void {
  const withIds = entries.map((entry) => ({ ...entry, uid: crypto.randomUUID() }));
  const file = new Blob([calendarFile(withIds, new Date())], { type: 'text/calendar' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = CALENDAR_FILE;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
