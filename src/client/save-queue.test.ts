import { expect, test } from 'vitest';
import type { Givens } from './draft.ts';
import { createSaveQueue, PAUSE_MS, retryAfter, type SaveState, type Sent } from './save-queue.ts';

/** A queue on a clock that is turned by hand; `reply` says what the server does with each request. */
function setUp(reply: (answers: Givens, nth: number) => Sent | Promise<Sent>) {
  const requests: Givens[] = [];
  const confirmed: string[] = [];
  const states: SaveState[] = [];
  const timers = new Map<number, { at: number; run: () => void }>();
  let now = 0;
  let ids = 0;
  const queue = createSaveQueue({
    send: async (answers) => reply(answers, requests.push(answers)),
    timers: {
      set: (run, ms) => (timers.set(++ids, { at: now + ms, run }), ids),
      clear: (id) => void timers.delete(id),
    },
    onConfirmed: (answers) => confirmed.push(...Object.keys(answers)),
    onState: (state) => states.push(state),
  });
  async function advance(ms: number) {
    const end = now + ms;
    for (;;) {
      const next = [...timers].sort(([, a], [, b]) => a.at - b.at).find(([, timer]) => timer.at <= end);
      if (!next) break;
      timers.delete(next[0]);
      now = next[1].at;
      next[1].run();
      await settle();
    }
    now = end;
  }
  return { queue, requests, confirmed, states, advance };
}

/** Lets everything that is ready happen. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const given = (value: string, at = 1) => ({ value, at });

test('sends what was given in one go after a short silence', async () => {
  const { queue, requests, confirmed, advance } = setUp(() => 'saved');
  queue.add('a', given('1'));
  await advance(PAUSE_MS - 1);
  queue.add('b', given('2'));
  await advance(PAUSE_MS - 1);
  expect(requests).toEqual([]);
  await advance(1);
  expect(requests).toEqual([{ a: given('1'), b: given('2') }]);
  expect(confirmed).toEqual(['a', 'b']);
  expect(queue.unconfirmed()).toEqual({});
});

test('never has two requests under way', async () => {
  let open = 0;
  let most = 0;
  const { queue, requests } = setUp(async (): Promise<Sent> => {
    most = Math.max(most, ++open);
    await settle();
    open--;
    return 'saved';
  });
  queue.add('a', given('1'));
  const first = queue.flush();
  queue.add('b', given('2'));
  const second = queue.flush();
  expect(await first).toBe(true);
  expect(await second).toBe(true);
  expect(most).toBe(1);
  expect(requests).toHaveLength(2);
});

test('keeps what did not arrive, waits longer each time, and sends it in the end', async () => {
  const { queue, requests, confirmed, states, advance } = setUp((_, nth) =>
    nth < 4 ? 'no-connection' : 'saved',
  );
  queue.add('a', given('1'));
  await advance(PAUSE_MS);
  expect(queue.unconfirmed()).toEqual({ a: given('1') });
  await advance(2_000);
  await advance(3_999);
  expect(requests).toHaveLength(2);
  await advance(1);
  expect(requests).toHaveLength(3);
  await advance(8_000);
  expect(confirmed).toEqual(['a']);
  expect(states).toEqual(['waiting', 'no-connection', 'no-connection', 'no-connection', 'saved']);
});

test('after ten minutes without a connection nothing is lost and at most one request a minute was made', async () => {
  let connected = false;
  const { queue, requests, confirmed, advance } = setUp(() => (connected ? 'saved' : 'no-connection'));
  for (let n = 0; n < 40; n++) {
    queue.add(`item${n}`, given(String(n)));
    await advance(15_000);
  }
  expect(requests.length).toBeLessThan(16);
  connected = true;
  await advance(60_000);
  expect(confirmed).toHaveLength(40);
});

test('an answer that was changed while the old one was on its way is sent as well', async () => {
  const { queue, requests } = setUp(async (_, nth) => {
    if (nth === 1) queue.add('a', given('new', 2));
    return nth === 1 ? 'no-connection' : 'saved';
  });
  queue.add('a', given('old', 1));
  expect(await queue.flush()).toBe(false);
  expect(queue.unconfirmed()).toEqual({ a: given('new', 2) });
  expect(await queue.flush()).toBe(true);
  expect(requests[1]).toEqual({ a: given('new', 2) });
});

test('what the server refuses is not sent again, and counts as not saved', async () => {
  const { queue, requests } = setUp((answers) => ('bad' in answers ? 'refused' : 'saved'));
  queue.add('bad', given('?'));
  expect(await queue.flush()).toBe(false);
  expect(queue.unconfirmed()).toEqual({ bad: given('?') });
  queue.add('good', given('1'));
  expect(await queue.flush()).toBe(false);
  expect(requests).toHaveLength(2);
  queue.drop('bad');
  expect(await queue.flush()).toBe(true);
});

test('a closed questionnaire gets no more requests', async () => {
  const { queue, requests, states, advance } = setUp(() => 'closed');
  queue.add('a', given('1'));
  await advance(PAUSE_MS);
  queue.add('b', given('1'));
  await advance(600_000);
  expect(requests).toHaveLength(1);
  expect(states.at(-1)).toBe('closed');
  expect(await queue.flush()).toBe(false);
});

test('goes on trying while the person signs in again', async () => {
  let signedIn = false;
  const { queue, confirmed, states, advance } = setUp(() => (signedIn ? 'saved' : 'signed-out'));
  queue.add('a', given('1'));
  await advance(PAUSE_MS);
  expect(states.at(-1)).toBe('signed-out');
  signedIn = true;
  await advance(2_000);
  expect(confirmed).toEqual(['a']);
});

test('a send that throws is a lost connection', async () => {
  const { queue, states } = setUp(() => Promise.reject(new TypeError('Failed to fetch')));
  queue.add('a', given('1'));
  expect(await queue.flush()).toBe(false);
  expect(states.at(-1)).toBe('no-connection');
});

test('an answer for which another tab has a newer one is not sent', async () => {
  const { queue, requests, advance } = setUp(() => 'saved');
  queue.add('a', given('1'));
  queue.drop('a');
  await advance(PAUSE_MS);
  expect(requests).toEqual([]);
});

test('an old answer that comes back unsent does not overtake the newer one of another tab', async () => {
  const { queue, requests } = setUp(async (): Promise<Sent> => {
    queue.drop('a');
    return 'no-connection';
  });
  queue.add('a', given('old'));
  await queue.flush();
  expect(queue.unconfirmed()).toEqual({});
  expect(await queue.flush()).toBe(true);
  expect(requests).toHaveLength(1);
});

test('the pauses grow from two seconds to one minute', () => {
  expect([1, 2, 3, 5, 6, 7, 40].map(retryAfter)).toEqual([2000, 4000, 8000, 32000, 60000, 60000, 60000]);
});
