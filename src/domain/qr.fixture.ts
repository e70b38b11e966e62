/**
 * Reads an undamaged QR code of versions 2 to 6 at level Q by ISO/IEC 18004: format, mask, order of squares and
 * blocks. It corrects no errors: in a perfect picture there are none.
 */
import { QUIET, type QrSquares } from './qr.ts';

/** Data bytes in each block, by version, at level Q. */
const BLOCKS: Readonly<Record<number, readonly number[]>> = {
  2: [22],
  3: [17, 17],
  4: [24, 24],
  5: [15, 15, 16, 16],
  6: [19, 19, 19, 19],
};
const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

export function readQr(withEdge: QrSquares): string {
  const squares = withEdge.slice(QUIET, -QUIET).map((row) => row.slice(QUIET, -QUIET));
  const size = squares.length;
  const version = (size - 17) / 4;
  const at = (x: number, y: number) => squares[y]?.[x] === true;

  // Row 8: two bits of level, three of mask, under the fixed pattern 10101.
  const format = [0, 1, 2, 3, 4].reduce((bits, x) => bits * 2 + Number(at(x, 8)), 0) ^ 0b10101;
  if (format >> 3 !== 0b11) throw new Error(`Level ${format >> 3} is not Q.`);
  const mask = MASKS[format & 7];
  const sizes = BLOCKS[version];
  if (!mask || !sizes) throw new Error(`Version ${version} can't be read here.`);

  const mark = size - 7;
  const reserved = (x: number, y: number) =>
    (x < 9 && y < 9) ||
    (x >= size - 8 && y < 9) ||
    (x < 9 && y >= size - 8) ||
    x === 6 ||
    y === 6 ||
    (Math.abs(x - mark) <= 2 && Math.abs(y - mark) <= 2);

  const bits: number[] = [];
  let up = true;
  for (let right = size - 1; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const y = up ? size - 1 - step : step;
      for (const x of [right, right - 1]) if (!reserved(x, y)) bits.push(Number(at(x, y) !== mask(x, y)));
    }
  }
  const stream: number[] = [];
  for (let i = 0; i + 8 <= bits.length; i += 8)
    stream.push(Number.parseInt(bits.slice(i, i + 8).join(''), 2));

  // Blocks lie woven: the first byte of each, then the second of each, and so on.
  const blocks: number[][] = sizes.map(() => []);
  let next = 0;
  for (let i = 0; i < Math.max(...sizes); i += 1)
    for (const [b, length] of sizes.entries()) if (i < length) blocks[b]?.push(stream[next++] ?? 0);

  const data = blocks
    .flat()
    .map((byte) => byte.toString(2).padStart(8, '0'))
    .join('');
  if (!data.startsWith('0100')) throw new Error('The code is not of bytes.');
  const length = Number.parseInt(data.slice(4, 12), 2);
  const bytes = Array.from({ length }, (_one, i) => Number.parseInt(data.slice(12 + 8 * i, 20 + 8 * i), 2));
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
