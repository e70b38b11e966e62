/** The vocabulary of every scoring function: from stored answers to scores, never more certain than the answers. */
import type { Answer } from './questionnaire.ts';

/** One score. `value` is null where the instrument's missing rule gives none; `missing` counts its items without a usable answer. */
export interface Score {
  readonly code: string;
  readonly value: number | null;
  readonly missing: number;
}

/** Item code to stored value. */
export type Responses = Readonly<Record<string, string | undefined>>;

export function responsesOf(answers: readonly Answer[]): Responses {
  return Object.fromEntries(answers.map(({ item, value }) => [item, value]));
}

/** A number that lies in the range (and is whole, unless said otherwise); null for nothing or anything else. */
export function inRange(value: string | undefined, min: number, max: number, whole = true): number | null {
  if (value === undefined || !/^-?\d+(\.\d+)?$/.test(value)) return null;
  const number = Number(value);
  return number >= min && number <= max && (!whole || Number.isInteger(number)) ? number : null;
}

/** The answers to these items, each a whole number in the range or null. */
export function valuesOf(
  answers: Responses,
  items: readonly string[],
  min: number,
  max: number,
): readonly (number | null)[] {
  return items.map((item) => inRange(answers[item], min, max));
}

/** Mean of what was answered, if at least `least` items were; else null. */
export function meanOf(
  values: readonly (number | null)[],
  least: number,
): { readonly value: number | null; readonly missing: number } {
  const given = values.filter((value) => value !== null);
  const missing = values.length - given.length;
  if (given.length === 0 || given.length < least) return { value: null, missing };
  return { value: given.reduce((sum, value) => sum + value, 0) / given.length, missing };
}

/** Sum, if every item was answered; else null. */
export function sumOf(values: readonly (number | null)[]): {
  readonly value: number | null;
  readonly missing: number;
} {
  const { value, missing } = meanOf(values, values.length);
  return { value: value === null ? null : Math.round(value * values.length * 1e9) / 1e9, missing };
}

/** At least half of so many items: the missing rule of several instruments. */
export const half = (count: number): number => Math.ceil(count / 2);
