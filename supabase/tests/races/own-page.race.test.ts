/** What people change about themselves while others do too, on a real Postgres and with the rights of the website. */
import type { Sql } from 'postgres';
import { expect, test } from 'vitest';
import type { Row } from '../database.ts';
import { after, confirm, joinedCouple, person, secret, setUp, signUp, submit, type Api } from '../journey.ts';
import { useRace } from '../race.ts';

let owner: Sql;
let api: Api;

const race = useRace('own_page', 20, async () => {
  ({ owner, api } = race);
  await setUp(api);
});

const member = async (email: string): Promise<string> =>
  (await confirm(api, (await signUp(api, 'employee', email)).session)).session;
const address = (email: string): Row => ({ ...person(email), name_enc: undefined });
const count = async (sql: string): Promise<number> => Number((await owner.unsafe(sql))[0]?.['n']);

test('ten who want the same new address at once, and one who signs up with it: one gets it', async () => {
  const wanted = 'wanted@home.example';
  const people = await Promise.all(
    Array.from({ length: 10 }, async (_, n) => {
      const session = await member(`wants-${n}@home.example`);
      const code = secret();
      await api('request_address', after(2), session, address(wanted), code);
      return { session, code };
    }),
  );
  const results = await Promise.all([
    ...people.map(({ session, code }) => api('confirm_address', after(3), session, code)),
    signUp(api, 'employee', wanted, after(3)).then(({ result }) => result),
  ]);
  const hash = String(person(wanted)['email_hash']);
  expect(
    await count(`select count(*) as n from people.contact where email_hash = '${hash}' and active`),
  ).toBe(1);
  const got = results.filter(({ status }) => status === 'changed' || status === 'signed_up');
  expect(got).toHaveLength(1);
});

test('five tries are five, also when they come at once', async () => {
  const session = await member('guessed@home.example');
  await api('request_address', after(2), session, address('guess@home.example'), secret());
  const results = await Promise.all(
    Array.from({ length: 12 }, () => api('confirm_address', after(3), session, secret())),
  );
  expect(results.filter(({ status }) => status === 'wrong')).toHaveLength(5);
  expect(results.filter(({ status }) => status === 'expired')).toHaveLength(7);
});

test('[D2] erasing while answers, a pause and a number come in: no deadlock, and nothing that may go is left', async () => {
  for (let round = 0; round < 8; round += 1) {
    const couple = await joinedCouple(api, `erased-${round}`);
    const [id] = await owner`select participant as id from ops.session where hash = ${couple.employee}`;
    const results = await Promise.allSettled([
      api('save_answers', after(41), couple.employee, 'employee-t0', 1, { contract_hours: '24' }),
      submit(api, 'employee', couple.employee, after(41)),
      api('withdraw', after(41), couple.employee, 'erase'),
      api('change_phone', after(41), couple.employee, 'v1.phone.late'),
      api('pause', after(41), couple.employee, '2026-03-10'),
    ]);
    expect(results.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([]);
    for (const table of ['people.contact', 'people.address_change', 'ops.session', 'ops.link'])
      expect([
        table,
        await count(`select count(*) as n from ${table} where participant = '${id?.['id']}'`),
      ]).toEqual([table, 0]);
    const left = `select (select count(*) from trial.draft d join trial.occasion o on o.id = d.occasion where o.participant = p)
      + (select count(*) from trial.free_text t join trial.submission s on s.id = t.submission where s.participant = p) as n
      from (select '${id?.['id']}'::uuid as p) x`;
    expect(await count(left)).toBe(0);
  }
  expect(await api('verify_audit')).toMatchObject({ status: 'intact' });
});
