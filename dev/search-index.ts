/**
 * Makes the search of the guidance after a build: an index of the running texts by Pagefind, and a list of their words.
 * All of it lies under the page of the search, so behind the gate: its parts hold the full texts [D5].
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import type { Subjects } from '../src/domain/search/subject.ts';
import { writtenIn } from '../src/domain/search/words.ts';
import { searchTexts } from './search-text.ts';

/** Below `dist`; the same folder as its page, `src/pages/gids/zoeken/`. */
const FOLDER = 'gids/zoeken';
/** Of all that Pagefind offers: no ready-made interface, no highlighter, no other language. */
const NEEDED =
  /^(pagefind(-worker)?\.js|pagefind-entry\.json|wasm\.nl\.pagefind|.*\.pf_(meta|index|fragment))$/;

/** @throws when Pagefind refuses a text, or a subject has no place in the built pages */
export async function indexGuidance(dist: string): Promise<void> {
  const folder = join(dist, FOLDER);
  if (!existsSync(folder)) return;
  const { subjects } = JSON.parse(readFileSync(join(folder, 'onderwerpen.json'), 'utf8')) as Subjects;
  const texts = searchTexts(dist, subjects);
  const words = new Set([...texts.values()].flatMap(writtenIn).filter((word) => /\p{L}{3}/u.test(word)));
  writeFileSync(join(folder, 'woorden.json'), JSON.stringify([...words].toSorted()));
  const target = join(folder, 'pagefind');
  rmSync(target, { recursive: true, force: true });
  try {
    const files = await indexed(texts);
    for (const { path, content } of files.filter(({ path: name }) => NEEDED.test(name))) {
      mkdirSync(dirname(join(target, path)), { recursive: true });
      writeFileSync(join(target, path), content);
    }
  } finally {
    await close();
  }
}

/** All texts lie in one file, so that what is asked for doesn't tell which page was found. */
async function indexed(texts: ReadonlyMap<string, string>) {
  const made = await createIndex({ forceLanguage: 'nl', maxFragments: 1 });
  const index = checked(made.index, made.errors);
  for (const [url, content] of texts) await add(index, url, content);
  const { files, errors } = await index.getFiles();
  return checked(files, errors);
}

async function add(index: PagefindIndex, url: string, content: string): Promise<void> {
  if (content === '') return;
  const { file, errors } = await index.addCustomRecord({ url, content, language: 'nl' });
  checked(file, errors);
}

function checked<T>(value: T | undefined, errors: readonly string[]): T {
  if (value === undefined || errors.length > 0) throw new Error(`Pagefind: ${errors.join('; ')}`);
  return value;
}
