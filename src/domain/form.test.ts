import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasUnusableCharacters, many, one, unusableFields } from './form.ts';

test('reads a field without surrounding space and with plain line ends', () => {
  expect(one({ remark: '  een\r\ntwee\rdrie ' }, 'remark')).toBe('een\ntwee\ndrie');
});

test('reads an absent field as empty, also when it has the name of something every object has', () => {
  expect(one({}, 'name')).toBe('');
  expect(many({}, 'constructor')).toEqual([]);
  expect(many({}, '__proto__')).toEqual([]);
});

test('sees NUL, half characters and line ends where they cannot be kept', () => {
  expect(hasUnusableCharacters('a\0b', 'more lines')).toBe(true);
  expect(hasUnusableCharacters('\ud800', 'more lines')).toBe(true);
  expect(hasUnusableCharacters('een\ntwee')).toBe(true);
  expect(hasUnusableCharacters('een\ntwee', 'more lines')).toBe(false);
  expect(hasUnusableCharacters('Zoë 🙂')).toBe(false);
  expect(unusableFields({ a: 'goed', b: ['goed', 'x\0'] })).toEqual(['b']);
});

test('finds a lone surrogate or NUL anywhere in any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('\0', '\ud800', '\udfff'), (text, sign) => {
      expect(hasUnusableCharacters(`${text} ${sign} ${text}`, 'more lines')).toBe(true);
    }),
  );
});
