/**
 * The one stylesheet stands in each page, so that a page on a slow phone waits for nothing else. The content security
 * policy allows it by its hash; this keeps the hash true in the two places that state the policy.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';

const STATED_IN = ['src/server/style-hash.ts', 'netlify.toml'];
const HASH = /'sha256-[A-Za-z0-9+/]{43}='/;

/** The stylesheet of a page as the policy names it: `sha256-...`, or null when the page has none. */
export function styleHashOf(html: string): string | null {
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1];
  return style === undefined ? null : `sha256-${createHash('sha256').update(style).digest('base64')}`;
}

/** Writes the hash of the built site's stylesheet where the policy is stated, if it changed. */
export function stateStyleHash(): void {
  const hash = styleHashOf(readFileSync(join(ROOT, 'dist', 'index.html'), 'utf8'));
  if (hash === null) throw new Error('The built home page has no stylesheet.');
  for (const name of STATED_IN) {
    const text = readFileSync(join(ROOT, name), 'utf8');
    const stated = text.replace(HASH, `'${hash}'`);
    if (stated !== text) writeFileSync(join(ROOT, name), stated);
  }
}
