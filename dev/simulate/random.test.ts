import { expect, test } from 'vitest';
import { stream } from './random.ts';

test('the same names under the same seed give the same numbers, in every run', () => {
  const draw = () =>
    Array.from(
      { length: 5 },
      (
        (chance) => () =>
          chance.int(1000)
      )(stream(7, 'couple 1', 'mail')),
    );
  expect(draw()).toEqual(draw());
  expect(draw()).toEqual([580, 970, 801, 300, 118]);
});

test('another seed, another name and another order of names give other numbers', () => {
  const first = (seed: number, ...names: string[]) =>
    stream(seed, ...names)
      .bytes(16)
      .join();
  const all = [
    first(1, 'a', 'b'),
    first(2, 'a', 'b'),
    first(1, 'b', 'a'),
    first(1, 'ab'),
    first(1, 'a', 'b', ''),
  ];
  expect(new Set(all).size).toBe(all.length);
});

test('what one stream draws shifts nothing in another', () => {
  const [one, two] = [stream(3, 'one'), stream(3, 'two')];
  const alone = Array.from({ length: 4 }, () => stream(3, 'two').next());
  one.bytes(100);
  expect(two.next()).toBe(alone[0]);
});

test('numbers are spread evenly, and shares come out as they were asked', () => {
  const chance = stream(11, 'spread');
  const counts = Array.from({ length: 10 }, () => 0);
  for (let i = 0; i < 10_000; i += 1) {
    const n = chance.int(10);
    counts[n] = (counts[n] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(130);
  const yes = Array.from({ length: 10_000 }, () => chance.chance(0.3)).filter(Boolean).length;
  expect(Math.abs(yes - 3000)).toBeLessThan(150);
  const words = Array.from({ length: 10_000 }, () => chance.weighed({ often: 9, seldom: 1, never: 0 }));
  expect(words).not.toContain('never');
  expect(Math.abs(words.filter((word) => word === 'seldom').length - 1000)).toBeLessThan(100);
});

test('a number between two bounds reaches both', () => {
  const chance = stream(5, 'bounds');
  const drawn = new Set(Array.from({ length: 200 }, () => chance.between(3, 5)));
  expect([...drawn].sort()).toEqual([3, 4, 5]);
});
