import { expect, test } from 'vitest';
import { clockRoutes, moveOn } from './clock.ts';

/** A clock on Saturday 27 March 2027, the day before summer time begins. */
function testClock() {
  let now = new Date('2027-03-27T10:00:00Z');
  const ticks: string[] = [];
  return {
    ticks,
    now: () => now,
    rows: () => [],
    set: (at: Date) => void (now = at),
    tick: async () => void ticks.push(now.toISOString()),
  };
}

test('moves day by day, and does on each what falls due, also over the change of the clock', async () => {
  const clock = testClock();
  await moveOn(clock, 7);
  expect(clock.now().toISOString()).toBe('2027-04-03T10:00:00.000Z');
  expect(clock.ticks).toEqual([...clock.ticks].sort());
  expect(clock.ticks.filter((at) => at.endsWith('T07:00:00.000Z'))).toHaveLength(7);
  expect(clock.ticks[0]).toBe('2027-03-27T14:00:00.000Z');
  expect(clock.ticks.at(-1)).toBe('2027-04-03T10:00:00.000Z');
});

const ask = (answer: ReturnType<typeof clockRoutes>, origin: string | null, step: string) =>
  answer(
    new Request('http://localhost:8888/_dev/verder', {
      method: 'POST',
      body: new URLSearchParams({ stap: step }),
      headers: origin === null ? {} : { origin },
    }),
    '/_dev/verder',
  );

test('a button moves the clock and shows the page again', async () => {
  const clock = testClock();
  const response = await ask(clockRoutes(clock), 'http://localhost:8888', 'dag');
  expect([response.status, response.headers.get('location')]).toEqual([303, '/_dev/']);
  expect(clock.now().toISOString()).toBe('2027-03-28T10:00:00.000Z');
});

test('another site, and another word, move nothing', async () => {
  const clock = testClock();
  const answer = clockRoutes(clock);
  expect((await ask(answer, 'https://elsewhere.example', 'dag')).status).toBe(404);
  expect((await ask(answer, null, 'dag')).status).toBe(404);
  expect((await ask(answer, 'http://localhost:8888', 'jaar')).status).toBe(404);
  expect(clock.ticks).toEqual([]);
});
