import { expect, test } from 'vitest';
import { crowd } from './crowd.ts';

test('does every piece of work once, with no more people at once than asked', async () => {
  const done: number[] = [];
  let busy = 0;
  let most = 0;
  const { ms, failures } = await crowd(4, [1, 2, 3, 4, 5, 6, 7, 8, 9], async (piece) => {
    busy += 1;
    most = Math.max(most, busy);
    await new Promise((resolve) => setImmediate(resolve));
    busy -= 1;
    done.push(piece);
  });
  expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(most).toBe(4);
  expect(ms).toHaveLength(9);
  expect(failures).toEqual([]);
});

test('counts a piece that failed and goes on', async () => {
  const { ms, failures } = await crowd(2, ['good', 'bad', 'good'], async (piece) => {
    if (piece === 'bad') throw new Error('refused');
  });
  expect(ms).toHaveLength(2);
  expect(failures).toEqual(['refused']);
});
