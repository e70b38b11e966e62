/** All texts of the guidance as tests read them: the pages with their heads, and what the website knows beside them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, guidanceFolder } from './gated-folder.ts';
import { gatedContent } from './gated.ts';

/** Of the folder outside the repository where `CONTENT_DIR` names one. */
const FOLDER = guidanceFolder('miles');

export interface PageSource {
  /** Path within the guidance. */
  readonly id: string;
  readonly head: string;
  readonly body: string;
  /** A line of the head. */
  field(name: string): string;
}

export const pageSources: readonly PageSource[] = filesBelow(FOLDER)
  .filter((file) => file.endsWith('.mdx'))
  .map((file) => {
    const [, head = '', body = ''] =
      /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(join(FOLDER, file), 'utf8')) ?? [];
    const field = (name: string) => unquoted(new RegExp(`^${name}: (.*)$`, 'm').exec(head)?.[1] ?? '');
    return { id: file.replace(/\.mdx$/, ''), head, body, field };
  });

const unquoted = (text: string): string =>
  text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text;

/** The sentences of a page: without marks, tags and tables; each paragraph and item on its own line. */
export function proseOf({ field, body }: PageSource): string {
  const text = body
    .replace(/<table>[\s\S]*?<\/table>/g, '')
    .replace(/<[^>]+>/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(?:[-*]|\d+\.|#+)\s+/gm, '')
    .replaceAll('**', '');
  return [field('title'), field('summary'), text].join('\n');
}

/** Texts that are data, under a name. */
export const dataTexts: readonly { readonly id: string; readonly text: string }[] = (() => {
  const { checklists, glossary, law, people, sources } = gatedContent('miles');
  const lines = (...texts: readonly (string | undefined)[]) => texts.filter(Boolean).join('\n');
  return [
    ...checklists.map(({ code, title, summary, groups }) => ({
      id: `checklist ${code}`,
      text: lines(title, summary, ...groups.flatMap((group) => group.items.map(({ text }) => text))),
    })),
    ...people.all.map(({ code, summary, can, mayNotTell, when, ask }) => ({
      id: `person ${code}`,
      text: lines(summary, ...can, ...mayNotTell, when, ...ask),
    })),
    { id: 'glossary', text: lines(...glossary.terms.map(({ meaning }) => meaning)) },
    { id: 'law', text: lines(...law.steps.flatMap(({ what, uncertain }) => [what, uncertain])) },
    {
      id: 'sources',
      text: lines(...new Set(sources.all.flatMap(({ behind, purpose }) => [behind, purpose]))),
    },
  ];
})();
