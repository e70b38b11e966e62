/** A researcher in the tests of the database: appointed, and calling the functions of `api` with their own rights. */
import { call, type Row, type TestDatabase } from './database.ts';
import { after } from './journey.ts';

export interface Researcher {
  readonly id: string;
  /** Calls a function of `api` as this researcher. */
  readonly act: (name: string, ...values: unknown[]) => Promise<Row>;
  /** Reads a view of `research` as this researcher. */
  readonly see: (view: string, where?: string) => Promise<Row[]>;
}

export async function appoint(db: TestDatabase, role: string): Promise<Researcher> {
  const id = crypto.randomUUID();
  const email = `${role}.${id.slice(0, 8)}@study.example`;
  await db.owner('insert into auth.users (id, email) values ($1, $2)', [id, email]);
  await db.api('appoint_researcher', after(0), email, role, role === 'monitor' ? '2999-12-31' : null);
  return researcher(db, id);
}

/** The same researcher in another branch of the database. */
export const researcher = (db: TestDatabase, id: string): Researcher => ({
  id,
  act: async (name, ...values) => {
    const { sql, parameters } = call(name, values);
    return (await db.as('authenticated', id, sql, parameters))[0]?.['result'] as Row;
  },
  see: (view, where = 'true') => db.as('authenticated', id, `select * from research.${view} where ${where}`),
});

/** Opens a task for the employee or employer behind a session, as the schedule does; gives its id. */
export async function openTask(
  db: TestDatabase,
  session: string,
  kind: string,
  at: string,
  onOccasion = true,
): Promise<string> {
  const [row] = await db.owner(
    `select trial.open_task($1, $2, s.participant, case when $4 then o.id end, trial.day($1)) as id
     from ops.session s left join trial.occasion o on o.participant = s.participant where s.hash = $3`,
    [at, kind, session, onOccasion],
  );
  return String(row?.['id']);
}

/** The pseudonym of who a session belongs to. */
export async function codeOf(db: TestDatabase, session: string): Promise<string> {
  const [row] = await db.owner(
    'select p.code from ops.session s join trial.participant p on p.id = s.participant where s.hash = $1',
    [session],
  );
  return String(row?.['code']);
}
