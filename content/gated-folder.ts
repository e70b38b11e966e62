/**
 * Where gated content lies as files. `CONTENT_DIR` names a folder outside the repository that holds all of it [D5]:
 * `guidance/` (the pages), `known.json` (what the website knows beside them) and `media/` (clips and pictures).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownSchema } from './gated-schema.ts';
import type { GatedContent } from './gated-types.ts';

export const KNOWN = 'known.json';

/** The folder outside the repository; null where the content is the repository's own. */
export const contentDir = (): string | null => process.env['CONTENT_DIR'] || null;

/** Where the register of releases and their archives lie: beside the content. */
export const homeOf = (trialId: string): string => contentDir() ?? join(process.cwd(), 'content', trialId);

export const guidanceFolder = (trialId: string): string => join(homeOf(trialId), 'guidance');

/** What is served below `/gids/` as it lies here. The repository keeps its own where `astro dev` serves it. */
export function mediaFolder(): string {
  const folder = contentDir();
  return folder === null ? join(process.cwd(), 'public/gids') : join(folder, 'media');
}

/** @throws with the places that are wrong, when the file is missing or isn't of the shape that pages need */
export function readKnown(folder: string): GatedContent {
  const file = join(folder, KNOWN);
  if (!existsSync(file))
    throw new Error(`${file} is missing: npm run release -- --export FOLDER makes a whole folder.`);
  const read = knownSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  const problems = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`${file} can't be used:\n  ${problems.join('\n  ')}`);
}

/** Paths below `folder`, in order, with slashes; none when it isn't there. */
export function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted();
}
