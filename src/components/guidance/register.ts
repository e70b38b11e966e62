/** The register from A to Z: each word by which something is known, with the pages for it. */
import type { Subject } from '../../domain/search/subject.ts';
import type { Link } from './guide.ts';

export interface Entry {
  readonly word: string;
  readonly links: readonly Link[];
}

export interface Letter {
  readonly letter: string;
  readonly entries: readonly Entry[];
}

/** Words in the order of the Dutch alphabet; one that begins with a figure stands under "0–9". */
export function registerOf(subjects: readonly Subject[]): readonly Letter[] {
  const entries = new Map<string, { word: string; links: Link[] }>();
  const enter = (word: string, { path, title, kind }: Subject): void => {
    const key = word.toLowerCase();
    const entry = entries.get(key) ?? { word, links: [] };
    // Keywords are written small; a glossary knows which words aren't.
    if (path.includes('#')) entry.word = word;
    // The word itself is no help as the name of a link when there are more.
    const label = title.toLowerCase() === key ? `${title} (${kind.toLowerCase()})` : title;
    if (!entry.links.some(({ href }) => href === path)) entry.links.push({ href: path, label });
    entries.set(key, entry);
  };
  for (const subject of subjects) {
    for (const keyword of subject.keywords) enter(keyword, subject);
    if (subject.path.includes('#')) enter(subject.title, subject);
  }
  const letters = new Map<string, Entry[]>();
  const sorted = [...entries.values()].toSorted((one, other) => one.word.localeCompare(other.word, 'nl'));
  for (const entry of sorted) {
    const letter = letterOf(entry.word);
    letters.set(letter, [...(letters.get(letter) ?? []), entry]);
  }
  return [...letters].map(([letter, found]) => ({ letter, entries: found }));
}

function letterOf(word: string): string {
  const first = word.normalize('NFD').charAt(0).toUpperCase();
  return /[A-Z]/.test(first) ? first : '0–9';
}
