/** Without the words by which people look for things: those are slips too. */
function readOf(id: string): object {
  const { search: _, ...read } = gatedContent(id);
  return read;
}

/** Every Dutch text that somebody reads, under the name of its place: pages as built, and words that pages don't hold yet. */
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { NodeType, parse, type HTMLElement, type Node } from 'node-html-parser';
import ts from 'typescript';
import { filesBelow, guidanceFolder, mediaFolder } from '../../content/gated-folder.ts';
import { gatedContent } from '../../content/gated.ts';
import { ROOT } from '../../dev/root.ts';
import { trials } from '../../src/trials/index.ts';

export interface ReadText {
  readonly place: string;
  readonly text: string;
}

const SPOKEN = ['alt', 'title', 'aria-label', 'placeholder', 'label'];

export function allTexts(): readonly ReadText[] {
  return [...builtPages(), ...gatedTexts(), ...captions(), ...wordsInCode()];
}

/** What a page shows and what is read aloud of it; each run of text on its own. */
export function textsOfPage(html: string): readonly string[] {
  const root = parse(html);
  for (const element of root.querySelectorAll('script, style, code, [lang]:not(html):not([lang="nl"])'))
    element.remove();
  const shown = (node: Node): string[] =>
    node.nodeType === NodeType.TEXT_NODE ? [node.text] : node.childNodes.flatMap(shown);
  return [...shown(root), ...root.querySelectorAll('*').flatMap(spokenBy)].filter((text) =>
    /\p{L}/u.test(text),
  );
}

/** Whole paragraphs, items and headings of a page as they read, so that what stands between two words can be seen. */
export const blocksOfPage = (html: string): readonly string[] =>
  parse(html.replace(/<br ?\/?>/g, ' – '))
    .querySelectorAll('p, li, dd, dt, td, th, h1, h2, h3, label, legend, summary, figcaption')
    .filter((element) => !element.querySelector('p, li, dd, dt, td, label, legend'))
    .map((element) => element.text.replace(/\s+/g, ' ').trim());

/** Each page as it was built. */
export const builtFiles = (): readonly { readonly place: string; readonly html: string }[] =>
  globSync('dist/**/*.html', { cwd: ROOT }).map((file) => ({
    place: file,
    html: readFileSync(join(ROOT, file), 'utf8').replace(/^<!doctype html>/i, ''),
  }));

function spokenBy(element: HTMLElement): string[] {
  const isDescription = element.getAttribute('name') === 'description';
  return Object.entries(element.attributes)
    .filter(([name, value]) =>
      name === 'content'
        ? isDescription
        : SPOKEN.includes(name) || (name.startsWith('data-') && / /.test(value)),
    )
    .map(([, value]) => value);
}

const builtPages = (): ReadText[] =>
  builtFiles().flatMap(({ place, html }) => textsOfPage(html).map((text) => ({ place, text })));

/** Words with which pages of the guidance are found, and what stands beside them. */
function gatedTexts(): ReadText[] {
  return Object.keys(trials).flatMap((id) => [
    ...filesBelow(guidanceFolder(id)).map((file) => ({
      place: file,
      text: /^keywords: \[(.*)\]$/m.exec(readFileSync(join(guidanceFolder(id), file), 'utf8'))?.[1] ?? '',
    })),
    ...sentencesIn(readOf(id)).map((text) => ({ place: `known.json of ${id}`, text })),
  ]);
}

const captions = (): ReadText[] =>
  filesBelow(mediaFolder())
    .filter((file) => file.endsWith('.vtt'))
    .map((file) => ({
      place: file,
      text: readFileSync(join(mediaFolder(), file), 'utf8').replace(/^WEBVTT|<[^>]+>/gm, ' '),
    }));

function sentencesIn(value: unknown): string[] {
  if (typeof value === 'string') return / /.test(value) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(sentencesIn);
}

/** Words that no English sentence of the code has. */
const DUTCH =
  /(?<![\w’])(?:de|het|een|uw|u|niet|geen|van|wij|dit|dat|die|deze|voor|naar|nog|wel|kies|vul|kan)(?!\w)/i;

/** Texts between quotes in what writes mails, answers and messages; errors and scoring are in English. */
function wordsInCode(): ReadText[] {
  const files = globSync('{content,src/trials,src/server,src/domain,src/client,functions}/**/*.ts', {
    cwd: ROOT,
  });
  return files
    .filter((file) => !/\.(test|fixture)\.ts$|domain\/instruments\//.test(file))
    .flatMap((file) => literalsOf(file).map((text) => ({ place: relative('.', file), text })));
}

function literalsOf(file: string): string[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(ROOT, file), 'utf8'),
    ts.ScriptTarget.ESNext,
    true,
  );
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node)) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      if (/ /.test(node.text) && DUTCH.test(node.text)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
