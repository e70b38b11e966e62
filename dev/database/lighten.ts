/** Takes away what lite and PGlite go through at every query and this project never uses: a call takes half the time. */
import type { PgliteConnection } from '@supabase/lite/pglite';

/** Of these types arrays are read, beside those of types with a parser of their own: lite finds our functions by names. */
const LISTED = ['name', 'uuid'];

/**
 * Once the migrations are applied. PGlite copies its table of parsers for every query, with one for an array of each type
 * that Postgres has: the arrays of what nobody lists go. Lite searches the words of every view for casts to types of its
 * own, which none has. Seen with PGlite 0.4.5 and lite 0.10.0; what comes back stays the same.
 */
export async function lighten(connection: PgliteConnection): Promise<void> {
  const { driver } = connection;
  const { rows } = await driver.query<{ base: number; name: string; list: number }>(
    'select oid as base, typname as name, typarray as list from pg_type where typarray <> 0',
  );
  const idle = rows.filter(({ base, name }) => !(base in driver.parsers) && !LISTED.includes(name));
  const gone = new Set(idle.map(({ list }) => String(list)));
  driver.parsers = Object.fromEntries(Object.entries(driver.parsers).filter(([type]) => !gone.has(type)));
  for (const view of (await connection.introspect()).views) view.sql = '';
}
