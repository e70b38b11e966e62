/** What a check looks at, and what it says. */
import type { Trial } from '../../../src/domain/trial.ts';
import type { Facts } from '../facts.ts';
import type { Story } from '../naive.ts';
import type { Played } from '../play.ts';
import type { Posted } from '../post.ts';
import type { Names } from '../stories.ts';

/** Everything that is known when the play is over. */
export interface Evidence {
  readonly trial: Trial;
  readonly played: Played;
  readonly facts: Facts;
  readonly names: Names;
  readonly stories: readonly Story[];
  readonly posted: readonly Posted[];
  /** Lines of the log of the functions. */
  readonly log: readonly string[];
  /** Last Amsterdam day of the play (ISO date). */
  readonly until: string;
}

/** One invariant: its name, and each thing that breaks it, in words without ids or secrets. */
export interface Finding {
  readonly name: string;
  readonly broken: readonly string[];
}

export type Check = (evidence: Evidence) => Finding;

/** The differences between what should be and what is, as sorted lists of words. */
export function differences(
  expected: readonly string[],
  actual: readonly string[],
  words: { readonly missing: string; readonly extra: string },
): string[] {
  const left = new Map<string, number>();
  for (const one of expected) left.set(one, (left.get(one) ?? 0) + 1);
  for (const one of actual) left.set(one, (left.get(one) ?? 0) - 1);
  return [...left]
    .filter(([, count]) => count !== 0)
    .map(([one, count]) => `${count > 0 ? words.missing : words.extra}: ${one}`)
    .sort();
}
