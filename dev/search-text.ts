/** The running text of each subject, from the built pages: what a search may find and quote. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type HTMLElement } from 'node-html-parser';
import type { Subject } from '../src/domain/search/subject.ts';

/** What is no text of a page, and what must not be quoted: read without its heading, advice not to follow is bad advice. */
const NO_TEXT = new Set(['H1', 'NAV', 'FORM', 'TABLE', 'SCRIPT', 'TEMPLATE']);
const UNQUOTED = ['popover', 'data-unquoted'];
const UNQUOTED_CLASS = new Set(
  'avoid talk small checked stale tools choices screen-only with-script without-script'.split(' '),
);
const BLOCKS = new Set(['P', 'LI', 'DT', 'DD', 'LEGEND', 'LABEL', 'H2', 'H3']);
/** A heading of this many pages is part of their form. */
const SAME_ON = 4;

/** @returns text by path; the text of a place with an anchor is not also that of its page */
export function searchTexts(dist: string, subjects: readonly Subject[]): ReadonlyMap<string, string> {
  const pages = new Map<string, HTMLElement>();
  const pageOf = (path: string): HTMLElement => {
    const page = pages.get(path) ?? readPage(dist, path);
    pages.set(path, page);
    return page;
  };
  const places = subjects.flatMap(({ path }) => {
    const [page = '', anchor] = path.split('#');
    const whole = pageOf(page);
    return anchor === undefined ? [] : [{ path, place: placeOf(whole, anchor) }];
  });
  const formal = headingsOfForm([...pages.values()]);
  const texts = new Map<string, string>();
  for (const { path, place } of places) {
    texts.set(path, textOf(place, formal));
    place.remove();
  }
  for (const [path, page] of pages) texts.set(path, textOf(page, formal));
  return texts;
}

function readPage(dist: string, path: string): HTMLElement {
  const html = readFileSync(join(dist, path, 'index.html'), 'utf8');
  // Only the main part is made a tree of: the rest is the same on each page.
  const main = parse(html.slice(html.indexOf('<main'), html.indexOf('</main>'))).querySelector('.text');
  if (!main) throw new Error(`${path} has no text that can be searched.`);
  for (const element of elementsIn(main).filter(isLeftOut)) element.remove();
  return main;
}

/** A list of sources is the one choice that is text too. */
function isLeftOut(element: HTMLElement): boolean {
  const classes = (element.classNames ?? '').split(' ');
  const quoted = classes.includes('sources') ? 'choices' : '';
  return (
    NO_TEXT.has(element.tagName) ||
    UNQUOTED.some((name) => element.hasAttribute(name)) ||
    classes.some((name) => name !== quoted && UNQUOTED_CLASS.has(name))
  );
}

/** Every element below this one, in the order of the text. */
const elementsIn = (element: HTMLElement): HTMLElement[] =>
  element.children.flatMap((child) => [child, ...elementsIn(child)]);

/** The element with this id, without the name that it bears; of a heading the section that it heads. */
function placeOf(page: HTMLElement, id: string): HTMLElement {
  const found = page.getElementById(id);
  if (!found) throw new Error(`No place #${id} on its page.`);
  const place = /^H\d$/.test(found.tagName) ? (found.parentNode ?? found) : found;
  for (const name of place === found ? place.querySelectorAll('dt') : [found]) name.remove();
  return place;
}

function headingsOfForm(pages: readonly HTMLElement[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const heading of pages.flatMap(elementsIn).filter(({ tagName }) => /^H[23]$/.test(tagName)))
    seen.set(plain(heading.text), (seen.get(plain(heading.text)) ?? 0) + 1);
  return new Set([...seen].flatMap(([heading, count]) => (count >= SAME_ON ? [heading] : [])));
}

/** Block after block; a heading, or an item without a full stop, gets a mark so that an excerpt still reads. */
function textOf(element: HTMLElement, formal: ReadonlySet<string>): string {
  return elementsIn(element)
    .filter((part) => BLOCKS.has(part.tagName))
    .filter((block) => !elementsIn(block).some(({ tagName }) => tagName === 'P' || tagName === 'LI'))
    .flatMap((block) => {
      const text = plain(block.text);
      const heading = /^H\d$/.test(block.tagName);
      if (text === '' || (heading && formal.has(text))) return [];
      const end = heading ? ':' : block.tagName === 'LI' ? ';' : '.';
      return [/[.?!:;,]['’”"]?$/.test(text) ? text : `${text}${end}`];
    })
    .join(' ');
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

const plain = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&([a-z]+);/g, (all, name: string) => ENTITIES[name] ?? all)
    .replace(/\s+/g, ' ')
    .trim();
