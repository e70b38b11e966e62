/**
 * A licensed instrument as this code may hold it: structure, scoring and where they come from, never its words [T12].
 * What was not found in a source is said in `uncertain`, and not made up.
 */
import type { Responses, Score } from '../scoring.ts';

/** How one item is answered: one of so many levels (codes `1` to `n`, unless given), a visual line, or a number. */
export type ItemScale =
  | { readonly kind: 'levels'; readonly codes: readonly string[] }
  | { readonly kind: 'visual' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly decimals: number };

export interface InstrumentItem {
  readonly code: string;
  readonly scale: ItemScale;
}

/** Parts of a scoring key that may not be, or could not be, written here: loaded beside the text. */
export interface ScoringKey {
  /** EQ-5D: what each level of each dimension takes off 1, and what any problem at all takes off. */
  readonly tariff?:
    { readonly anyProblem: number; readonly levels: readonly (readonly number[])[] } | undefined;
  /** Items whose answers are turned round before scoring. */
  readonly reversed?: readonly string[] | undefined;
  /** Which items belong to which scale. */
  readonly scales?: Readonly<Record<string, readonly string[]>> | undefined;
}

export interface Instrument {
  /** Also the beginning of the codes of its items. */
  readonly code: string;
  readonly name: string;
  /** The time that it asks about, as far as known. */
  readonly recall: string | null;
  readonly items: readonly InstrumentItem[];
  /** Number and codes of the answers were not found: the loaded text decides. */
  readonly openLevels?: true;
  /** What a higher score means, and the range. */
  readonly direction: string;
  readonly missingRule: string;
  readonly source: string;
  readonly licence: string;
  readonly uncertain: readonly string[];
  /** Null: no scoring was found that can be relied on. Part of a key that isn't given leaves its scores null. */
  readonly score: ((answers: Responses, key?: ScoringKey) => readonly Score[]) | null;
}

/** `1` to `count`. */
export const levels = (count: number): ItemScale => ({
  kind: 'levels',
  codes: Array.from({ length: count }, (_, index) => String(index + 1)),
});

/** `from` to `to`. */
export const levelsFrom = (from: number, to: number): ItemScale => ({
  kind: 'levels',
  codes: Array.from({ length: to - from + 1 }, (_, index) => String(from + index)),
});

/** Item codes by their numbers: `codes('x', [1, 3])` gives `x_1`, `x_3`. */
export const codes = (prefix: string, numbers: readonly number[]): readonly string[] =>
  numbers.map((number) => `${prefix}_${number}`);

/** So many items on one scale. */
export const itemsOn = (prefix: string, count: number, scale: ItemScale): readonly InstrumentItem[] =>
  Array.from({ length: count }, (_, index) => ({ code: `${prefix}_${index + 1}`, scale }));
