/** Consent that was signed on paper: typed by a researcher, confirmed by the person [C7]. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { researchRoles } from '../../src/domain/access.ts';
import { openDatabase, type Row, type TestDatabase } from './database.ts';
import { appoint, researcher, type Researcher } from './desk.ts';
import {
  after,
  confirm as confirmCode,
  CONSENT,
  days,
  invitee,
  joinedCouple,
  person,
  PROTOCOL,
  secret,
  send,
  setUp,
  signUp,
} from './journey.ts';
import { confirming, FIGURES, PAPER, typed, type Form } from './paper.ts';

let db: TestDatabase;
let coordinator: Researcher;
beforeAll(async () => {
  db = await openDatabase();
  await setUp(db.api, { protocol: PAPER });
  coordinator = await appoint(db, 'coordinator');
});
afterAll(() => db.close());

const ANNA = 'anna@home.example';
const BOSS = 'boss@work.example';

interface Place {
  readonly db: TestDatabase;
  readonly desk: Researcher;
}
async function place(): Promise<Place> {
  const copy = await db.branch();
  return { db: copy, desk: researcher(copy, coordinator.id) };
}
const enter = ({ desk }: Place, form: Form = {}, minutes = 10): Promise<Row> =>
  desk.act('enter_paper_consent', after(minutes), ...typed(form));
/** Sends what is due; gives the hash of the token in the newest mail to this address about a form. */
async function tokenTo(on: TestDatabase, email = ANNA, minutes = 11): Promise<string> {
  const mails = (await send(on.api, after(minutes))).filter(({ kind }) => kind === 'paper-sign-up');
  const mail = mails.findLast(({ email_enc }) => email_enc === `v1.email.${email}`);
  expect([mail?.kind, mail?.link?.target]).toEqual(['paper-sign-up', 'paper']);
  return String(mail?.token);
}
async function confirm(on: TestDatabase, token: string, minutes = 12, figures = FIGURES) {
  const { session, values } = confirming(token, figures);
  return { session, result: await on.api('confirm_paper', after(minutes), ...values) };
}
const waiting = ({ desk }: Place) => desk.see('paper_consent');
const people = (on: TestDatabase) => on.owner('select role, test, confirmed_at from trial.participant');

describe('a form on paper', () => {
  test('[C7, D3] counts when the person typed the own figures: with mode, day signed, who typed it and when', async () => {
    const here = await place();
    expect(await enter(here)).toMatchObject({ status: 'entered' });
    expect(await people(here.db)).toEqual([{ role: 'employee', test: true, confirmed_at: null }]);
    expect(await here.db.owner('select 1 from people.consent')).toEqual([]);
    const { session, result } = await confirm(here.db, await tokenTo(here.db));
    expect(result).toEqual({
      status: 'confirmed',
      role: 'employee',
      joined: false,
      next: 'invite',
      replaced: false,
    });
    expect(
      await here.db.owner(
        `select version, text_hash, statements, refused, mode, signed_on::text, typed_by, given_at = $1 as at from people.consent`,
        [after(10)],
      ),
    ).toEqual([
      {
        version: '1',
        text_hash: CONSENT.hash,
        statements: CONSENT.statements,
        refused: CONSENT.refused,
        mode: 'paper',
        signed_on: '2026-03-01',
        typed_by: coordinator.id,
        at: true,
      },
    ]);
    expect(await here.db.owner('select name_enc, phone_enc, email_enc from people.contact')).toEqual([
      { name_enc: `v1.name.${ANNA}`, phone_enc: 'v1.phone', email_enc: `v1.email.${ANNA}` },
    ]);
    expect(await waiting(here)).toEqual([]);
    expect(await here.db.api('read_session', after(13), session)).toMatchObject({
      status: 'open',
      confirmed: true,
      fresh: false,
    });
    const [seen] = await (await appoint(here.db, 'monitor')).see('consent');
    expect(seen).toMatchObject({ mode: 'paper' });
    expect((await send(here.db.api, after(14))).map(({ kind }) => kind)).toEqual(['welcome']);
    expect(await here.db.api('verify_audit')).toMatchObject({ status: 'intact' });
  });

  test('shows in the copy with the day on which it was signed', async () => {
    const here = await place();
    await enter(here);
    await confirm(here.db, await tokenTo(here.db));
    const login = secret();
    await here.db.api('request_login', after(20), person(ANNA)['email_hash'], login, secret());
    const { session } = await confirmCode(here.db.api, login, after(21));
    expect(await here.db.api('read_consent', after(22), session)).toMatchObject({
      consents: [{ mode: 'paper', signed_on: '2026-03-01' }],
    });
  });

  test('[C9] is not confirmed by reading the link, by the link without figures, or by any other way in', async () => {
    const here = await place();
    await enter(here);
    const token = await tokenTo(here.db);
    const read = (minutes: number) => here.db.api('read_paper_link', after(minutes), token);
    for (let n = 0; n < 3; n += 1) expect(await read(12)).toMatchObject({ status: 'waiting' });
    expect(await here.db.api('open_link', after(12), token, secret(), null)).toEqual({ status: 'unknown' });
    const login = [token, secret(), secret()] as const;
    expect(await here.db.api('request_login_by_link', after(12), ...login)).toEqual({ status: 'unknown' });
    const byAddress = [person(ANNA)['email_hash'], secret(), secret()] as const;
    expect(await here.db.api('request_login', after(12), ...byAddress)).toEqual({ status: 'unknown' });
    for (let n = 0; n < 5; n += 1)
      expect((await confirm(here.db, token, 12, secret())).result).toEqual({ status: 'wrong' });
    const late = await confirm(here.db, token);
    expect(late.result).toEqual({ status: 'over' });
    expect(await here.db.api('read_session', after(13), late.session)).toEqual({ status: 'none' });
    expect(await read(13)).toEqual({ status: 'over' });
    expect((await confirm(here.db, secret())).result).toEqual({ status: 'unknown' });
    expect(await here.db.owner('select 1 from people.consent')).toEqual([]);
  });

  test('can be mailed again, with five tries anew and no day longer; a second confirmation changes nothing', async () => {
    const here = await place();
    await enter(here);
    const token = await tokenTo(here.db);
    for (let n = 0; n < 5; n += 1) await confirm(here.db, token, 12, secret());
    const [form] = await waiting(here);
    expect(form).toMatchObject({ tries: 5, typed_by_email: expect.stringMatching(/^coordinator/) });
    await here.db.api('record_bounce', after(13), person(ANNA)['email_hash'], 'hard', null);
    expect(await waiting(here)).toMatchObject([{ bounced_on: expect.anything() }]);
    expect(await here.desk.act('mail_paper_again', after(20), form?.['id'])).toEqual({ status: 'mailed' });
    const again = await tokenTo(here.db, ANNA, 21);
    const [same] = await waiting(here);
    expect([same?.['tries'], same?.['bounced_on'], same?.['ends_at']]).toEqual([0, null, form?.['ends_at']]);
    expect((await confirm(here.db, again)).result).toMatchObject({ status: 'confirmed' });
    expect((await confirm(here.db, token)).result).toEqual({ status: 'done' });
    expect(await here.desk.act('mail_paper_again', after(22), form?.['id'])).toEqual({ status: 'ended' });
    expect(await here.db.owner('select 1 from people.consent')).toHaveLength(1);
  });

  test('is forgotten after fourteen days, with all that hangs on it, and can be entered once more then', async () => {
    const here = await place();
    await enter(here);
    const token = await tokenTo(here.db);
    const end = 10 + days(14);
    expect(await here.db.api('read_paper_link', after(end - 1), token)).toMatchObject({ status: 'waiting' });
    expect((await confirm(here.db, token, end)).result).toEqual({ status: 'over' });
    expect(await here.desk.act('mail_paper_again', after(end), (await waiting(here))[0]?.['id'])).toEqual({
      status: 'ended',
    });
    await here.db.api('forget_expired', after(end + 1));
    for (const table of ['people.paper_sign_up', 'people.contact', 'trial.participant', 'ops.link'])
      expect([table, await here.db.owner(`select 1 from ${table}`)]).toEqual([table, []]);
    expect(await enter(here, {}, end + 2)).toMatchObject({ status: 'entered' });
  });

  test('that was typed wrong is taken back: its link dies, and the right one can be entered', async () => {
    const here = await place();
    await enter(here, { email: 'anan@home.example' });
    const token = await tokenTo(here.db, 'anan@home.example');
    const [form] = await waiting(here);
    const back = () => here.desk.act('take_back_paper', after(12), form?.['id']);
    expect(await back()).toEqual({ status: 'taken_back' });
    expect(await back()).toEqual({ status: 'ended' });
    expect((await confirm(here.db, token)).result).toEqual({ status: 'unknown' });
    expect(await people(here.db)).toEqual([]);
    expect(await enter(here)).toMatchObject({ status: 'entered' });
  });

  test('sent twice is entered once; a second form with the same address waits for the first', async () => {
    const here = await place();
    const id = crypto.randomUUID();
    const first = await enter(here, { id });
    expect(await enter(here, { id })).toEqual(first);
    expect(await enter(here)).toEqual({ status: 'waiting' });
    expect(await people(here.db)).toHaveLength(1);
    const mails = (await send(here.db.api, after(11))).filter(({ kind }) => kind === 'paper-sign-up');
    expect(mails).toHaveLength(1);
    const counts = await here.db.owner('select role, outcome, n from trial.screening_count');
    expect(counts).toEqual([{ role: 'employee', outcome: 'eligible', n: 1 }]);
  });

  test('of who takes part already is refused with the pseudonym; in the other role it is another person', async () => {
    const here = await place();
    await joinedCouple(here.db.api, 'anna', -50);
    const [who] = await here.db.owner(`select code from trial.participant where role = 'employee'`);
    expect(await enter(here)).toEqual({ status: 'takes_part', participant: who?.['code'] });
    expect(await enter(here, { role: 'employer' })).toMatchObject({ status: 'entered' });
  });

  test.each([
    ['of a version that is not in force', { version: '0' }, 'outdated'],
    ['without a day', { signedOn: null }, 'bad_date'],
    ['signed tomorrow', { signedOn: '2026-03-03' }, 'bad_date'],
    ['signed before this version was in force', { signedOn: '2026-02-19' }, 'bad_date'],
  ] as const)('%s is refused', async (_, form, status) => {
    const here = await place();
    expect(await enter(here, form)).toEqual({ status });
    expect(await people(here.db)).toEqual([]);
  });

  test('signed longer ago than the trial allows is refused', async () => {
    const here = await place();
    const late = days(29);
    expect(await enter(here, { signedOn: '2026-02-28' }, late)).toEqual({ status: 'bad_date' });
    expect(await enter(here, { signedOn: '2026-03-01' }, late)).toMatchObject({ status: 'entered' });
  });

  test('can be typed thirty times in an hour by one researcher', async () => {
    const here = await place();
    await here.db.owner(`insert into ops.rate (key, window_start, n)
      select encode(sha256(convert_to('proposals:${coordinator.id}', 'UTF8')), 'hex'), '${after(0)}', 30`);
    expect(await enter(here)).toEqual({ status: 'too_many' });
  });
});

describe('who signed on paper', () => {
  test('and signed up on the website first without a code: the figures make the paper count, and nothing else stays', async () => {
    const here = await place();
    await signUp(here.db.api, 'employee', ANNA, after(5));
    expect(await enter(here)).toMatchObject({ status: 'entered' });
    expect(await people(here.db)).toHaveLength(1);
    await confirm(here.db, await tokenTo(here.db));
    expect(await here.db.owner('select mode from people.consent')).toEqual([{ mode: 'paper' }]);
    expect(await here.db.owner('select 1 from people.pending_sign_up')).toEqual([]);
  });

  test('and then signed up on the website with a code: that counts, and the paper waits no longer', async () => {
    const here = await place();
    await enter(here);
    const token = await tokenTo(here.db);
    const { session } = await signUp(here.db.api, 'employee', ANNA, after(12));
    expect((await confirmCode(here.db.api, session, after(13))).result).toMatchObject({
      status: 'confirmed',
    });
    expect(await here.db.owner('select mode from people.consent')).toEqual([{ mode: 'web' }]);
    expect(await waiting(here)).toEqual([]);
    expect((await confirm(here.db, token)).result).toEqual({ status: 'done' });
  });

  test('and whom the website knows without a code stays when the paper is taken back', async () => {
    const here = await place();
    const { session } = await signUp(here.db.api, 'employee', ANNA, after(5));
    await enter(here);
    await here.desk.act('take_back_paper', after(11), (await waiting(here))[0]?.['id']);
    expect((await confirmCode(here.db.api, session, after(13))).result).toMatchObject({
      status: 'confirmed',
    });
  });

  test('as the employer who was invited at that address comes into the couple at once', async () => {
    const here = await place();
    const first = await signUp(here.db.api, 'employee', ANNA, after(0));
    const employee = await confirmCode(here.db.api, first.session, after(1));
    await here.db.api('invite', after(2), employee.session, invitee(BOSS), true);
    await send(here.db.api, after(33));
    expect(await enter(here, { role: 'employer', email: BOSS }, 40)).toMatchObject({ status: 'entered' });
    const { result } = await confirm(here.db, await tokenTo(here.db, BOSS, 41), 42);
    expect(result).toMatchObject({ status: 'confirmed', joined: true, next: 'mine' });
    expect(await here.db.owner('select state from trial.couple')).toEqual([{ state: 'baseline' }]);
    const kinds = (await send(here.db.api, after(43))).map(({ kind, role }) => [kind, role]);
    expect(kinds).not.toContainEqual(['welcome', 'employer']);
  });

  test('as the employer, when two invitations wait at that address, chooses by opening one of them', async () => {
    const here = await place();
    for (const name of ['anna', 'bea']) {
      const first = await signUp(here.db.api, 'employee', `${name}@home.example`, after(0));
      const employee = await confirmCode(here.db.api, first.session, after(1));
      await here.db.api('invite', after(2), employee.session, invitee(BOSS), true);
    }
    const mails = (await send(here.db.api, after(33))).filter(({ kind }) => kind === 'invitation');
    await enter(here, { role: 'employer', email: BOSS }, 40);
    const { result } = await confirm(here.db, await tokenTo(here.db, BOSS, 41), 42);
    expect(result).toMatchObject({ status: 'confirmed', joined: false });
    const opened = secret();
    await here.db.api('open_link', after(43), mails[1]?.token, opened, null);
    const { session } = await signUp(here.db.api, 'employer', 'not used', after(44), opened);
    expect((await confirmCode(here.db.api, session, after(45))).result).toMatchObject({ joined: true });
    expect(await here.db.owner('select 1 from people.consent where mode = $1', ['paper'])).toHaveLength(1);
    expect(await here.db.owner('select 1 from trial.couple')).toHaveLength(1);
  });

  test('as the employer hands over a link; the employee who signed on paper as well opens it and joins', async () => {
    const here = await place();
    await enter(here, { role: 'employer', email: BOSS });
    const employer = await confirm(here.db, await tokenTo(here.db, BOSS));
    const [token, link] = [secret(), crypto.randomUUID()];
    expect(await here.db.api('hand_over', after(13), employer.session, token, link)).toMatchObject({
      status: 'ready',
    });
    await enter(here, {}, 14);
    await confirm(here.db, await tokenTo(here.db, ANNA, 15), 16);
    const opened = secret();
    await here.db.api('open_link', after(17), token, opened, null);
    const { session } = await signUp(here.db.api, 'employee', ANNA, after(18), opened);
    expect((await confirmCode(here.db.api, session, after(19))).result).toMatchObject({ joined: true });
    expect(await here.db.owner('select mode from people.consent')).toEqual([
      { mode: 'paper' },
      { mode: 'paper' },
    ]);
  });

  test('[C9] takes the place of another in this browser, which says so', async () => {
    const here = await place();
    const other = await joinedCouple(here.db.api, 'other', -50);
    await enter(here);
    const { values } = confirming(await tokenTo(here.db), FIGURES, other.employee);
    expect(await here.db.api('confirm_paper', after(12), ...values)).toMatchObject({ replaced: true });
    expect(await here.db.api('read_session', after(13), other.employee)).toEqual({ status: 'none' });
  });
});

test('[T6] is for the coordinator alone, in every step', async () => {
  const here = await place();
  await enter(here);
  const [form] = await waiting(here);
  for (const role of Object.keys(researchRoles).filter((one) => one !== 'coordinator')) {
    const other = await appoint(here.db, role);
    const refused = { status: 'not_allowed' };
    expect([role, await enter({ ...here, desk: other })]).toEqual([role, refused]);
    for (const act of ['mail_paper_again', 'take_back_paper'])
      expect([role, await other.act(act, after(12), form?.['id'])]).toEqual([role, refused]);
    expect([role, await other.see('paper_consent')]).toEqual([role, []]);
  }
});

test('[D2, D6] the audit names fields only; in a live deployment nobody is a test person, and the time is held', async () => {
  const here = await place();
  await enter(here);
  await confirm(here.db, await tokenTo(here.db));
  const audit = JSON.stringify(await here.db.owner('select * from ops.audit'));
  for (const told of [ANNA, 'v1.', CONSENT.hash, '2026-03-01']) expect(audit).not.toContain(told);
  expect(await here.db.owner(`select actor from ops.audit where event = 'paper_entered'`)).toEqual([
    { actor: coordinator.id },
  ]);
  const now = new Date().toISOString();
  await here.db.api('load_protocol', now, { ...PROTOCOL, ...PAPER, live: true });
  const bea = typed({ email: 'bea@home.example', signedOn: now.slice(0, 10) });
  await expect(enter(here, { email: 'bea@home.example' }, 14)).rejects.toThrow(/given_time_is_now/);
  expect(await here.desk.act('enter_paper_consent', now, ...bea)).toMatchObject({ status: 'entered' });
  expect(
    await here.db.owner(`select test from trial.participant order by signed_up_at desc limit 1`),
  ).toEqual([{ test: false }]);
});

test('[D2] erasing takes what the form said and keeps the proof of consent', async () => {
  const here = await place();
  await enter(here);
  const { session } = await confirm(here.db, await tokenTo(here.db));
  await here.db.owner('update ops.session set verified_at = $1 where hash = $2', [after(12), session]);
  expect(await here.db.api('withdraw', after(13), session, 'erase')).toEqual({ status: 'withdrawn' });
  expect(await here.db.owner('select 1 from people.contact')).toEqual([]);
  expect(await here.db.owner('select mode, signed_on::text from people.consent')).toEqual([
    { mode: 'paper', signed_on: '2026-03-01' },
  ]);
});
