/** Dutch public holidays by rule, so that no list has to be kept up to date. */
import { addDays, weekdayOf } from './calendar.ts';

/**
 * The public holidays of a year (ISO dates, in order): those that article 3 of the Algemene termijnenwet calls
 * "algemeen erkende feestdagen", with the two Sundays of Easter and Whitsun.
 *
 * 5 May counts every year: that law names it without the "once in five years" of many collective agreements, and a
 * mail that waits a day costs nothing. Good Friday is no public holiday: its second paragraph only treats it as one for
 * the terms of that law. King's Day is 27 April, or 26 April when that
 * is a Sunday; so it holds from 2014.
 * @see https://wetten.overheid.nl/BWBR0002448 (article 3, first paragraph)
 */
export function holidaysOf(year: number): readonly string[] {
  const easter = easterOf(year);
  const kingsDay = `${year}-04-27`;
  const days = [
    `${year}-01-01`,
    ...[0, 1, 39, 49, 50].map((days) => addDays(easter, days)),
    weekdayOf(kingsDay) === 7 ? addDays(kingsDay, -1) : kingsDay,
    `${year}-05-05`,
    `${year}-12-25`,
    `${year}-12-26`,
  ];
  // Ascension can fall on 5 May.
  return [...new Set(days)].sort();
}

/**
 * Easter Sunday (ISO date) of a year in the Gregorian calendar.
 * Anonymous algorithm, Nature 13 (1876) 487; as in Meeus, Astronomical Algorithms (1991), chapter 8.
 */
export function easterOf(year: number): string {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const rest = year % 100;
  const shift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - shift + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const correction = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const sum = epact + weekday - 7 * correction + 114;
  return addDays(`${year}-0${Math.floor(sum / 31)}-01`, sum % 31);
}
