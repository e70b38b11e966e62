/** The texts of the built site as a bare site: the same Astro, Markdown files, one layout without style, script or font. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'node-html-parser';
import { createIndex } from 'pagefind';
import { ASTRO, mustBuild, run } from '../build.ts';
import { ROOT } from '../root.ts';

/** Inside the repository, so that Astro finds its packages. */
export const BARE = join(ROOT, '.local', 'bench', 'bare');
export const BARE_DIST = join(BARE, 'dist');

const CONFIG = `import mdx from '@astrojs/mdx';
export default { output: 'static', trailingSlash: 'always', devToolbar: { enabled: false }, integrations: [mdx()] };
`;
const LAYOUT = `---
const { title } = Astro.props.frontmatter;
---
<!doctype html>
<html lang="nl"><head><meta charset="utf-8" /><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1" /></head>
<body><main><slot /></main></body></html>
`;

const TEXTS = 'h1, h2, h3, p, li, dt, dd, th, td, legend, label, summary, blockquote';
const MARKS: Readonly<Record<string, string>> = { H1: '# ', H2: '## ', H3: '### ', LI: '- ' };

const escaped = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\{}<>*_`[\]#|~&+=.!()-]/g, '\\$&');

/** The text of a page's main part as MDX: headings, paragraphs and lists, each text once. */
export function markdownOf(html: string): string {
  const main = parse(html).querySelector('main');
  const parts = (main?.querySelectorAll(TEXTS) ?? []).filter((part) => !part.querySelector(TEXTS));
  const lines = parts.map((part) => `${MARKS[part.tagName] ?? ''}${escaped(part.text)}`);
  return lines.filter((line) => line !== '' && line !== '- ').join('\n\n');
}

/** Writes the bare site anew: `pages` are texts by path, such as `gids/moe-zijn`. */
export function writeBare(pages: ReadonlyMap<string, string>): void {
  rmSync(BARE, { recursive: true, force: true });
  const put = (name: string, text: string) => {
    mkdirSync(dirname(join(BARE, name)), { recursive: true });
    writeFileSync(join(BARE, name), text);
  };
  put('astro.config.mjs', CONFIG);
  put('src/layouts/Bare.astro', LAYOUT);
  for (const [path, text] of pages)
    put(`src/pages/${path}.mdx`, `---\nlayout: /src/layouts/Bare.astro\ntitle: Pagina\n---\n\n${text}\n`);
}

/** Builds it, with an index by Pagefind as its own command makes it. */
export async function buildBare(): Promise<void> {
  mustBuild(await run(process.execPath, [ASTRO, 'build', '--root', BARE, '--outDir', BARE_DIST]));
  const { index, errors } = await createIndex({ forceLanguage: 'nl' });
  if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`);
  await index.addDirectory({ path: BARE_DIST });
  await index.writeFiles({ outputPath: join(BARE_DIST, 'pagefind') });
  await index.deleteIndex();
}
