/** A PGlite with all migrations, once a test file; and the roles that look at it. */
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { applyMigrations, onPglite } from '../apply.ts';
import { AUTH_SQL } from '../auth.ts';

export type Role = 'anon' | 'authenticated' | 'service_role';
export type Row = Record<string, unknown>;

export interface TestDatabase {
  readonly pglite: PGlite;
  /** Runs as the owner of everything. */
  owner(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Runs as a role of the outside, with the `sub` of its token; what it writes stays. */
  as(role: Role, sub: string | null, sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Calls a function of `api` as service_role and gives its jsonb. */
  api(name: string, ...values: unknown[]): Promise<Row>;
  /** What happens from here is undone by `close`, at the latest when the test ends. Branches can be nested. */
  branch(): Promise<TestDatabase>;
  close(): Promise<void>;
}

/** Boots an empty database with the migrations. About 2 s. */
export async function openDatabase(): Promise<TestDatabase> {
  const pglite = await PGlite.create();
  await pglite.exec(AUTH_SQL);
  await applyMigrations(onPglite(pglite));
  const run: Runner = (work) =>
    pglite.transaction((transaction) => work((sql, values) => transaction.query(sql, values)));
  return wrap(pglite, run, 0, () => pglite.close());
}

/** The database of all tests of a file, prepared before the first. Only hooks and tests can ask it anything. */
export function useDatabase(prepare: () => Promise<unknown> = () => Promise.resolve()): TestDatabase {
  let opened: TestDatabase | undefined;
  const db = (): TestDatabase => {
    if (!opened) throw new Error('The database is asked before it is open.');
    return opened;
  };
  beforeAll(async () => {
    opened = await openDatabase();
    await prepare();
  });
  afterAll(() => opened?.close());
  return {
    get pglite() {
      return db().pglite;
    },
    owner: (...asked) => db().owner(...asked),
    as: (...asked) => db().as(...asked),
    api: (...asked) => db().api(...asked),
    branch: () => db().branch(),
    close: () => db().close(),
  };
}

type Query = (sql: string, values: unknown[]) => Promise<{ rows: unknown[] }>;
/** Runs work that stays whole or doesn't happen. */
type Runner = (work: (query: Query) => Promise<Row[]>) => Promise<Row[]>;

function wrap(pglite: PGlite, run: Runner, depth: number, close: () => Promise<void>): TestDatabase {
  const as: TestDatabase['as'] = (role, sub, sql, parameters = []) =>
    run(async (query) => {
      const become = `select set_config('role', $1, true), set_config('request.jwt.claim.sub', $2, true)`;
      await query(become, [role, sub ?? '']);
      const { rows } = await query(sql, parameters);
      await query(become, ['none', '']);
      return rows as Row[];
    });
  return {
    pglite,
    as,
    owner: (sql, parameters = []) => run(async (query) => (await query(sql, parameters)).rows as Row[]),
    api: async (name, ...values) => {
      const { sql, parameters } = call(name, values);
      return (await as('service_role', null, sql, parameters))[0]?.['result'] as Row;
    },
    branch: () => branch(pglite, depth),
    close,
  };
}

async function branch(pglite: PGlite, depth: number): Promise<TestDatabase> {
  const name = `branch_${depth}`;
  await pglite.exec(depth === 0 ? 'begin; set constraints all immediate' : `savepoint ${name}`);
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await pglite.exec(depth === 0 ? 'rollback' : `rollback to ${name}`);
    open = false;
  };
  onTestFinished(close);
  const run: Runner = async (work) => {
    await pglite.exec('savepoint call');
    try {
      const rows = await work((sql, values) => pglite.query(sql, values));
      await pglite.exec('release call');
      return rows;
    } catch (fault) {
      await pglite.exec('rollback to call');
      throw fault;
    }
  };
  return wrap(pglite, run, depth + 1, close);
}

/** The SQL that calls a function of `api` with these values, for any driver: objects go as text and are cast. */
export function call(
  name: string,
  values: unknown[],
): { sql: string; parameters: (string | number | boolean | null)[] } {
  const isJson = (value: unknown): boolean => typeof value === 'object' && value !== null;
  const places = values.map((value, index) =>
    isJson(value) ? `($${index + 1}::text)::jsonb` : `$${index + 1}`,
  );
  const parameters = values.map((value) => (isJson(value) ? JSON.stringify(value) : (value as string)));
  return { sql: `select api.${name}(${places.join(', ')}) as result`, parameters };
}
