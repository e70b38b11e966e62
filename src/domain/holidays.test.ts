import Holidays from 'date-holidays';
import { expect, test } from 'vitest';
import { easterOf, holidaysOf } from './holidays.ts';

const years = Array.from({ length: 41 }, (_, index) => 2020 + index);

test('the public holidays of 2020 to 2060 are those of an independent list, with 5 May in every year', () => {
  const list = new Holidays('NL');
  for (const year of years) {
    const listed = list
      .getHolidays(year, 'nl')
      .filter(({ type, name }) => type === 'public' || name === 'Bevrijdingsdag')
      .map(({ date }) => date.slice(0, 10));
    expect(listed).toContain(`${year}-05-05`);
    expect(holidaysOf(year)).toEqual([...new Set(listed)].sort());
  }
});

test('Easter lies on its earliest and latest days where it should', () => {
  expect(easterOf(1818)).toBe('1818-03-22');
  expect(easterOf(2038)).toBe('2038-04-25');
  expect(easterOf(1943)).toBe('1943-04-25');
  // The two exceptions of the Gregorian rule: a full moon moved back by a day.
  expect(easterOf(1981)).toBe('1981-04-19');
  expect(easterOf(2049)).toBe('2049-04-18');
});

test("King's Day makes way for a Sunday, and Good Friday is a working day", () => {
  expect(holidaysOf(2025)).toContain('2025-04-26');
  expect(holidaysOf(2025)).not.toContain('2025-04-27');
  expect(holidaysOf(2026)).toContain('2026-04-27');
  expect(holidaysOf(2026)).not.toContain('2026-04-03');
});

test('a day with two reasons stands there once', () => {
  // Ascension Day 2027 is 6 May; in 2016 it was 5 May.
  expect(holidaysOf(2016).filter((day) => day === '2016-05-05')).toHaveLength(1);
});
