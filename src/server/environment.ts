/** The environment, checked at the start: either everything is there, or a message says what to set. */
import { z } from 'zod';
import { namesIllness } from '../domain/illness.ts';
import type { Trial } from '../domain/trial.ts';
import { liveObjections } from './live.ts';

const MAKE_KEY = "make one with: openssl rand -base64 32 | tr '+/' '-_' | tr -d '='";
const key = z.string({ error: `missing; ${MAKE_KEY}` }).min(43, `too short; ${MAKE_KEY}`);
const address = (example: string) => z.url({ error: `must be an address, such as ${example}` });

const environmentShape = z.object({
  /** Which trial this deployment runs; left out, the default one. */
  TRIAL: z.string().optional(),
  TRIAL_STATUS: z.enum(['test', 'live'], { error: 'must be "test" or "live"' }),
  SITE_URL: address('https://onderzoek.example.org').transform((url) => new URL(url).origin),
  SUPABASE_URL: address('https://abc.supabase.co'),
  SUPABASE_SECRET_KEY: z.string({ error: 'missing; the secret key of the Supabase project' }).min(20),
  SUPABASE_PUBLISHABLE_KEY: z
    .string({ error: 'missing; the publishable key of the Supabase project' })
    .min(20),
  SESSION_SECRET: key,
  CONTACT_KEY: key.refine(
    (text) => Buffer.from(text, 'base64url').length === 32,
    `must be 32 bytes; ${MAKE_KEY}`,
  ),
  HASH_KEY: key,
  LINK_KEY: key,
  SMTP_URL: address('smtps://user:password@mail.example.org:465').refine((url) => /^smtps?:/.test(url), {
    error: 'must begin with smtp:// or smtps://',
  }),
  MAIL_FROM: z
    .string({ error: 'missing; such as Onderzoek <onderzoek@example.org>' })
    .includes('@', { error: 'must hold an e-mail address' })
    // It stands on locked screens, and in mailboxes that others look into [C3].
    .refine((from) => !namesIllness(from), { error: 'must name no illness' }),
  /** Opens `/api/bounce` to the mail provider; left out, nobody can post there. */
  BOUNCE_SECRET: key.optional(),
  /** Requests that one network address may send in ten minutes; hospitals share one. */
  RATE_LIMIT: z.coerce.number({ error: 'must be a whole number' }).int().positive().default(600),
});

export type Environment = z.infer<typeof environmentShape>;

/**
 * Reads the environment. `trialOf` gives the trial by its id, to hold a live deployment against what a real trial needs.
 * @throws an error whose message names each variable, and what to set or to record.
 */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
  trialOf: (id: string | undefined) => Trial,
): Environment {
  // An empty variable is one that somebody forgot to fill in.
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const result = environmentShape.safeParse(given);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not complete. Set:\n${lines.join('\n')}`);
  }
  const objections =
    result.data.TRIAL_STATUS === 'live' ? liveObjections(trialOf(result.data.TRIAL), result.data) : [];
  if (objections.length) {
    throw new Error(
      `TRIAL_STATUS=live is refused. Missing:\n${objections.map((line) => `  ${line}`).join('\n')}`,
    );
  }
  return result.data;
}
