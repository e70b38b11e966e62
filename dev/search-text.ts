/** The running text of each subject, from the built pages: what a search may find and quote. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type HTMLElement } from 'node-html-parser';
import type { Subject } from '../src/domain/search/subject.ts';

/** What is no text of a page, and what must not be quoted: read without its heading, advice not to follow is bad advice. */
const LEFT_OUT = [
  'h1, nav, form, table, script, template, [popover]',
  '.avoid, [data-unquoted], .talk, .small, .checked, .stale, .tools, .choices:not(.sources), .screen-only, .with-script, .without-script',
].join();
const BLOCKS = 'p, li, dt, dd, legend, label, h2, h3';
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
  const main = parse(readFileSync(join(dist, path, 'index.html'), 'utf8')).querySelector('main .text');
  if (!main) throw new Error(`${path} has no text that can be searched.`);
  for (const element of main.querySelectorAll(LEFT_OUT)) element.remove();
  return main;
}

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
  for (const heading of pages.flatMap((page) => page.querySelectorAll('h2, h3')))
    seen.set(plain(heading.text), (seen.get(plain(heading.text)) ?? 0) + 1);
  return new Set([...seen].flatMap(([heading, count]) => (count >= SAME_ON ? [heading] : [])));
}

/** Block after block; a heading, or an item without a full stop, gets a mark so that an excerpt still reads. */
function textOf(element: HTMLElement, formal: ReadonlySet<string>): string {
  return element
    .querySelectorAll(BLOCKS)
    .filter((block) => !block.querySelector('p, li'))
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
