/** Address, telephone number and pause, as their owner changes them. */
import { describe, expect, test } from 'vitest';
import { useDatabase, type Row, type TestDatabase } from './database.ts';
import {
  after,
  confirm,
  days,
  joinedCouple,
  person,
  secret,
  send,
  setUp,
  signUp,
  type Api,
} from './journey.ts';

const db = useDatabase(() => setUp(db.api));

const address = (email: string, organisation: string | null = null): Row => {
  const { email_enc, email_hash, organisation_hash } = person(email, organisation);
  return { email_enc, email_hash, organisation_hash };
};
const contact = async (of: TestDatabase, email: string): Promise<Row | undefined> =>
  (await of.owner('select * from people.contact where email_hash = $1', [person(email)['email_hash']]))[0];

/** Somebody who signed up and typed the code at minute 1. */
const member = async (api: Api, email: string): Promise<string> =>
  (await confirm(api, (await signUp(api, 'employee', email)).session)).session;

describe('a new address', () => {
  test('counts from the moment that the code which was mailed there is typed, and ends what the old one could open', async () => {
    const copy = await db.branch();
    const couple = await joinedCouple(copy.api, 'moves');
    const mails = (await send(copy.api, after(40))).filter(
      ({ email_enc }) => email_enc === 'v1.email.moves@home.example',
    );
    const elsewhere = secret();
    await copy.api('open_link', after(40), mails.find(({ token }) => token)?.token, elsewhere, null);
    await copy.owner('update people.contact set bounced_at = $1', [after(40)]);
    const code = secret();
    expect(
      await copy.api('request_address', after(41), couple.employee, address('moved@home.example'), code),
    ).toEqual({
      status: 'opened',
      name_enc: 'v1.name.moves@home.example',
      taken: false,
    });
    expect((await contact(copy, 'moves@home.example'))?.['active']).toBe(true);
    expect(await copy.api('confirm_address', after(42), couple.employee, code)).toEqual({
      status: 'changed',
      name_enc: 'v1.name.moves@home.example',
      old_email_enc: 'v1.email.moves@home.example',
    });
    expect(await contact(copy, 'moves@home.example')).toBe(undefined);
    expect(await contact(copy, 'moved@home.example')).toMatchObject({ bounced_at: null, active: true });
    expect(await copy.api('read_session', after(43), couple.employee)).toMatchObject({
      status: 'open',
      fresh: true,
    });
    expect(await copy.api('read_session', after(43), elsewhere)).toEqual({ status: 'none' });
    for (const { token } of mails)
      if (token)
        expect(await copy.api('open_link', after(43), token, secret(), null)).toMatchObject({
          status: 'expired',
        });
    const login = (email: string) =>
      copy.api('request_login', after(50), person(email)['email_hash'], secret(), secret());
    expect(await login('moves@home.example')).toEqual({ status: 'unknown' });
    expect(await login('moved@home.example')).toMatchObject({ status: 'opened' });
    expect(await copy.api('verify_audit')).toMatchObject({ status: 'intact' });
    await copy.close();
  });

  test('asks a fresh code of the person first', async () => {
    const session = await member(db.api, 'stale@home.example');
    const ask = (at: number, hash: string) =>
      db.api('request_address', after(at), hash, address('x@home.example'), secret());
    expect(await ask(60, session)).toEqual({ status: 'not_fresh' });
    expect(await ask(2, secret())).toEqual({ status: 'no_session' });
    expect(await db.api('confirm_address', after(60), session, secret())).toEqual({ status: 'not_fresh' });
    expect(await db.api('confirm_address', after(2), secret(), secret())).toEqual({ status: 'no_session' });
  });

  test('[C9] is bound to one code: ten minutes, five tries, one session, and a new request ends the one before', async () => {
    const session = await member(db.api, 'tries@home.example');
    const [first, second] = [secret(), secret()];
    await db.api('request_address', after(2), session, address('one@home.example'), first);
    await db.api('request_address', after(3), session, address('two@home.example'), second);
    const type = (at: number, code: string) => db.api('confirm_address', after(at), session, code);
    expect(await type(4, first)).toEqual({ status: 'wrong' });
    expect(await type(13.1, second)).toEqual({ status: 'expired' });
    await db.api('request_address', after(14), session, address('two@home.example'), second);
    for (let tries = 0; tries < 5; tries += 1) expect(await type(15, first)).toEqual({ status: 'wrong' });
    expect(await type(15, second)).toEqual({ status: 'expired' });
    expect(await contact(db, 'tries@home.example')).toMatchObject({ active: true });
  });

  test('that somebody else takes part with goes the same way, and never works', async () => {
    await member(db.api, 'taken@home.example');
    const session = await member(db.api, 'wants@home.example');
    const code = secret();
    expect(
      await db.api('request_address', after(2), session, address('taken@home.example'), code),
    ).toMatchObject({
      status: 'opened',
      taken: true,
    });
    expect(await db.api('confirm_address', after(3), session, code)).toEqual({ status: 'wrong' });
    expect(await contact(db, 'wants@home.example')).toMatchObject({ active: true });
  });

  test('of somebody in the other role, or of who stopped, is free', async () => {
    const leaver = await member(db.api, 'free@home.example');
    await db.api('withdraw', after(2), leaver, 'no_data');
    const session = await member(db.api, 'taker@home.example');
    const code = secret();
    await db.api('request_address', after(2), session, address('free@home.example'), code);
    expect(await db.api('confirm_address', after(3), session, code)).toMatchObject({ status: 'changed' });
  });

  test('is not asked for again when it is the same, unless mail to it came back', async () => {
    const session = await member(db.api, 'same@home.example');
    const ask = () => db.api('request_address', after(2), session, address('same@home.example'), secret());
    expect(await ask()).toEqual({ status: 'same' });
    await db.owner('update people.contact set bounced_at = $1 where email_hash = $2', [
      after(2),
      person('same@home.example')['email_hash'],
    ]);
    expect(await ask()).toMatchObject({ status: 'opened' });
  });

  test('can be asked for five times in half an hour', async () => {
    const session = await member(db.api, 'often@home.example');
    const ask = () => db.api('request_address', after(2), session, address('other@home.example'), secret());
    for (let n = 0; n < 5; n += 1) expect(await ask()).toMatchObject({ status: 'opened' });
    expect(await ask()).toEqual({ status: 'too_many' });
  });

  test('that nobody confirmed is forgotten after a day', async () => {
    const copy = await db.branch();
    const session = await member(copy.api, 'forgets@home.example');
    await copy.api('request_address', after(2), session, address('never@home.example'), secret());
    await copy.api('forget_expired', after(days(1) + 3));
    expect(
      await copy.owner('select 1 from people.address_change where email_hash = $1', [
        person('never@home.example')['email_hash'],
      ]),
    ).toEqual([]);
    await copy.close();
  });
});

describe('a telephone number', () => {
  test('is given at the sign-up, becomes the own one at the code, and can be changed and erased', async () => {
    const session = secret();
    const whom = { ...person('phone@home.example'), phone_enc: 'v1.phone.first' };
    const consent = { version: '1', hash: 'x', statements: ['take_part'], refused: [] };
    await db.api('sign_up', after(0), 'employee', whom, consent, session, null, false);
    expect((await contact(db, 'phone@home.example'))?.['phone_enc']).toBe(null);
    const fresh = (await confirm(db.api, session)).session;
    expect(await db.api('read_mine', after(2), fresh)).toMatchObject({
      status: 'mine',
      phone_enc: 'v1.phone.first',
    });
    expect(await db.api('change_phone', after(2), fresh, 'v1.phone.second')).toEqual({ status: 'changed' });
    expect(await db.api('read_mine', after(2), fresh)).toMatchObject({ phone_enc: 'v1.phone.second' });
    expect(await db.api('change_phone', after(2), fresh, null)).toEqual({ status: 'changed' });
    expect(await db.api('read_mine', after(2), fresh)).toMatchObject({ phone_enc: null });
    expect(await db.api('change_phone', after(60), fresh, null)).toEqual({ status: 'not_fresh' });
    expect(await db.api('read_mine', after(60), fresh)).toEqual({ status: 'none' });
  });
});

describe('a pause', () => {
  const pauses = (of: TestDatabase, session: string) =>
    of.owner(
      `select from_on::text, until_on::text from trial.pause p join ops.session s on s.participant = p.participant
       where s.hash = $1 order by from_on`,
      [session],
    );

  test('lasts at most as long as the trial says, counted from its first day', async () => {
    const copy = await db.branch();
    const session = await member(copy.api, 'rests@home.example');
    const pause = (until: string, at = 2) => copy.api('pause', after(at), session, until);
    expect(await pause('2026-03-02')).toEqual({ status: 'not_ahead' });
    expect(await pause('2026-03-31')).toEqual({ status: 'too_long' });
    expect(await pause('2026-03-16')).toEqual({ status: 'paused', until_on: '2026-03-16' });
    expect(await pause('2026-03-30')).toEqual({ status: 'paused', until_on: '2026-03-30' });
    expect(await pauses(copy, session)).toEqual([{ from_on: '2026-03-02', until_on: '2026-03-30' }]);
    expect(await copy.api('read_mine', after(3), session)).toMatchObject({
      pause_from: '2026-03-02',
      pause_until: '2026-03-30',
    });
    expect(await pause('2026-03-09', 60)).toEqual({ status: 'not_fresh' });
    await copy.close();
  });

  test('that begins on the day on which one ended is the same pause going on', async () => {
    const copy = await db.branch();
    const first = await member(copy.api, 'goes-on@home.example');
    await copy.api('pause', after(2), first, '2026-03-30');
    const login = secret();
    await copy.api(
      'request_login',
      after(days(28)),
      person('goes-on@home.example')['email_hash'],
      login,
      secret(),
    );
    const { session } = await confirm(copy.api, login, after(days(28) + 1));
    expect(await copy.api('pause', after(days(28) + 2), session, '2026-04-06')).toEqual({
      status: 'too_long',
    });
    expect(await copy.api('end_pause', after(days(28) + 2), session)).toEqual({ status: 'none' });
    await copy.close();
  });

  test('can be ended; one of today leaves nothing', async () => {
    const copy = await db.branch();
    const session = await member(copy.api, 'ends@home.example');
    await copy.api('pause', after(2), session, '2026-03-16');
    expect(await copy.api('end_pause', after(3), session)).toEqual({ status: 'ended' });
    expect(await pauses(copy, session)).toEqual([]);
    expect(await copy.api('end_pause', after(3), session)).toEqual({ status: 'none' });
    await copy.owner(
      `insert into trial.pause (participant, from_on, until_on, made_at)
       select participant, '2026-02-20', '2026-03-09', $1 from ops.session where hash = $2`,
      [after(0), session],
    );
    expect(await copy.api('end_pause', after(3), session)).toEqual({ status: 'ended' });
    expect(await pauses(copy, session)).toEqual([{ from_on: '2026-02-20', until_on: '2026-03-02' }]);
    await copy.close();
  });
});
