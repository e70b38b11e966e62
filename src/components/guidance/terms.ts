/** Finds the first mention of each term in a page, and makes it a button that opens its meaning. */
import { NodeType, parse, type HTMLElement, type Node, type TextNode } from 'node-html-parser';
import type { Term } from '../../domain/guidance.ts';

/** More than this on one page is noise. */
const MOST = 8;

/** Where no help belongs: what is pressed or followed, headings, tables, and words to be said aloud. */
const NOT_IN = new Set(['A', 'BUTTON', 'H1', 'H2', 'H3', 'SUMMARY', 'TABLE', 'LABEL']);
const NOT_IN_CLASS = ['say', 'choices', 'tools'];

export interface Marked {
  readonly html: string;
  /** The terms that were found, in the order of the page. */
  readonly terms: readonly Term[];
}

export function markTerms(html: string, terms: readonly Term[]): Marked {
  const root = parse(html, { comment: true });
  const { pattern, termOf } = namesOf(terms);
  const found: Term[] = [];
  for (const text of textsOf(root)) {
    if (found.length >= MOST) break;
    text.rawText = text.rawText.replace(pattern, (all, word: string, marks: string) => {
      const term = termOf.get(word);
      if (!term || found.length >= MOST || found.includes(term)) return all;
      found.push(term);
      const pressed = button(word, term);
      return marks ? `<span class="nowrap">${pressed}${marks}</span>` : pressed;
    });
  }
  return { html: root.toString(), terms: found };
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

function textsOf(node: Node): TextNode[] {
  if (node.nodeType === NodeType.TEXT_NODE) return [node as TextNode];
  return isBarred(node as HTMLElement) ? [] : node.childNodes.flatMap(textsOf);
}

const isBarred = ({ tagName, classNames = '' }: HTMLElement): boolean =>
  NOT_IN.has(tagName) || classNames.split(' ').some((name) => NOT_IN_CLASS.includes(name));
