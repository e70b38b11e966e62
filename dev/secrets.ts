/** Keys of the local stack: made once for each `.local` folder, so that a second start can read what the first one wrote. */
import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({
  jwtSecret: z.string(),
  secretKey: z.string(),
  publishableKey: z.string(),
  sessionSecret: z.string(),
  contactKey: z.string(),
  hashKey: z.string(),
  linkKey: z.string(),
});

/** `secretKey` and `publishableKey` are Supabase's; the others are the system's own, each 32 random bytes as base64url. */
export type LocalSecrets = z.infer<typeof schema>;

/** Fresh keys. A `seed` gives the same keys each time, for tests that must be repeatable. */
export function newSecrets(seed?: string): LocalSecrets {
  const bytes = (name: string) =>
    seed === undefined ? randomBytes(32) : createHmac('sha256', seed).update(name).digest();
  const key = (name: string) => bytes(name).toString('base64url');
  return {
    jwtSecret: key('jwt'),
    secretKey: `sb_secret_${bytes('secret').toString('hex').slice(0, 32)}`,
    publishableKey: `sb_publishable_${bytes('publishable').toString('hex').slice(0, 32)}`,
    sessionSecret: key('session'),
    contactKey: key('contact'),
    hashKey: key('hash'),
    linkKey: key('link'),
  };
}

/** The keys of a local folder; made on first use, readable by the owner only. */
export function localSecrets(folder: string): LocalSecrets {
  const file = join(folder, 'secrets.json');
  if (existsSync(file)) return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  mkdirSync(folder, { recursive: true });
  const secrets = newSecrets();
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

/** The environment that the functions and the gate read, for a local stack. */
export function localEnvironment(
  secrets: LocalSecrets,
  places: { siteUrl: string; supabaseUrl: string; smtpUrl: string; trial?: string },
): Record<string, string> {
  return {
    TRIAL: places.trial ?? process.env['TRIAL'] ?? 'miles',
    TRIAL_STATUS: 'test',
    SITE_URL: places.siteUrl,
    SUPABASE_URL: places.supabaseUrl,
    SUPABASE_SECRET_KEY: secrets.secretKey,
    SUPABASE_PUBLISHABLE_KEY: secrets.publishableKey,
    SESSION_SECRET: secrets.sessionSecret,
    CONTACT_KEY: secrets.contactKey,
    HASH_KEY: secrets.hashKey,
    LINK_KEY: secrets.linkKey,
    SMTP_URL: places.smtpUrl,
    MAIL_FROM: 'Onderzoek re-integratie <onderzoek@example.org>',
    RATE_LIMIT: '100000',
  };
}
