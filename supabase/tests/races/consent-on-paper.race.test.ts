/** A form on paper while something else happens with the same address, on a real Postgres. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startPostgres, type TestPostgres } from '../../postgres.ts';
import { call, type Row } from '../database.ts';
import { after, confirm as confirmCode, days, person, send, setUp, sha256, signUp } from '../journey.ts';
import { confirming, FIGURES, PAPER, typed } from '../paper.ts';
import { openRace, type Race } from '../race.ts';

const ROUNDS = 6;
let cluster: TestPostgres;
let race: Race;
const coordinators = [crypto.randomUUID(), crypto.randomUUID()] as const;

beforeAll(async () => {
  cluster = await startPostgres();
  race = await openRace(cluster, 'consent_on_paper', 20);
  await setUp(race.api, { protocol: PAPER });
  for (const id of coordinators) {
    await race.owner`insert into auth.users (id, email) values (${id}, ${`${id}@study.example`})`;
    await race.api('appoint_researcher', after(0), `${id}@study.example`, 'coordinator', null);
  }
});
afterAll(async () => {
  await race?.end();
  await cluster?.stop();
});

/** Calls a function of `api` as one of the two coordinators. */
async function act(who: 0 | 1, name: string, ...values: unknown[]): Promise<Row> {
  const { sql, parameters } = call(name, values);
  return race.owner.begin(async (one) => {
    await one`select set_config('role', 'authenticated', true), set_config('request.jwt.claim.sub', ${coordinators[who]}, true)`;
    return (await one.unsafe(sql, parameters))[0]?.['result'] as Row;
  }) as Promise<Row>;
}
const enter = (who: 0 | 1, email: string, id = crypto.randomUUID()) =>
  act(who, 'enter_paper_consent', after(10), ...typed({ email, id }));

/** A form that was entered and mailed: its id and the hash of the token in the mail. */
async function mailed(email: string): Promise<{ readonly id: string; readonly token: string }> {
  await race.owner`delete from ops.rate`;
  const id = crypto.randomUUID();
  expect(await enter(0, email, id)).toMatchObject({ status: 'entered' });
  const mail = (await send(race.api, after(11))).find(({ email_enc }) => email_enc === `v1.email.${email}`);
  return { id, token: String(mail?.token) };
}
const confirm = (token: string, figures = FIGURES) =>
  race.api('confirm_paper', after(12), ...confirming(token, figures).values);
const rows = async (table: string, email: string): Promise<number> => {
  const [row] = await race.owner.unsafe(
    `select count(*)::int as n from ${table} x join people.contact c on c.participant = x.participant where c.email_hash = $1`,
    [String(person(email)['email_hash'])],
  );
  return Number(row?.['n']);
};

/** All at once; a deadlock or any other fault fails the test. */
async function together(work: readonly Promise<Row>[]): Promise<string[]> {
  const results = await Promise.allSettled(work);
  expect(results.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([]);
  return results.map((one) => (one.status === 'fulfilled' ? String(one.value['status']) : ''));
}

test('[C7] two coordinators who enter the same paper at once make one participant and one mail', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    await race.owner`delete from ops.rate`;
    const email = `both-${round}@home.example`;
    const results = await together([enter(0, email), enter(1, email)]);
    expect(results.toSorted()).toEqual(['entered', 'waiting']);
    const id = crypto.randomUUID();
    const other = `click-${round}@home.example`;
    expect(await together([enter(0, other, id), enter(0, other, id)])).toEqual(['entered', 'entered']);
    for (const one of [email, other]) {
      expect(await rows('people.contact', one)).toBe(1);
      expect(await rows('people.paper_sign_up', one)).toBe(1);
      expect(await rows('ops.message', one)).toBe(1);
    }
  }
});

test('confirmed five times at once, it gives one consent', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const email = `twice-${round}@home.example`;
    const { token } = await mailed(email);
    const results = await together(Array.from({ length: 5 }, () => confirm(token)));
    expect(results.toSorted()).toEqual(['confirmed', 'done', 'done', 'done', 'done']);
    expect(await rows('people.consent', email)).toBe(1);
  }
});

test('five wrong tries are five, also when they come at once', async () => {
  const { token } = await mailed('guessed@home.example');
  const results = await together(Array.from({ length: 12 }, (_, n) => confirm(token, sha256(`${n}`))));
  expect(results.filter((status) => status === 'wrong')).toHaveLength(5);
  expect(results.filter((status) => status === 'over')).toHaveLength(7);
});

test('while the person signs up on the website, it is taken back, mailed again or forgotten, one consent at most remains', async () => {
  for (let round = 0; round < ROUNDS * 2; round += 1) {
    const email = `web-${round}@home.example`;
    const { id, token } = await mailed(email);
    const { session } = await signUp(race.api, 'employee', email, after(11));
    const [, code] = await together([
      confirm(token),
      confirmCode(race.api, session, after(12)).then(({ result }) => result),
      act(0, 'take_back_paper', after(12), id),
      act(1, 'mail_paper_again', after(12), id),
      race.api('forget_expired', after(12)),
      signUp(race.api, 'employee', email, after(12)).then(({ result }) => result),
    ]);
    expect(await rows('people.consent', email)).toBe(1);
    expect(['confirmed', 'wrong', 'expired', 'no_session']).toContain(code);
  }
});

test('taken back while the same address signs up, whoever comes first', async () => {
  for (let round = 0; round < ROUNDS * 3; round += 1) {
    const email = `back-${round}@home.example`;
    const { id } = await mailed(email);
    const [, result] = await together([
      act(0, 'take_back_paper', after(12), id),
      signUp(race.api, 'employee', email, after(12)).then((one) => one.result),
    ]);
    expect(['signed_up', 'already_signed_up']).toContain(result);
    expect(await rows('people.pending_sign_up', email)).toBe(1);
  }
});

test('confirmed at the moment at which it runs out, it counts or is gone', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const email = `late-${round}@home.example`;
    const { token } = await mailed(email);
    const [confirmed] = await together([confirm(token), race.api('forget_expired', after(11 + days(14)))]);
    expect(await rows('people.consent', email)).toBe(confirmed === 'confirmed' ? 1 : 0);
  }
  expect(await race.api('verify_audit')).toMatchObject({ status: 'intact' });
});
