/** Chance from a seed: each person has streams of their own, so that what one does never shifts what another draws. */
import { createHash } from 'node:crypto';

export interface Stream {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `max`. */
  int(max: number): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  chance(share: number): boolean;
  /** One of the values. @throws when there is none */
  pick<T>(values: readonly T[]): T;
  /** One of the names, by weight. @throws when there is none */
  weighed<Name extends string>(weights: Readonly<Record<Name, number>>): Name;
  bytes(count: number): Uint8Array;
}

/** The stream of these names under a seed, the same each time: `stream(7, 'couple 3', 'employee', 'mail')`. */
export function stream(seed: number, ...names: string[]): Stream {
  const digest = createHash('sha256')
    .update(JSON.stringify([seed, ...names]))
    .digest();
  const word = sfc32(
    digest.readUInt32LE(0),
    digest.readUInt32LE(4),
    digest.readUInt32LE(8),
    digest.readUInt32LE(12),
  );
  const next = () => word() / 2 ** 32;
  const int = (max: number) => Math.floor(next() * max);
  return {
    next,
    int,
    between: (least, most) => least + int(most - least + 1),
    chance: (share) => next() < share,
    pick: (values) => {
      const found = values[int(values.length)];
      if (found === undefined) throw new RangeError('nothing to pick from');
      return found;
    },
    weighed: (weights) => {
      const pairs = Object.entries(weights) as [keyof typeof weights, number][];
      let left = next() * pairs.reduce((sum, [, weight]) => sum + weight, 0);
      const found = pairs.find(([, weight]) => (left -= weight) < 0) ?? pairs.at(-1);
      if (!found) throw new RangeError('nothing to pick from');
      return found[0];
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => int(256)),
  };
}

/** Small Fast Counter with 32 bits (Chris Doty-Humphrey, PractRand): quick, and good enough for invented people. */
function sfc32(a: number, b: number, c: number, d: number): () => number {
  return () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    return t >>> 0;
  };
}
