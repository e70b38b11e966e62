/** The index of the running texts, by Pagefind: fetched when somebody begins to search, and asked word by word. */
import type { TextHits } from '../../domain/search/rank.ts';

interface Fragment {
  readonly url: string;
  readonly content: string;
}

interface Pagefind {
  search(words: string): Promise<{
    results: readonly { readonly words: readonly number[]; data(): Promise<Fragment> }[];
  }>;
  preload(words: string): Promise<unknown>;
  init(): Promise<unknown>;
}

export interface Engine {
  /** How often each text holds each of these words, in all their forms. */
  hitsOf(words: readonly string[]): Promise<TextHits>;
  /** The text of a path in which a word was found before. */
  textOf(path: string): string | undefined;
}

/** Its parts are in alphabetical order; asking for all of them at once tells nobody which word was typed. */
const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';
/** Found somewhere, so that the one file of texts comes as well. */
const ANY_WORD = 'de';

/** @param path of `pagefind.js`; rejects when it can't be fetched or run */
export async function openEngine(path: string): Promise<Engine> {
  const { createInstance } = (await import(/* @vite-ignore */ path)) as {
    createInstance: (options: object) => Pagefind;
  };
  const pagefind = createInstance({ baseUrl: '/', language: 'nl' });
  await pagefind.init();
  await Promise.all([...LETTERS].map((letter) => pagefind.preload(letter)));
  const [any] = (await pagefind.search(ANY_WORD)).results;
  await any?.data();
  const texts = new Map<string, string>();
  const known = new Map<string, Promise<ReadonlyMap<string, number>>>();

  const timesOf = async (word: string): Promise<ReadonlyMap<string, number>> => {
    // In quotation marks: the word in all its forms, and no word that only begins like it.
    const { results } = await pagefind.search(`"${word}"`);
    const found = await Promise.all(
      results.map(async ({ words, data }) => {
        const { url, content } = await data();
        texts.set(url, content);
        return [url, words.length] as const;
      }),
    );
    return new Map(found);
  };
  const times = (word: string): Promise<ReadonlyMap<string, number>> => {
    const asked = known.get(word) ?? timesOf(word);
    known.set(word, asked);
    return asked;
  };
  return {
    hitsOf: async (words) =>
      new Map(await Promise.all(words.map(async (word) => [word, await times(word)] as const))),
    textOf: (url) => texts.get(url),
  };
}
