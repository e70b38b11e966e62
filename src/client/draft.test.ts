import { expect, test } from 'vitest';
import { DRAFT_LIFE_MS, isGiven, newest, openDraft, wipeDrafts, type Store } from './draft.ts';

/** A Map that speaks like localStorage. */
function memory(): Store & { readonly map: Map<string, string> } {
  const map = new Map<string, string>();
  return {
    map,
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
}

test('[C10] holds an answer until the server confirms it, and no longer', () => {
  const store = memory();
  const draft = openDraft(store, 'anna', 'employee-t0', 1);
  draft.keep('hours', { value: '32', at: 10 });
  expect(draft.read(20)).toEqual({ hours: { value: '32', at: 10 } });
  draft.confirm('hours', 10);
  expect(store.map.size).toBe(0);
});

test('keeps an answer that was changed after the one that the server confirmed', () => {
  const draft = openDraft(memory(), 'anna', 'employee-t0', 1);
  draft.keep('hours', { value: '24', at: 30 });
  draft.confirm('hours', 10);
  expect(draft.read(40)).toEqual({ hours: { value: '24', at: 30 } });
});

test('[C10] forgets a draft that nobody came back for', () => {
  const store = memory();
  const draft = openDraft(store, 'anna', 'employee-t0', 1);
  draft.keep('hours', { value: '24', at: 0 });
  expect(draft.read(DRAFT_LIFE_MS)).toEqual({});
  expect(store.map.size).toBe(0);
});

test('[C10] wipes its own questionnaire and leaves other keys alone', () => {
  const store = memory();
  const draft = openDraft(store, 'anna', 'employee-t0', 1);
  draft.keep('hours', { value: '24', at: 1 });
  openDraft(store, 'anna', 'employer-t0', 1).keep('size', { value: 'small', at: 1 });
  store.setItem('other', 'x');
  draft.wipe();
  expect([...store.map.keys()]).toEqual(['vragenlijst/anna/employer-t0/1/size', 'other']);
});

test('does not bring answers of another version into this one', () => {
  const store = memory();
  openDraft(store, 'anna', 'employee-t0', 1).keep('hours', { value: '24', at: 1 });
  expect(openDraft(store, 'anna', 'employee-t0', 2).read(2)).toEqual({});
});

test("[C10] one person's draft is not another's, and is wiped when another one signs in", () => {
  const store = memory();
  const hours = { value: '24', at: 1 };
  for (const person of ['anna', 'anna-2', 'bert'])
    openDraft(store, person, 'employee-t0', 1).keep('hours', hours);
  store.setItem('vragenlijst/employee-t0/1/hours', 'of nobody');
  store.setItem('other', 'x');
  expect(openDraft(store, 'carla', 'employee-t0', 1).read(2)).toEqual({});
  wipeDrafts(store, 'anna');
  expect([...store.map.keys()]).toEqual(['vragenlijst/anna/employee-t0/1/hours', 'other']);
  wipeDrafts(store, null);
  expect([...store.map.keys()]).toEqual(['other']);
  wipeDrafts(null, null);
});

test('throws away what it cannot read', () => {
  const store = memory();
  for (const broken of ['{', 'null', '{"value":3,"at":1}', '{"value":"x"}', '{"value":[1],"at":1}']) {
    store.setItem('vragenlijst/anna/employee-t0/1/hours', broken);
    expect(openDraft(store, 'anna', 'employee-t0', 1).read(2)).toEqual({});
    expect(store.map.size).toBe(0);
  }
});

test('says so when the device keeps nothing', () => {
  const full: Store = {
    ...memory(),
    setItem: () => {
      throw new Error('QuotaExceededError');
    },
  };
  expect(openDraft(full, 'anna', 'employee-t0', 1).keep('hours', { value: '1', at: 1 })).toBe(false);
  expect(openDraft(null, 'anna', 'employee-t0', 1).keep('hours', { value: '1', at: 1 })).toBe(false);
  expect(openDraft(null, 'anna', 'employee-t0', 1).read(1)).toEqual({});
});

test('of two tabs the newest answer to each item remains, and none is lost', () => {
  const mine = { a: { value: '1', at: 5 }, b: { value: '1', at: 5 }, c: { value: 'mine', at: 5 } };
  const theirs = { b: { value: '2', at: 6 }, c: { value: 'theirs', at: 5 }, d: { value: ['x', 'y'], at: 1 } };
  expect(newest(mine, theirs)).toEqual({
    a: { value: '1', at: 5 },
    b: { value: '2', at: 6 },
    c: { value: 'mine', at: 5 },
    d: { value: ['x', 'y'], at: 1 },
  });
});

test('knows an answer with its time from anything else', () => {
  expect(isGiven({ value: ['a'], at: 1 })).toBe(true);
  for (const other of [null, 1, 'x', [], { value: 1, at: 1 }, { value: 'x', at: NaN }])
    expect(isGiven(other)).toBe(false);
});
