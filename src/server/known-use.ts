/**
 * What can be told of reading the guidance: its pages, and what can be done on each. The build leaves it as marks in a public
 * file, from which no page can be read back; what is not among them is not kept.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { UseKind } from '../domain/use.ts';
import type { World } from './world.ts';

/** Where the build leaves the marks. */
export const KNOWN_USE = '/sjabloon/gebruik.json';

const shape = z.object({ known: z.array(z.string()) });

/** The mark of a page, or of what can be done on it. */
export const useMark = (page: string, kind: UseKind | 'page' = 'page', code = ''): string =>
  createHash('sha256').update(`${page} ${kind} ${code}`).digest('base64url').slice(0, 12);

/** Tells whether a page is one of the guidance, and whether something can be done on it. */
export async function knownUse({ pages }: Pick<World, 'pages'>) {
  const { known } = shape.parse(JSON.parse(await pages.get(KNOWN_USE)));
  const marks = new Set(known);
  return {
    page: (page: string): boolean => marks.has(useMark(page)),
    act: (page: string, kind: UseKind, code: string): boolean => marks.has(useMark(page, kind, code)),
  };
}
