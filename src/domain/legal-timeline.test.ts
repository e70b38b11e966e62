import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from './date.ts';
import { isStale, legalDates, problemOf, termStart, type LegalStep } from './legal-timeline.ts';

const step = (code: string, weeks: LegalStep['weeks'], repeat?: LegalStep['repeat']): LegalStep => ({
  code,
  title: code,
  who: 'u',
  what: 'iets',
  weeks,
  ...(repeat ? { repeat } : {}),
  sources: [],
  checkedOn: '2026-11-22',
});
const analysis = step('analysis', { by: 6 });
const evaluation = step('evaluation', { from: 46, by: 52 });
const end = step('end', { by: 104 });

describe('without an interruption', () => {
  test('counts full weeks from the first sick day', () => {
    const dates = legalDates([end, analysis], '2026-01-30');
    expect(dates.map(({ by }) => by)).toEqual(['2026-03-13', '2028-01-28']); // 42 and 728 days later
  });

  test('104 weeks are not two years', () => {
    expect(legalDates([end], '2026-01-30')[0]?.by).not.toBe('2028-01-30');
  });

  test('gives both ends of a stretch of weeks', () => {
    const [date] = legalDates([evaluation], '2026-01-01');
    expect([date?.from, date?.by]).toEqual(['2026-11-19', '2026-12-31']); // 322 and 364 days later
  });

  test('repeats what comes back, up to its last week', () => {
    const talks = legalDates([step('talk', { by: 14 }, { every: 6, until: 104 })], '2026-01-01');
    expect(talks).toHaveLength(16); // weeks 14, 20, … 104
    expect(talks.at(-1)?.by).toBe('2027-12-30');
    expect(talks.map(({ number }) => number)).toEqual(Array.from({ length: 16 }, (_, n) => n + 1));
  });
});

describe('with stretches of recovery', () => {
  const short = { from: '2026-02-01', until: '2026-02-11' };
  const long = { from: '2026-05-01', until: '2026-05-29' }; // 28 days

  test('shorter than four weeks: those days are added to what comes after', () => {
    const [first, last] = legalDates([analysis, end], '2026-01-05', [short]);
    expect(first?.by).toBe('2026-02-26'); // 16 February and ten days
    expect(last?.by).toBe('2028-01-13'); // 3 January 2028 and ten days
  });

  test('four weeks or longer: counting begins anew', () => {
    expect(termStart('2026-01-05', [short, long])).toBe('2026-05-29');
    expect(legalDates([analysis], '2026-01-05', [short, long])[0]?.by).toBe('2026-07-10');
  });

  test('27 days is not four weeks', () => {
    expect(termStart('2026-01-05', [{ from: '2026-05-01', until: '2026-05-28' }])).toBe('2026-01-05');
  });

  test.each([
    ['recovery-before-start', [{ from: '2026-01-01', until: '2026-01-10' }]],
    ['recovery-backwards', [{ from: '2026-02-10', until: '2026-02-01' }]],
    ['recoveries-overlap', [short, { from: '2026-02-05', until: '2026-02-20' }]],
  ] as const)('refuses %s', (problem, recoveries) => {
    expect(problemOf('2026-01-05', recoveries)).toBe(problem);
    expect(() => legalDates([analysis], '2026-01-05', recoveries)).toThrow(problem);
  });

  test('a short recovery never makes a date earlier', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 700 }),
        fc.integer({ min: 1, max: 27 }),
        fc.integer({ min: 1, max: 104 }),
        (after, length, weeks) => {
          const from = addDays('2026-01-05', after);
          const recovery = { from, until: addDays(from, length) };
          const plain = legalDates([step('x', { by: weeks })], '2026-01-05')[0]?.by ?? '';
          const later = legalDates([step('x', { by: weeks })], '2026-01-05', [recovery])[0]?.by ?? '';
          expect([plain, addDays(plain, length)]).toContain(later);
        },
      ),
    );
  });
});

test('a statement is stale the day after its twelve months', () => {
  expect(isStale('2026-11-22', '2027-11-22')).toBe(false);
  expect(isStale('2026-11-22', '2027-11-23')).toBe(true);
});
