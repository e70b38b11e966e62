import { expect, test } from 'vitest';
import type { Store } from './draft.ts';
import { createLeaving } from './leaving.ts';
import type { Sent } from './save-queue.ts';

function setUp(replies: readonly (Sent | Error)[], full = false) {
  const map = new Map<string, string>();
  const store: Store = {
    length: 0,
    key: () => null,
    getItem: (key) => map.get(key) ?? null,
    removeItem: (key) => void map.delete(key),
    setItem(key, value) {
      if (full) throw new Error('QuotaExceededError');
      map.set(key, value);
    },
  };
  let told = 0;
  const leaving = createLeaving(store, 'employee-t0', 1, async () => {
    const reply = replies[(told += 1) - 1] ?? 'saved';
    if (reply instanceof Error) throw reply;
    return reply;
  });
  return { leaving, map, told: () => told };
}

test('[C10] the server hears that someone stopped, and the device keeps no mark of it', async () => {
  const { leaving, map, told } = setUp(['saved']);
  await leaving.leave();
  expect([told(), map.size, await leaving.settle(), told()]).toEqual([1, 0, true, 1]);
});

test('[C10] without a connection a mark without any answer stays until the server has heard it', async () => {
  const { leaving, map } = setUp([new TypeError('Failed to fetch'), 'no-connection', 'saved']);
  await leaving.leave();
  expect([...map]).toEqual([['gestopt/employee-t0/1', '1']]);
  expect(await leaving.settle()).toBe(false);
  expect(await leaving.settle()).toBe(true);
  expect(map.size).toBe(0);
});

test('who is signed out or has sent everything has stopped as well', async () => {
  for (const sent of ['signed-out', 'closed'] as const) {
    const { leaving, map } = setUp([sent]);
    await leaving.leave();
    expect(map.size).toBe(0);
  }
});

test('a device that keeps nothing tells the server all the same', async () => {
  const { leaving, told } = setUp(['saved'], true);
  await leaving.leave();
  expect(told()).toBe(1);
});
