/** The real functions in this process, over a real database with the migrations, a real mail catcher and the built pages. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from '../../../dev/build.ts';
import { startDatabase, type LocalDatabase } from '../../../dev/database.ts';
import { startMail, type Mailbox } from '../../../dev/mail.ts';
import { prepare } from '../../../dev/prepare.ts';
import { ROOT } from '../../../dev/root.ts';
import { localEnvironment } from '../../../dev/secrets.ts';
import { staticFiles, type Files } from '../../../dev/site/files.ts';
import { loadFunctions, router } from '../../../dev/site/functions.ts';
import { redirectOf } from '../../../dev/site/redirects.ts';
import { readToml } from '../../../dev/site/toml.ts';
import { createLog } from '../../../src/server/log.ts';
import { getWorld, setWorld, type World } from '../../../src/server/world.ts';
import { handle as sendMessages } from '../../../functions/send-messages.ts';

export const ORIGIN = 'http://localhost:8888';

export interface Site {
  readonly world: World;
  readonly database: LocalDatabase;
  readonly mail: Mailbox;
  /** The lines of the functions' log. */
  readonly log: readonly string[];
  /** Answers a request as the platform would: by a function, or with a built page. */
  fetch(request: Request, ip?: string): Promise<Response>;
  /** Lets time pass, and then sends what became due. */
  pass(minutes: number): Promise<void>;
  /** Every row of every own table, as text: what the database knows. */
  everything(): Promise<string>;
  stop(): Promise<void>;
}

/** Boots everything; about 5 seconds, longer when the site must be built first. */
export async function openSite(): Promise<Site> {
  await build();
  const mail = await startMail();
  const database = await startDatabase({ dir: null, smtp: mail.smtp });
  const environment = localEnvironment(database.secrets, {
    siteUrl: ORIGIN,
    supabaseUrl: database.url,
    smtpUrl: mail.smtpUrl,
  });
  await prepare(environment);
  Object.assign(process.env, environment, { RATE_LIMIT: '100000' });

  let offset = 0;
  const now = () => new Date(Date.now() + offset);
  const log: string[] = [];
  const { headers, redirects } = readToml(ROOT);
  const files = staticFiles(join(ROOT, 'dist'), headers);
  setWorld({
    clock: { now },
    pages: { get: async (path) => files.page(path) },
    log: createLog(now, (line) => void log.push(line)),
  });
  const arrived = watchMail(mail);
  const find = router(await loadFunctions(join(ROOT, 'functions')));
  return {
    world: getWorld(),
    database,
    mail,
    log,
    fetch: async (request, ip = '127.0.0.1') => {
      const after: Promise<unknown>[] = [];
      const elsewhere = redirectOf(new URL(request.url), redirects);
      if (elsewhere) return elsewhere;
      const found = find(request);
      const response = found
        ? await found.run(request, { ip, waitUntil: (work) => void after.push(work) })
        : await built(files, request);
      await Promise.all(after);
      await arrived();
      return response;
    },
    pass: async (minutes) => {
      offset += minutes * 60_000;
      await sendMessages(getWorld());
      await arrived();
    },
    everything: () => everything(database),
    stop: async () => {
      await Promise.all([database.stop(), mail.stop()]);
    },
  };
}

function built(files: Files, request: Request): Promise<Response> {
  const path = decodeURIComponent(new URL(request.url).pathname);
  return request.method === 'GET' ? files.answer(request, path) : files.missing(request);
}

/** The catcher takes a mail in before it shows it: gives a function that waits until all that was sent is there. */
function watchMail(mail: Mailbox): () => Promise<void> {
  const { mailer } = getWorld();
  const sent = new Set<string>();
  setWorld({
    mailer: {
      send: async (one) => {
        const { id } = await mailer.send(one);
        sent.add(id);
        return { id };
      },
    },
  });
  return async () => {
    for (let tries = 0; sent.size && tries < 500; tries += 1) {
      for (const { headers } of await mail.mails()) sent.delete(String(headers['message-id']));
      if (sent.size) await wait(10);
    }
    if (sent.size) throw new Error('The mail catcher lost a mail.');
  };
}

async function everything(database: LocalDatabase): Promise<string> {
  const tables = await database.sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname in ('people', 'trial', 'ops', 'allocation', 'access') and tablename <> 'migration' order by 1`,
  );
  const dumps = [];
  for (const { name } of tables)
    dumps.push(name, ...(await database.sql(`select * from ${name}`)).map((row) => JSON.stringify(row)));
  return dumps.join('\n');
}
