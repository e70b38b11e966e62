/** The sender is killed at each step: no message is lost, and none comes twice under different Message-IDs. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { handle } from '../../functions/send-messages.ts';
import type { World } from '../../src/server/world.ts';
import { openBench, type Bench } from './support/sender.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.stop());
afterEach(() => bench.post.behave());

const MINUTE = 60_000;
const later = (minutes: number) => () => new Date(Date.now() + minutes * MINUTE);

/** What arrived at these addresses: how many copies each, and under how many Message-IDs. */
function arrived(addresses: readonly string[]): { copies: number[]; ids: number[] } {
  const of = (address: string) => bench.post.taken.filter(({ to }) => to === address);
  return {
    copies: addresses.map((address) => of(address).length),
    ids: addresses.map((address) => new Set(of(address).map(({ id }) => id)).size),
  };
}

/** A world that dies at its nth call to the outside: what stands after it never happens, no catch and no finally either. */
function mortal(
  world: World,
  at: number,
  when: 'before' | 'after',
): { world: World; death: Promise<string>; calls: string[] } {
  const calls: string[] = [];
  let die: (at: string) => void = () => undefined;
  const death = new Promise<string>((resolve) => (die = resolve));
  const never = new Promise<never>(() => undefined);
  const watched = <T extends object>(part: T): T =>
    new Proxy(part, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return async (...given: unknown[]): Promise<unknown> => {
          const step = calls.push(String(name));
          if (step > at) return never;
          if (step === at && when === 'before') {
            die(String(name));
            return never;
          }
          const result: unknown = await Reflect.apply(value, target, given);
          if (step < at) return result;
          die(String(name));
          return never;
        };
      },
    });
  return {
    world: { ...world, database: watched(world.database), mailer: watched(world.mailer) },
    death,
    calls,
  };
}

const PEOPLE = 2;
/** Clearing up, claiming, and for each message its link, the mail and the mark; then that it ran. */
const STEPS = 2 + 3 * PEOPLE + 1;

test('a run of the sender has the steps that are killed below', async () => {
  const people = await bench.people(PEOPLE, new Date());
  const { world, calls } = mortal(bench.world(later(0)), Number.POSITIVE_INFINITY, 'after');
  await handle(world);
  expect(calls.slice(0, STEPS)).toEqual([
    'forgetExpired',
    'claimMessages',
    ...people.flatMap(() => ['registerLink', 'send', 'markMessage']),
    'noteRun',
  ]);
  expect(arrived(people)).toEqual({ copies: [1, 1], ids: [1, 1] });
});

const deaths = Array.from({ length: STEPS }, (_, index) => index + 1).flatMap((step) =>
  (['before', 'after'] as const).map((when) => ({ step, when })),
);

test.each(deaths)(
  'killed $when step $step: all arrive, and one at most twice, as one message',
  async ({ step, when }) => {
    const people = await bench.people(PEOPLE, new Date());
    const { world, death } = mortal(bench.world(later(0)), step, when);
    void handle(world);
    const name = await death;

    // The next run may come at once, and can't know yet; after ten minutes it does.
    await handle(bench.world(later(1)));
    await handle(bench.world(later(12)));
    const { copies, ids } = arrived(people);
    expect([name, ids]).toEqual([name, [1, 1]]);
    const twice = copies.filter((count) => count > 1);
    const unsure = (name === 'send' && when === 'after') || (name === 'markMessage' && when === 'before');
    expect([name, when, twice]).toEqual([name, when, unsure ? [2] : []]);
    expect(await bench.states(people)).toEqual({ sent: PEOPLE });
    // And then it is over.
    const before = bench.post.taken.length;
    await handle(bench.world(later(60)));
    expect(bench.post.taken).toHaveLength(before);
  },
);

/** Starts a sender as a process and gives how it ended. */
function child(): { kill: () => void; ended: Promise<unknown> } {
  const path = fileURLToPath(new URL('./support/sender-child.ts', import.meta.url));
  const process_ = fork(path, { env: { ...process.env, ...bench.environment }, stdio: 'ignore' });
  return { kill: () => void process_.kill('SIGKILL'), ended: once(process_, 'exit') };
}

test.each([
  { when: 'while it names the recipient', at: 'recipient', copies: 1 },
  { when: 'before it gave the text', at: 'text', copies: 1 },
  { when: 'when the mail was taken and not confirmed', at: 'taken', copies: 2 },
] as const)(
  'a process that is killed $when: the mail arrives under one Message-ID',
  async ({ at, copies }) => {
    const [person = ''] = await bench.people(1, new Date());
    const sender = { kill: () => undefined as void, ended: Promise.resolve() as Promise<unknown> };
    const strike = async () => {
      sender.kill();
      await sender.ended;
    };
    bench.post.behave(
      {
        recipient: { recipient: async () => (await strike(), null) },
        text: { text: strike },
        taken: { taken: strike },
      }[at],
    );
    Object.assign(sender, child());
    expect(await sender.ended).toEqual([null, 'SIGKILL']);
    bench.post.behave();
    await handle(bench.world(later(1)));
    expect(await bench.states([person])).toEqual({ claimed: 1 });
    await handle(bench.world(later(12)));
    expect(arrived([person])).toEqual({ copies: [copies], ids: [1] });
    expect(await bench.states([person])).toEqual({ sent: 1 });
  },
);
