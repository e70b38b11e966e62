/**
 * The search of the guidance. What it needs is fetched at the first sign of use, always the same files; the question
 * itself stays here: in the history of this tab, so that "back" works, and in no address.
 */
import { knownOf, nearest, type Known } from '../../domain/search/known.ts';
import { questionOf } from '../../domain/search/question.ts';
import { rank, type TextHits } from '../../domain/search/rank.ts';
import type { Subjects } from '../../domain/search/subject.ts';
import { tellingWords, wordsOf } from '../../domain/search/words.ts';
import { openEngine, type Engine } from './search-engine.ts';
import { resultsIn, type Results } from './search-results.ts';
import './use.ts';

/** Long enough to type the next letter. */
const PAUSE_MS = 250;
const NO_HITS: TextHits = new Map();
const MOST_NEAREST = 4;
/** Slips in a word to try when nothing at all was found. */
const FAR = 3;

const root = document.querySelector<HTMLElement>('[data-search]');
if (root) begin(root);

interface Ready {
  readonly known: Known;
  /** Null as long as it is being fetched, and where the browser refuses it: names and summaries are searched then. */
  engine: Engine | null;
  readonly opening: Promise<unknown>;
}

function begin(search: HTMLElement): void {
  const field = search.querySelector<HTMLInputElement>('#vraag');
  const form = search.querySelector<HTMLFormElement>('[data-form]');
  if (!field || !form) return;
  const results = resultsIn(search);
  let ready: Promise<Ready> | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  let opened = false;

  const prepare = (): Promise<Ready> => {
    ready ??= open(search.dataset).catch((fault: unknown) => {
      ready = null;
      throw fault;
    });
    return ready;
  };
  const ask = async (move: boolean): Promise<void> => {
    clearTimeout(waiting);
    turn += 1;
    const mine = turn;
    const asked = field.value.trim();
    history.replaceState({ asked }, '');
    if (wordsOf(asked).length === 0) return results.clear();
    if (!opened) results.say(results.words.searching);
    try {
      const tools = await prepare();
      const early = tools.engine === null;
      await answer(asked, tools, results, () => mine === turn);
      if (early) {
        await tools.opening;
        await answer(asked, tools, results, () => mine === turn);
      }
    } catch {
      if (mine !== turn) return;
      results.clear();
      return results.say(results.words.broken);
    }
    opened = true;
    if (mine !== turn) return;
    results.announce();
    if (move) results.focus();
  };

  field.addEventListener('focus', () => void prepare().catch(() => undefined), { once: true });
  field.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => void ask(false), PAUSE_MS);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void ask(true);
  });
  search.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLElement) || target.dataset.ask === undefined) return;
    field.value = target.dataset.ask;
    void ask(true);
  });

  const before: unknown = history.state;
  if (before && typeof before === 'object' && 'asked' in before && typeof before.asked === 'string') {
    field.value = before.asked;
    if (before.asked) void ask(false);
  }
}

async function open({ subjects = '', wordsList = '', engine = '' }: DOMStringMap): Promise<Ready> {
  const [known, words] = await Promise.all([json(subjects), json(wordsList).catch(() => [])]);
  const ready: Ready = {
    known: knownOf(known as Subjects, words as string[]),
    engine: null,
    opening: openEngine(engine).then(
      (opened) => (ready.engine = opened),
      () => undefined,
    ),
  };
  return ready;
}

async function json(path: string): Promise<unknown> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${answer.status} for ${path}`);
  return answer.json();
}

/** Shows what is found, unless something else was asked in the meantime. */
async function answer(asked: string, { known, engine }: Ready, results: Results, current: () => boolean) {
  const question = questionOf(asked, known);
  const guesses = question.words.flat();
  const hits = engine ? await engine.hitsOf([...new Set(guesses.map(({ word }) => word))]) : NO_HITS;
  if (!current()) return;
  const ranked = rank(question, known, hits);
  const unknown = tellingWords(wordsOf(asked));
  results.show({
    asked,
    ranked,
    corrected: question.corrected,
    nearest:
      ranked.length > 0
        ? []
        : unknown
            .flatMap((word) => nearest(word, known, FAR).map((near) => near.written))
            .slice(0, MOST_NEAREST),
    stems: new Set(guesses.map(({ stem }) => stem)),
    textOf: (path) => engine?.textOf(path),
  });
}
