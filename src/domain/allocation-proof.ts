/**
 * The proof after the trial: from the revealed nonce and list, that nothing was changed between the commitment in the
 * public registry and the last allocation. The first thing that is wrong is named.
 */
import {
  chainOf,
  commit,
  type Allocated,
  type AllocationPlan,
  type Entry,
  type Sha256,
} from './allocation.ts';

export interface Revealed {
  /** 256 bits as 64 hexadecimal figures. */
  readonly nonce: string;
  readonly commitment: string;
  readonly entries: readonly Entry[];
  /** The allocations from this list, in the order of their numbers. */
  readonly allocations: readonly Allocated[];
}

export type Fault =
  | 'nonce'
  | 'commitment'
  | 'unknown_stratum'
  | 'unknown_arm'
  | 'gap'
  | 'block_size'
  | 'unbalanced_block'
  | 'too_short'
  | 'duplicate'
  | 'out_of_order'
  | 'not_as_listed'
  | 'chain';

export type Verdict =
  { readonly intact: true } | { readonly intact: false; readonly fault: Fault; readonly where: string };

type Broken = Exclude<Verdict, { intact: true }>;

const broken = (fault: Fault, where: string): Broken => ({ intact: false, fault, where });

/** Checks every list that a trial used, and that no couple stands in two of them. */
export function verifyReveal(lists: readonly Revealed[], plan: AllocationPlan, sha256: Sha256): Verdict {
  const couples = new Set<string>();
  for (const list of lists) {
    const verdict = verifyList(list, plan, sha256);
    if (!verdict.intact) return verdict;
    const twice = list.allocations.find(({ couple }) => couples.has(couple));
    if (twice) return broken('duplicate', `allocation ${twice.number} (${twice.couple})`);
    for (const { couple } of list.allocations) couples.add(couple);
  }
  return { intact: true };
}

/** Checks list against commitment, list against plan, and every allocation against list and chain, in that order. */
export function verifyList(revealed: Revealed, plan: AllocationPlan, sha256: Sha256): Verdict {
  if (!/^[0-9a-f]{64}$/.test(revealed.nonce)) return broken('nonce', 'the nonce');
  if (commit(revealed.entries, revealed.nonce, sha256) !== revealed.commitment) {
    return broken('commitment', 'the list as a whole');
  }
  return verifyEntries(revealed.entries, plan) ?? verifyAllocations(revealed, sha256) ?? { intact: true };
}

/** Whether the list is what the plan says: all strata, no gap, balanced blocks of planned sizes, long enough. */
export function verifyEntries(entries: readonly Entry[], plan: AllocationPlan): Broken | null {
  const stranger = entries.find((entry) => !plan.strata.includes(entry.stratum));
  if (stranger) return broken('unknown_stratum', `stratum ${stranger.stratum}`);
  for (const stratum of plan.strata) {
    const own = entries.filter((entry) => entry.stratum === stratum).sort((a, b) => a.position - b.position);
    const wrong = verifyStratum(stratum, own, plan);
    if (wrong) return wrong;
  }
  return null;
}

function verifyStratum(stratum: string, entries: readonly Entry[], plan: AllocationPlan): Broken | null {
  const unit = plan.arms.reduce((sum, { ratio }) => sum + ratio, 0);
  const blocks = new Map<number, Entry[]>();
  let last = 0;
  for (const [index, entry] of entries.entries()) {
    const where = `stratum ${stratum}, position ${entry.position}`;
    if (entry.position !== index + 1) return broken('gap', `stratum ${stratum}, position ${index + 1}`);
    if (!plan.arms.some(({ code }) => code === entry.arm)) return broken('unknown_arm', where);
    if (entry.block !== last && entry.block !== last + 1)
      return broken('gap', `${where}, block ${entry.block}`);
    last = entry.block;
    blocks.set(entry.block, [...(blocks.get(entry.block) ?? []), entry]);
  }
  for (const [number, block] of blocks) {
    const where = `stratum ${stratum}, block ${number}`;
    const multiple = block.length / unit;
    if (!plan.blockMultiples.includes(multiple)) return broken('block_size', where);
    const balanced = plan.arms.every(
      ({ code, ratio }) => block.filter((entry) => entry.arm === code).length === ratio * multiple,
    );
    if (!balanced) return broken('unbalanced_block', where);
  }
  return entries.length < plan.listLength ? broken('too_short', `stratum ${stratum}`) : null;
}

function verifyAllocations(
  { nonce, commitment, entries, allocations }: Revealed,
  sha256: Sha256,
): Broken | null {
  const listed = new Map(entries.map((entry) => [`${entry.stratum} ${entry.position}`, entry.arm]));
  const used = new Map<string, number>();
  const couples = new Set<string>();
  let previous = commitment;
  for (const [index, allocation] of allocations.entries()) {
    const where = `allocation ${index + 1} (${allocation.couple})`;
    const next = (used.get(allocation.stratum) ?? 0) + 1;
    if (couples.has(allocation.couple)) return broken('duplicate', where);
    if (allocation.number !== index + 1 || allocation.position !== next) return broken('out_of_order', where);
    if (listed.get(`${allocation.stratum} ${allocation.position}`) !== allocation.arm)
      return broken('not_as_listed', where);
    if (chainOf(nonce, previous, allocation, sha256) !== allocation.chain) return broken('chain', where);
    couples.add(allocation.couple);
    used.set(allocation.stratum, next);
    previous = allocation.chain;
  }
  return null;
}
