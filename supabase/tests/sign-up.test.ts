import { describe, expect, test } from 'vitest';
import { useDatabase } from './database.ts';
import {
  after,
  confirm,
  CONSENT,
  days,
  invitee,
  joinedCouple,
  person,
  secret,
  send,
  setUp,
  sha256,
  signUp,
} from './journey.ts';

const db = useDatabase(() => setUp(db.api));

const count = async (sql: string, ...parameters: unknown[]): Promise<number> =>
  Number((await db.owner(`select count(*) as n from ${sql}`, parameters))[0]?.['n']);
const hashOf = (email: string): string => String(person(email)['email_hash']);
const withAddress = (email: string): Promise<number> =>
  count('people.contact where email_hash = $1', hashOf(email));

describe('the check', () => {
  test('[C6] leaves only a counter by day', async () => {
    await db.api('count_screening', after(0), 'employee', 'curative_intent');
    await db.api('count_screening', after(1), 'employee', 'curative_intent');
    expect(await db.owner('select role, outcome, n from trial.screening_count')).toEqual([
      { role: 'employee', outcome: 'curative_intent', n: 2 },
    ]);
    expect(await count('trial.participant')).toBe(0);
  });
});

describe('signing up without an invitation', () => {
  test('keeps person and consent, and opens a session that must still enter a code', async () => {
    const { session, result } = await signUp(db.api, 'employee', 'new@home.example');
    expect(result).toMatchObject({ status: 'signed_up', confirmed: false, joined: false });
    const consents = (): Promise<unknown> =>
      db.owner(
        'select version, statements, refused, given_at::text from people.consent where participant = $1',
        [result['participant']],
      );
    expect(await consents()).toEqual([]);
    expect(await db.api('read_session', after(1), session)).toEqual({ status: 'none' });
    await confirm(db.api, session, after(5));
    expect(await consents()).toEqual([
      {
        version: '1',
        statements: CONSENT.statements,
        refused: CONSENT.refused,
        given_at: expect.stringContaining('2026-03-02 09:00:00'),
      },
    ]);
    expect(await count('people.pending_sign_up where participant = $1', result['participant'])).toBe(0);
  });

  /** Somebody types this address, with a name and a version of consent of their own. */
  const typed = async (email: string, name: string, minutes: number, invitation: string | null = null) => {
    const session = secret();
    const words = { ...person(email), name_enc: `v1.${name}` };
    const consent = { ...CONSENT, version: name };
    await db.api('sign_up', after(minutes), 'employee', words, consent, session, invitation, false);
    return session;
  };
  const kept = async (email: string): Promise<unknown> =>
    db.owner(
      `select c.name_enc, array_agg(k.version) as versions from people.contact c
        left join people.consent k on k.participant = c.participant where c.email_hash = $1 group by 1`,
      [hashOf(email)],
    );

  test('[C7] name and consent are of the session that entered the code, whoever typed the address before or after', async () => {
    const email = 'claimed@home.example';
    await typed(email, 'stranger', 0);
    const own = await typed(email, 'person', 10);
    const late = await typed(email, 'late', 20);
    expect(await db.api('open_code', after(21), own, sha256('c'))).toMatchObject({ name_enc: 'v1.person' });
    expect((await confirm(db.api, own, after(22))).result).toMatchObject({ status: 'confirmed' });
    expect(await kept(email)).toEqual([{ name_enc: 'v1.person', versions: ['person'] }]);
    await confirm(db.api, late, after(23));
    await typed(email, 'later', 24).then((session) => confirm(db.api, session, after(25)));
    expect(await kept(email)).toEqual([{ name_enc: 'v1.person', versions: ['person'] }]);
  });

  test("[C7] an address that nobody confirmed cannot log in: what a stranger typed would become its owner's", async () => {
    const email = 'resumed@home.example';
    await typed(email, 'stranger', 0);
    expect(await db.api('request_login', after(1), hashOf(email), secret(), sha256('c'))).toEqual({
      status: 'unknown',
    });
    const own = await typed(email, 'person', 10);
    await confirm(db.api, own, after(11));
    expect(await kept(email)).toEqual([{ name_enc: 'v1.person', versions: ['person'] }]);
    expect(await db.api('request_login', after(12), hashOf(email), secret(), sha256('c'))).toMatchObject({
      status: 'opened',
      name_enc: 'v1.person',
    });
  });

  test('a link that a stranger came in with makes no couple with the person who owns the address', async () => {
    const chief = await confirm(db.api, (await signUp(db.api, 'employer', 'sly@work.example')).session);
    await db.api('hand_over', after(2), chief.session, sha256('sly'), crypto.randomUUID());
    const opened = secret();
    await db.api('open_link', after(3), sha256('sly'), opened, null);
    await typed('victim@home.example', 'sly', 4, opened);
    const own = await typed('victim@home.example', 'victim', 5);
    expect((await confirm(db.api, own, after(6))).result).toMatchObject({ joined: false, next: 'invite' });
  });

  test('an address that is confirmed in one role logs in to that one, whatever was typed for the other', async () => {
    const email = 'settled@home.example';
    const { result } = await confirm(db.api, (await signUp(db.api, 'employee', email)).session);
    await signUp(db.api, 'employer', email, after(30));
    const login = secret();
    await db.api('request_login', after(31), hashOf(email), login, sha256('c'));
    expect((await confirm(db.api, login, after(32))).result).toMatchObject({
      participant: result['participant'],
      role: 'employee',
    });
  });

  test('[C6] who never entered a code is forgotten after fourteen days, and can begin again', async () => {
    const copy = await db.branch();
    const { session, result } = await signUp(copy.api, 'employee', 'never@home.example');
    const other = await signUp(copy.api, 'employee', 'stays@home.example');
    await copy.api('open_code', after(1), session, sha256('c'));
    await copy.api('record_message', after(1), 'code', session);
    await confirm(copy.api, other.session);
    const rows = async (): Promise<unknown> =>
      (
        await copy.owner('select count(*)::int as n from people.contact where email_hash = any ($1)', [
          [hashOf('never@home.example'), hashOf('stays@home.example')],
        ])
      )[0]?.['n'];
    await copy.api('forget_expired', after(days(14)));
    expect(await rows()).toBe(2);
    await copy.api('forget_expired', after(days(14) + 1));
    expect(await rows()).toBe(1);
    const left = 'select 1 from people.pending_sign_up where participant = $1';
    expect(await copy.owner(left, [result['participant']])).toEqual([]);
    expect(
      await copy.owner('select event from ops.audit where participant = $1', [result['participant']]),
    ).toEqual([{ event: 'signed_up' }]);
    expect((await signUp(copy.api, 'employee', 'never@home.example', after(days(15)))).result).toMatchObject({
      status: 'signed_up',
    });
    await copy.close();
  });

  test('five times in a row gives one participant, and a session that shows nothing without a code', async () => {
    const first = await signUp(db.api, 'employee', 'eager@home.example');
    const confirmed = await confirm(db.api, first.session);
    const again = await signUp(db.api, 'employee', 'eager@home.example', after(5));
    expect(again.result).toEqual({ status: 'already_signed_up' });
    expect(await withAddress('eager@home.example')).toBe(1);
    expect(await db.api('read_session', after(6), again.session)).toEqual({ status: 'none' });
    expect(await db.api('invite', after(6), again.session, invitee('b@work.example'), true)).toEqual({
      status: 'no_session',
    });
    expect(await db.api('read_session', after(6), confirmed.session)).toMatchObject({
      confirmed: true,
      fresh: true,
    });
  });

  test('the same address may take part in the other role', async () => {
    await signUp(db.api, 'employee', 'both@home.example');
    expect((await signUp(db.api, 'employer', 'both@home.example')).result['status']).toBe('signed_up');
  });

  test('the first code confirms the address, and sends a mail to go on later [C7]', async () => {
    const { session, result } = await signUp(db.api, 'employee', 'first@home.example');
    const confirmed = await confirm(db.api, session);
    expect(confirmed.result).toEqual({
      status: 'confirmed',
      role: 'employee',
      participant: result['participant'],
      joined: false,
      next: 'invite',
    });
    expect(
      await db.owner('select kind from ops.message where participant = $1', [result['participant']]),
    ).toEqual([{ kind: 'welcome' }]);
    const employer = await signUp(db.api, 'employer', 'first-boss@work.example');
    expect((await confirm(db.api, employer.session)).result).toMatchObject({ next: 'mine' });
  });

  test('a suspicious form is kept for a human, encrypted', async () => {
    expect(await db.api('keep_suspicious', after(0), 'v1.abc.def', 'too fast')).toEqual({ status: 'kept' });
  });

  test('a role that the trial does not have is a fault', async () => {
    await expect(signUp(db.api, 'king', 'king@home.example')).rejects.toThrow('unknown role');
  });
});

describe('employee first', () => {
  test('the invited employer is confirmed and joined at once, under the address of the invitation', async () => {
    const couple = await joinedCouple(db.api, 'mailed');
    expect(await db.api('read_session', after(40), couple.employer)).toMatchObject({
      confirmed: true,
      email_enc: 'v1.email.boss-mailed@work.example',
      couple: { state: 'baseline', randomised_on: null },
    });
    expect(await db.api('read_session', after(40), couple.employee)).toMatchObject({
      invitation: { direction: 'to_employer', state: 'joined' },
      questionnaires: [{ questionnaire: 'employee-t0', wave: 'T0', state: 'open', closes_on: '2026-03-30' }],
    });
    const kinds = (await send(db.api, after(41)))
      .filter((m) => m.email_enc.includes('mailed'))
      .map((m) => [m.kind, m.link?.target]);
    expect(kinds).toEqual([
      ['joined', 'questionnaire'],
      ['joined', 'questionnaire'],
    ]);
  });

  test('the employer who signs up twice from one invitation is in one couple', async () => {
    const { session } = await confirm(
      db.api,
      (await signUp(db.api, 'employee', 'twice@home.example')).session,
    );
    await db.api('invite', after(2), session, invitee('boss-twice@work.example'), true);
    const token = (await send(db.api, after(40))).find((m) => m.kind === 'invitation')?.token;
    const [one, two] = [secret(), secret()];
    await db.api('open_link', after(41), token, one, null);
    await db.api('open_link', after(41), token, two, null);
    expect((await signUp(db.api, 'employer', 'x', after(42), one)).result).toMatchObject({
      status: 'signed_up',
      confirmed: true,
      joined: true,
    });
    expect((await signUp(db.api, 'employer', 'x', after(42), two)).result).toEqual({
      status: 'already_signed_up',
    });
    expect(await withAddress('boss-twice@work.example')).toBe(1);
    expect(await db.api('open_link', after(43), token, secret(), null)).toEqual({ status: 'used' });
  });

  test('an invitation is not for the other role, and not for a session that did not open it', async () => {
    const { session } = await confirm(
      db.api,
      (await signUp(db.api, 'employee', 'wrong@home.example')).session,
    );
    await db.api('invite', after(2), session, invitee('boss-wrong@work.example'), true);
    const token = (await send(db.api, after(40))).find((m) => m.kind === 'invitation')?.token;
    const opened = secret();
    await db.api('open_link', after(41), token, opened, null);
    expect((await signUp(db.api, 'employee', 'y@home.example', after(42), opened)).result).toEqual({
      status: 'invitation_gone',
    });
    expect((await signUp(db.api, 'employer', 'y@home.example', after(42), secret())).result).toEqual({
      status: 'invitation_gone',
    });
  });
});

describe('employer first', () => {
  const handed = async (name: string): Promise<{ employer: string; token: string }> => {
    const { session } = await confirm(
      db.api,
      (await signUp(db.api, 'employer', `${name}@work.example`)).session,
    );
    const token = sha256(`handed ${name}`);
    await db.api('hand_over', after(2), session, token, crypto.randomUUID());
    return { employer: session, token };
  };

  test('the couple is joined when the employee has entered the code', async () => {
    const { employer, token } = await handed('chief');
    const opened = secret();
    expect(await db.api('open_link', after(5), token, opened, null)).toEqual({
      status: 'opened',
      target: 'invitation',
      questionnaire: null,
      role: 'employee',
      replaced: false,
    });
    const { session, result } = await signUp(db.api, 'employee', 'worker@home.example', after(6), opened);
    expect(result).toMatchObject({ status: 'signed_up', confirmed: false, joined: false });
    expect(await db.api('read_session', after(7), employer)).toMatchObject({
      couple: null,
      invitation: { state: 'handed' },
    });
    expect((await confirm(db.api, session, after(8))).result).toMatchObject({ joined: true, next: 'mine' });
    expect(await db.api('read_session', after(9), employer)).toMatchObject({
      couple: { state: 'baseline' },
      invitation: { state: 'joined' },
    });
  });

  test('a second reader of the same link takes part alone and can invite the own employer', async () => {
    const { token } = await handed('popular');
    const sessions = [secret(), secret()];
    const signedUp: string[] = [];
    for (const [index, opened] of sessions.entries()) {
      await db.api('open_link', after(5), token, opened, null);
      signedUp.push(
        (await signUp(db.api, 'employee', `reader-${index}@home.example`, after(6), opened)).session,
      );
    }
    expect((await confirm(db.api, signedUp[0] ?? '', after(7))).result).toMatchObject({ joined: true });
    expect((await confirm(db.api, signedUp[1] ?? '', after(8))).result).toMatchObject({
      joined: false,
      next: 'invite',
    });
  });

  test('nobody is both members of one couple', async () => {
    const { token } = await handed('lonely');
    const opened = secret();
    await db.api('open_link', after(5), token, opened, null);
    expect((await signUp(db.api, 'employee', 'lonely@work.example', after(6), opened)).result).toEqual({
      status: 'same_person',
    });
  });

  test('somebody who signed up before can still come in through the link, after a code', async () => {
    const { session } = await signUp(db.api, 'employee', 'early@home.example');
    await confirm(db.api, session);
    const { token } = await handed('later');
    const opened = secret();
    await db.api('open_link', after(5), token, opened, null);
    const again = await signUp(db.api, 'employee', 'early@home.example', after(6), opened);
    expect(again.result).toEqual({ status: 'already_signed_up' });
    expect((await confirm(db.api, again.session, after(7))).result).toMatchObject({ joined: true });
  });
});
