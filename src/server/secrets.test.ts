import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSecrets, decrypt, encrypt, sha256, sixFigures } from './secrets.ts';

const random = (bytes: number) => randomBytes(bytes);
const key = Buffer.alloc(32, 7);
const secrets = createSecrets({ contact: key, hash: 'h'.repeat(43), link: 'l'.repeat(43) }, random);

test('[D1] opens what it sealed, and nothing that was changed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (plain) => {
      const sealed = encrypt(key, plain, random);
      expect(sealed).toMatch(/^v1\.[\w-]{16}\.[\w-]+$/);
      expect(decrypt(key, sealed)).toBe(plain);
    }),
  );
  const sealed = encrypt(key, 'Jo', random);
  const flipped = sealed.slice(0, -1) + (sealed.endsWith('A') ? 'B' : 'A');
  expect(() => decrypt(key, flipped.slice(0, -2))).toThrow();
  expect(() => decrypt(Buffer.alloc(32, 8), sealed)).toThrow();
  expect(() => decrypt(key, 'v1.x')).toThrow();
});

test('[D1] seals the same name differently each time', () => {
  expect(secrets.seal('Jo')).not.toBe(secrets.seal('Jo'));
});

test('draws six figures without favourites: a draw from the uneven end is thrown away', () => {
  const draws = [Buffer.from([255, 255, 255, 255]), Buffer.from([0, 0, 0, 42])];
  expect(sixFigures(() => draws.shift() ?? Buffer.alloc(4))).toBe('000042');
});

test('a code is bound to its session, a link follows from its id', () => {
  expect(secrets.codeHash('a', '123456')).not.toBe(secrets.codeHash('b', '123456'));
  expect(secrets.linkToken('id')).toBe(secrets.linkToken('id'));
  expect(secrets.linkToken('id')).toMatch(/^[\w-]{43}$/);
  expect(secrets.newToken()).toMatch(/^[\w-]{43}$/);
});

test('the tag of a person is short, always the same, and of this deployment', () => {
  expect(secrets.personTag('a')).toMatch(/^[\w-]{16}$/);
  expect(secrets.personTag('a')).toBe(secrets.personTag('a'));
  expect(secrets.personTag('a')).not.toBe(secrets.personTag('b'));
  const elsewhere = createSecrets({ contact: key, hash: 'another', link: 'link' }, random);
  expect(elsewhere.personTag('a')).not.toBe(secrets.personTag('a'));
});

test('hashes as the database expects it', () => {
  expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
