/**
 * `npm run release -- --reason "..." --by "..."`: registers the gated content as it is now and keeps a copy of it [T14].
 * `--export FOLDER` writes it as the folder that `CONTENT_DIR` can name; `--check` compares each archive with its hash.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { filesBelow, homeOf } from '../content/gated-folder.ts';
import { gatedFiles, hashOf, readReleases, registerFile, type GatedFile } from '../content/gated-release.ts';
import { dayOf } from '../src/domain/calendar.ts';
import { nextRelease, type ContentRelease, type Refusal } from '../src/domain/content-release.ts';
import { trialOf } from '../src/trials/index.ts';
import { manifestFile } from './clips.ts';

const WHY_NOT: Readonly<Record<Refusal, string>> = {
  unchanged: 'Nothing changed since the last release.',
  'no-reason': 'Say why the content changed: --reason "..." (the export prints it).',
  'no-name': 'Say who releases it: --by "..."',
};

/** The content of release `id` as it was: a folder that `CONTENT_DIR` can name, but for the register. */
export const archiveOf = (trialId: string, id: string): string => join(homeOf(trialId), 'releases', id);

/** Registers and archives what there is; gives the entry, or why there is none. */
export function release(
  trialId: string,
  said: { readonly reason: string; readonly by: string },
  now: Date,
): ContentRelease | Refusal {
  const files = gatedFiles(trialId);
  const releases = readReleases(trialId);
  const next = nextRelease(releases, { hash: hashOf(files), date: dayOf(now) }, said);
  if (typeof next === 'string') return next;
  write(archiveOf(trialId, next.id), files);
  writeFileSync(registerFile(trialId), `${JSON.stringify([...releases, next], null, 2)}\n`);
  return next;
}

/** Writes all content to an empty folder, with the register and what `npm run clips` made. */
export function exportTo(folder: string, trialId: string): void {
  if (existsSync(join(folder, 'guidance'))) throw new Error(`${folder} already holds a guidance.`);
  write(folder, gatedFiles(trialId));
  for (const [from, to] of [
    [manifestFile(trialId), 'clips.json'],
    [registerFile(trialId), 'releases.json'],
    [archiveOf(trialId, ''), 'releases'],
  ] as const)
    if (existsSync(from)) cpSync(from, join(folder, to), { recursive: true });
}

/** The releases whose archive isn't the content that was registered. */
export function damaged(trialId: string): readonly string[] {
  return readReleases(trialId)
    .filter(({ id, hash }) => hashOf(read(archiveOf(trialId, id))) !== hash)
    .map(({ id }) => id);
}

const read = (folder: string): readonly GatedFile[] =>
  filesBelow(folder).map((path) => ({ path, bytes: readFileSync(join(folder, path)) }));

function write(folder: string, files: readonly GatedFile[]): void {
  for (const { path, bytes } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}

/** What the command answers, and whether all is well. */
function run(): { words: string; ok: boolean } {
  const { id } = trialOf(process.env['TRIAL']);
  const { values } = parseArgs({
    options: {
      reason: { type: 'string', default: '' },
      by: { type: 'string', default: '' },
      export: { type: 'string' },
      check: { type: 'boolean', default: false },
    },
  });
  if (values.export !== undefined) {
    exportTo(resolve(values.export), id);
    return { words: `Written. Build with CONTENT_DIR=${resolve(values.export)}`, ok: true };
  }
  if (values.check) {
    const bad = damaged(id);
    const count = readReleases(id).length;
    return bad.length
      ? { words: `Not the content that was registered: ${bad.join(', ')}.`, ok: false }
      : { words: `${count} ${count === 1 ? 'release' : 'releases'}, each archive as registered.`, ok: true };
  }
  const made = release(id, values, new Date());
  if (typeof made === 'string') return { words: WHY_NOT[made], ok: false };
  return {
    words: `Release ${made.id} of ${made.date}, ${made.hash.slice(0, 8)}, in ${archiveOf(id, made.id)}`,
    ok: true,
  };
}

if (import.meta.main) {
  const { words, ok } = run();
  console[ok ? 'log' : 'error'](words);
  process.exitCode = ok ? 0 : 1;
}
