/** Everything outside the rules: clock, chance, database, mail, pages, log. Built once from the environment. */
import { randomBytes } from 'node:crypto';
import { content, type TrialContent } from '../../content/index.ts';
import { trialOf } from '../trials/index.ts';
import type { Trial } from '../domain/trial.ts';
import { createDatabase, type Database } from './database.ts';
import { readEnvironment } from './environment.ts';
import { createIdentity, type Identity } from './identity.ts';
import { withInstruments } from './instruments.ts';
import { createLog, type Log } from './log.ts';
import { createMailer, type Mailer } from './mailer.ts';
import { httpPages, type Pages } from './pages.ts';
import { createResearch, type Research } from './research.ts';
import { createSecrets, type Random, type Secrets } from './secrets.ts';
import { createSessions, type Sessions } from './session.ts';

export interface World {
  readonly trial: Trial;
  readonly content: TrialContent;
  /** `test`: everybody who signs up is marked as a test person. */
  readonly status: 'test' | 'live';
  /** Origin of the site, without a slash at the end. */
  readonly site: string;
  /** From whom mails come, as a mail program shows it. */
  readonly sender: string;
  /** What who posts notices of returned mail must know; null: nobody may. */
  readonly bounceSecret: string | null;
  /** How many requests one network address may send in how many seconds. */
  readonly limit: { readonly requests: number; readonly seconds: number };
  readonly clock: { now(): Date };
  readonly random: Random;
  readonly secrets: Secrets;
  readonly sessions: Sessions;
  readonly database: Database;
  readonly identity: Identity;
  readonly research: Research;
  readonly mailer: Mailer;
  readonly pages: Pages;
  readonly log: Log;
}

/**
 * Builds the world of a deployment; parts that are given take the place of the real ones (a test's clock and all that
 * depends on it).
 * @throws with a message that says what to set, when the environment is not complete.
 */
export function buildWorld(
  variables: Readonly<Record<string, string | undefined>>,
  parts: Partial<World> = {},
): World {
  const trialWith = (id: string | undefined): Trial =>
    withInstruments(trialOf(id), variables['INSTRUMENTS_DIR']);
  const environment = readEnvironment(variables, trialWith);
  const trial = parts.trial ?? trialWith(environment.TRIAL);
  const random: Random = parts.random ?? ((bytes) => randomBytes(bytes));
  const clock = parts.clock ?? { now: () => new Date() };
  const keys = {
    contact: Buffer.from(environment.CONTACT_KEY, 'base64url'),
    hash: environment.HASH_KEY,
    link: environment.LINK_KEY,
  };
  return {
    trial,
    content: content(trial.id),
    status: environment.TRIAL_STATUS,
    site: environment.SITE_URL,
    sender: environment.MAIL_FROM,
    bounceSecret: environment.BOUNCE_SECRET ?? null,
    limit: { requests: environment.RATE_LIMIT, seconds: 600 },
    clock,
    random,
    secrets: createSecrets(keys, random),
    sessions: createSessions(environment.SESSION_SECRET, trial.id),
    database: createDatabase(environment.SUPABASE_URL, environment.SUPABASE_SECRET_KEY),
    identity: createIdentity(environment.SUPABASE_URL, environment.SUPABASE_PUBLISHABLE_KEY),
    research: createResearch(environment.SUPABASE_URL, environment.SUPABASE_PUBLISHABLE_KEY),
    mailer: createMailer(environment.SMTP_URL, environment.MAIL_FROM),
    pages: httpPages(environment.SITE_URL),
    log: createLog(
      () => clock.now(),
      (line) => void process.stdout.write(`${line}\n`),
    ),
    ...parts,
  };
}

let world: World | undefined;
let replaced: Partial<World> = {};

/** The world of this instance; built at the first call. */
export function getWorld(): World {
  world ??= buildWorld(process.env, replaced);
  return world;
}

/** Replaces parts of the world: for the local harness and the tests. */
export function setWorld(parts: Partial<World>): void {
  replaced = { ...replaced, ...parts };
  world = undefined;
}
