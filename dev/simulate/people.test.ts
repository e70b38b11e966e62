import { expect, test } from 'vitest';
import { trialOf } from '../../src/trials/index.ts';
import { castOf, eventful, type Cast, type Pair } from './people.ts';

const trial = trialOf('miles');
const cast = (more: Partial<Cast> = {}): Pair[] => castOf({ trial, seed: 7, couples: 30, days: 60, ...more });
const byKey = (pairs: readonly Pair[]) =>
  new Map(pairs.flatMap(({ first, second }) => [first, second]).map((actor) => [actor.key, actor]));

test('the same seed gives the same people; another seed others', () => {
  expect(cast()).toEqual(cast());
  expect(cast()).not.toEqual(cast({ seed: 8 }));
});

test('more couples change nothing for the ones that were there', () => {
  const [few, many] = [byKey(cast()), byKey(cast({ couples: 40 }))];
  const joining = [...few].filter(([key]) => Number(key.split('.')[0]) < 1000);
  for (const [key, actor] of joining) expect(many.get(key)).toEqual(actor);
});

test('everybody has an address of their own', () => {
  const addresses = [...byKey(cast({ couples: 200 })).values()].map(({ email }) => email);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('[C1] an even life in the place of one changes no other person', () => {
  const calm = eventful(cast()).map(({ key }) => key);
  expect(calm.length).toBeGreaterThan(3);
  const [with_, without] = [byKey(cast()), byKey(cast({ calm: new Set(calm) }))];
  for (const [key, actor] of with_)
    if (calm.includes(key)) expect(without.get(key)).toMatchObject({ email: actor.email, events: [] });
    else expect(without.get(key)).toEqual(actor);
});

test('in a drama one member of each couple has an event, every kind comes, and all answer the baseline', () => {
  const pairs = cast({ drama: true, couples: 12 });
  expect(pairs).toHaveLength(12);
  const events = pairs.map(({ first, second }) => [first.events.length, second.events.length]);
  for (const [one, two] of events) expect([one, two].sort()).toEqual([0, 1]);
  const kinds = new Set(eventful(pairs).flatMap((actor) => actor.events.map(({ kind }) => kind)));
  expect([...kinds].sort()).toEqual(['bounces', 'changes', 'dies', 'moves', 'pause', 'withdraw']);
  for (const { first, second } of pairs)
    expect([first.manners['t0']?.after, second.manners['t0']?.after]).toEqual([1, 1]);
  for (const actor of eventful(pairs)) expect(actor.consents?.after).toBe('never');
});
