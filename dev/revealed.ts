/** The file with the revealed allocation list: its shape, and the verdict about it in words. */
import { z } from 'zod';
import type { Fault, Revealed, Verdict } from '../src/domain/allocation-proof.ts';

const entrySchema = z.object({
  stratum: z.string(),
  position: z.int(),
  block: z.int(),
  arm: z.string(),
});
const listSchema = z.object({ nonce: z.string(), commitment: z.string(), entries: z.array(entrySchema) });
const allocatedSchema = z.object({
  list: z.string(),
  number: z.int(),
  couple: z.string(),
  stratum: z.string(),
  position: z.int(),
  arm: z.string(),
  chain: z.string(),
});
/** What `reveal` writes and `verify` reads. */
export const revealSchema = z.object({
  lists: z.array(listSchema.extend({ list: z.string() })).min(1),
  allocations: z.array(allocatedSchema),
});
/** The same for a trial with one list, without the name of the list. */
const singleSchema = listSchema
  .extend({ allocations: z.array(allocatedSchema.omit({ list: true })) })
  .transform(({ allocations, ...list }) => ({
    lists: [{ ...list, list: '1' }],
    allocations: allocations.map((allocation) => Object.assign({ list: '1' }, allocation)),
  }));

/** The lists of a revealed file, each with its allocations in order. @throws ZodError or SyntaxError on any other shape */
export function readRevealed(json: unknown): readonly Revealed[] {
  const { lists, allocations } = z.union([revealSchema, singleSchema]).parse(json);
  const known = new Set(lists.map(({ list }) => list));
  const stray = allocations.find(({ list }) => !known.has(list));
  if (stray) throw new SyntaxError(`allocation ${stray.couple} is not from a list in the file`);
  return lists.map(({ list, nonce, commitment, entries }) => ({
    nonce,
    commitment,
    entries,
    allocations: allocations.filter((one) => one.list === list).sort((a, b) => a.number - b.number),
  }));
}

const meaning: Readonly<Record<Fault, string>> = {
  nonce: 'is not 64 hexadecimal figures',
  commitment: 'does not give the commitment',
  unknown_stratum: 'does not exist in the trial',
  unknown_arm: 'names an arm that the trial does not have',
  gap: 'is missing or out of order',
  block_size: 'has a size that the trial did not plan',
  unbalanced_block: 'is not balanced by the ratio of the arms',
  too_short: 'is shorter than planned',
  duplicate: 'allocates a couple that already has an arm',
  out_of_order: 'skips or repeats a place',
  not_as_listed: 'gives another arm than the list',
  chain: 'does not continue the chain',
};

/** The verdict in one line. */
export function describeVerdict(verdict: Verdict): string {
  return verdict.intact
    ? 'Intact.'
    : `Broken (${verdict.fault}): ${verdict.where} ${meaning[verdict.fault]}.`;
}
