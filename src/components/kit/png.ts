/** A QR code as a PNG file: one bit for each dot. */
import { crc32, deflateSync } from 'node:zlib';
import type { QrSquares } from '../../domain/qr.ts';

/** Dots for each square: large enough for a poster. */
const SCALE = 24;

export function qrPng(squares: QrSquares): Uint8Array<ArrayBuffer> {
  const size = squares.length * SCALE;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header[8] = 1; // bits for each dot; grey, no interlace
  const rows = squares.flatMap((row) => Array<Buffer>(SCALE).fill(line(row, size)));
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

/** A row of dots behind its filter byte; a set bit is white. */
function line(row: readonly boolean[], size: number): Buffer {
  const bytes = Buffer.alloc(1 + Math.ceil(size / 8));
  for (let x = 0; x < size; x += 1)
    if (!row[Math.floor(x / SCALE)]) bytes[1 + (x >> 3)] = (bytes[1 + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
  return bytes;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
