/** Finds the first mention of each term in a page, and makes it a button that opens its meaning. */
import type { Term } from '../../domain/guidance.ts';
import { attribute, BETWEEN_TEXTS, OPENING } from '../../server/tags.ts';

/** More than this on one page is noise. */
const MOST = 8;

/** Where no help belongs: what is pressed or followed, headings, tables, and words to be said aloud. */
const NOT_IN = new Set(['a', 'button', 'h1', 'h2', 'h3', 'summary', 'table', 'label']);
const NOT_IN_CLASS = ['say', 'choices', 'tools'];
const NEVER_CLOSED = new Set(['br', 'hr', 'img', 'input', 'source', 'track', 'wbr']);

export interface Marked {
  readonly html: string;
  /** The terms that were found, in the order of the page. */
  readonly terms: readonly Term[];
}

/** Marks the terms in `html` of our own builder (`server/tags.ts`). */
export function markTerms(html: string, terms: readonly Term[]): Marked {
  const { pattern, termOf } = namesOf(terms);
  const found: Term[] = [];
  const mark = (text: string) =>
    text.replace(pattern, (all, word: string, marks: string) => {
      const term = termOf.get(word);
      if (!term || found.length >= MOST || found.includes(term)) return all;
      found.push(term);
      const pressed = button(word, term);
      return marks ? `<span class="nowrap">${pressed}${marks}</span>` : pressed;
    });
  // How many elements deep the text stands in one where no help belongs.
  let barred = 0;
  const pieces = html.split(BETWEEN_TEXTS).map((piece, at) => {
    if (at % 2 === 0) return barred > 0 || found.length >= MOST ? piece : mark(piece);
    barred = depthAfter(barred, piece);
    return piece;
  });
  return { html: pieces.join(''), terms: found };
}

interface Names {
  /** Finds a whole word that is a name, and the marks behind it. Those belong to the word: a browser would begin a line with one after a button. */
  readonly pattern: RegExp;
  readonly termOf: ReadonlyMap<string, Term>;
}

/** Every page asks for the same names. */
const known = new WeakMap<readonly Term[], Names>();

function namesOf(terms: readonly Term[]): Names {
  const names = known.get(terms) ?? makeNames(terms);
  known.set(terms, names);
  return names;
}

/** A name that is written small may begin a sentence; of two that begin alike the longest counts. */
function makeNames(terms: readonly Term[]): Names {
  const termOf = new Map(
    terms.flatMap((term) =>
      [term.term, ...(term.aliases ?? [])].flatMap((name) => [
        [name, term] as const,
        [name.charAt(0).toUpperCase() + name.slice(1), term] as const,
      ]),
    ),
  );
  const either = [...termOf.keys()]
    .sort((one, other) => other.length - one.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('|');
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}-])(${either})(?![\p{L}\p{N}-])([.,;:?!)’”]*)`, 'gu');
  return { pattern, termOf };
}

const button = (words: string, { code }: Term): string =>
  `<button type="button" class="term" popovertarget="woord-${code}">${words}</button>`;

function depthAfter(depth: number, tag: string): number {
  if (tag.startsWith('</')) return Math.max(0, depth - 1);
  const [, name = '', attributes = ''] = tag.match(ONE) ?? [];
  if (name === '' || tag.endsWith('/>') || NEVER_CLOSED.has(name)) return depth;
  return depth > 0 || isBarred(name, attributes) ? depth + 1 : 0;
}

const ONE = new RegExp(OPENING.source);

const isBarred = (name: string, attributes: string): boolean =>
  NOT_IN.has(name) ||
  attribute(attributes, 'class')
    .split(' ')
    .some((one) => NOT_IN_CLASS.includes(one));
