/** Two senders, a mail server that misbehaves, a database that is gone, a clock that jumps: no message lost, none twice. */
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { handle } from '../../functions/send-messages.ts';
import { openBench, type Bench } from './support/sender.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.stop());
afterEach(() => bench.post.behave());

const MINUTE = 60_000;
const later = (minutes: number) => () => new Date(Date.now() + minutes * MINUTE);
const send = (minutes: number) => handle(bench.world(later(minutes)));
const copiesFor = (addresses: readonly string[]) =>
  addresses.map((address) => bench.post.taken.filter(({ to }) => to === address).length);
const idsFor = (addresses: readonly string[]) =>
  addresses.map(
    (address) => new Set(bench.post.taken.filter(({ to }) => to === address).map(({ id }) => id)).size,
  );
const once_ = (addresses: readonly string[]) => addresses.map(() => 1);

test('six senders at once: each message once', async () => {
  const people = await bench.people(60, new Date());
  const runs = await Promise.all(Array.from({ length: 6 }, () => send(0)));
  expect(runs.reduce((sum, { sent }) => sum + sent, 0)).toBe(60);
  expect(copiesFor(people)).toEqual(once_(people));
  expect(await bench.states(people)).toEqual({ sent: 60 });
});

test('a mail carries its Message-ID, that a machine wrote it, and where to end it; and no way to follow the reader', async () => {
  const [person = ''] = await bench.people(1, new Date());
  await send(0);
  const { raw = '', id = '' } = bench.post.taken.find(({ to }) => to === person) ?? {};
  const [row] = await bench.owner`select id, provider_id from ops.message where provider_id = ${id}`;
  expect(id).toBe(`<${String(row?.['id'])}@localhost>`);
  const [headers = ''] = raw.split('\r\n\r\n', 1);
  expect(headers).toMatch(/^Auto-Submitted: auto-generated$/m);
  expect(headers).toMatch(/^List-Unsubscribe: <http:\/\/localhost:8888\/mijn\/>$/m);
  const names = [...headers.matchAll(/^([\w-]+):/gm)].map((found) => found[1]?.toLowerCase()).toSorted();
  expect(names).toEqual([
    'auto-submitted',
    'content-type',
    'date',
    'from',
    'list-unsubscribe',
    'message-id',
    'mime-version',
    'subject',
    'to',
  ]);
  expect(raw).not.toMatch(/attachment|filename|<img/i);
});

test('nobody answers at the mail server: all wait five minutes, then leave once', async () => {
  const people = await bench.people(7, new Date());
  await bench.post.shut();
  const { sent, failed } = await send(0);
  expect([sent, failed]).toEqual([0, 3]);
  await bench.post.open();
  await send(1);
  await send(6);
  expect(copiesFor(people)).toEqual(once_(people));
});

test('a mail server that says "later" and "no" to some: the others leave all the same', async () => {
  const people = await bench.people(6, new Date());
  const [busy = '', blocked = '', gone = ''] = people;
  const answers: Record<string, string> = {
    [busy]: '451 4.3.0 Try again later',
    [blocked]: '550 5.7.1 Message blocked',
    [gone]: '550 5.1.1 No such user here',
  };
  bench.post.behave({ recipient: (address) => answers[address] ?? null });
  await send(0);
  await send(1);
  expect(copiesFor(people)).toEqual([0, 0, 0, 1, 1, 1]);
  bench.post.behave();
  await send(7);
  // Only the address that doesn't exist is out; what waits for it leaves when there is another one.
  expect(copiesFor(people)).toEqual([1, 1, 0, 1, 1, 1]);
  const hash = bench.world(later(0)).secrets.emailHash(gone);
  const [contact] =
    await bench.owner`select participant, bounced_at from people.contact where email_hash = ${hash}`;
  expect(contact?.['bounced_at']).not.toBeNull();
  const task =
    await bench.owner`select kind, state from trial.task where participant = ${String(contact?.['participant'])}`;
  expect(task.map((row) => ({ ...row }))).toEqual([{ kind: 'bounce', state: 'open' }]);
  await bench.owner`update people.contact set bounced_at = null where email_hash = ${hash}`;
  await send(30);
  expect(copiesFor([gone])).toEqual([1]);
});

test('the line drops after the mail was taken: it comes again, under the same Message-ID', async () => {
  const [person = ''] = await bench.people(1, new Date());
  bench.post.behave({ taken: () => 'drop' });
  expect((await send(0)).failed).toBe(1);
  bench.post.behave();
  await send(6);
  expect([copiesFor([person]), idsFor([person])]).toEqual([[2], [1]]);
  expect(await bench.states([person])).toEqual({ sent: 1 });
});

test('a slow mail server: the run ends before the platform breaks it off, and the next one goes on', async () => {
  const people = await bench.people(5, new Date());
  bench.post.behave({ taken: () => wait(4_000) });
  const started = performance.now();
  const { sent, failed } = await send(0);
  expect(performance.now() - started).toBeLessThan(25_000);
  expect([sent, failed]).toEqual([3, 0]);
  bench.post.behave();
  await send(1);
  expect(copiesFor(people)).toEqual(once_(people));
});

test('a mail server that never answers: given up in time, and tried again under the same Message-ID', async () => {
  const [person = ''] = await bench.people(1, new Date());
  bench.post.behave({ taken: () => wait(15_000) });
  const started = performance.now();
  expect((await send(0)).failed).toBe(1);
  expect(performance.now() - started).toBeLessThan(14_000);
  bench.post.behave();
  await send(6);
  expect([idsFor([person]), await bench.states([person])]).toEqual([[1], { sent: 1 }]);
});

test('the database is gone for a minute after the mail left: it is settled later, under the same Message-ID', async () => {
  const people = await bench.people(3, new Date());
  bench.post.behave({ taken: () => bench.line(false) });
  await expect(send(0)).rejects.toThrow();
  await expect(send(0.5)).rejects.toThrow();
  bench.post.behave();
  bench.line(true);
  await send(1);
  await send(12);
  expect(idsFor(people)).toEqual(once_(people));
  expect(copiesFor(people).toSorted()).toEqual([1, 1, 2]);
  expect(await bench.states(people)).toEqual({ sent: 3 });
});

test('the database is gone before anything was claimed: nothing happens, and then all leave once', async () => {
  const people = await bench.people(3, new Date());
  bench.line(false);
  await expect(send(0)).rejects.toThrow();
  bench.line(true);
  await send(1);
  expect(copiesFor(people)).toEqual(once_(people));
});

test('the clock jumps back an hour, and on again: nothing twice, nothing lost', async () => {
  const people = await bench.people(4, new Date());
  const world = bench.world(later(0));
  // Two are held by a sender that is still at work; then a machine with a slow clock comes along.
  await world.database.claimMessages(new Date(), 2, true);
  await send(-60);
  expect(copiesFor(people).reduce((sum, n) => sum + n, 0)).toBe(0);
  await send(1);
  expect(copiesFor(people).reduce((sum, n) => sum + n, 0)).toBe(2);
  await send(-60);
  await send(12);
  expect(copiesFor(people)).toEqual(once_(people));
  expect(await bench.states(people)).toEqual({ sent: 4 });
});

test('[T11] a message of the schedule waits for the hours, for Monday, and for the end of a public holiday', async () => {
  const night = new Date('2027-03-26T22:00:00+01:00');
  const people = await bench.people(3, new Date(+night - MINUTE));
  const hashes = people.map((address) => bench.world(later(0)).secrets.emailHash(address));
  await bench.owner`update ops.message set scheduled = true where participant in
    (select participant from people.contact where email_hash = any (${hashes}))`;
  const at = (moment: string) => handle(bench.world(() => new Date(moment)));
  const left = () => copiesFor(people).reduce((sum, n) => sum + n, 0);
  // Good Friday evening, Saturday, Easter, Easter Monday; the clock went forward in between.
  for (const moment of [
    '2027-03-26T22:00:00+01:00',
    '2027-03-27T12:00:00+01:00',
    '2027-03-28T12:00:00+02:00',
    '2027-03-29T12:00:00+02:00',
    '2027-03-30T08:59:00+02:00',
  ]) {
    await at(moment);
    expect([moment, left()]).toEqual([moment, 0]);
  }
  await at('2027-03-30T09:00:00+02:00');
  expect(copiesFor(people)).toEqual(once_(people));
});
