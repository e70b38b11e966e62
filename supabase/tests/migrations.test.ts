import { describe, expect, test } from 'vitest';
import { applyMigrations, migrations, onPglite } from '../apply.ts';
import { useDatabase } from './database.ts';

const OURS = `('people', 'trial', 'ops', 'allocation', 'access', 'api', 'research')`;

const db = useDatabase();

describe('the migrations', () => {
  test('are applied once: a second start applies nothing', async () => {
    expect(await applyMigrations(onPglite(db.pglite))).toEqual([]);
    expect(await db.owner('select count(*)::int as n from ops.migration')).toEqual([
      { n: migrations().length },
    ]);
  });

  test('refuse to go on when a file changed after it was applied', async () => {
    const copy = await db.branch();
    await copy.owner(`update ops.migration set hash = 'other' where name like '0010%'`);
    await expect(applyMigrations(onPglite(copy.pglite))).rejects.toThrow(
      '0010_roles_and_schemas.sql was changed',
    );
    await copy.close();
  });

  test('run the generated permissions again when they change', async () => {
    const copy = await db.branch();
    await copy.owner(`update ops.migration set hash = 'other' where name like '0170%'`);
    expect(await applyMigrations(onPglite(copy.pglite))).toEqual(['0170_permissions.sql']);
    await copy.close();
  });

  test('leave no table without row-level security', async () => {
    const open = await db.owner(`select c.oid::regclass::text as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and n.nspname in ${OURS} and not c.relrowsecurity`);
    expect(open).toEqual([]);
  });

  test('[D2] say of every table what erasure does to it', async () => {
    const tables =
      await db.owner(`select c.oid::regclass::text as name, obj_description(c.oid) as words from pg_class c
      join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and n.nspname in ${OURS}`);
    expect(tables.length).toBeGreaterThan(25);
    const mark = /Erasure: (erase|anonymise|keep \([^)]{5,}\))( \([^)]*\))?\.$/;
    expect(tables.filter(({ words }) => !mark.test(String(words)))).toEqual([]);
  });

  test('[D1] keep names and addresses only as ciphertext and keyed hashes, in one schema', async () => {
    const columns =
      await db.owner(`select table_schema, table_name, column_name from information_schema.columns
      where table_schema in ${OURS} and table_schema <> 'research'
        and column_name ~ '(name|email|phone|address|form)' and column_name !~ '_(enc|hash)$'`);
    expect(columns).toEqual([{ table_schema: 'ops', table_name: 'migration', column_name: 'name' }]);
    const ciphertext = await db.owner(`select distinct table_schema from information_schema.columns
      where table_schema in ${OURS} and table_schema <> 'research' and column_name ~ '_enc$'`);
    expect(ciphertext).toEqual([{ table_schema: 'people' }]);
  });

  test('give every function that runs with the rights of its owner an empty search path', async () => {
    const loose = await db.owner(`select p.oid::regprocedure::text as name from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace
      where n.nspname in ${OURS} and not coalesce(p.proconfig @> array['search_path=""'], false)`);
    expect(loose).toEqual([]);
  });
});
