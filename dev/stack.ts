/** The whole local stack: mail catcher, database with the trial's protocol and allocation list, and the site. */
import { join } from 'node:path';
import { startDatabase, type LocalDatabase } from './database.ts';
import { freePort } from './http.ts';
import { startMail, type Mailbox } from './mail.ts';
import { prepare } from './prepare.ts';
import { localEnvironment, localSecrets, newSecrets } from './secrets.ts';
import { startSite, type Site, type SiteOptions } from './serve.ts';

export interface StackOptions {
  /** Folder that keeps everything (`.local`), or null for a stack that forgets. */
  readonly dir: string | null;
  /** Port of the site; 0 or left out: any free one. */
  readonly port?: number;
  readonly every?: number | null;
  readonly gate?: boolean;
  /** When protocol and allocation list are dated: before the first demo person. */
  readonly preparedAt?: Date;
  readonly gateEnvironment?: SiteOptions['gateEnvironment'];
  readonly log?: (line: string) => void;
  readonly ahead?: number;
  readonly moved?: (ahead: number) => void;
  /** Told about each step, for who is waiting. */
  readonly progress?: (words: string) => void;
}

export interface Stack {
  readonly site: Site;
  readonly mail: Mailbox;
  readonly database: LocalDatabase;
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts all parts in order. When one fails, what was started is stopped. Throws `FolderInUse` for a folder that is taken. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { dir, progress = () => undefined } = options;
  const port = options.port || (await freePort());
  const secrets = dir === null ? newSecrets() : localSecrets(dir);
  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    progress('Mail catcher');
    const beside = (steps: number) => (options.port ? options.port + steps : 0);
    const mail = await startMail({ folder: dir && join(dir, 'mail'), web: beside(2), smtp: beside(3) });
    stops.push(() => mail.stop());

    progress('Database');
    const database = await startDatabase({
      dir: dir && join(dir, 'db'),
      port: await freePort(beside(1)),
      smtp: mail.smtp,
      secrets,
    });
    stops.push(() => database.stop());

    const environment = localEnvironment(secrets, {
      siteUrl: `http://localhost:${port}`,
      supabaseUrl: database.url,
      smtpUrl: mail.smtpUrl,
    });
    progress('Protocol and allocation list');
    await prepare(environment, options.preparedAt);

    progress('Site and gate');
    const site = await startSite({ ...options, environment, port });
    stops.push(() => site.stop());
    return { site, mail, database, environment, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
