import { describe, expect, test } from 'vitest';
import { useDatabase, type Row } from './database.ts';
import { after, confirm, days, invitee, secret, send, setUp, sha256, signUp, type Api } from './journey.ts';

const db = useDatabase(() => setUp(db.api));

const employee = async (name: string, at = after(0)): Promise<string> =>
  (await confirm(db.api, (await signUp(db.api, 'employee', `${name}@home.example`, at)).session, at)).session;
const employer = async (name: string, api = db.api): Promise<string> =>
  (await confirm(api, (await signUp(api, 'employer', `${name}@work.example`)).session)).session;
const invitationOf = async (session: string, minutes: number): Promise<Row> =>
  (await db.api('read_session', after(minutes), session))['invitation'] as Row;

describe('inviting by mail', () => {
  test('waits half an hour, in which it can be taken back; nothing then leaves [C3]', async () => {
    const session = await employee('back');
    expect(await db.api('invite', after(2), session, invitee('boss-back@work.example'), true)).toMatchObject({
      status: 'invited',
    });
    expect(await invitationOf(session, 3)).toMatchObject({
      state: 'waiting',
      email_enc: 'v1.email.boss-back@work.example',
    });
    expect((await send(db.api, after(20))).filter((m) => m.kind === 'invitation')).toEqual([]);
    expect(await db.api('take_back_invitation', after(25), session)).toEqual({ status: 'taken_back' });
    expect((await send(db.api, after(60))).filter((m) => m.kind === 'invitation')).toEqual([]);
    expect(await invitationOf(session, 61)).toMatchObject({ state: 'taken_back' });
    expect(await db.api('take_back_invitation', after(62), session)).toEqual({ status: 'none' });
    expect(
      await db.api('invite', after(63), session, invitee('other-back@work.example'), true),
    ).toMatchObject({ status: 'invited' });
  });

  test('can no longer be taken back when it is time, or when a sender holds it', async () => {
    const session = await employee('late');
    await db.api('invite', after(2), session, invitee('boss-late@work.example'), true);
    expect(await db.api('take_back_invitation', after(32), session)).toEqual({ status: 'too_late' });
    await send(db.api, after(32));
    expect(await db.api('take_back_invitation', after(10), session)).toEqual({ status: 'too_late' });
    expect(await invitationOf(session, 33)).toMatchObject({ state: 'sent' });
  });

  test('asks for a confirmed address and that the employer knows', async () => {
    const unconfirmed = await signUp(db.api, 'employee', 'unsure@home.example');
    const invite = (session: string, knows: boolean, email = 'b@work.example'): Promise<Row> =>
      db.api('invite', after(2), session, invitee(email), knows);
    expect(await invite(unconfirmed.session, true)).toEqual({ status: 'no_session' });
    const session = await employee('sure');
    expect(await invite(session, false)).toEqual({ status: 'not_confirmed' });
    expect(await invite(session, true, 'sure@home.example')).toEqual({ status: 'same_person' });
    expect(await invite(session, true)).toMatchObject({ status: 'invited' });
    expect(await invite(session, true, 'c@work.example')).toEqual({ status: 'already_invited' });
    expect(await invite(secret(), true)).toEqual({ status: 'no_session' });
  });

  test('[C2] is not for the employer, who never enters anything about the employee', async () => {
    const session = await employer('typing');
    expect(await db.api('invite', after(2), session, invitee('e@home.example'), true)).toEqual({
      status: 'not_confirmed',
    });
    expect(
      await db.api('hand_over', after(2), await employee('handing'), sha256('x'), crypto.randomUUID()),
    ).toEqual({ status: 'no_session' });
  });

  test('is claimed with the name that the employee chose to show, and one link', async () => {
    const session = await employee('shown');
    await db.api('invite', after(2), session, invitee('boss-shown@work.example'), true);
    const mail = (await send(db.api, after(40))).find((m) => m.email_enc.includes('boss-shown'));
    expect(mail).toMatchObject({
      kind: 'invitation',
      role: 'employer',
      variant: null,
      other_name_enc: 'v1.shown.for.boss-shown@work.example',
      link: { target: 'invitation' },
    });
  });
});

describe('handing over a link', () => {
  test('gives the same link each time', async () => {
    const session = await employer('steady');
    const link = crypto.randomUUID();
    expect(await db.api('hand_over', after(2), session, sha256('t'), link)).toEqual({
      status: 'ready',
      link,
    });
    expect(await db.api('hand_over', after(3), session, sha256('u'), crypto.randomUUID())).toEqual({
      status: 'ready',
      link,
    });
    expect(await db.api('read_session', after(4), session)).toMatchObject({
      handover_id: link,
      invitation: { direction: 'to_employee', state: 'handed' },
    });
  });

  test('gives a new link when the one before ran out, and not while it works', async () => {
    const copy = await db.branch();
    const session = await employer('renewing', copy.api);
    await copy.owner(`update ops.session set expires_at = '2030-01-01'`);
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
    await copy.api('hand_over', after(2), session, sha256('r1'), first);
    const later = days(30) + 10;
    expect(await copy.api('read_session', after(later), session)).toMatchObject({ handover_id: null });
    expect(await copy.api('hand_over', after(later), session, sha256('r2'), second)).toEqual({
      status: 'ready',
      link: second,
    });
    expect(await copy.api('read_session', after(later), session)).toMatchObject({ handover_id: second });
    expect(await copy.api('open_link', after(later), sha256('r1'), secret(), null)).toEqual({
      status: 'expired',
    });
    expect(await copy.api('open_link', after(later), sha256('r2'), secret(), null)).toMatchObject({
      status: 'opened',
    });
    await copy.api('forget_expired', after(later));
    const kinds = (await send(copy.api, after(later))).filter((m) => m.email_enc.includes('renewing'));
    expect(kinds.map((m) => m.kind).filter((kind) => kind === 'no-couple')).toHaveLength(1);
    await copy.close();
  });

  const ends: Record<string, (api: Api, token: string) => Promise<void>> = {
    'never opened': async () => {},
    'opened and left': async (api, token) => void (await api('open_link', after(5), token, secret(), null)),
    'declined, not free': async (api, token) => {
      const session = secret();
      await api('open_link', after(5), token, session, null);
      expect(await api('answer_invitation', after(6), session, 'no', false)).toEqual({ status: 'recorded' });
    },
    'accepted, never signed up': async (api, token) => {
      const session = secret();
      await api('open_link', after(5), token, session, null);
      await api('answer_invitation', after(6), session, 'yes', true);
    },
    'signed up, never confirmed': async (api, token) => {
      const session = secret();
      await api('open_link', after(5), token, session, null);
      await signUp(api, 'employee', `reader-${secret()}@home.example`, after(6), session);
    },
  };
  test('[C2] shows the employer the same bytes and the same door whatever the employee did, and one message after thirty days', async () => {
    const pages: Record<string, string> = {};
    const mails: Record<string, Row[]> = {};
    for (const [name, act] of Object.entries(ends)) {
      const copy = await db.branch();
      const api = copy.api;
      const session = await employer('watching', api);
      await api('hand_over', after(2), session, sha256('token'), '11111111-1111-4111-8111-111111111111');
      await act(api, sha256('token'));
      const seen: unknown[] = [];
      for (const minutes of [10, days(1), days(2) - 60]) {
        await api('forget_expired', after(minutes));
        seen.push({ ...(await api('read_session', after(minutes), session)), participant: '' });
        // The employer has the link as well, and may try what it says.
        seen.push(await api('open_link', after(minutes), sha256('token'), secret(), null));
      }
      pages[name] = JSON.stringify(seen);
      const before = await send(api, after(days(30) - 60));
      await api('forget_expired', after(days(30) + 5));
      await api('forget_expired', after(days(31)));
      const sent = await send(api, after(days(31)));
      mails[name] = [...before, ...sent]
        .filter((m) => m.email_enc === 'v1.email.watching@work.example')
        .map((m) => ({ ...m, id: '', link: null, token: '' }));
      await copy.close();
    }
    expect(new Set(Object.values(pages)).size).toBe(1);
    expect(new Set(Object.values(mails).map((m) => JSON.stringify(m))).size).toBe(1);
    expect(mails['never opened']?.map((m) => m.kind)).toEqual(['welcome', 'no-couple']);
  });
});

describe('forgetting', () => {
  test('[C2] an employee hears once that there is no couple, and can invite again', async () => {
    const session = await employee('unlucky');
    await db.api('invite', after(2), session, invitee('boss-unlucky@work.example'), true);
    await send(db.api, after(40));
    const later = after(days(31));
    await db.api('forget_expired', later);
    await db.api('forget_expired', later);
    const kinds = (await send(db.api, later))
      .filter((m) => m.email_enc === 'v1.email.unlucky@home.example')
      .map((m) => m.kind);
    expect(kinds).toEqual(['no-couple']);
  });

  test('[C6] removes suspicious sign-ups after fourteen days, codes after one, and addresses of who never came', async () => {
    const copy = await db.branch();
    await copy.api('keep_suspicious', after(0), 'v1.form', 'too fast');
    await copy.api('rate', after(0), 'key', 60, 5);
    const rows = async (table: string): Promise<number> =>
      Number((await copy.owner(`select count(*) as n from ${table}`))[0]?.['n']);
    await copy.api('forget_expired', after(days(14)));
    expect(await rows('people.suspicious')).toBe(1);
    await copy.api('forget_expired', after(days(14) + 1));
    expect([await rows('people.suspicious'), await rows('ops.code'), await rows('ops.rate')]).toEqual([
      0, 0, 0,
    ]);
    await copy.api('forget_expired', after(days(40)));
    await copy.api('forget_expired', after(days(60)));
    expect([await rows('people.invitee'), await rows('ops.session')]).toEqual([0, 0]);
    await copy.close();
  });
});
