/** Supabase inside the project: `@supabase/lite` over PGlite, on disk or in memory, in a process of its own. */
import { resolve } from 'node:path';
import { startChild } from './child.ts';
import type { OpenOptions } from './database/open.ts';
import { lock } from './lock.ts';
import { newSecrets, type LocalSecrets } from './secrets.ts';

export interface DatabaseOptions {
  /** Folder of the data, or null for a database in memory. */
  readonly dir: string | null;
  /** 0 or left out: any free port. */
  readonly port?: number;
  /** Where the codes for researchers are mailed to; without it they are not sent. */
  readonly smtp?: { readonly host: string; readonly port: number } | null;
  readonly secrets?: LocalSecrets;
  readonly mailFrom?: string;
}

export interface LocalDatabase {
  readonly url: string;
  readonly port: number;
  readonly secrets: LocalSecrets;
  /** Plain SQL as the owner of the database: for tests and for looking, never for the demo or a function. */
  sql<Row = Record<string, unknown>>(text: string, parameters?: readonly unknown[]): Promise<Row[]>;
  onExit(listener: () => void): void;
  stop(): Promise<void>;
}

/**
 * Starts a database with the project's migrations applied. Takes the folder's lock: throws `FolderInUse`
 * when another process has it. Its own output is thrown away (`DEV_VERBOSE=1` shows it): it prints values.
 */
export async function startDatabase(options: DatabaseOptions): Promise<LocalDatabase> {
  const secrets = options.secrets ?? newSecrets();
  const folder = options.dir === null ? null : resolve(options.dir);
  const unlock = folder === null ? () => undefined : lock(folder);
  const open: OpenOptions = {
    dir: folder,
    port: options.port ?? 0,
    smtp: options.smtp ?? null,
    secrets,
    mailFrom: options.mailFrom ?? 'onderzoek@localhost',
  };
  try {
    const child = await startChild<{ port: number }>('./database/child.ts', open);
    return {
      url: `http://127.0.0.1:${child.ready.port}`,
      port: child.ready.port,
      secrets,
      sql: (text, parameters = []) => child.ask({ text, parameters }),
      onExit: (listener) => child.onExit(listener),
      stop: async () => {
        await child.stop();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
