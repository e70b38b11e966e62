import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type TestDatabase } from './database.ts';
import {
  after,
  confirm,
  CONSENT,
  invitee,
  joinedCouple,
  person,
  secret,
  send,
  setUp,
  sha256,
  signUp,
} from './journey.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openDatabase();
  await setUp(db.api);
});
afterAll(() => db.close());

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
    expect(
      await db.owner('select version, statements, refused from people.consent where participant = $1', [
        result['participant'],
      ]),
    ).toEqual([{ version: '1', statements: CONSENT.statements, refused: CONSENT.refused }]);
    const open = await db.api('read_session', after(1), session);
    expect(open).toMatchObject({
      status: 'open',
      trusted: false,
      fresh: false,
      confirmed: false,
      name_enc: null,
    });
  });

  test('five times in a row gives one participant, and a session that shows nothing without a code', async () => {
    const first = await signUp(db.api, 'employee', 'eager@home.example');
    const confirmed = await confirm(db.api, first.session);
    const again = await signUp(db.api, 'employee', 'eager@home.example', after(5));
    expect(again.result).toEqual({ status: 'already_signed_up' });
    expect(await withAddress('eager@home.example')).toBe(1);
    expect(await db.api('read_session', after(6), again.session)).toMatchObject({
      name_enc: null,
      questionnaires: [],
    });
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
