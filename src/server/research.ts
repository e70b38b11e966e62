/** What the research desk reads: views of `research`, with the researcher's own token and so the researcher's own rights. */
import { createClient } from '@supabase/supabase-js';
import { z } from 'zod';
import { DatabaseFault } from './database-fault.ts';

const coupleRow = z.object({
  couple: z.string(),
  state: z.string(),
  joined_on: z.iso.date(),
  baselines: z.record(z.string(), z.string()).nullable(),
  hold: z.string().nullable(),
  arm: z.string().nullable(),
});

/** One couple under its pseudonym; baselines by role. `arm` is null where this role may not see it. */
export type CoupleRow = z.output<typeof coupleRow>;

const suspiciousRow = z.object({
  form_enc: z.string(),
  reason: z.string(),
  kept_at: z.coerce.date(),
});

/** A sign-up that waits for a human, sealed as it came in. */
export type SuspiciousRow = z.output<typeof suspiciousRow>;

export interface Research {
  /** The researcher's role, or null for who has none (any more). */
  role(accessToken: string, userId: string): Promise<string | null>;
  /** The couples that this researcher may see, newest first. */
  couples(accessToken: string): Promise<readonly CoupleRow[]>;
  /** The sign-ups that wait for a human, oldest first; none for a role that may see no names. */
  suspicious(accessToken: string): Promise<readonly SuspiciousRow[]>;
}

export function createResearch(url: string, publishableKey: string): Research {
  const as = (accessToken: string) =>
    createClient(url, publishableKey, {
      db: { schema: 'research' },
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      global: { headers: { Authorization: `Bearer ${accessToken}` } },
    });
  return {
    async role(accessToken, userId) {
      const answer = await as(accessToken).from('researcher').select('role').eq('user_id', userId);
      return rows('research.researcher', z.object({ role: z.string() }), answer)[0]?.role ?? null;
    },
    async couples(accessToken) {
      const columns = Object.keys(coupleRow.shape).join(',');
      const query = as(accessToken).from('couple').select(columns);
      return rows(
        'research.couple',
        coupleRow,
        await query.order('joined_on', { ascending: false }).order('couple'),
      );
    },
    async suspicious(accessToken) {
      const columns = Object.keys(suspiciousRow.shape).join(',');
      const query = as(accessToken).from('suspicious').select(columns);
      return rows('research.suspicious', suspiciousRow, await query.order('kept_at'));
    },
  };
}

interface Answer {
  readonly data: unknown;
  readonly error: { readonly code: string } | null;
  readonly status: number;
}

function rows<Shape extends z.ZodType>(view: string, shape: Shape, answer: Answer): z.output<Shape>[] {
  if (answer.error) throw new DatabaseFault(view, answer.error.code || String(answer.status));
  const read = z.array(shape).safeParse(answer.data);
  if (!read.success) throw new DatabaseFault(view, 'unexpected_result');
  return read.data;
}
