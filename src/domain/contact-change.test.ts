import { expect, test } from 'vitest';
import { readContactChange } from './contact-change.ts';

const whole = {
  email: 'Anna@Thuis.nl',
  email_again: ' anna@thuis.nl',
  phone: '06 12345678',
  recognised: 'called',
  reason: 'belde',
};
const read = (more: Record<string, string>, phone: string | null = '+31612345678') =>
  readContactChange({ ...whole, ...more }, phone);
const fields = (result: ReturnType<typeof read>) => result.problems?.map(({ field }) => field);

test('reads a new address, and leaves a number that is the same', () => {
  expect(read({})).toEqual({
    change: { email: 'anna@thuis.nl', phone: undefined, recognised: 'called', reason: 'belde' },
  });
  expect(read({}, '06-12 34 56 78')).toMatchObject({ change: { phone: undefined } });
});

test('reads a new number, or none, and leaves an address that is not typed', () => {
  const nothing = { email: '', email_again: '' };
  expect(read({ ...nothing, phone: '06 87654321' })).toMatchObject({
    change: { email: null, phone: '+31687654321' },
  });
  expect(read({ ...nothing, phone: '' })).toMatchObject({ change: { email: null, phone: null } });
});

test('nobody was recognised by a number that we don’t have', () => {
  expect(fields(read({}, null))).toEqual(['recognised']);
  expect(read({ recognised: 'knew' }, null)).toMatchObject({ change: { recognised: 'knew' } });
});

test('asks for a change, both addresses, how the person was recognised, and a reason: all at once', () => {
  expect(fields(read({ email: '', email_again: '' }))).toEqual(['email']);
  expect(fields(read({ email_again: 'ana@thuis.nl' }))).toEqual(['email_again']);
  expect(fields(read({ email: '' }))).toEqual(['email']);
  expect(fields(read({ email: 'anna', phone: '12', recognised: 'guessed', reason: ' ' }))).toEqual([
    'recognised',
    'email',
    'phone',
    'reason',
  ]);
});
