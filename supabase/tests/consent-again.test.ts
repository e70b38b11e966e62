/** What participants read of themselves, and consent to a new version [C7]. */
import { describe, expect, test } from 'vitest';
import { useDatabase } from './database.ts';
import {
  after,
  completedCouple,
  confirm,
  CONSENT,
  invitee,
  joinedCouple,
  person,
  PROTOCOL,
  secret,
  send,
  setUp,
  signUp,
  submit,
} from './journey.ts';

const db = useDatabase(() => setUp(db.api));

const RAISED = {
  ...PROTOCOL,
  consent: {
    employee: { version: '2', again_from: ['1'] },
    employer: { version: '1', again_from: [] },
  },
};
const NEW = {
  version: '2',
  hash: 'b'.repeat(64),
  statements: ['take_part', 'process', 'again'],
  refused: [],
};

describe('[C7] a new version', () => {
  test('must be given by who gave one of the versions that it names, and by nobody else', async () => {
    const copy = await db.branch();
    const couple = await joinedCouple(copy.api, 'asked');
    expect(await copy.api('read_session', after(41), couple.employee)).toMatchObject({
      consent_again: false,
    });
    expect(await copy.api('consent_again', after(41), couple.employee, NEW)).toEqual({
      status: 'not_needed',
    });
    await copy.api('load_protocol', after(41), RAISED);
    expect(await copy.api('read_session', after(42), couple.employee)).toMatchObject({ consent_again: true });
    expect(await copy.api('read_session', after(42), couple.employer)).toMatchObject({
      consent_again: false,
    });
    await copy.close();
  });

  test('is a new row beside the old one, given once, in the words in force', async () => {
    const copy = await db.branch();
    const couple = await joinedCouple(copy.api, 'gives');
    await copy.api('load_protocol', after(41), RAISED);
    const give = (consent: object, at = 42) => copy.api('consent_again', after(at), couple.employee, consent);
    expect(await give({ ...NEW, version: '1' })).toEqual({ status: 'outdated' });
    expect(await give(NEW, 100)).toEqual({ status: 'not_fresh' });
    expect(await copy.api('consent_again', after(42), secret(), NEW)).toEqual({ status: 'no_session' });
    expect(await give(NEW)).toEqual({ status: 'recorded' });
    expect(await give(NEW)).toEqual({ status: 'not_needed' });
    expect(await copy.api('read_session', after(43), couple.employee)).toMatchObject({
      consent_again: false,
    });
    expect(await copy.api('read_consent', after(43), couple.employee)).toMatchObject({
      status: 'consents',
      role: 'employee',
      consents: [
        { version: '1', text_hash: CONSENT.hash, statements: CONSENT.statements, refused: CONSENT.refused },
        { version: '2', text_hash: NEW.hash, statements: NEW.statements, refused: [] },
      ],
    });
    await copy.close();
  });

  test('[C1] that one is asked for shows nothing to the other', async () => {
    const copy = await db.branch();
    const couple = await joinedCouple(copy.api, 'unseen');
    await copy.api('load_protocol', after(41), RAISED);
    const before = await copy.api('read_session', after(43), couple.employer);
    await copy.api('consent_again', after(42), couple.employee, NEW);
    expect(await copy.api('read_session', after(43), couple.employer)).toEqual(before);
    await copy.close();
  });
});

describe('reading back', () => {
  test('gives all that this person gave, no arm, and nothing of the other', async () => {
    const copy = await db.branch();
    const couple = await completedCouple(copy.api, 'whole');
    await send(copy.api, after(42));
    const all = await copy.api('read_everything', after(43), couple.employee);
    expect(all).toMatchObject({
      status: 'everything',
      role: 'employee',
      email_enc: 'v1.email.whole@home.example',
      questionnaires: [
        {
          questionnaire: 'employee-t0',
          mode: 'web',
          answers: [{ item: 'contract_hours', value: '32' }, { item: 'support' }, { item: 'support' }],
          texts: [{ item: 'remark', value: 'x' }],
        },
      ],
    });
    const bytes = JSON.stringify(all);
    for (const word of ['boss-whole', 'organisation', '"now"', 'release', 'arm'])
      expect(bytes).not.toContain(word);
    expect(JSON.stringify(await copy.api('read_mine', after(43), couple.employee))).not.toContain('boss');
    await copy.close();
  });

  test('gives what was saved and never sent, and whom one invited until they are a couple', async () => {
    const copy = await db.branch();
    const couple = await joinedCouple(copy.api, 'draft');
    await copy.api('save_answers', after(41), couple.employee, 'employee-t0', 1, { contract_hours: '24' });
    expect(await copy.api('read_everything', after(42), couple.employee)).toMatchObject({
      drafts: [{ questionnaire: 'employee-t0', answers: { contract_hours: '24' } }],
      invited: [],
    });
    const { session } = await confirm(
      copy.api,
      (await signUp(copy.api, 'employee', 'inviter@home.example')).session,
    );
    await copy.api('invite', after(2), session, invitee('boss-of-draft@work.example'), true);
    expect(await copy.api('read_everything', after(3), session)).toMatchObject({
      invited: [{ email_enc: 'v1.email.boss-of-draft@work.example' }],
      questionnaires: [],
    });
    await copy.close();
  });

  test('asks for a fresh code, and is still there after stopping', async () => {
    const copy = await db.branch();
    const couple = await completedCouple(copy.api, 'closed');
    for (const read of ['read_everything', 'read_consent', 'read_mine']) {
      expect(await copy.api(read, after(100), couple.employee)).toEqual({ status: 'none' });
      expect(await copy.api(read, after(42), secret())).toEqual({ status: 'none' });
    }
    await copy.api('withdraw', after(42), couple.employee, 'no_data');
    expect(await submit(copy.api, 'employee', couple.employee, after(43))).toEqual({ status: 'no_session' });
    const login = secret();
    const hash = person('closed@home.example')['email_hash'];
    await copy.api('request_login', after(50), hash, login, secret());
    const back = await confirm(copy.api, login, after(51));
    expect(await copy.api('read_everything', after(52), back.session)).toMatchObject({
      status: 'everything',
      stopped_at: expect.any(String),
      questionnaires: [{ questionnaire: 'employee-t0' }],
    });
    expect(await copy.api('change_phone', after(52), back.session, null)).toEqual({ status: 'no_session' });
    await copy.close();
  });
});
