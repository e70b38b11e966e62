import { expect, test } from 'vitest';
import { ROOT } from '../root.ts';
import { redirectOf } from './redirects.ts';
import { readToml } from './toml.ts';

const { redirects } = readToml(ROOT);
const to = (path: string) => redirectOf(new URL(path, 'http://x.nl'), redirects)?.headers.get('location');

test('the link of the kit goes to who counts it, as it was typed', () => {
  expect(to('/?via=oost-3')).toBe('/via/?via=oost-3');
  expect(to('/?via=%22%3E%26a=b')).toBe('/via/?via=%22%3E%26a%3Db');
  expect(redirectOf(new URL('http://x.nl/?via=a'), redirects)?.status).toBe(302);
});

test.each(['/', '/?via=', '/?code=oost-3', '/meedoen/?via=oost-3', '/via/?via=oost-3'])(
  '%s stays where it is',
  (path) => {
    expect(to(path)).toBeUndefined();
  },
);
