import { expect, test } from 'vitest';
import { createAsking } from './asking.ts';
import type { Sent } from './save-queue.ts';

interface Answer {
  readonly person: string;
}

/** Asks on timers that are run by hand; `reply` says what the server does with each question. */
function setUp(reply: (nth: number) => Answer | Sent | Promise<Answer | Sent>) {
  const timers = new Map<number, { run: () => void; ms: number }>();
  const heard: (Answer | 'closed')[] = [];
  let asked = 0;
  let ids = 0;
  const asking = createAsking<Answer>({
    ask: async () => reply((asked += 1)),
    timers: {
      set: (run, ms) => (timers.set((ids += 1), { run, ms }), ids),
      clear: (id) => void timers.delete(id),
    },
    onAnswer: (answer) => heard.push(answer),
    onClosed: () => heard.push('closed'),
  });
  async function fire() {
    for (const [id, { run }] of timers) {
      timers.delete(id);
      run();
    }
    await settle();
  }
  return { asking, heard, asked: () => asked, waits: () => [...timers.values()].map(({ ms }) => ms), fire };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
const anna = { person: 'anna' };

test('asks at once, and not again once it is answered', async () => {
  const { asking, heard, asked, waits } = setUp(() => anna);
  await settle();
  asking.again();
  expect([heard, asked(), waits()]).toEqual([[anna], 1, []]);
});

test('asks again with growing pauses while there is no connection or nobody is signed in', async () => {
  const replies: (Answer | Sent)[] = ['no-connection', 'signed-out', 'no-connection', anna];
  const { heard, waits, fire } = setUp((nth) => replies[nth - 1] ?? 'refused');
  await settle();
  const pauses = [];
  while (waits().length > 0) {
    pauses.push(...waits());
    await fire();
  }
  expect(pauses).toEqual([2_000, 4_000, 8_000]);
  expect(heard).toEqual([anna]);
});

test('asks at once when the connection comes back, never two at a time', async () => {
  const { asking, heard, asked, waits } = setUp((nth) =>
    nth === 1 ? Promise.reject(new TypeError()) : anna,
  );
  asking.again();
  await settle();
  asking.again();
  asking.again();
  await settle();
  expect([heard, asked(), waits()]).toEqual([[anna], 2, []]);
});

test('what the server refuses is not asked again, and what is closed is said', async () => {
  for (const [sent, said] of [
    ['refused', []],
    ['closed', ['closed']],
  ] as const) {
    const { heard, waits } = setUp(() => sent);
    await settle();
    expect([heard, waits()]).toEqual([said, []]);
  }
});

test('[C10] an answer that comes in after stopping is not heard', async () => {
  const { asking, heard, waits } = setUp(() => anna);
  asking.stop();
  await settle();
  expect([heard, waits()]).toEqual([[], []]);
});
