/** Shows what a search found: a list, or what to try when there is nothing. */
import { excerptOf, type Piece } from '../../domain/search/excerpt.ts';
import type { Ranked } from '../../domain/search/rank.ts';

export interface Outcome {
  readonly asked: string;
  readonly ranked: readonly Ranked[];
  /** Words that were looked for in place of mistyped ones. */
  readonly corrected: readonly string[];
  /** Known words to try when there is nothing. */
  readonly nearest: readonly string[];
  /** What to mark. */
  readonly stems: ReadonlySet<string>;
  textOf(path: string): string | undefined;
}

/** More is no help on a phone. */
const MOST = 10;

/** Gives functions on the parts of the page of the search. */
export function resultsIn(root: HTMLElement) {
  const part = <E extends HTMLElement = HTMLElement>(name: string, from: ParentNode = root): E => {
    const found = from.querySelector<E>(`[data-${name}]`);
    if (!found) throw new Error(`no ${name}`);
    return found;
  };
  const words = part('words').dataset;
  const said = part('said');
  const only = (name: 'found' | 'nothing' | 'register'): void => {
    for (const one of ['found', 'nothing', 'register']) part(one).hidden = one !== name;
  };
  const say = (what: string | undefined): void => {
    if (said.textContent !== (what ?? '')) said.textContent = what ?? '';
  };

  let count = '';
  return {
    say,
    words,
    /** Nothing is asked: the register. */
    clear: (): void => {
      only('register');
      part('suggest').hidden = true;
      say('');
    },
    show: (outcome: Outcome): void => {
      const shown = outcome.ranked.slice(0, MOST);
      only(shown.length > 0 ? 'found' : 'nothing');
      part('results').replaceChildren(
        ...shown.map(({ subject }) => {
          const item = part<HTMLTemplateElement>('result').content.cloneNode(true) as DocumentFragment;
          const link = item.querySelector('a');
          const [kind, excerpt] = item.querySelectorAll('p');
          if (link) [link.href, link.textContent] = [subject.path, subject.title];
          if (kind) kind.textContent = subject.kind;
          excerpt?.append(...piecesOf(subject, outcome).map(nodeOf));
          return item;
        }),
      );
      const { corrected, nearest } = outcome;
      if (corrected.length > 0)
        suggest(part('suggest'), corrected, words.corrected, `? ${words.correctedEnd}`);
      else suggest(part('suggest'), nearest, words.nearest, '');
      count = countOf(shown.length, outcome.asked, words);
    },
    /** The number found, aloud and in sight. */
    announce: (): void => say(count),
    /** To what was found, so that the keyboard of a phone goes away. */
    focus: (): void => said.focus(),
  };
}

export type Results = ReturnType<typeof resultsIn>;

/** The text where it holds what was asked, else the summary. */
function piecesOf(subject: Ranked['subject'], { stems, textOf }: Outcome): readonly Piece[] {
  const pieces = excerptOf(textOf(subject.path) ?? '', stems);
  return pieces.some(({ found }) => found) ? pieces : excerptOf(subject.summary, stems);
}

function nodeOf({ text, found }: Piece): Node {
  if (!found) return document.createTextNode(text);
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}

const countOf = (count: number, asked: string, words: DOMStringMap): string => {
  const start = count === 0 ? words.foundNone : count === 1 ? words.foundOne : `${count} ${words.foundMore}`;
  return `${start} ‘${asked}’`;
};

/** Words to press, each of which becomes the question. */
function suggest(place: HTMLElement, list: readonly string[], before = '', after: string): void {
  place.hidden = list.length === 0;
  place.replaceChildren(
    `${before} `,
    ...list.flatMap((word, index) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'suggestion';
      button.dataset.ask = word;
      button.textContent = word;
      return index > 0 ? [', ', button] : [button];
    }),
    after,
  );
}
