/** The gated content as a release holds it [T14]: its files, their hash, and the register of what was released. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ContentRelease } from '../src/domain/content-release.ts';
import { filesBelow, guidanceFolder, homeOf, KNOWN, mediaFolder } from './gated-folder.ts';
import { gatedContent } from './gated.ts';

/** A file of a release, at its place in the folder that `CONTENT_DIR` can name. */
export interface GatedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** All that a reader behind the gate gets and that no code makes, in the order of the paths. */
export function gatedFiles(trialId: string): readonly GatedFile[] {
  const below = (folder: string, at: string) =>
    filesBelow(folder).map((path) => ({ path: `${at}/${path}`, bytes: readFileSync(join(folder, path)) }));
  return [
    ...below(guidanceFolder(trialId), 'guidance'),
    { path: KNOWN, bytes: Buffer.from(`${JSON.stringify(sorted(gatedContent(trialId)), null, 2)}\n`) },
    ...below(mediaFolder(), 'media'),
  ];
}

/** SHA-256 over each path and the bytes at it, in hexadecimal: another name, byte or file is another content. */
export function hashOf(files: readonly GatedFile[]): string {
  const hash = createHash('sha256');
  for (const { path, bytes } of files)
    hash.update(`${path}\0${createHash('sha256').update(bytes).digest('hex')}\n`);
  return hash.digest('hex');
}

const register = z.array(
  z.strictObject({
    id: z.string().regex(/^r\d+$/),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    date: z.iso.date(),
    reason: z.string().min(1),
    by: z.string().min(1),
  }),
);

export const registerFile = (trialId: string): string => join(homeOf(trialId), 'releases.json');

/** Oldest first; none as long as nothing was released. */
export function readReleases(trialId: string): readonly ContentRelease[] {
  const file = registerFile(trialId);
  return existsSync(file) ? register.parse(JSON.parse(readFileSync(file, 'utf8'))) : [];
}

/** The same data in whatever order its keys were written. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    entries.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([key, part]) => [key, sorted(part)]),
  );
}
