import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chainOf, commit, generateList } from './allocation.ts';
import { canonicalList, type Allocated, type AllocationPlan, type Entry } from './allocation.ts';
import { verifyEntries, verifyList, verifyReveal, type Revealed } from './allocation-proof.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** A repeatable source of integers for a seed (mulberry32); tests only. */
function seeded(seed: number): (max: number) => number {
  let state = seed >>> 0;
  return (max) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * max);
  };
}

const plan: AllocationPlan = {
  arms: [
    { code: 'new', ratio: 1 },
    { code: 'usual', ratio: 1 },
  ],
  strata: ['size=small', 'size=large'],
  blockMultiples: [1, 2, 3],
  listLength: 60,
};

const anyPlan: fc.Arbitrary<AllocationPlan> = fc.record({
  arms: fc
    .array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 4 })
    .map((ratios) => ratios.map((ratio, n) => ({ code: `arm${n}`, ratio }))),
  strata: fc.integer({ min: 1, max: 4 }).map((n) => Array.from({ length: n }, (_, i) => `s${i}`)),
  blockMultiples: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
  listLength: fc.integer({ min: 1, max: 80 }),
});

function blocksOf(entries: readonly Entry[]): Map<string, Entry[]> {
  return Map.groupBy(entries, ({ stratum, block }) => `${stratum} ${block}`);
}

describe('the list', () => {
  test('is balanced in every block, has sizes from the plan, no gap, and runs on to complete its last block', () => {
    fc.assert(
      fc.property(anyPlan, fc.integer(), (any, seed) => {
        const entries = generateList(any, seeded(seed));
        expect(verifyEntries(entries, any)).toBeNull();
        const unit = any.arms.reduce((sum, { ratio }) => sum + ratio, 0);
        for (const block of blocksOf(entries).values()) {
          expect(any.blockMultiples).toContain(block.length / unit);
          for (const { code, ratio } of any.arms) {
            expect(block.filter(({ arm }) => arm === code)).toHaveLength((ratio * block.length) / unit);
          }
        }
        for (const stratum of any.strata) {
          const own = entries.filter((entry) => entry.stratum === stratum);
          expect(own.map(({ position }) => position)).toEqual(own.map((_, index) => index + 1));
          expect(own.length).toBeGreaterThanOrEqual(any.listLength);
          expect(own.length).toBeLessThan(any.listLength + unit * Math.max(...any.blockMultiples));
        }
      }),
    );
  });

  test('uses all block sizes about equally often, and every order of a block', () => {
    const long = { ...plan, strata: ['all'], blockMultiples: [1, 2, 3], listLength: 24_000 };
    const blocks = [...blocksOf(generateList(long, seeded(7))).values()];
    const sizes = Map.groupBy(blocks, (block) => block.length);
    expect([...sizes.keys()].sort()).toEqual([2, 4, 6]);
    for (const same of sizes.values()) expect(same.length / blocks.length).toBeCloseTo(1 / 3, 1);
    const orders = Map.groupBy(sizes.get(4) ?? [], (block) => block.map(({ arm }) => arm[0]).join(''));
    expect(orders.size).toBe(6);
    for (const same of orders.values())
      expect(same.length / (sizes.get(4)?.length ?? 0)).toBeCloseTo(1 / 6, 1);
  });

  test('does not tell the next arm from the ones before, while a block may still go on', () => {
    const long = { ...plan, strata: ['all'], blockMultiples: [2, 3, 4], listLength: 40_000 };
    const arms = [...blocksOf(generateList(long, seeded(11))).values()].filter((block) => block.length > 4);
    // After a balanced start of a block nobody can know whether it ends here: both arms come next equally often.
    const next = arms.filter((block) => balanced(block.slice(0, 2))).map((block) => block[2]?.arm);
    expect(next.filter((arm) => arm === 'new').length / next.length).toBeCloseTo(0.5, 1);
  });

  test('asks the source of randomness only for numbers that it needs, and takes each as it comes', () => {
    const asked: number[] = [];
    generateList({ ...plan, strata: ['all'], blockMultiples: [2], listLength: 4 }, (max) => {
      asked.push(max);
      return 0;
    });
    expect(asked).toEqual([1, 4, 3, 2, 1]);
  });

  test('has the shape of the lists that R makes', () => {
    const file = new URL('../../tests/vectors/blockrand.json', import.meta.url);
    const lists = JSON.parse(readFileSync(file, 'utf8')) as {
      n: number;
      levels: string[];
      block_sizes: number[];
      block_id: number[];
      treatment: string[];
    }[];
    expect(lists).toHaveLength(5);
    for (const { n, levels, block_sizes, block_id, treatment } of lists) {
      const like: AllocationPlan = {
        arms: levels.map((code) => ({ code, ratio: 1 })),
        strata: ['all'],
        blockMultiples: block_sizes,
        listLength: n,
      };
      const theirs = treatment.map((arm, i) => ({
        stratum: 'all',
        position: i + 1,
        block: block_id[i] ?? 0,
        arm,
      }));
      expect(verifyEntries(theirs, like)).toBeNull();
      expect(verifyEntries(generateList(like, seeded(n)), like)).toBeNull();
    }
  });
});

function balanced(entries: readonly Entry[]): boolean {
  return entries.filter(({ arm }) => arm === 'new').length * 2 === entries.length;
}

/** A trial that ran: a list, and so many allocations from it in the order in which couples came. */
function ran(seed: number, count = 40): Revealed {
  const random = seeded(seed);
  const entries = generateList(plan, random);
  const nonce = sha256(`nonce ${seed}`);
  const commitment = commit(entries, nonce, sha256);
  const used: Record<string, number> = {};
  const allocations: Allocated[] = [];
  for (let n = 1; n <= count; n += 1) {
    const stratum = plan.strata[random(plan.strata.length)] ?? '';
    const position = (used[stratum] = (used[stratum] ?? 0) + 1);
    const arm = entries.find((entry) => entry.stratum === stratum && entry.position === position)?.arm ?? '';
    const allocation = { number: n, couple: `C${String(n).padStart(4, '0')}`, stratum, position, arm };
    const chain = chainOf(nonce, allocations.at(-1)?.chain ?? commitment, allocation, sha256);
    allocations.push({ ...allocation, chain });
  }
  return { nonce, commitment, entries, allocations };
}

describe('the proof', () => {
  test('[T5] holds for a trial that ran as it was committed to', () => {
    expect(verifyList(ran(1), plan, sha256)).toEqual({ intact: true });
    expect(verifyList(ran(2, 0), plan, sha256)).toEqual({ intact: true });
  });

  test('[T5] fails for any single change', () => {
    const index = (max: number) => fc.integer({ min: 0, max: max - 1 });
    const entryChange = fc.record({
      at: index(120),
      key: fc.constantFrom('stratum', 'position', 'block', 'arm'),
    });
    const allocationChange = fc.record({
      at: index(40),
      key: fc.constantFrom('number', 'couple', 'stratum', 'position', 'arm', 'chain'),
    });
    const changed = (value: unknown): unknown =>
      typeof value === 'number' ? value + 1 : `${String(value)}x`;
    fc.assert(
      fc.property(fc.integer(), entryChange, allocationChange, (seed, inList, inChain) => {
        const revealed = ran(seed);
        const alter = <T extends object>(rows: readonly T[], at: number, key: string): T[] =>
          rows.map((row, i) => (i === at ? { ...row, [key]: changed(row[key as keyof T]) } : row));
        const list = { ...revealed, entries: alter(revealed.entries, inList.at, inList.key) };
        expect(verifyList(list, plan, sha256)).toMatchObject({ intact: false, fault: 'commitment' });
        const chain = { ...revealed, allocations: alter(revealed.allocations, inChain.at, inChain.key) };
        expect(verifyList(chain, plan, sha256)).toMatchObject({
          intact: false,
          where: expect.stringContaining(`allocation ${inChain.at + 1} `),
        });
      }),
      { numRuns: 50 },
    );
  });

  test('[T5] fails when an allocation in between is left out, or two change places', () => {
    const revealed = ran(3);
    for (let at = 0; at < revealed.allocations.length - 1; at += 1) {
      expect(
        verifyList({ ...revealed, allocations: revealed.allocations.toSpliced(at, 1) }, plan, sha256).intact,
      ).toBe(false);
      const [a, b] = [revealed.allocations[at]!, revealed.allocations[at + 1]!];
      expect(
        verifyList({ ...revealed, allocations: revealed.allocations.toSpliced(at, 2, b, a) }, plan, sha256)
          .intact,
      ).toBe(false);
    }
  });

  test('names what is wrong with a list that was committed to but is not what the trial planned', () => {
    const entries = generateList(plan, seeded(5));
    const faultOf = (list: readonly Entry[]) => verifyEntries(list, plan)?.fault;
    const set = (at: number, change: Partial<Entry>) =>
      entries.map((entry, i) => (i === at ? { ...entry, ...change } : entry));
    expect(faultOf(entries)).toBeUndefined();
    expect(faultOf(set(0, { stratum: 'size=huge' }))).toBe('unknown_stratum');
    expect(faultOf(set(0, { arm: 'third' }))).toBe('unknown_arm');
    expect(faultOf(entries.slice(1))).toBe('gap');
    expect(faultOf(set(0, { arm: entries[0]?.arm === 'new' ? 'usual' : 'new' }))).toBe('unbalanced_block');
    expect(faultOf(entries.filter(({ stratum }) => stratum === 'size=small'))).toBe('too_short');
    expect(faultOf(entries.map((entry) => Object.assign({}, entry, { block: 1 })))).toBe('block_size');
  });

  test('[T5] names a nonce that is not one, and a couple that was allocated twice', () => {
    const revealed = ran(6);
    expect(verifyList({ ...revealed, nonce: '' }, plan, sha256)).toMatchObject({ fault: 'nonce' });
    const [first] = revealed.allocations;
    const twice = revealed.allocations.map((one, i) =>
      i === 1 ? { ...one, couple: first?.couple ?? '' } : one,
    );
    expect(verifyList({ ...revealed, allocations: twice }, plan, sha256)).toMatchObject({
      fault: 'duplicate',
    });
  });

  test('[T3] sees a couple that was allocated once from each of two lists', () => {
    const [first, second] = [ran(12, 3), ran(13, 3)];
    expect(verifyReveal([first], plan, sha256)).toEqual({ intact: true });
    expect(verifyReveal([first, second], plan, sha256)).toMatchObject({ fault: 'duplicate' });
    expect(verifyReveal([first, ran(14, 0)], plan, sha256)).toEqual({ intact: true });
  });

  test('[T5] the commitment covers all strata and does not depend on the order of the rows', () => {
    const { entries, nonce, commitment } = ran(8);
    expect(commit(entries.toReversed(), nonce, sha256)).toBe(commitment);
    expect(
      commit(
        entries.filter(({ stratum }) => stratum === 'size=small'),
        nonce,
        sha256,
      ),
    ).not.toBe(commitment);
    expect(commit(entries, sha256('other'), sha256)).not.toBe(commitment);
    expect(
      canonicalList([
        { stratum: 'b', position: 2, block: 1, arm: 'x' },
        { stratum: 'b', position: 1, block: 1, arm: 'y' },
      ]),
    ).toBe('[["b",1,1,"y"],["b",2,1,"x"]]');
  });

  test('[T5] without the nonce nobody can find the last arms by trying them all', () => {
    const revealed = ran(9);
    const [before, last] = revealed.allocations.slice(-2);
    const guesses = plan.arms.flatMap(({ code }) =>
      ['', '0'.repeat(64), revealed.commitment].map((nonce) =>
        chainOf(nonce, before!.chain, { ...last!, arm: code }, sha256),
      ),
    );
    expect(guesses).not.toContain(last!.chain);
  });

  test('chains as the database does: nonce, link before, couple, stratum, position and arm', () => {
    const row = { couple: 'K0001', stratum: 'size=small', position: 1, arm: 'new' };
    expect(chainOf('aa', 'bb', row, (text) => text)).toBe('aabbK0001|size=small|1|new');
  });
});
