/** Applies the migrations in order, each once; the same code serves PGlite, Supabase Lite and real Postgres. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs one or more SQL statements and gives the rows of the last one. */
export type Run = (sql: string) => Promise<readonly Record<string, unknown>[]>;

const FOLDER = join(import.meta.dirname, 'migrations');

/**
 * The roles that a hosted Supabase already has. Supabase Lite needs them before its own tables are made
 * (`app.ensureSystemSchema()`), and so before `applyMigrations`. Safe to repeat.
 */
export const ROLES_SQL = `do $$ begin
  if not exists (select from pg_roles where rolname = 'anon') then create role anon nologin; end if;
  if not exists (select from pg_roles where rolname = 'authenticated') then create role authenticated nologin; end if;
  if not exists (select from pg_roles where rolname = 'service_role') then create role service_role nologin bypassrls; end if;
end $$;`;

const HISTORY_SQL = `
create schema if not exists ops;
create table if not exists ops.migration (
  name text primary key,
  hash text not null,
  applied_at timestamptz not null default now()
);
alter table ops.migration enable row level security;
comment on table ops.migration is 'Which files of supabase/migrations were applied, and their SHA-256. Erasure: keep (no personal data).';
`;

/** The files of `supabase/migrations` in order. `repeatable` files (generated) run again when they change. */
export function migrations(): { name: string; sql: string; hash: string; repeatable: boolean }[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(FOLDER, name), 'utf8');
      const hash = createHash('sha256').update(sql).digest('hex');
      return { name, sql, hash, repeatable: sql.startsWith('-- repeatable') };
    });
}

/**
 * Applies what is new and returns the names of the files that ran. Each file and its record are one
 * transaction, because a multi-statement string is one in Postgres.
 * @throws if a file changed after it was applied (make a new file, or begin with an empty database).
 */
export async function applyMigrations(run: Run): Promise<string[]> {
  await run(HISTORY_SQL);
  const rows = await run('select name, hash from ops.migration');
  const known = new Map(rows.map((row) => [String(row['name']), String(row['hash'])]));
  const applied: string[] = [];
  for (const { name, sql, hash, repeatable } of migrations()) {
    const before = known.get(name);
    if (before === hash) continue;
    if (before !== undefined && !repeatable) {
      throw new Error(`supabase/migrations/${name} was changed after it was applied to this database`);
    }
    const record = `insert into ops.migration (name, hash) values ('${name}', '${hash}')
      on conflict (name) do update set hash = excluded.hash, applied_at = now();`;
    await run(`${sql}\n;${record}`).catch((fault: unknown) => {
      throw new Error(`supabase/migrations/${name}: ${String(fault)}`, { cause: fault });
    });
    applied.push(name);
  }
  return applied;
}

/** A `Run` over PGlite, or over `connection.driver` of Supabase Lite on PGlite. */
export function onPglite(database: {
  exec(sql: string): Promise<readonly { rows: Record<string, unknown>[] }[]>;
}): Run {
  return async (sql) => (await database.exec(sql)).at(-1)?.rows ?? [];
}

/** A `Run` over the `postgres` driver, or over `connection.driver` of Supabase Lite on Postgres. */
export function onPostgres(database: { unsafe(sql: string): { simple(): PromiseLike<unknown> } }): Run {
  return async (sql) => {
    const result = (await database.unsafe(sql).simple()) as
      Record<string, unknown>[] | Record<string, unknown>[][];
    const last = Array.isArray(result.at(-1)) ? result.at(-1) : result;
    return last as Record<string, unknown>[];
  };
}

// `DATABASE_URL=postgres://… node supabase/apply.ts` brings a hosted database up to date.
if (import.meta.main) {
  const { default: postgres } = await import('postgres');
  const url = process.env['DATABASE_URL'];
  if (!url)
    throw new Error(
      'Set DATABASE_URL to the connection string of the database (session mode, role postgres)',
    );
  const database = postgres(url, { max: 1, onnotice() {} });
  const applied = await applyMigrations(onPostgres(database));
  console.log(applied.length > 0 ? `applied:\n${applied.join('\n')}` : 'up to date');
  await database.end();
}
