/** A new address of the desk while something else happens to the same person, on a real Postgres. */
import { expect, test } from 'vitest';
import { call, type Row } from '../database.ts';
import { after, joinedCouple, person, secret, send, setUp, sha256, signUp } from '../journey.ts';
import { useRace } from '../race.ts';

const ROUNDS = 6;
let coordinator: string;

const race = useRace('address_by_desk', 20, async () => {
  await setUp(race.api);
  coordinator = crypto.randomUUID();
  await race.owner`insert into auth.users (id, email) values (${coordinator}, 'coordinator@study.example')`;
  await race.api('appoint_researcher', after(0), 'coordinator@study.example', 'coordinator', null);
});

/** Calls a function of `api` as the coordinator. */
async function act(name: string, ...values: unknown[]): Promise<Row> {
  const { sql, parameters } = call(name, values);
  return race.owner.begin(async (one) => {
    await one`select set_config('role', 'authenticated', true), set_config('request.jwt.claim.sub', ${coordinator}, true)`;
    return (await one.unsafe(sql, parameters))[0]?.['result'] as Row;
  }) as Promise<Row>;
}

interface Waiting {
  readonly session: string;
  readonly code: string;
  readonly id: string;
  readonly old: string;
  readonly next: string;
  readonly change: string;
  readonly said: string;
  readonly token: string;
}
const propose = ({ code, next }: Pick<Waiting, 'code' | 'next'>, change: string, said: string) => {
  const address = { ...person(next), name_enc: undefined };
  return act('change_contact', after(43), code, change, address, said, null, 'called', 'x');
};

/** Somebody whose new address was mailed and waits for the code. */
async function waiting(name: string): Promise<Waiting> {
  // One researcher may not do so much in an hour.
  await race.owner`delete from ops.rate`;
  const { employee: session } = await joinedCouple(race.api, name);
  const [row] =
    await race.owner`select p.id, p.code from ops.session s join trial.participant p on p.id = s.participant
    where s.hash = ${session}`;
  const [change, said] = [crypto.randomUUID(), secret()];
  const who = { session, code: String(row?.['code']), id: String(row?.['id']), change, said };
  const [old, next] = [`${name}@home.example`, `${name}.new@home.example`];
  expect(await propose({ code: who.code, next }, change, said)).toEqual({ status: 'changed' });
  const mail = (await send(race.api, after(44))).find(({ email_enc }) => email_enc === `v1.email.${next}`);
  return { ...who, old, next, token: String(mail?.token) };
}
const confirm = ({ token, said }: Waiting, minutes = 45) =>
  race.api('confirm_proposal', after(minutes), token, said);
const contact = async ({ id }: Waiting): Promise<Row | undefined> =>
  (await race.owner`select email_hash, bounced_at from people.contact where participant = ${id}`)[0];
const hash = (email: string) => person(email)['email_hash'];

/** All at once; a deadlock or any other fault fails the test. */
async function together(work: readonly Promise<Row>[]): Promise<string[]> {
  const results = await Promise.allSettled(work);
  expect(results.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([]);
  return results.map((one) => (one.status === 'fulfilled' ? String(one.value['status']) : ''));
}

test('confirmed five times at once, it changes once and the old address is told once', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const one = await waiting(`twice-${round}`);
    const results = await together(Array.from({ length: 5 }, () => confirm(one)));
    expect(results.toSorted()).toEqual(['changed', 'done', 'done', 'done', 'done']);
    const told =
      await race.owner`select 1 from ops.message where participant = ${one.id} and kind = 'address-old'`;
    expect(told).toHaveLength(1);
  }
});

test('five wrong codes are five, also when they come at once', async () => {
  const one = await waiting('guessed');
  const results = await together(Array.from({ length: 12 }, () => confirm({ ...one, said: secret() })));
  expect(results.filter((status) => status === 'wrong')).toHaveLength(5);
  expect(results.filter((status) => status === 'code_over')).toHaveLength(7);
});

test('a notice about the old address that comes in meanwhile never stops the new one', async () => {
  for (let round = 0; round < ROUNDS * 3; round += 1) {
    const one = await waiting(`bounces-${round}`);
    await together([
      race.api('record_bounce', after(45), hash(one.old), 'hard', null),
      confirm(one),
      race.api('record_bounce', after(45), hash(one.old), 'hard', null),
    ]);
    expect(await contact(one)).toEqual({ email_hash: hash(one.next), bounced_at: null });
    const open = await race.owner`select 1 from trial.task where participant = ${one.id} and state = 'open'`;
    expect(open).toHaveLength(0);
  }
});

test('while the person changes it on the own page, one of the two counts, and nothing waits any more', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const one = await waiting(`own-${round}`);
    const own = `own-${round}.page@home.example`;
    const code = sha256(`own ${round}`);
    await race.api('request_address', after(45), one.session, { ...person(own), name_enc: undefined }, code);
    const [byDesk, byPage] = await together([
      confirm(one),
      race.api('confirm_address', after(45), one.session, code),
    ]);
    expect([
      ['changed', 'no_session'],
      ['changed', 'expired'],
      ['over', 'changed'],
    ]).toContainEqual([byDesk, byPage]);
    expect((await contact(one))?.['email_hash']).toBe(hash(byDesk === 'changed' ? one.next : own));
    expect(await race.owner`select 1 from people.address_change where participant = ${one.id}`).toHaveLength(
      0,
    );
    const left =
      await race.owner`select 1 from trial.contact_change where participant = ${one.id} and state = 'waiting'`;
    expect(left).toHaveLength(0);
  }
});

test('[D2] while the person stops and has all erased, no address is left', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const one = await waiting(`erased-${round}`);
    const [, withdrawn] = await together([
      confirm(one),
      race.api('withdraw', after(45), one.session, 'erase'),
      act('renew_address_code', after(45), one.change, secret()),
      race.api('forget_expired', after(45)),
    ]);
    // Who confirmed first ended the session from which was withdrawn.
    if (withdrawn !== 'withdrawn') continue;
    expect(await contact(one)).toBe(undefined);
    expect(await race.owner`select 1 from people.address_change where participant = ${one.id}`).toHaveLength(
      0,
    );
  }
});

test('two researchers who type at once leave one that waits; and who signs up with it meanwhile keeps it', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const one = await waiting(`typed-${round}`);
    await together([
      ...Array.from({ length: 3 }, () => propose(one, crypto.randomUUID(), secret())),
      act('take_back_address', after(43), one.change),
    ]);
    const left =
      await race.owner`select 1 from trial.contact_change where participant = ${one.id} and state = 'waiting'`;
    expect(left).toHaveLength(1);
    const other = await waiting(`wanted-${round}`);
    await together([
      confirm(other),
      signUp(race.api, 'employee', other.next, after(45)).then(({ result }) => result),
    ]);
    const [row] = await race.owner`select count(*)::int as n from people.contact
      where email_hash = ${String(hash(other.next))} and active`;
    expect(row?.['n']).toBe(1);
  }
  expect(await race.api('verify_audit')).toMatchObject({ status: 'intact' });
});
