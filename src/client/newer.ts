/**
 * What the server said of answers that came too late: a later one was given elsewhere. It takes the place of ours in the
 * form, or empties it where it shows only after a code [C9], as when the page is opened anew.
 */
import { isSame, type AnswersHere } from './answers-here.ts';
import type { Given, Givens } from './draft.ts';
import type { Saved } from './server.ts';

export interface Newer {
  /** Fields in which another answer stands now. */
  readonly shown: readonly string[];
  /** Fields that are empty now: the later answer shows only after a code. */
  readonly hidden: readonly string[];
  /** What stands in all of these, for other tabs. */
  readonly news: Givens;
}

/** Puts later answers in the form, save where another one was given here since ours was `sent`. */
export function putNewer(here: AnswersHere, sent: Givens, newer: Saved['newer']): Newer {
  const news: Record<string, Given> = {};
  for (const [field, value] of Object.entries(newer)) {
    const ours = sent[field];
    if (!ours || here.current(field).at > ours.at) continue;
    // Later than ours, and before whatever is given from now on.
    if (value === null || !isSame(ours.value, value)) news[field] = { value: value ?? '', at: ours.at + 1 };
  }
  here.put(news);
  const fields = Object.keys(news);
  return {
    shown: fields.filter((field) => newer[field] !== null),
    hidden: fields.filter((field) => newer[field] === null),
    news,
  };
}
