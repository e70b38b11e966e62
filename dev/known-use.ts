/** Reads from the built pages of the guidance what can be told of reading them, and leaves it as marks (`src/server/known-use.ts`). */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { UseKind } from '../src/domain/use.ts';
import { KNOWN_USE, useMark } from '../src/server/known-use.ts';
import { attribute, OPENING } from '../src/server/tags.ts';

/** What can be done on a page, from its HTML: each kind with its code. Throws when a link holds a sign that is not known here. */
export function usesOf(html: string): readonly (readonly [UseKind, string])[] {
  const uses: (readonly [UseKind, string])[] = [];
  let section = '';
  for (const [, tag, attributes = ''] of html.matchAll(OPENING)) {
    if (tag === 'section') section = attribute(attributes, 'id').replace(/^deel-/, '');
    if (tag === 'video') uses.push(['video', section]);
    if (tag === 'a') uses.push(...followed(attribute(attributes, 'href')));
    if (attributes.includes(' data-checklist=')) uses.push(['tick', ''], ['calendar', '']);
  }
  return [...uses, ['print', '']];
}

function followed(href: string): readonly (readonly [UseKind, string])[] {
  const choice = /^#keuze-(.+)/.exec(href)?.[1];
  if (choice) return [['choice', choice]];
  return /^https?:/.test(href) ? [['link', new URL(read(href)).href]] : [];
}

/** Signs that are written as an entity in a link. */
const SIGNS: Readonly<Record<string, string>> = { '&amp;': '&', '&#38;': '&', '&quot;': '"', '&#34;': '"' };

function read(written: string): string {
  return written.replace(/&[^;\s]*;/g, (entity) => {
    const sign = SIGNS[entity];
    if (sign === undefined) throw new Error(`A link of the guidance holds ${entity}: add it to SIGNS.`);
    return sign;
  });
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
