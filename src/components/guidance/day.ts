import { plainDate } from '../../domain/calendar.ts';

/** A date in a line of text: day and month stay together, and a small screen with large letters has room for it. */
export const dayInLine = (date: string): string => plainDate(date).replace(' ', '\u00a0');
