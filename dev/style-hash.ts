/**
 * The stylesheets stand in each page, so that a page on a slow phone waits for nothing else. The content security policy
 * allows them by their hashes; this keeps the hashes true in the two places that state the policy.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';

const STATED_IN = ['src/server/style-hash.ts', 'netlify.toml'];
const ONE = "'sha256-[A-Za-z0-9+/]{43}='";
const HASHES = new RegExp(`${ONE}(?: ${ONE})*`);

/** The stylesheets of a page as the policy names them: `'sha256-...'` with its quotes. */
export function styleHashesOf(html: string): string[] {
  const styles = html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g);
  return [...styles].map(
    ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  );
}

/** The hashes of all stylesheets in the built site, each once, in a fixed order. */
function hashesOfSite(): string[] {
  const dist = join(ROOT, 'dist');
  const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  );
  const hashes = pages.flatMap((name) => styleHashesOf(readFileSync(join(dist, name), 'utf8')));
  return [...new Set(hashes)].sort();
}

/** Writes the hashes of the built site's stylesheets where the policy is stated, if they changed. */
export function stateStyleHashes(): void {
  const hashes = hashesOfSite();
  if (hashes.length === 0) throw new Error('The built site has no stylesheet.');
  for (const name of STATED_IN) {
    const text = readFileSync(join(ROOT, name), 'utf8');
    const stated = text.replace(HASHES, hashes.join(' '));
    if (stated !== text) writeFileSync(join(ROOT, name), stated);
  }
}
