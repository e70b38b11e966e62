/** A trial that is ready to draw lots, and what stands in it, for the tests of allocation. */
import { type Row, type TestDatabase } from './database.ts';
import { after, makeList, setUp, type List } from './journey.ts';

/** By role the id in the token of a researcher. */
export const users = {
  coordinator: crypto.randomUUID(),
  owner: crypto.randomUUID(),
  allocation_manager: crypto.randomUUID(),
};
/** A list for both strata. */
export const list = makeList(20);

/** A branch with protocol, list and researchers. */
export async function ready(
  db: TestDatabase,
  options: { protocol?: object; list?: List } = {},
): Promise<TestDatabase> {
  const copy = await db.branch();
  await setUp(copy.api, { list, ...options });
  for (const [role, id] of Object.entries(users)) {
    await copy.owner('insert into auth.users (id, email) values ($1, $2)', [id, `${role}@study.example`]);
    await copy.api('appoint_researcher', after(0), `${role}@study.example`, role, null);
  }
  return copy;
}
/** Runs a function of `api` as a researcher. */
export const asUser = async (
  on: TestDatabase,
  role: keyof typeof users,
  sql: string,
  parameters: unknown[] = [],
): Promise<Row> =>
  (await on.as('authenticated', users[role], `select ${sql} as result`, parameters))[0]?.['result'] as Row;
/** The newest couple. */
export const coupleIn = async (on: TestDatabase): Promise<Row> =>
  (await on.owner('select * from trial.couple order by joined_at desc limit 1'))[0] as Row;

export const holdsIn = async (on: TestDatabase): Promise<unknown[]> =>
  (await on.owner('select reason, state from trial.hold order by 1, 2')).map((row) => [
    row['reason'],
    row['state'],
  ]);
/** How often this stands in the audit. */
export const eventsIn = async (on: TestDatabase, event: string): Promise<unknown> =>
  (await on.owner('select count(*)::int as n from ops.audit where event = $1', [event]))[0]?.['n'];
