/** The piece of a text that holds most of the words that were looked for. */
import { stemsOf } from './known.ts';

export interface Piece {
  readonly text: string;
  /** One of the words that were looked for. */
  readonly found: boolean;
}

const LENGTH = 26;
/** Words that go before the first one found, so that it stands in its sentence. */
const BEFORE = 6;

/** @param stems what was looked for */
export function excerptOf(text: string, stems: ReadonlySet<string>): readonly Piece[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const found = words.map((word) => stemsOf(word).find((stem) => stems.has(stem)));
  const start = Math.max(0, startOf(found) - BEFORE);
  const from = sentenceBefore(words, start);
  const end = Math.min(words.length, from + LENGTH);
  const pieces = words.slice(from, end).flatMap((word, index) => {
    const space = index > 0 ? ' ' : '';
    return found[from + index] === undefined ? [{ text: space + word, found: false }] : marked(space, word);
  });
  return [
    ...(from > 0 ? [{ text: '… ', found: false }] : []),
    ...pieces,
    ...(end < words.length ? [{ text: ' …', found: false }] : []),
  ];
}

/** A word that was found, without the marks around it. */
function marked(space: string, word: string): Piece[] {
  const [, before = '', bare = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(word) ?? [];
  return [
    { text: space + before, found: false },
    { text: bare, found: true },
    { text: after, found: false },
  ].filter(({ text }) => text !== '');
}

/** Where the window begins that holds the most different words. */
function startOf(found: readonly (string | undefined)[]): number {
  let best = { at: 0, count: 0 };
  found.forEach((stem, at) => {
    if (stem === undefined) return;
    const inside = found.slice(at, at + LENGTH - BEFORE).filter((one) => one !== undefined);
    const count = new Set(inside).size + inside.length / 100;
    if (count > best.count) best = { at, count };
  });
  return best.at;
}

/** A sentence that begins a few words on is a better start. */
function sentenceBefore(words: readonly string[], start: number): number {
  if (start === 0) return 0;
  const ahead = words.slice(start - 1, start + BEFORE - 1);
  const end = ahead.findLastIndex((word) => /[.?!:]$/.test(word));
  return end < 0 ? start : start + end;
}
