import { describe, expect, test } from 'vitest';
import { kitCode } from './kit.ts';
import { freshCode, nextQuarter, OWN_CODE, readOwnCode, sayQuarter, sayTotal } from './via.ts';

const read = (typed: string) => readOwnCode({ [OWN_CODE]: typed }, ['bedrijf']);

describe('a code of one’s own', () => {
  test('is read as it will stand in the link', () => {
    expect(read(' Vestiging-Oost ')).toEqual({ code: 'vestiging-oost' });
  });

  test('may be left to us', () => {
    expect(read('')).toEqual({ code: null });
  });

  test.each(['ab', 'een twee', '-abc', 'x'.repeat(21), 'anna@umc.nl'])('%j can’t be one', (typed) => {
    expect(read(typed).problems?.[0]).toMatchObject({
      field: OWN_CODE,
      message: expect.stringContaining('letters, cijfers'),
    });
  });

  test.each(['oncologie-oost', 'kankerpoli', 'ziek-thuis', 'Chemo-3'])(
    '[C3] %s names an illness',
    (typed) => {
      expect(read(typed).problems?.[0]?.message).toContain('ziekte of zorg');
    },
  );

  test('may not be the one that is everybody’s', () => {
    expect(read('bedrijf').problems?.[0]?.message).toContain('bestaat al');
  });
});

test('a code that we make is one, however long the name of the audience is', () => {
  for (const audience of ['arbo', 'een-heel-lange-doelgroep'])
    for (const byte of [0, 26, 27, 255]) {
      const code = freshCode(audience, new Uint8Array(5).fill(byte));
      expect(kitCode(code)).toBe(code);
    }
  expect(freshCode('arbo', Uint8Array.of(0, 1, 8, 26, 27))).toBe('arbo-23bz2');
});

test('[C4] a total below five is said as 0–4', () => {
  expect([null, 5, 120].map(sayTotal)).toEqual(['0–4', '5', '120']);
});

test('a quarter is said by its months', () => {
  expect(sayQuarter('2026-01-01')).toBe('januari t/m maart 2026');
  expect(sayQuarter('2025-10-01')).toBe('oktober t/m december 2025');
});

test.each([
  ['2026-01-01', '2026-04-01'],
  ['2026-03-31', '2026-04-01'],
  ['2026-12-31', '2027-01-01'],
])('on %s the running quarter can be seen from %s', (day, from) => {
  expect(nextQuarter(day)).toBe(from);
});
