/** What happens to people of a couple, through the functions of `api`, for tests. */
import type { Row, TestDatabase } from './database.ts';
import { after, confirm, invitee, person, secret, send, sha256, signUp, type Api } from './journey.ts';

/** A fresh session of somebody with a confirmed address. */
export async function login(api: Api, email: string, minutes: number): Promise<string> {
  const session = secret();
  const code = sha256(`code ${session}`);
  await api('request_login', after(minutes), person(email)['email_hash'], session, code);
  return (await confirm(api, session, after(minutes))).session;
}

export const report = (api: Api, session: string, kind: string, minutes: number, on: string | null = null) =>
  api('report_life_event', after(minutes), session, kind, on);

/** Appoints a researcher and gives the id in the token. */
export async function researcher(db: TestDatabase, role = 'coordinator'): Promise<string> {
  const id = crypto.randomUUID();
  await db.owner('insert into auth.users (id, email) values ($1, $2)', [id, `${id}@study.example`]);
  await db.api('appoint_researcher', after(0), `${id}@study.example`, role, null);
  return id;
}

/** Functions of `api` as a researcher calls them, in this branch of the database. */
export const by =
  (db: TestDatabase, id: string): Api =>
  async (name, ...values) => {
    const places = values.map((_, index) => `$${index + 1}`).join(', ');
    const rows = await db.as('authenticated', id, `select api.${name}(${places}) as result`, values);
    return rows[0]?.['result'] as Row;
  };

/** The pseudonym of whose address this is. */
export async function codeOf(db: TestDatabase, email: string): Promise<string> {
  const rows = await db.owner(
    `select p.code from trial.participant p join people.contact c on c.participant = p.id where c.email_hash = $1`,
    [person(email)['email_hash']],
  );
  return String(rows[0]?.['code']);
}

/**
 * The employee `name`@home.example tells of another manager and invites `email`, who signs up from the mail; sessions
 * are fresh at `minutes` + 40.
 */
export async function replace(
  api: Api,
  name: string,
  email: string,
  minutes: number,
): Promise<{ session: string; result: Row }> {
  const employee = await login(api, `${name}@home.example`, minutes);
  await report(api, employee, 'other_manager', minutes);
  await api('invite', after(minutes + 1), employee, invitee(email), true);
  const mail = (await send(api, after(minutes + 35))).find((one) => one.email_enc === `v1.email.${email}`);
  const opened = secret();
  await api('open_link', after(minutes + 36), mail?.token ?? null, opened, null);
  return signUp(api, 'employer', 'not used', after(minutes + 37), opened);
}

/** Reason and state of each hold. */
export const holds = async (on: TestDatabase): Promise<unknown[]> =>
  (await on.owner(`select reason, state from trial.hold order by reason`)).map((row) => Object.values(row));
export const sessionOf = (on: TestDatabase, session: string, minutes: number): Promise<Row> =>
  on.api('read_session', after(minutes), session);
