import { expect, test } from 'vitest';
import { createSecrets } from './secrets.ts';
import { secondsSince, startedMark } from './started.ts';

const secrets = createSecrets(
  { contact: new Uint8Array(32), hash: 'hash', link: 'link' },
  (bytes) => new Uint8Array(bytes),
);
const at = new Date('2026-03-02T09:00:00Z');
const later = new Date('2026-03-02T09:01:30Z');

test('a mark tells how long ago the form was opened', () => {
  expect(secondsSince(secrets, startedMark(secrets, at), later)).toBe(90);
});

test.each(['', '0', '1772442000.', `1772442000.${'a'.repeat(64)}`, 'x'.repeat(75)])(
  'a mark that isn’t ours tells nothing: %j',
  (mark) => {
    expect(secondsSince(secrets, mark, later)).toBeNull();
  },
);

test('a mark can’t be moved to another moment', () => {
  const [, key] = startedMark(secrets, at).split('.');
  expect(secondsSince(secrets, `1700000000.${key}`, later)).toBeNull();
});
