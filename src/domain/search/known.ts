/** All words that a search knows, made once from its subjects, its synonyms and the words of the texts. */
import { distance } from './distance.ts';
import type { Subject, Subjects } from './subject.ts';
import { stemOf, tellingWords, wordsOf, writtenIn } from './words.ts';

/** A word by its stem. */
export interface KnownWord {
  readonly stem: string;
  readonly word: string;
  /** With its accents and hyphens, to be shown. */
  readonly written: string;
  /** In a title, keyword or synonym: a better guess than a word from the running text. */
  readonly subject: boolean;
}

/** A subject with its words cut to stems. */
export interface Findable {
  readonly subject: Subject;
  readonly title: ReadonlySet<string>;
  readonly summary: ReadonlySet<string>;
  readonly keywords: readonly (readonly string[])[];
  /** Title, names and keywords, each as its row of stems. */
  readonly names: readonly (readonly string[])[];
}

export interface Known {
  readonly findable: readonly Findable[];
  readonly words: ReadonlyMap<string, KnownWord>;
  /** From what is said, as a row of stems, to the words that it means. */
  readonly synonyms: ReadonlyMap<string, readonly string[]>;
}

export const stemsOf = (text: string): readonly string[] => wordsOf(text).map(stemOf);

/** @param textWords words of the running texts, as they are written */
export function knownOf({ subjects, synonyms }: Subjects, textWords: readonly string[]): Known {
  const words = new Map<string, KnownWord>();
  const learn = (text: string, subject: boolean): void => {
    const telling = new Set(tellingWords(wordsOf(text)));
    for (const written of writtenIn(text)) {
      const parts = wordsOf(written).filter((word) => telling.has(word));
      for (const word of parts) {
        const stem = stemOf(word);
        const before = words.get(stem);
        if (before && (before.subject || !subject)) continue;
        words.set(stem, { stem, word, written: parts.length > 1 ? word : written, subject });
      }
    }
  };
  for (const { title, names, keywords } of subjects)
    for (const name of [title, ...names, ...keywords]) learn(name, true);
  for (const said of synonyms.flatMap(({ says }) => says)) learn(said, true);
  for (const word of textWords) learn(word, false);
  return {
    words,
    findable: subjects.map((subject) => ({
      subject,
      title: new Set([subject.title, ...subject.names].flatMap(stemsOf)),
      summary: new Set(stemsOf(subject.summary)),
      names: [subject.title, ...subject.names, ...subject.keywords].map(stemsOf),
      keywords: subject.keywords.map(stemsOf),
    })),
    synonyms: new Map(
      synonyms.flatMap(({ says, means }) => says.map((said) => [stemsOf(said).join(' '), means] as const)),
    ),
  };
}

/** Shorter words are mistyped too, but then too many others are as near. */
const SHORTEST = 4;
const MAY_DIFFER = 8;

/** Known words that were perhaps meant, the nearest first; of those alike near, words of subjects first. */
export function nearest(
  word: string,
  { words }: Known,
  most = word.length >= MAY_DIFFER ? 2 : 1,
): KnownWord[] {
  if (word.length < SHORTEST) return [];
  return [...words.values()]
    .filter((known) => known.word.length >= SHORTEST && Math.abs(known.word.length - word.length) <= most)
    .map((known) => ({ known, slips: slips(word, known) }))
    .filter(({ slips: count }) => count <= most)
    .sort((one, other) => one.slips - other.slips || Number(other.known.subject) - Number(one.known.subject))
    .map(({ known }) => known);
}

/** To the word as it is written, or to its stem if a form was mistyped. */
const slips = (word: string, known: KnownWord): number =>
  Math.min(distance(word, known.word), distance(stemOf(word), known.stem) + 0.5);

/** Letters between the parts of a Dutch compound. */
const LINKS = /^(s|en|e)?$/;
const PART = 3;
/** Where the rest of the word is unknown. */
const WHOLE_PART = 5;

/** The known parts that make up a word that isn't known itself (`terugkeergesprek`), or none. */
export function partsOf(word: string, known: Known): readonly KnownWord[] {
  for (let cut = word.length - PART; cut >= PART; cut -= 1) {
    const tail = known.words.get(stemOf(word.slice(cut)));
    if (!tail || word.length - cut < PART) continue;
    const head = headOf(word.slice(0, cut), known);
    if (head) return [head, tail];
  }
  return [];
}

/** The longest word of a subject with which an unknown word begins or, if there is none, ends: `verzuimregistratie`. */
export function longestPartOf(word: string, { words }: Known): KnownWord | undefined {
  const parts = [...words.values()]
    .filter((known) => known.subject && known.word.length >= WHOLE_PART)
    .toSorted((one, other) => other.word.length - one.word.length);
  return (
    parts.find((known) => word.startsWith(known.word)) ?? parts.find((known) => word.endsWith(known.word))
  );
}

function headOf(head: string, known: Known): KnownWord | undefined {
  for (let length = head.length; length >= PART + 1; length -= 1) {
    if (!LINKS.test(head.slice(length))) continue;
    const found = known.words.get(stemOf(head.slice(0, length)));
    if (found) return found;
  }
  return undefined;
}
