/** Reads from the built pages of the guidance what can be told of reading them, and leaves it as marks (`src/server/known-use.ts`). */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'node-html-parser';
import type { UseKind } from '../src/domain/use.ts';
import { KNOWN_USE, useMark } from '../src/server/known-use.ts';

/** An opening tag, with its attributes. */
const TAG = /<([a-z][a-z0-9]*)((?:[^<>"]|"[^"]*")*)>/g;

/**
 * What can be done on a page, from its HTML: each kind with its code. Read tag by tag: the pages are our own builder's, and
 * a tree of each would cost more than all that is read from it.
 */
export function usesOf(html: string): readonly (readonly [UseKind, string])[] {
  const uses: (readonly [UseKind, string])[] = [];
  let section = '';
  for (const [, tag, attributes = ''] of html.matchAll(TAG)) {
    const value = (name: string) => attributeOf(attributes, name);
    if (tag === 'section') section = value('id').replace(/^deel-/, '');
    if (tag === 'video') uses.push(['video', section]);
    if (tag === 'a') uses.push(...followed(value('href')));
    if (/ data-checklist=/.test(attributes)) uses.push(['tick', ''], ['calendar', '']);
  }
  return [...uses, ['print', '']];
}

function followed(href: string): readonly (readonly [UseKind, string])[] {
  const choice = /^#keuze-(.+)/.exec(href)?.[1];
  if (choice) return [['choice', choice]];
  return /^https?:/.test(href) ? [['link', new URL(href).href]] : [];
}

function attributeOf(attributes: string, name: string): string {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
  return value.includes('&') ? parse(value).text : value;
}

/** Writes the marks of all pages under `/gids/` into the folder of a built site. */
export function stateKnownUse(dist: string): void {
  const folder = join(dist, 'gids');
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const known = files
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /(^|\/)index\.html$/.test(file))
    .flatMap((file) => {
      const path = `/gids/${file.replace(/index\.html$/, '')}`;
      const uses = usesOf(readFileSync(join(folder, file), 'utf8'));
      return [useMark(path), ...uses.map(([kind, code]) => useMark(path, kind, code))];
    });
  const target = join(dist, KNOWN_USE);
  mkdirSync(dirname(target), { recursive: true });
  // In the order of the marks: the order of the pages tells nothing either.
  writeFileSync(target, JSON.stringify({ known: [...new Set(known)].sort() }));
}
