/** Releases of the gated content [T14]: which one a build carries, and when a real trial may not be built. */

/** An entry of the register; the export prints it. */
export interface ContentRelease {
  /** `r1`, `r2`: what a use event carries. */
  readonly id: string;
  /** SHA-256 of all gated content, in hexadecimal. */
  readonly hash: string;
  /** ISO date. */
  readonly date: string;
  /** Why the content changed, in words. */
  readonly reason: string;
  readonly by: string;
}

export type Carried =
  { readonly id: string; readonly objection: null } | { readonly id: null; readonly objection: string };

/** What a build of content with this hash is called. A real trial shows the last release and nothing else. */
export function releaseCarried(hash: string, releases: readonly ContentRelease[], live: boolean): Carried {
  if (!live) return { id: `ontwerp-${hash.slice(0, 8)}`, objection: null };
  const last = releases.at(-1);
  if (last?.hash === hash) return { id: last.id, objection: null };
  const told = last ? `is not that of the last release, ${last.id} of ${last.date}` : 'was never released';
  return {
    id: null,
    objection: `the gated content ${told}. Release it with its reason: npm run release -- --reason "..." --by "..."`,
  };
}

export type Refusal = 'no-reason' | 'no-name' | 'unchanged';

/** The entry that follows the others, or why there is none. */
export function nextRelease(
  releases: readonly ContentRelease[],
  content: Pick<ContentRelease, 'hash' | 'date'>,
  said: { readonly reason: string; readonly by: string },
): ContentRelease | Refusal {
  const [reason, by] = [said.reason.trim(), said.by.trim()];
  if (releases.at(-1)?.hash === content.hash) return 'unchanged';
  if (reason === '') return 'no-reason';
  if (by === '') return 'no-name';
  return { id: `r${releases.length + 1}`, hash: content.hash, date: content.date, reason, by };
}
