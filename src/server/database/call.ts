/** Calls of the functions of `api`, each checked against what it may answer. */
import { createClient } from '@supabase/supabase-js';
import type { z } from 'zod';
import { DatabaseFault } from '../database-fault.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** Doing it twice is as doing it once, so that it may be tried again. */
export const repeatable = true;
export const time = (at: Date) => ({ p_at: at.toISOString() });

export type Call = ReturnType<typeof createCall>;

/** A connection with the secret key. */
export function createCall(url: string, secretKey: string) {
  const client = createClient(url, secretKey, {
    db: { schema: 'api' },
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(10_000) }) },
  });

  /** Calls one SQL function; `again`: after a lost connection it is tried once more. */
  async function call<Shape extends z.ZodType>(
    rpc: string,
    shape: Shape,
    given: Arguments,
    again = false,
  ): Promise<z.output<Shape>> {
    const { data, error, status } = await client.rpc(rpc, given);
    if (error && status === 0 && again) return call(rpc, shape, given);
    if (error) throw new DatabaseFault(rpc, status === 0 ? 'unreachable' : error.code || String(status));
    const result = shape.safeParse(data);
    if (!result.success) throw new DatabaseFault(rpc, 'unexpected_result');
    return result.data;
  }
  return call;
}
