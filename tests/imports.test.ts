/** The direction of imports, and that no trial is named where the code must serve any trial. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { trials } from '../src/trials/index.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** The rooms, most specific first; a file belongs to the first whose folder holds it. */
const ROOMS = {
  domain: 'src/domain/',
  trials: 'src/trials/',
  server: 'src/server/',
  client: 'src/client/',
  site: 'src/',
  content: 'content/',
  functions: 'functions/',
  dev: 'dev/',
  supabase: 'supabase/',
  tests: 'tests/',
} as const;
type Room = keyof typeof ROOMS | 'root';

/** What each room may import: rooms, `libraries` for any package, `node` for Node's own. Tests are free. */
const MAY: Readonly<Record<Room, readonly (Room | 'libraries' | 'node')[]>> = {
  domain: ['domain'],
  trials: ['trials', 'domain'],
  content: ['content', 'domain'],
  client: ['client', 'domain'],
  server: ['server', 'domain', 'trials', 'content', 'libraries', 'node'],
  site: ['site', 'server', 'domain', 'trials', 'content', 'client', 'libraries', 'node'],
  functions: ['functions', 'server', 'domain', 'trials', 'content', 'libraries', 'node'],
  supabase: ['supabase', 'domain', 'libraries', 'node'],
  dev: ['dev', 'supabase', 'functions', 'server', 'domain', 'trials', 'content', 'libraries', 'node'],
  tests: [],
  root: ['dev', 'site', 'content', 'domain', 'trials', 'libraries', 'node'],
};

/** Packages that one room or file may use although its room may not use libraries. */
const EXCEPTIONS: readonly { readonly from: RegExp; readonly to: RegExp }[] = [
  { from: /^src\/domain\//, to: /^zod$/ },
  { from: /^src\/domain\/(calendar|holidays)\.ts$/, to: /^temporal-polyfill$/ },
  { from: /^src\/domain\/qr\.ts$/, to: /^uqr$/ },
  // The one place where content can come from a folder outside the repository [D5], and is hashed [T14].
  { from: /^content\/gated-(folder|schema|release)\.ts$/, to: /^(zod|node:(crypto|fs|path))$/ },
];

interface Arrow {
  readonly from: string;
  /** A path in the repository, or the name of a package. */
  readonly to: string;
  readonly package: boolean;
  readonly typeOnly: boolean;
}

const files = globSync('{src,content,functions,dev,supabase,tests}/**/*.{ts,mts,js,mjs,astro,mdx}', {
  cwd: ROOT,
})
  .concat(globSync('*.{ts,js,mjs}', { cwd: ROOT }))
  .map((file) => file.replaceAll('\\', '/'))
  .toSorted();

const isTest = (file: string): boolean =>
  /\.(test|fixture)\.ts$/.test(file) || /^(tests|supabase\/tests)\//.test(file);

function roomOf(path: string): Room {
  const found = Object.entries(ROOMS).find(([, folder]) => path.startsWith(folder));
  return (found?.[0] as Room | undefined) ?? 'root';
}

/** The TypeScript in a file: of Astro the frontmatter and scripts, of MDX its import lines. */
function codeOf(file: string, text: string): string {
  if (file.endsWith('.mdx')) return (text.match(/^import .*$/gm) ?? []).join('\n');
  if (!file.endsWith('.astro')) return text;
  const frontmatter = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1] ?? '');
  return [frontmatter, ...scripts].join('\n');
}

function arrowsOf(file: string): Arrow[] {
  const source = ts.createSourceFile(
    file,
    codeOf(file, readFileSync(resolve(ROOT, file), 'utf8')),
    ts.ScriptTarget.ESNext,
    true,
  );
  const arrows: Arrow[] = [];
  const add = (specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const text = specifier.text.replace(/\?.*$/, '');
    const local = text.startsWith('.');
    const to = local ? relative(ROOT, resolve(ROOT, dirname(file), text)).replaceAll('\\', '/') : text;
    arrows.push({ from: file, to, package: !local, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false);
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return arrows;
}

function allowed(arrow: Arrow): boolean {
  const from = roomOf(arrow.from);
  if (isTest(arrow.from)) return true;
  if (EXCEPTIONS.some((exception) => exception.from.test(arrow.from) && exception.to.test(arrow.to)))
    return true;
  if (arrow.to.startsWith('node:')) return MAY[from].includes('node');
  if (arrow.package) return MAY[from].includes('libraries');
  if (isTest(arrow.to)) return false;
  return MAY[from].includes(roomOf(arrow.to));
}

const arrows = files.flatMap(arrowsOf);
const show = ({ from, to }: Arrow): string => `${from} -> ${to}`;

test('no file imports against the direction of the layers', () => {
  expect(arrows.length).toBeGreaterThan(100);
  expect(arrows.filter((arrow) => !allowed(arrow)).map(show)).toEqual([]);
});

test('trials and content take only types from the domain', () => {
  const values = arrows.filter(
    ({ from, to, typeOnly }) =>
      /^(src\/trials|content)\//.test(from) && to.startsWith('src/domain/') && !typeOnly,
  );
  expect(values.filter(({ from }) => !isTest(from)).map(show)).toEqual([]);
});

test('server and pages reach trials and content only through their index', () => {
  const inside = arrows.filter(({ from, to }) => {
    const room = roomOf(from);
    return (
      !isTest(from) &&
      room !== 'trials' &&
      room !== 'content' &&
      /^(src\/trials|content)\/[^/]+\/.+\.ts$/.test(to)
    );
  });
  expect(inside.map(show)).toEqual([]);
});

test('every import of a file finds a file', () => {
  const lost = arrows.filter((arrow) => !arrow.package && !existsSync(resolve(ROOT, arrow.to)));
  expect(lost.map(show)).toEqual([]);
});

test('the rule sees an arrow in the wrong direction', () => {
  const wrong = (from: string, to: string): boolean =>
    !allowed({ from, to, package: !/^[a-z]+\//.test(to), typeOnly: false });
  expect(wrong('src/domain/gate.ts', 'src/server/world.ts')).toBe(true);
  expect(wrong('src/domain/gate.ts', 'node:crypto')).toBe(true);
  expect(wrong('src/domain/gate.ts', 'temporal-polyfill')).toBe(true);
  expect(wrong('src/client/save.ts', 'zod')).toBe(true);
  expect(wrong('src/domain/calendar.ts', 'temporal-polyfill')).toBe(false);
});

test('no trial is named in domain, server or functions', () => {
  // The id as a word of code or path, the name as it is written: an id may also be an ordinary English word.
  const names = Object.values(trials).flatMap(({ id, name }) => [`['"\`/]${id}['"\`/]`, `\\b${name}\\b`]);
  const naming = new RegExp(names.join('|'));
  const found = files
    .filter((file) => /^(src\/domain|src\/server|functions)\//.test(file) && !isTest(file))
    .filter((file) => naming.test(readFileSync(resolve(ROOT, file), 'utf8')));
  expect(found).toEqual([]);
});

test('the domain assumes no role of a trial', () => {
  const roles = Object.values(trials).flatMap((trial) =>
    Object.entries(trial.roles).flatMap(([code, { path }]) => [code, path]),
  );
  const quoted = new RegExp(`['"\`](${roles.join('|')})['"\`]`);
  const code = files.filter((file) => file.startsWith('src/domain/') && !isTest(file));
  const withoutComments = (file: string): string =>
    readFileSync(resolve(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  expect(code.filter((file) => quoted.test(withoutComments(file)))).toEqual([]);
});
