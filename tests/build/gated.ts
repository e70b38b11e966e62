/** What is behind the gate, taken from its source: so that tests know what must not be found elsewhere. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { filesBelow, guidanceFolder } from '../../content/gated-folder.ts';
import { gatedContent } from '../../content/gated.ts';
import type { Dialogue } from '../../src/domain/dialogue.ts';
import { trials } from '../../src/trials/index.ts';

/** Letters and figures only: the same text as source, as HTML, in a script and in a calendar becomes the same string. */
export function plain(text: string): string {
  return text
    .replace(/\r\n[ \t]/g, '')
    .replace(/\\u([0-9a-f]{4})/gi, (_all, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\\[nrt]/g, ' ')
    .replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&[a-z]+;/g, ' ')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What a file says, whatever its name: packed or not; nothing of one that isn't text. */
export function textIn(bytes: Buffer): string {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const open = packed ? gunzipSync(bytes) : bytes;
  return open.includes(0) ? '' : open.toString();
}

/** The text of a page: tags out, and the values of attributes kept, since a title can hide in one. */
export function textOf(html: string): string {
  const attributes = [...html.matchAll(/\s(?:alt|title|content|aria-label|data-[a-z-]+)="([^"]*)"/g)].map(
    ([, value]) => value,
  );
  return plain(`${html.replace(/<[^>]+>/g, ' ')} ${attributes.join(' ')}`);
}

/** All guidance files of all trials. */
function sources(): string[] {
  return Object.keys(trials).flatMap((id) => {
    const folder = guidanceFolder(id);
    return filesBelow(folder)
      .filter((file) => /\.mdx?$/.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8'));
  });
}

/** Every text of what the guidance knows beside its pages, each on its own. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** What pages are made of beside their own files. */
function knownBeside(): string[] {
  return Object.keys(trials).flatMap((id) => {
    const { checklists, dialogues, glossary, law, people } = gatedContent(id);
    return textsIn([
      checklists,
      dialogues.map(({ title, summary, learningPoint, scenes }) => [title, summary, learningPoint, scenes]),
      glossary.terms,
      law.steps.map(({ what, uncertain }) => [what, uncertain]),
      people.all,
    ]);
  });
}

/** Sentences of at least six words and 30 letters, from text and from the words at the head of each file. */
export function gatedSentences(): string[] {
  const sentences = [...sources(), ...knownBeside()].flatMap((source) =>
    source
      .replace(/^import .*$/gm, '')
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replace(/<[^>]+>/g, '\n')
      .split(/[.!?:]\s|\n|[.!?]$/m)
      .map((line) => plain(line.replace(/^\s*(title|summary|text|description)(?=:|\s)/, '')))
      .filter((line) => line.length >= 30 && line.split(' ').length >= 6),
  );
  return [...new Set(sentences)];
}

/** Titles of the guidance pages, and of the conversations. */
export function gatedTitles(): string[] {
  const titles = sources().flatMap((source) => /^title: (.+)$/m.exec(source)?.slice(1) ?? []);
  return [...titles, ...gatedDialogues().map(({ title }) => title)];
}

/** The conversations of all trials. */
export const gatedDialogues = (): readonly Dialogue[] =>
  Object.keys(trials).flatMap((id) => gatedContent(id).dialogues);
