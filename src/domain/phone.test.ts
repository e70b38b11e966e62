import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalisePhone, readPhone, writePhone } from './phone.ts';

const read = (phone: string) => readPhone({ phone });

describe('readPhone', () => {
  test.each([
    ['06 12345678', '+31612345678'],
    ['06-12 34 56 78', '+31612345678'],
    ['(020) 444 5555', '+31204445555'],
    ['+31 (0)6 12345678', '+31612345678'],
    ['0031 6 1234 5678', '+31612345678'],
    ['+32 470 12 34 56', '+32470123456'],
    ['0049 30 901820', '+4930901820'],
    ['085-1234567', '+31851234567'],
  ])('reads %s as %s', (typed, phone) => {
    expect(read(typed)).toEqual({ phone });
  });

  test('takes an empty field as no number', () => {
    expect(read('')).toEqual({ phone: null });
    expect(readPhone({})).toEqual({ phone: null });
  });

  test.each([
    '12345678',
    '06 1234567',
    '06 123456789',
    'bel mij',
    '+31 06 12345678',
    '+',
    '٠٦١٢٣٤٥٦٧٨',
    '+0612345678',
  ])('says what to type instead of %s', (typed) => {
    expect(read(typed).problems).toEqual([
      { field: 'phone', message: expect.stringContaining('06 12345678') },
    ]);
  });

  test.each(['0800 0113000', '0900-1234567', '0800 012345'])(
    'refuses %s, at which nobody can be reached',
    (typed) => {
      expect(read(typed).problems).toHaveLength(1);
    },
  );

  test('shows control characters as a problem', () => {
    expect(read('06\u000012345678').problems).toHaveLength(1);
  });

  test('never gives anything but a number in E.164', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+-() .a') }), (typed) => {
        const { phone } = read(typed);
        expect(phone ?? '+31612345678').toMatch(/^\+[1-9]\d{7,14}$/);
      }),
    );
  });
});

describe('writePhone', () => {
  test.each([
    ['+31612345678', '06 12345678'],
    ['+31204445555', '020 4445555'],
    ['+32470123456', '+32470123456'],
  ])('writes %s as %s', (phone, written) => expect(writePhone(phone)).toBe(written));

  test('is read back as the same number', () => {
    for (const phone of ['+31612345678', '+31201234567', '+31881234567', '+4930901820'])
      expect(normalisePhone(writePhone(phone))).toBe(phone);
  });
});
