/** A QR code says what it should: read back by the rules of the standard, not by the library that made it. */
import { encode } from 'uqr';
import { describe, expect, test } from 'vitest';
import { readQr } from './qr.fixture.ts';
import { QUIET, qrPath, qrSquares, qrSvg } from './qr.ts';

const links = [
  'https://voorbeeld.nl/?via=zorg',
  'http://localhost:8888/?via=vereniging',
  `https://een-lang-adres.voorbeeld.nl/?via=${'a'.repeat(20)}`,
];

describe.each(links)('%s', (link) => {
  const squares = qrSquares(link);

  test('can be read back', () => expect(readQr(squares)).toBe(link));

  test('is what the encoder made, at level Q', () =>
    expect(squares).toEqual(encode(link, { ecc: 'Q', boostEcc: false, border: QUIET }).data));

  test('has a quiet edge of four squares', () => {
    const light = (row: readonly boolean[]) => row.every((dark) => !dark);
    expect([...squares.slice(0, QUIET), ...squares.slice(-QUIET)].every(light)).toBe(true);
    expect(squares.every((row) => light(row.slice(0, QUIET)) && light(row.slice(-QUIET)))).toBe(true);
  });

  test('the path of the picture darkens exactly the dark squares', () => {
    const drawn = squares.map((row) => row.map(() => false));
    for (const [, x = '', y = '', width = ''] of qrPath(squares).matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
      for (let i = 0; i < Number(width); i += 1) drawn[Number(y)]![Number(x) + i] = true;
    expect(drawn).toEqual(squares);
    expect(qrSvg(squares)).toContain(`viewBox="0 0 ${squares.length} ${squares.length}"`);
  });
});
