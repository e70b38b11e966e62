/** What a question may mean: each of its telling words with all that it may stand for, and how sure that is. */
import { longestPartOf, nearest, partsOf, stemsOf, type Known, type KnownWord } from './known.ts';
import { stemOf, tellingWords, wordsOf } from './words.ts';

/** A word to look for; `sure` is 1 for the reader's own. */
export interface Guess {
  readonly stem: string;
  readonly word: string;
  readonly sure: number;
}

export interface Question {
  /** All words as stems, in order, to find names of more than one word. */
  readonly stems: readonly string[];
  /** Names that a synonym stands for, as rows of stems. */
  readonly meant: readonly (readonly string[])[];
  /** For each telling word what it may stand for. */
  readonly words: readonly (readonly Guess[])[];
  /** Words that were looked for in place of mistyped ones, as they are written. */
  readonly corrected: readonly string[];
}

const SURE = { synonym: 0.85, slip: 0.8, compound: 0.7, within: 0.45 };
/** Shorter words are found inside too many others. */
const WITHIN = 4;
const MOST_WITHIN = 6;
/** Words in a synonym. */
const LONGEST_SAYING = 4;

export function questionOf(text: string, known: Known): Question {
  const all = wordsOf(text);
  const telling = new Set(tellingWords(all));
  const read = all.map((word) => (telling.has(word) ? readingOf(word, known) : idle(word)));
  const stems = read.flatMap((reading) => reading.stems);
  const sayings = sayingsIn(stems, known);
  const meantBy = (guesses: readonly Guess[]): Guess[] =>
    sayings
      .filter((saying) => guesses.some(({ stem, sure }) => sure > SURE.within && saying.stems.includes(stem)))
      .flatMap(({ means }) => means.filter((meant) => wordsOf(meant).length === 1).flatMap(wordsOf))
      .map((word) => ({ stem: stemOf(word), word, sure: SURE.synonym }));
  return {
    stems,
    meant: sayings.flatMap(({ means }) => means.map(stemsOf)),
    words: read.flatMap(({ each }) => each.map((guesses) => unique([...guesses, ...meantBy(guesses)]))),
    corrected: [...new Set(read.flatMap(({ corrected }) => corrected ?? []))],
  };
}

/** One word of the question as it is understood. */
interface Reading {
  /** What stands in its place in the row of stems. */
  readonly stems: readonly string[];
  /** What it may stand for; of a compound each part. None of a word that tells nothing. */
  readonly each: readonly (readonly Guess[])[];
  readonly corrected?: string;
}

const idle = (word: string): Reading => ({ stems: [stemOf(word)], each: [] });

function readingOf(word: string, known: Known): Reading {
  const own: Guess = { stem: stemOf(word), word, sure: 1 };
  const inside = withinOthers(own, known);
  if (known.words.has(own.stem)) return { stems: [own.stem], each: [unique([own, ...inside])] };
  if (inside.length > 0) return { stems: [own.stem], each: [inside] };
  return (
    slipOf(word, known, 1) ??
    compoundOf(word, known) ??
    slipOf(word, known) ?? { ...idle(word), each: [[own]] }
  );
}

/** @param most slips of the finger; by default as many as a word of its length may have */
function slipOf(word: string, known: Known, most?: number): Reading | undefined {
  const [best, ...others] = nearest(word, known, most);
  if (!best) return undefined;
  const alike = others.filter((other) => other.subject).slice(0, 1);
  const through = withinOthers(best, known).map((one) => ({ ...one, sure: one.sure * SURE.slip }));
  const guesses = [guess(best, SURE.slip), ...alike.map((other) => guess(other, SURE.within)), ...through];
  return { stems: [best.stem], each: [unique(guesses)], corrected: best.written };
}

function compoundOf(word: string, known: Known): Reading | undefined {
  const whole = partsOf(word, known);
  const longest = longestPartOf(word, known);
  const parts = whole.length > 0 ? whole : longest ? [longest] : [];
  if (parts.length === 0) return undefined;
  return { stems: parts.map(({ stem }) => stem), each: parts.map((part) => [guess(part, SURE.compound)]) };
}

/** Sayings in a row of stems, of one word and of more. */
function sayingsIn(stems: readonly string[], { synonyms }: Known) {
  return stems.flatMap((_stem, from) =>
    Array.from({ length: Math.min(LONGEST_SAYING, stems.length - from) }, (_none, more) =>
      stems.slice(from, from + more + 1),
    ).flatMap((row) => {
      const means = synonyms.get(row.join(' '));
      return means ? [{ stems: row, means }] : [];
    }),
  );
}

const guess = ({ stem, word }: KnownWord, sure: number): Guess => ({ stem, word, sure });

/** Words of subjects that begin or end with a word: `arts` is in `bedrijfsarts`, `vermoeid` in `vermoeidheid`. */
function withinOthers({ word, stem }: Pick<Guess, 'word' | 'stem'>, { words }: Known): Guess[] {
  const parts = [word, stem].filter((part) => part.length >= WITHIN);
  const holds = (whole: string) => parts.some((part) => whole.startsWith(part) || whole.endsWith(part));
  return [...words.values()]
    .filter((known) => known.subject && known.stem !== stem && (holds(known.word) || holds(known.stem)))
    .sort((one, other) => one.stem.length - other.stem.length)
    .slice(0, MOST_WITHIN)
    .map((known) => guess(known, SURE.within));
}

/** Each stem once, as surely as any says it. */
function unique(guesses: readonly Guess[]): Guess[] {
  const best = new Map<string, Guess>();
  for (const one of guesses) if ((best.get(one.stem)?.sure ?? 0) < one.sure) best.set(one.stem, one);
  return [...best.values()];
}
