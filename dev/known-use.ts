/** Reads from the built pages of the guidance what can be told of reading them, and leaves it as marks (`src/server/known-use.ts`). */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'node-html-parser';
import type { UseKind } from '../src/domain/use.ts';
import { KNOWN_USE, useMark } from '../src/server/known-use.ts';

/** What can be done on a page, from its HTML: each kind with its code. */
export function usesOf(html: string): readonly (readonly [UseKind, string])[] {
  const page = parse(html);
  const links = page.querySelectorAll('a').map((link) => link.getAttribute('href') ?? '');
  const choices = links.flatMap((href) => /^#keuze-(.+)/.exec(href)?.slice(1) ?? []);
  const outside = links.filter((href) => /^https?:/.test(href)).map((href) => new URL(href).href);
  const films = page
    .querySelectorAll('video')
    .map((film) => (film.closest('section')?.id ?? '').replace(/^deel-/, ''));
  const list = page.querySelector('[data-checklist]');
  return [
    ...choices.map((code) => ['choice', code] as const),
    ...outside.map((url) => ['link', url] as const),
    ...films.map((code) => ['video', code] as const),
    ['print', ''] as const,
    ...(list ? [['tick', ''] as const, ['calendar', ''] as const] : []),
  ];
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
