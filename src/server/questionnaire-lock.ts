/** Holds each version of a questionnaire to the words it had when it was locked: a changed question is a new version. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Questionnaire } from '../domain/questionnaire.ts';
import type { Trial } from '../domain/trial.ts';

const locked = z.object({ sha256: z.string().length(64), approved: z.boolean() });

/** Trial, questionnaire, version. */
export const lockShape = z.record(z.string(), z.record(z.string(), z.record(z.string(), locked)));
export type Lock = z.infer<typeof lockShape>;

/**
 * SHA-256 (hex) of everything that somebody reads or can answer. Who approved the words isn't part of it: an approval
 * changes no word.
 */
export function fingerprint({ status: _, sections, ...rest }: Questionnaire): string {
  const bare = sections.map(({ instrument, ...section }) =>
    instrument ? { ...section, instrument: instrument.code } : section,
  );
  return createHash('sha256')
    .update(JSON.stringify(ordered({ ...rest, sections: bare })))
    .digest('hex');
}

/** The same value with the names of each object in order of the alphabet, so that moving a line changes nothing. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, part]) => [name, ordered(part)]),
  );
}

export const isApproved = ({ status }: Questionnaire): boolean =>
  status.kind === 'own' && status.approvedBy !== null;

/** Each questionnaire that isn't as it was locked, and what to do; empty when all are. */
export function lockFaults(
  { id, questionnaires }: Pick<Trial, 'id' | 'questionnaires'>,
  lock: Lock,
): string[] {
  return questionnaires.flatMap((one) => {
    const versions = lock[id]?.[one.id] ?? {};
    const newest = Math.max(0, ...Object.keys(versions).map(Number));
    const entry = versions[one.version];
    if (one.version < newest)
      return [`${one.id}: version ${one.version} is older than ${newest}, which was locked`];
    if (!entry)
      return [`${one.id}: version ${one.version} is not locked; run node dev/lock-questionnaires.ts`];
    if (entry.sha256 !== fingerprint(one))
      return [`${one.id}: version ${one.version} was changed; ${advice(entry.approved)}`];
    return [];
  });
}

const advice = (approved: boolean): string =>
  approved
    ? 'it is approved, so give the change a new version'
    : 'give it a new version, or lock the draft again: node dev/lock-questionnaires.ts --draft';

/**
 * The lock with the trial's questionnaires in it.
 * @param draft whether versions that nobody approved yet may be locked anew
 * @returns refusals, each in words, when a version can't be locked; then nothing may be written
 */
export function relock(
  trial: Pick<Trial, 'id' | 'questionnaires'>,
  lock: Lock,
  draft: boolean,
): { readonly lock: Lock; readonly refused: readonly string[] } {
  const own = structuredClone(lock[trial.id] ?? {});
  const refused: string[] = [];
  for (const one of trial.questionnaires) {
    const sha256 = fingerprint(one);
    const versions = (own[one.id] ??= {});
    const entry = versions[one.version];
    const newest = Math.max(0, ...Object.keys(versions).map(Number));
    if (one.version < newest) refused.push(`${one.id}: version ${one.version} is older than ${newest}`);
    else if (entry && entry.sha256 !== sha256 && (entry.approved || !draft))
      refused.push(`${one.id}: version ${one.version} was changed; ${advice(entry.approved)}`);
    else versions[one.version] = { sha256, approved: (entry?.approved ?? false) || isApproved(one) };
  }
  return { lock: { ...lock, [trial.id]: own }, refused };
}
