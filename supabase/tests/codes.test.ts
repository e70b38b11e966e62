import { describe, expect, test } from 'vitest';
import { useDatabase, type Row } from './database.ts';
import {
  after,
  confirm,
  days,
  invitee,
  joinedCouple,
  person,
  secret,
  send,
  setUp,
  sha256,
  signUp,
  submit,
} from './journey.ts';

const db = useDatabase(() => setUp(db.api));

const hashOf = (email: string): string => String(person(email)['email_hash']);

describe('[C9] six-figure codes', () => {
  const opened = async (email: string): Promise<string> => {
    const { session } = await signUp(db.api, 'employee', email);
    expect(await db.api('open_code', after(0), session, sha256(`right ${email}`))).toEqual({
      status: 'opened',
      name_enc: `v1.name.${email}`,
      email_enc: `v1.email.${email}`,
    });
    return session;
  };
  const enter = (session: string, code: string, minutes = 1): Promise<Row> =>
    db.api('confirm_code', after(minutes), session, sha256(code), secret());

  test('five wrong tries use a code up; the right one then comes too late', async () => {
    const session = await opened('wrong@home.example');
    for (const left of [4, 3, 2, 1, 0]) {
      expect(await enter(session, 'wrong')).toEqual({ status: 'wrong', tries_left: left });
    }
    expect(await enter(session, 'right wrong@home.example')).toEqual({ status: 'expired' });
  });

  test('a code lives ten minutes', async () => {
    const session = await opened('slow@home.example');
    expect(await enter(session, 'right slow@home.example', 10)).toEqual({ status: 'expired' });
  });

  test('a new code ends the one before', async () => {
    const session = await opened('two@home.example');
    await db.api('open_code', after(1), session, sha256('second'));
    expect(await enter(session, 'right two@home.example', 2)).toMatchObject({ status: 'wrong' });
    expect(await enter(session, 'second', 2)).toMatchObject({ status: 'confirmed' });
  });

  test('a code works once, and the session that asked for it ends', async () => {
    const session = await opened('once@home.example');
    const fresh = secret();
    await db.api('confirm_code', after(1), session, sha256('right once@home.example'), fresh);
    expect(await enter(session, 'right once@home.example')).toEqual({ status: 'no_session' });
    expect(await db.api('read_session', after(30), fresh)).toMatchObject({
      fresh: true,
      name_enc: 'v1.name.once@home.example',
    });
    expect(await db.api('read_session', after(32), fresh)).toMatchObject({ fresh: false, trusted: true });
  });

  test('a code belongs to its session: another session of the same person does not take it', async () => {
    const session = await opened('bound@home.example');
    const other = (await signUp(db.api, 'employee', 'bound@home.example')).session;
    await db.api('open_code', after(0), other, sha256('other'));
    expect(await enter(other, 'right bound@home.example')).toMatchObject({ status: 'wrong' });
    expect(await enter(session, 'right bound@home.example')).toMatchObject({ status: 'confirmed' });
  });

  test('a session that only typed an address gets five in half an hour, and all such together twenty', async () => {
    const email = 'many@home.example';
    await confirm(db.api, (await signUp(db.api, 'employee', email)).session);
    const session = secret();
    await db.api('request_login', after(40), hashOf(email), session, sha256('c'));
    for (let n = 41; n < 45; n += 1) {
      expect(await db.api('open_code', after(n), session, sha256('c'))).toMatchObject({ status: 'opened' });
    }
    expect(await db.api('open_code', after(46), session, sha256('c'))).toEqual({ status: 'too_many' });
    for (let n = 5; n < 20; n += 1) {
      expect(await db.api('request_login', after(46), hashOf(email), secret(), sha256('c'))).toMatchObject({
        status: 'opened',
      });
    }
    expect(await db.api('request_login', after(47), hashOf(email), secret(), sha256('c'))).toEqual({
      status: 'too_many',
    });
    expect(await db.api('request_login', after(77), hashOf(email), secret(), sha256('c'))).toMatchObject({
      status: 'opened',
    });
  });

  test('a stranger who types the address does not lock the person out, who has five of their own', async () => {
    const email = 'besieged@home.example';
    const own = (await confirm(db.api, await opened(email))).session;
    for (let n = 0; n < 25; n += 1) {
      await db.api('request_login', after(2), hashOf(email), secret(), sha256('c'));
    }
    for (let n = 0; n < 5; n += 1) {
      expect(await db.api('open_code', after(3), own, sha256('c'))).toMatchObject({ status: 'opened' });
    }
    expect(await db.api('open_code', after(3), own, sha256('c'))).toEqual({ status: 'too_many' });
  });

  test('an address that nobody has is unknown, and a session that is not there has no code', async () => {
    expect(
      await db.api('request_login', after(0), hashOf('nobody@x.example'), secret(), sha256('c')),
    ).toEqual({ status: 'unknown' });
    expect(await db.api('open_code', after(0), secret(), sha256('c'))).toEqual({ status: 'no_session' });
    expect(await enter(secret(), 'c')).toEqual({ status: 'no_session' });
  });

  test('who was invited by mail can also log in with a code', async () => {
    const { session } = await confirm(
      db.api,
      (await signUp(db.api, 'employee', 'host@home.example')).session,
    );
    await db.api('invite', after(2), session, invitee('guest@work.example'), true);
    const login = secret();
    expect(await db.api('request_login', after(5), hashOf('guest@work.example'), login, sha256('c'))).toEqual(
      { status: 'unknown' },
    );
    await send(db.api, after(40));
    expect(
      await db.api('request_login', after(41), hashOf('guest@work.example'), login, sha256('c')),
    ).toMatchObject({ status: 'opened' });
    const fresh = secret();
    expect(await db.api('confirm_code', after(42), login, sha256('c'), fresh)).toEqual({
      status: 'confirmed',
      role: 'employer',
      participant: null,
      joined: false,
      next: 'invitation',
    });
    expect(await db.api('read_session', after(43), fresh)).toMatchObject({
      participant: null,
      role: 'employer',
      fresh: true,
      invitation: { direction: 'to_employer', inviter: 'v1.shown.for.guest@work.example', open: true },
    });
    expect((await signUp(db.api, 'employer', 'x', after(44), fresh)).result).toMatchObject({
      status: 'signed_up',
      joined: true,
    });
  });
});

describe('[C9] links', () => {
  test('open as often as needed, until their questionnaire is sent in', async () => {
    const couple = await joinedCouple(db.api, 'links');
    const token = (await send(db.api, after(41))).find((m) => m.questionnaire === 'employee-t0')?.['token'];
    for (const minutes of [42, 43]) {
      expect(await db.api('open_link', after(minutes), token, secret(), null)).toEqual({
        status: 'opened',
        target: 'questionnaire',
        questionnaire: 'employee-t0',
        role: 'employee',
        replaced: false,
      });
    }
    const session = secret();
    await db.api('open_link', after(44), token, session, null);
    expect(await db.api('read_session', after(45), session)).toMatchObject({ trusted: true, fresh: false });
    await submit(db.api, 'employee', couple.employee, after(50));
    expect(await db.api('open_link', after(51), token, secret(), null)).toEqual({ status: 'used' });
  });

  test('of another person replace the session and say so; of the same person keep the fresh code', async () => {
    const couple = await joinedCouple(db.api, 'shared');
    const messages = await send(db.api, after(41));
    const tokenOf = (role: string): string =>
      messages.find((m) => m.questionnaire === `${role}-t0` && m.email_enc.includes('shared'))?.token ?? '';
    const own = secret();
    expect(await db.api('open_link', after(42), tokenOf('employee'), own, couple.employee)).toMatchObject({
      replaced: false,
    });
    expect(await db.api('read_session', after(43), own)).toMatchObject({ role: 'employee', fresh: true });
    expect(await db.api('read_session', after(43), couple.employee)).toEqual({ status: 'none' });
    const other = secret();
    expect(await db.api('open_link', after(44), tokenOf('employer'), other, own)).toMatchObject({
      replaced: true,
    });
    expect(await db.api('read_session', after(45), own)).toEqual({ status: 'none' });
    expect(await db.api('read_session', after(45), other)).toMatchObject({ role: 'employer', fresh: false });
  });

  test('are unknown with a wrong token, and expire with their window', async () => {
    await joinedCouple(db.api, 'window');
    const token = (await send(db.api, after(41))).find(
      (m) => m.email_enc === 'v1.email.window@home.example',
    )?.token;
    expect(await db.api('open_link', after(42), sha256('wrong'), secret(), null)).toEqual({
      status: 'unknown',
    });
    expect(await db.api('open_link', after(days(28)), token, secret(), null)).toMatchObject({
      status: 'opened',
    });
    expect(await db.api('open_link', after(days(29)), token, secret(), null)).toEqual({ status: 'expired' });
  });

  test('can be exchanged for a code to the same address, where a mail program breaks the link', async () => {
    await joinedCouple(db.api, 'exchange');
    const token = (await send(db.api, after(41))).find(
      (m) => m.email_enc === 'v1.email.exchange@home.example',
    )?.token;
    const login = secret();
    expect(await db.api('request_login_by_link', after(42), token, login, sha256('c'))).toMatchObject({
      status: 'opened',
      email_enc: 'v1.email.exchange@home.example',
    });
    expect(await db.api('confirm_code', after(43), login, sha256('c'), secret())).toMatchObject({
      status: 'confirmed',
      role: 'employee',
      next: 'mine',
    });
    expect(await db.api('request_login_by_link', after(42), sha256('no'), secret(), sha256('c'))).toEqual({
      status: 'unknown',
    });
  });
});

describe('sessions', () => {
  test('end when asked, and by themselves after the days of their role', async () => {
    const { session } = await confirm(
      db.api,
      (await signUp(db.api, 'employee', 'days@home.example')).session,
    );
    expect(await db.api('read_session', after(days(13)), session)).toMatchObject({ status: 'open' });
    expect(await db.api('read_session', after(days(15)), session)).toEqual({ status: 'none' });
    expect(await db.api('end_session', after(5), session)).toEqual({ status: 'ended' });
    expect(await db.api('read_session', after(6), session)).toEqual({ status: 'none' });
  });
});

describe('limits', () => {
  test('count by key and window', async () => {
    const ask = (minutes: number, key = 'a'): Promise<Row> => db.api('rate', after(minutes), key, 60, 2);
    expect([await ask(0), await ask(0.5), await ask(0.9)].map((r) => r['status'])).toEqual([
      'ok',
      'ok',
      'limited',
    ]);
    expect(await ask(1)).toEqual({ status: 'ok' });
    expect(await ask(0.9, 'b')).toEqual({ status: 'ok' });
  });
});
