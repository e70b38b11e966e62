/** Where a simulation plays: the real functions in this process, the real SQL, a clock of its own and a post office. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { planOf as stepsOf } from '../../src/domain/due.ts';
import { commit, generateList, planOf } from '../../src/domain/allocation.ts';
import { protocolOf } from '../../src/domain/protocol.ts';
import type { Trial } from '../../src/domain/trial.ts';
import { createLog } from '../../src/server/log.ts';
import { buildWorld, setWorld, type World } from '../../src/server/world.ts';
import { startDatabase, type LocalDatabase } from '../database.ts';
import { startMail, type Mailbox } from '../mail.ts';
import { ROOT } from '../root.ts';
import { localEnvironment, newSecrets } from '../secrets.ts';
import { staticFiles } from '../site/files.ts';
import { loadFunctions, router, type FunctionFile } from '../site/functions.ts';
import { readToml } from '../site/toml.ts';
import { watchDatabase, type Timings, type Watch } from './claims.ts';
import { createPost, type Post } from './post.ts';
import { stream } from './random.ts';
import { withNewConsent } from './renewal.ts';

export const ORIGIN = 'http://localhost:8888';

/** What the mail provider of the simulation says when it reports a bounce. */
export const BOUNCE_SECRET = 'the mail provider of the simulation knows these words';

export interface Stage {
  readonly trial: Trial;
  readonly origin: string;
  now(): Date;
  setNow(at: Date): void;
  /** Answers a request as the platform would: by a function, or with a built page. No gate stands before it. */
  fetch(request: Request, ip: string): Promise<Response>;
  /** Runs the sender until nothing is left to send at this moment. */
  send(): Promise<void>;
  /** Runs every other scheduled function once; gives when the next step comes if nobody does anything meanwhile. */
  plan(): Promise<Date | null>;
  /** A new version of a role's consent comes into force; gives its name. */
  renewConsent(role: string): Promise<string>;
  /** How many requests were made so far. */
  requests(): number;
  readonly world: World;
  readonly post: Post;
  readonly database: Pick<LocalDatabase, 'sql'>;
  /** Where the codes of researchers arrive: Supabase mails those itself. */
  readonly deskMail: Pick<Mailbox, 'mails' | 'next'>;
  readonly timings: Timings;
  /** The lines of the functions' log. */
  readonly log: readonly string[];
  stop(): Promise<void>;
}

/** How often one moment is tried again before something is wrong. */
const MOST_ROUNDS = 200;

/** A stage in memory, the same for the same seed but for the database's own ids. The site must have been built. */
export async function openStage(seed: number, startsAt: Date): Promise<Stage> {
  const secrets = newSecrets(`simulation ${seed}`);
  const deskMail = await startMail();
  const database = await startDatabase({ dir: null, secrets, smtp: deskMail.smtp });
  const environment = localEnvironment(secrets, {
    siteUrl: ORIGIN,
    supabaseUrl: database.url,
    smtpUrl: 'smtp://127.0.0.1:9',
  });
  Object.assign(process.env, environment, { BOUNCE_SECRET });
  let at = startsAt;
  let renewed = (_path: string, html: string): string => html;
  const log: string[] = [];
  const files = staticFiles(join(ROOT, 'dist'), readToml(ROOT).headers);
  const chance = stream(seed, 'secrets');
  const now = () => new Date(at);
  const post = createPost(now);
  const watch: Watch = { timings: new Map(), histories: [] };
  const parts = {
    clock: { now },
    random: chance.bytes,
    pages: { get: async (path: string) => renewed(path, files.page(path)) },
    log: createLog(now, (line) => void log.push(line)),
    mailer: post.mailer,
  };
  // All of it is replaced: another stage may have stood here before.
  const world = watchDatabase(buildWorld(process.env, parts), post, watch);
  setWorld(world);
  await sealList(world, seed, startsAt);

  const functions = await loadFunctions(join(ROOT, 'functions'));
  const find = router(functions);
  let requests = 0;
  return {
    trial: world.trial,
    origin: ORIGIN,
    now,
    setNow: (to) => void (at = to),
    renewConsent: async (role) => {
      const { trial, content, version } = withNewConsent(world, role);
      const before = world.trial.roles[role]?.consent.version ?? '';
      await world.database.loadProtocol(now(), protocolOf(trial, false));
      setWorld({ trial, content });
      // Nobody asked for a page, and there is something to plan all the same.
      requests += 1;
      // The page on which it is asked, as a build with the new version has it.
      renewed = (path, html) =>
        path.includes('/opnieuw/') ? html.replaceAll(`"${before}"`, `"${version}"`) : html;
      return version;
    },
    requests: () => requests,
    fetch: async (request, ip) => {
      requests += 1;
      const after: Promise<unknown>[] = [];
      const found = find(request);
      const response = found
        ? await found.run(request, { ip, waitUntil: (work) => void after.push(work) })
        : await files.answer(request, decodeURIComponent(new URL(request.url).pathname));
      await Promise.all(after);
      return response;
    },
    send: () => sendAll(functions, post),
    plan: () => planAll(functions, world.trial, watch, now()),
    world,
    post,
    database,
    deskMail,
    timings: watch.timings,
    log,
    stop: async () => void (await Promise.all([database.stop(), deskMail.stop()])),
  };
}

/** The scheduled function that sends mail. */
export const SENDER = 'send-messages';

/** Runs the scheduled functions of these names, as the platform does. */
export async function runScheduled(
  functions: readonly FunctionFile[],
  wanted: (name: string) => boolean,
): Promise<void> {
  for (const { name, run, config } of functions) {
    if (config.schedule === undefined || !wanted(name)) continue;
    const body = JSON.stringify({ next_run: config.schedule });
    const request = new Request('http://localhost/', { method: 'POST', body });
    await run(request, { ip: '', waitUntil: () => undefined });
  }
}

/** Runs all but the sender; gives the moment of the next step that is planned. */
export async function planAll(
  functions: readonly FunctionFile[],
  trial: Trial,
  watch: Watch,
  at: Date,
): Promise<Date | null> {
  watch.histories = [];
  await runScheduled(functions, (name) => name !== SENDER);
  const moments = watch.histories.flatMap((history) =>
    stepsOf(trial, history, at)
      .filter((step) => !step.skipped && step.at > at)
      .map((step) => step.at),
  );
  return moments.reduce<Date | null>((first, one) => (first === null || one < first ? one : first), null);
}

/** The sender stops at a failure, and when its time is over: then it runs again. */
export async function sendAll(functions: readonly FunctionFile[], post: Post): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const [before, started] = [post.attempts(), performance.now()];
    await runScheduled(functions, (name) => name === SENDER);
    const failed = post.all.slice(before).some(({ fate }) => fate !== 'delivered' && fate !== 'bounced');
    if (!failed && performance.now() - started < ALL_DONE_MS) return;
  }
  throw new Error(`The sender finds no end: ${MOST_ROUNDS} rounds at one moment.`);
}

/** Less than the time after which the sender begins no new mail. */
const ALL_DONE_MS = 8_000;

/** Protocol and sealed list, drawn from the seed. */
async function sealList({ trial, database }: World, seed: number, at: Date): Promise<void> {
  await database.loadProtocol(at, protocolOf(trial, false));
  const draw = stream(seed, 'allocation list');
  const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
  const entries = generateList(planOf(trial), draw.int);
  const nonce = Buffer.from(draw.bytes(32)).toString('hex');
  const id = '00000000-0000-4000-8000-000000000001';
  await database.loadAllocationList(at, { id, nonce, commitment: commit(entries, nonce, sha256), entries });
}
