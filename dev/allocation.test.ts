import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { chainOf, commit, planOf, type Entry } from '../src/domain/allocation.ts';
import { verifyEntries } from '../src/domain/allocation-proof.ts';
import { trialOf, trials } from '../src/trials/index.ts';
import { generateAllocation } from './allocation.ts';
import { ROOT } from './root.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const trial = trialOf(undefined);
const folder = mkdtempSync(join(tmpdir(), 'allocation-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface SealedList {
  readonly id: string;
  readonly nonce: string;
  readonly commitment: string;
  readonly entries: readonly Entry[];
}

/** Makes a list as the command does, and keeps what goes to the database. */
async function sealed(of = trial): Promise<{ list: SealedList; shown: object }> {
  const lists: SealedList[] = [];
  const shown = await generateAllocation(of, {
    loadAllocationList: async (_at, list) => {
      lists.push(list as unknown as SealedList);
      return { status: 'loaded' };
    },
  });
  return { list: lists[0]!, shown };
}

/** The file of a trial that made three allocations. */
function fileOf(
  { id, nonce, commitment, entries }: SealedList,
  change = (text: string): string => text,
): string {
  let chain = commitment;
  const allocations = entries.slice(0, 3).map(({ stratum, position, arm }, index) => {
    const row = { list: id, number: index + 1, couple: `K${index + 1}`, stratum, position, arm };
    chain = chainOf(nonce, chain, row, sha256);
    return Object.assign(row, { chain });
  });
  const file = join(folder, `${id}.json`);
  writeFileSync(
    file,
    change(JSON.stringify({ lists: [{ list: id, nonce, commitment, entries }], allocations })),
  );
  return file;
}

const verify = (...given: string[]) =>
  spawnSync(process.execPath, ['dev/allocation.ts', 'verify', ...given], { cwd: ROOT, encoding: 'utf8' });

test.each(Object.values(trials))(
  '[T5] makes a list for $id that keeps to its plan, with a nonce of 256 bits',
  async (any) => {
    const [one, other] = [await sealed(any), await sealed(any)];
    expect(verifyEntries(one.list.entries, planOf(any))).toBeNull();
    expect(one.list.nonce).toMatch(/^[0-9a-f]{64}$/);
    expect(commit(one.list.entries, one.list.nonce, sha256)).toBe(one.list.commitment);
    expect(other.list.nonce).not.toBe(one.list.nonce);
    expect(other.list.entries).not.toEqual(one.list.entries);
  },
);

test('[T5] shows the commitment and the numbers of places, and nothing else', async () => {
  const { list, shown } = await sealed();
  expect(Object.keys(shown)).toEqual(['status', 'commitment', 'places']);
  expect(JSON.stringify(shown)).not.toContain(list.nonce);
});

test('[T5] the command proves an untouched file, and names the first thing that is wrong in another', async () => {
  const { list } = await sealed();
  const good = verify(fileOf(list), list.commitment);
  expect([good.status, good.stdout.trim()]).toEqual([0, 'Intact. 1 list(s), 3 allocations.']);

  const foreign = verify(fileOf(list), '0'.repeat(64));
  expect([foreign.status, foreign.stderr]).toEqual([1, expect.stringContaining('Broken (registry)')]);

  const changed = verify(fileOf(list, (text) => text.replace('"couple":"K2"', '"couple":"K9"')));
  expect([changed.status, changed.stderr]).toEqual([
    1,
    expect.stringContaining('Broken (chain): allocation 2 (K9)'),
  ]);

  const noList = verify(fileOf(list, () => '{"lists": 1}'));
  expect([noList.status, noList.stderr.trim()]).toEqual([1, 'This file is not a revealed list.']);
});
