/** Each page carries the stylesheets that it needs, and no rule is carried for nothing. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'node-html-parser';
import { beforeAll, expect, test } from 'vitest';
import { build } from '../../dev/build.ts';
import { ROOT } from '../../dev/root.ts';

interface Page {
  readonly path: string;
  /** Classes on its elements. */
  readonly worn: Set<string>;
  /** Classes that its stylesheets speak of. */
  readonly styled: Set<string>;
}
let pages: Page[] = [];

/** Classes that stand on an element only for some questionnaires: a table of so many answers. */
const BY_DATA = /^of-\d$/;

function read(path: string): Page {
  const root = parse(readFileSync(join(ROOT, 'dist', path), 'utf8'), { blockTextElements: { style: true } });
  const worn = root.querySelectorAll('[class]').flatMap(({ classNames }) => classNames.split(/\s+/));
  const css = root
    .querySelectorAll('style')
    .map(({ rawText }) => rawText.replace(/"[^"]*"|url\([^)]*\)/g, ''));
  const styled = css.flatMap((text) => [...text.matchAll(/\.([a-z][\w-]*)/g)].map(([, name = '']) => name));
  return { path, worn: new Set(worn), styled: new Set(styled) };
}

beforeAll(async () => {
  await build();
  pages = globSync('**/*.html', { cwd: join(ROOT, 'dist') }).map(read);
});

test('a page has the stylesheet of every class on it', () => {
  const known = new Set(pages.flatMap(({ styled }) => [...styled]));
  const bare = pages.flatMap(({ path, worn, styled }) =>
    [...worn].filter((name) => known.has(name) && !styled.has(name)).map((name) => `${path}: ${name}`),
  );
  expect(known.size).toBeGreaterThan(100);
  expect(bare).toEqual([]);
});

test('every class that a stylesheet speaks of is on some page, or put there by a script', () => {
  const worn = new Set(pages.flatMap((page) => [...page.worn]));
  const scripts = globSync('src/client/**/*.ts', { cwd: ROOT })
    .map((file) => readFileSync(join(ROOT, file), 'utf8'))
    .join('\n');
  const byScript = (name: string) => new RegExp(`['"\`\\s]${name}['"\`\\s]`).test(scripts);
  const styled = new Set(pages.flatMap((page) => [...page.styled]));
  const dead = [...styled].filter((name) => !worn.has(name) && !byScript(name) && !BY_DATA.test(name));
  expect(dead).toEqual([]);
});
