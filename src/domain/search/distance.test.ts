import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distance } from './distance.ts';

describe('slips of the finger', () => {
  test.each([
    ['bedrijfsarts', 'bedrijfsarts', 0],
    ['bedrijfarts', 'bedrijfsarts', 1],
    ['bedrijfssarts', 'bedrijfsarts', 1],
    ['bedrijfzarts', 'bedrijfsarts', 1],
    ['chmeo', 'chemo', 1],
    ['onstlag', 'ontslag', 1],
    ['moe', '', 3],
    ['', 'moe', 3],
    ['ab', 'ba', 1],
    ['kat', 'hond', 4],
  ])('%s for %s: %i', (one, other, slips) => expect(distance(one, other)).toBe(slips));

  test('are as many one way as the other, and none only for the same word', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(distance(one, other)).toBe(distance(other, one));
        expect(distance(one, other) === 0).toBe(one === other);
        expect(distance(one, other)).toBeLessThanOrEqual(Math.max(one.length, other.length));
      }),
    );
  });
});
