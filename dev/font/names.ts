/**
 * Other names in the table of a font. The licence (SIL Open Font License 1.1, condition 3) forbids a changed font to be
 * presented under a name that its maker reserves; copyright and licence stay in the table as they are.
 * Format: OpenType 1.9, "The OpenType Font File" and "name"; all numbers are big-endian.
 */

interface Table {
  readonly tag: string;
  readonly data: Buffer;
}

/** The tables of a font file with TrueType outlines, in their order. */
function tablesOf(font: Buffer): Table[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const entry = 12 + 16 * index;
    const [offset, length] = [font.readUInt32BE(entry + 8), font.readUInt32BE(entry + 12)];
    return { tag: font.toString('latin1', entry, entry + 4), data: font.subarray(offset, offset + length) };
  });
}

const padded = (data: Buffer) => Buffer.concat([data, Buffer.alloc(-data.length & 3)]);

/** The sum of a table's 32-bit words, as the directory states it. */
function checksum(data: Buffer): number {
  const words = padded(data);
  let sum = 0;
  for (let at = 0; at < words.length; at += 4) sum = (sum + words.readUInt32BE(at)) >>> 0;
  return sum;
}

/** A font file of these tables; its first 12 bytes are those of `like`, which has as many. */
function fontOf(tables: readonly Table[], like: Buffer): Buffer {
  let offset = 12 + 16 * tables.length;
  const directory = tables.map(({ tag, data }) => {
    const entry = Buffer.alloc(16);
    entry.write(tag, 'latin1');
    entry.writeUInt32BE(checksum(data), 4);
    entry.writeUInt32BE(offset, 8);
    entry.writeUInt32BE(data.length, 12);
    offset += padded(data).length;
    return entry;
  });
  return Buffer.concat([like.subarray(0, 12), ...directory, ...tables.map(({ data }) => padded(data))]);
}

/** Number and text of each name, all in UTF-16 (platform 3, Windows). Throws on another platform. */
function recordsOf(table: Buffer): { header: Buffer; id: number; text: string }[] {
  const start = table.readUInt16BE(4);
  return Array.from({ length: table.readUInt16BE(2) }, (_, index) => {
    const header = table.subarray(6 + 12 * index, 18 + 12 * index);
    if (header.readUInt16BE(0) !== 3) throw new Error('a name for another platform than Windows');
    const [length, at] = [header.readUInt16BE(8), start + header.readUInt16BE(10)];
    const text = Buffer.from(table.subarray(at, at + length))
      .swap16()
      .toString('utf16le');
    return { header, id: header.readUInt16BE(6), text };
  });
}

function nameTable(table: Buffer, names: Readonly<Record<number, string>>): Buffer {
  const records = recordsOf(table);
  let at = 0;
  const made = records.map(({ header, id, text }) => {
    const data = Buffer.from(names[id] ?? text, 'utf16le').swap16();
    const changed = Buffer.from(header);
    changed.writeUInt16BE(data.length, 8);
    changed.writeUInt16BE(at, 10);
    at += data.length;
    return { header: changed, data };
  });
  const head = Buffer.alloc(6);
  head.writeUInt16BE(records.length, 2);
  head.writeUInt16BE(6 + 12 * records.length, 4);
  return Buffer.concat([head, ...made.map(({ header }) => header), ...made.map(({ data }) => data)]);
}

/** The texts in the font's table of names, by their number. */
export function namesOf(font: Buffer): Record<number, string> {
  const table = tablesOf(font).find(({ tag }) => tag === 'name');
  return Object.fromEntries(table ? recordsOf(table.data).map(({ id, text }) => [id, text]) : []);
}

/** The same font with other texts under the numbers given. */
export const renamed = (font: Buffer, names: Readonly<Record<number, string>>): Buffer =>
  fontOf(
    tablesOf(font).map((table) =>
      table.tag === 'name' ? { tag: table.tag, data: nameTable(table.data, names) } : table,
    ),
    font,
  );
