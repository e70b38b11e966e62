/** Finds the first mention of each term in a page, and makes it a button that opens its meaning. */
import { NodeType, parse, type HTMLElement, type Node, type TextNode } from 'node-html-parser';
import type { Term } from '../../domain/guidance.ts';

/** More than this on one page is noise. */
const MOST = 8;

/** Where no help belongs: what is pressed or followed, headings, tables, and words to be said aloud. */
const NOT_IN = 'a, button, h1, h2, h3, summary, table, label, .say, .choices, .tools';

/** Marks that belong to the word before them: a browser would begin a line with one after a button. */
const MARKS = /^[.,;:?!)’”]+/;

export interface Marked {
  readonly html: string;
  /** The terms that were found, in the order of the page. */
  readonly terms: readonly Term[];
}

export function markTerms(html: string, terms: readonly Term[]): Marked {
  const root = parse(html, { comment: true });
  const found: Term[] = [];
  const names = terms
    .flatMap((term) => [term.term, ...(term.aliases ?? [])].map((name) => ({ name, term })))
    .sort((one, other) => other.name.length - one.name.length);
  for (const text of textsOf(root)) {
    let rest = text.rawText;
    let marked = '';
    for (let match = first(rest, names, found); match; match = first(rest, names, found)) {
      found.push(match.term);
      const after = rest.slice(match.at + match.length);
      const marks = MARKS.exec(after)?.[0] ?? '';
      const pressed = button(rest.slice(match.at, match.at + match.length), match.term);
      marked +=
        rest.slice(0, match.at) + (marks ? `<span class="nowrap">${pressed}${marks}</span>` : pressed);
      rest = after.slice(marks.length);
    }
    text.rawText = marked + rest;
  }
  return { html: root.toString(), terms: found };
}

interface Name {
  readonly name: string;
  readonly term: Term;
}

function first(text: string, names: readonly Name[], found: readonly Term[]) {
  if (found.length >= MOST) return undefined;
  const matches = names.flatMap(({ name, term }) => {
    if (found.includes(term)) return [];
    const match = patternOf(name).exec(text);
    return match ? [{ at: match.index, length: match[0].length, term }] : [];
  });
  return matches.sort((one, other) => one.at - other.at || other.length - one.length)[0];
}

/** Every page asks for the same names. */
const patterns = new Map<string, RegExp>();

function patternOf(name: string): RegExp {
  const pattern = patterns.get(name) ?? wholeWord(name);
  patterns.set(name, pattern);
  return pattern;
}

/** A whole word; one that is written small may begin a sentence. */
function wholeWord(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const head = escaped.charAt(0);
  const begin = head === head.toLowerCase() ? `[${head}${head.toUpperCase()}]` : head;
  return new RegExp(String.raw`(?<![\p{L}\p{N}-])${begin}${escaped.slice(1)}(?![\p{L}\p{N}-])`, 'u');
}

const button = (words: string, { code }: Term): string =>
  `<button type="button" class="term" popovertarget="woord-${code}">${words}</button>`;

function textsOf(root: HTMLElement): TextNode[] {
  const barred = new Set<Node>(root.querySelectorAll(NOT_IN));
  const walk = (node: Node): TextNode[] => {
    if (barred.has(node)) return [];
    if (node.nodeType === NodeType.TEXT_NODE) return [node as TextNode];
    return node.childNodes.flatMap(walk);
  };
  return walk(root);
}
