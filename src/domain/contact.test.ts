import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEmail, organisationOf, readEmail, readName, readPerson } from './contact.ts';

test('reads a name and an address, and normalises the address', () => {
  expect(readPerson({ name: '  Zoë  van Dijk ', email: ' Zoe@Bakkerij.NL ' })).toEqual({
    person: { name: 'Zoë van Dijk', email: 'zoe@bakkerij.nl' },
  });
});

test('says about both fields what to do', () => {
  expect(readPerson({}).problems?.map(({ field }) => field)).toEqual(['name', 'email']);
});

test.each([
  'zonder-apenstaart.nl',
  'a@b',
  'a b@c.nl',
  'a@b..nl',
  '.a@b.nl',
  'a@-b.nl',
  'a@b.n1',
  '@b.nl',
  'a@b.nl\nbcc: x@y.nl',
])('asks to look again at the address %j', (email) => {
  expect(readEmail({ email }).problems).toHaveLength(1);
});

test.each(['a@b.nl', "o'neill+onderzoek@sub.bedrijf.co.uk", 'x_y-z@1-2.amsterdam'])(
  'accepts the address %s',
  (email) => {
    expect(isEmail(email)).toBe(true);
  },
);

test.each([
  '',
  '   ',
  '...',
  'x'.repeat(101),
  'Kijk op www.voorbeeld.nl',
  'https://x.nl',
  'a\nb',
  'a\0b',
  '\ud800x',
])('does not take %.30j for a name', (name) => {
  expect(readName({ name }).problems).toHaveLength(1);
});

test('knows the organisation behind an address, and that a public mail service is none', () => {
  expect(organisationOf('a@afdeling.bedrijf.nl')).toBe('bedrijf.nl');
  expect(organisationOf('a@bedrijf.co.uk')).toBe('bedrijf.co.uk');
  expect(organisationOf('a@gmail.com')).toBeNull();
  expect(organisationOf('a@mail.ziggo.nl')).toBeNull();
  expect(organisationOf('geen adres')).toBeNull();
});

test('gives an address or a problem for whatever is typed, never a fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
      const read = readEmail({ email: typed });
      if (read.problems) expect(read.problems[0]?.message).not.toBe('');
      else expect(isEmail(read.email)).toBe(true);
    }),
  );
});
