/**
 * The allocation list: permuted blocks of random size, for each stratum apart, made before the first allocation.
 * Randomness and the hash come in as arguments. Source of the method: Efird, Int J Environ Res Public Health 2011.
 */
import { allStrata, stratumName } from './strata.ts';
import type { Trial } from './trial.ts';

/** A uniform random integer from 0 up to, not including, `max`. */
export type RandomInt = (max: number) => number;

/** Hexadecimal SHA-256 of a text in UTF-8. */
export type Sha256 = (text: string) => string;

/** One place on the list. Position and block count from 1 within the stratum. */
export interface Entry {
  readonly stratum: string;
  readonly position: number;
  readonly block: number;
  readonly arm: string;
}

export interface AllocationPlan {
  readonly arms: readonly { readonly code: string; readonly ratio: number }[];
  readonly strata: readonly string[];
  /** Possible block sizes, in multiples of the sum of the ratios. */
  readonly blockMultiples: readonly number[];
  /** Least number of places for each stratum; the last block is always completed. */
  readonly listLength: number;
}

/** The part of a trial that the list is made from. */
export function planOf(trial: Trial): AllocationPlan {
  return {
    arms: trial.arms.map(({ code, ratio }) => ({ code, ratio })),
    strata: allStrata(trial).map((levels) => stratumName(trial, levels)),
    blockMultiples: trial.allocation.blockMultiples,
    listLength: trial.allocation.listLength,
  };
}

/** The list of every stratum, one after the other. */
export function generateList(plan: AllocationPlan, randomInt: RandomInt): readonly Entry[] {
  return plan.strata.flatMap((stratum) => generateStratum(plan, stratum, randomInt));
}

function generateStratum(plan: AllocationPlan, stratum: string, randomInt: RandomInt): Entry[] {
  const entries: Entry[] = [];
  for (let block = 1; entries.length < plan.listLength; block += 1) {
    const multiple = plan.blockMultiples[randomInt(plan.blockMultiples.length)];
    if (multiple === undefined || multiple < 1) throw new RangeError('the plan has no usable block size');
    const arms = plan.arms.flatMap(({ code, ratio }) => Array<string>(ratio * multiple).fill(code));
    if (arms.length === 0) throw new RangeError('the plan has no arms');
    for (const arm of shuffled(arms, randomInt)) {
      entries.push({ stratum, position: entries.length + 1, block, arm });
    }
  }
  return entries;
}

/** Fisher–Yates: every order has the same chance. */
function shuffled(values: readonly string[], randomInt: RandomInt): string[] {
  const left = [...values];
  return values.map(() => left.splice(randomInt(left.length), 1)[0] ?? '');
}

/** The list as one text: JSON rows `[stratum, position, block, arm]`, sorted by stratum (code points) and position. */
export function canonicalList(entries: readonly Entry[]): string {
  const order = (a: Entry, b: Entry): number =>
    a.stratum < b.stratum ? -1 : a.stratum > b.stratum ? 1 : a.position - b.position;
  const rows = [...entries]
    .sort(order)
    .map(({ stratum, position, block, arm }) => [stratum, position, block, arm]);
  return JSON.stringify(rows);
}

/** The commitment to all strata together: SHA-256 of the secret nonce followed by the canonical list [T5]. */
export function commit(entries: readonly Entry[], nonce: string, sha256: Sha256): string {
  return sha256(nonce + canonicalList(entries));
}

/** An allocation as it is revealed after the trial. */
export interface Allocated {
  /** Place in the chain of its list, from 1: the order in which the allocations were made. */
  readonly number: number;
  /** Code of the couple (or participant) under its pseudonym. */
  readonly couple: string;
  readonly stratum: string;
  readonly position: number;
  readonly arm: string;
  readonly chain: string;
}

/**
 * The link of an allocation to the one before; the first is linked to the commitment of its list. The nonce keeps
 * arms from being guessed [T5]. The database computes the same in `allocation.draw`.
 */
export function chainOf(
  nonce: string,
  previous: string,
  { couple, stratum, position, arm }: Omit<Allocated, 'chain' | 'number'>,
  sha256: Sha256,
): string {
  return sha256(`${nonce}${previous}${couple}|${stratum}|${position}|${arm}`);
}
