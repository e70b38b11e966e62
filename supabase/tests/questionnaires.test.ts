import { describe, expect, test } from 'vitest';
import { useDatabase, type Row } from './database.ts';
import {
  after,
  ANSWERS,
  confirm,
  days,
  joinedCouple,
  person,
  PROTOCOL,
  sha256,
  secret,
  send,
  setUp,
  signUp,
  submit,
} from './journey.ts';

const db = useDatabase(() => setUp(db.api));

describe('answers', () => {
  test('one row an item and one for each chosen option; own words apart [C11]', async () => {
    const couple = await joinedCouple(db.api, 'rows');
    expect(await submit(db.api, 'employee', couple.employee, after(50))).toEqual({
      status: 'submitted',
      randomisation: null,
    });
    const person = (await db.api('read_session', after(51), couple.employee))['participant'];
    expect(
      await db.owner(
        `select item, value from trial.answer a join trial.submission s on s.id = a.submission
      where s.participant = $1 order by item, value`,
        [person],
      ),
    ).toEqual([...ANSWERS.employee].sort((a, b) => (a.item + a.value < b.item + b.value ? -1 : 1)));
    expect(
      await db.owner(
        `select item from trial.free_text a join trial.submission s on s.id = a.submission
      where s.participant = $1`,
        [person],
      ),
    ).toEqual([{ item: 'remark' }]);
    expect(
      await db.owner('select version, mode, strata from trial.submission where participant = $1', [person]),
    ).toEqual([{ version: 1, mode: 'web', strata: {} }]);
  });

  test('are taken once', async () => {
    const couple = await joinedCouple(db.api, 'once');
    await submit(db.api, 'employer', couple.employer, after(50));
    expect(await submit(db.api, 'employer', couple.employer, after(51))).toEqual({
      status: 'already_submitted',
    });
    expect(await db.api('save_answers', after(52), couple.employer, 'employer-t0', 1, { a: '1' })).toEqual({
      status: 'not_open',
    });
  });

  test('need a trusted session of the one who was asked', async () => {
    const couple = await joinedCouple(db.api, 'whose');
    expect(await submit(db.api, 'employer', couple.employee, after(50))).toEqual({ status: 'not_open' });
    expect(await submit(db.api, 'employee', secret(), after(50))).toEqual({ status: 'no_session' });
    const guess = await signUp(db.api, 'employee', 'whose@home.example', after(50));
    expect(await submit(db.api, 'employee', guess.session, after(51))).toEqual({ status: 'no_session' });
  });

  test('an invitation that was sent already is not sent again for what is in', async () => {
    const couple = await joinedCouple(db.api, 'quick');
    await submit(db.api, 'employee', couple.employee, after(45));
    const roles = (await send(db.api, after(46)))
      .filter((m) => m.email_enc.includes('quick') && m.kind === 'joined')
      .map((m) => m.role);
    expect(roles).toEqual(['employer']);
  });
});

describe('drafts', () => {
  test('grow answer by answer and are gone when the questionnaire is in [C10]', async () => {
    const couple = await joinedCouple(db.api, 'draft');
    const save = (answers: object): Promise<unknown> =>
      db.api('save_answers', after(50), couple.employee, 'employee-t0', 1, answers);
    expect(await save({ contract_hours: '32' })).toEqual({ status: 'saved' });
    expect(await save({ contract_hours: '36', support: ['talks', 'rest'] })).toEqual({ status: 'saved' });
    const drafts = (): Promise<unknown> =>
      db.owner(`select answers from trial.draft d join trial.occasion o on o.id = d.occasion
      where o.questionnaire = 'employee-t0' and d.answers ? 'support'`);
    expect(await drafts()).toEqual([{ answers: { contract_hours: '36', support: ['talks', 'rest'] } }]);
    await submit(db.api, 'employee', couple.employee, after(55));
    expect(await drafts()).toEqual([]);
    expect(await db.api('save_answers', after(56), secret(), 'employee-t0', 1, {})).toEqual({
      status: 'no_session',
    });
    expect(await db.api('save_answers', after(56), couple.employee, 'employer-t0', 1, {})).toEqual({
      status: 'not_open',
    });
  });
});

describe('a draft that is read back', () => {
  /** Half an hour after the last code of `joinedCouple` nothing is fresh any more. */
  const STALE = 80;
  const save = (session: string, at: number, answers: object, leave = false): Promise<Row> =>
    db.api('save_answers', after(at), session, 'employee-t0', 1, answers, leave);
  const read = (session: string, at: number, version = 1): Promise<Row> =>
    db.api('read_draft', after(at), session, 'employee-t0', version);
  /** Opens the link in the mail; `before`: the session that this browser had. */
  async function open(email: string, at: number, before: string | null = null): Promise<string> {
    const [link] = await db.owner(
      `select l.token_hash from ops.link l join people.contact c on c.participant = l.participant
       where c.email_enc = $1 and l.target = 'questionnaire'`,
      [`v1.email.${email}`],
    );
    const session = secret();
    expect(await db.api('open_link', after(at), link?.['token_hash'], session, before)).toMatchObject({
      status: 'opened',
    });
    return session;
  }
  /** A couple whose employee has a link to the questionnaire. */
  async function started(name: string): Promise<{ session: string; email: string }> {
    const couple = await joinedCouple(db.api, name);
    await send(db.api, after(45));
    return { session: couple.employee, email: `${name}@home.example` };
  }
  async function withCode(email: string, at: number): Promise<string> {
    const login = secret();
    await db.api('request_login', after(at), person(email)['email_hash'], login, sha256(`code ${login}`));
    return (await confirm(db.api, login, after(at + 1))).session;
  }
  const typed = { contract_hours: '32', support: ['talks', 'rest'] };

  test('[C9] shows on the device that typed it, and on another only after a code', async () => {
    const { session, email } = await started('typed');
    expect(await read(session, STALE)).toEqual({ status: 'none', participant: expect.any(String) });
    await save(session, STALE, typed);
    expect(await read(session, STALE + 1)).toMatchObject({ status: 'draft', answers: typed, more: false });
    const other = await open(email, STALE + 2);
    expect(await read(other, STALE + 3)).toEqual({ status: 'hidden', participant: expect.any(String) });
    const fresh = (await confirm(db.api, other, after(STALE + 4))).session;
    expect(await read(fresh, STALE + 5)).toMatchObject({ status: 'draft', answers: typed, more: false });
    expect(await read(fresh, STALE + 35)).toMatchObject({ status: 'hidden' });
  });

  test('[C9] a second device sees what it typed itself, and no more; the first one the same', async () => {
    const { session, email } = await started('both');
    await save(session, STALE, typed);
    const other = await open(email, STALE + 1);
    await save(other, STALE + 2, { contract_hours: '36', remark: 'own' });
    expect(await read(other, STALE + 3)).toMatchObject({
      status: 'draft',
      answers: { contract_hours: '36', remark: 'own' },
      more: true,
    });
    expect(await read(session, STALE + 3)).toMatchObject({
      status: 'draft',
      answers: { support: ['talks', 'rest'] },
      more: true,
    });
    expect(await read(await withCode(email, STALE + 4), STALE + 6)).toMatchObject({
      answers: { ...typed, contract_hours: '36', remark: 'own' },
      more: false,
    });
  });

  test('goes along with a new session in the same browser, by a code or by the link', async () => {
    const { session, email } = await started('along');
    await save(session, STALE, typed);
    const coded = (await confirm(db.api, session, after(STALE + 1))).session;
    expect(await read(coded, STALE + 40)).toMatchObject({ status: 'draft', answers: typed });
    const linked = await open(email, STALE + 41, coded);
    expect(await read(linked, STALE + 42)).toMatchObject({ status: 'draft', answers: typed });
    await db.api('end_session', after(STALE + 43), linked);
    expect(await read(linked, STALE + 44)).toEqual({ status: 'no_session' });
    expect(await read(await open(email, STALE + 45), STALE + 46)).toMatchObject({ status: 'hidden' });
  });

  test('[C10] after "stop for today" it shows nowhere without a new code, and the own page asks for one too', async () => {
    const { session, email } = await started('left');
    const fresh = (await confirm(db.api, session, after(STALE))).session;
    expect(await save(fresh, STALE + 1, typed, true)).toEqual({ status: 'saved' });
    expect(await read(fresh, STALE + 2)).toMatchObject({ status: 'hidden' });
    expect(await db.api('read_session', after(STALE + 2), fresh)).toMatchObject({
      status: 'open',
      fresh: false,
    });
    await save(fresh, STALE + 3, { remark: 'later' });
    expect(await read(fresh, STALE + 4)).toMatchObject({
      status: 'draft',
      answers: { remark: 'later' },
      more: true,
    });
    const linked = await open(email, STALE + 5, fresh);
    expect(await read(linked, STALE + 6)).toMatchObject({ answers: { remark: 'later' }, more: true });
    const coded = (await confirm(db.api, linked, after(STALE + 7))).session;
    expect(await read(coded, STALE + 8)).toMatchObject({
      answers: { ...typed, remark: 'later' },
      more: false,
    });
    expect(await save(coded, STALE + 9, {}, true)).toEqual({ status: 'saved' });
    expect(await read(coded, STALE + 10)).toMatchObject({ status: 'hidden' });
  });

  test('is of one version: answers to another one do not mix with it', async () => {
    const { session } = await started('version');
    await save(session, STALE, typed);
    expect(await read(session, STALE + 1, 2)).toMatchObject({ status: 'none' });
    await db.api('save_answers', after(STALE + 2), session, 'employee-t0', 2, { remark: 'new' });
    expect(await read(session, STALE + 3)).toMatchObject({ status: 'none' });
    expect(await read(session, STALE + 3, 2)).toMatchObject({ answers: { remark: 'new' }, more: false });
  });

  test('is never shown to another person, nor to who only typed the address', async () => {
    const { session, email } = await started('mine');
    await save(session, STALE, typed);
    const stranger = await started('stranger');
    expect(await read(stranger.session, STALE + 1)).toMatchObject({ status: 'none' });
    expect(await read(await withCode(stranger.email, STALE + 1), STALE + 3)).toMatchObject({
      status: 'none',
    });
    const replaced = await open(stranger.email, STALE + 4, session);
    expect(await read(replaced, STALE + 5)).toMatchObject({ status: 'none' });
    expect(await read(session, STALE + 5)).toEqual({ status: 'no_session' });
    const guess = secret();
    await db.api('request_login', after(STALE + 6), person(email)['email_hash'], guess, secret());
    expect(await read(guess, STALE + 7)).toEqual({ status: 'no_session' });
    const [employer] = await db.owner(
      `select s.hash from ops.session s join people.contact c on c.participant = s.participant
       where c.email_enc = 'v1.email.boss-mine@work.example' and s.ended_at is null`,
    );
    expect(await read(String(employer?.['hash']), STALE + 7)).toEqual({ status: 'not_open' });
  });

  test('is gone once the questionnaire is in', async () => {
    const { session } = await started('sent');
    await save(session, STALE, typed);
    await submit(db.api, 'employee', session, after(STALE + 1));
    expect(await read(session, STALE + 2)).toEqual({ status: 'not_open' });
  });
});

describe('the window', () => {
  test('closes after 28 days, but not for who typed in the last 48 hours', async () => {
    const copy = await db.branch();
    const couple = await joinedCouple(copy.api, 'window', days(1));
    const closed = days(1) + days(29);
    await copy.api('load_protocol', after(1), {
      ...PROTOCOL,
      session_days: { employee: 90, employer: 90 },
    });
    await copy.owner(`update ops.session set expires_at = '2030-01-01'`);
    expect(await submit(copy.api, 'employer', couple.employer, after(closed))).toEqual({
      status: 'not_open',
    });
    expect(await copy.api('read_session', after(closed), couple.employer)).toMatchObject({
      questionnaires: [{ state: 'closed' }],
    });
    await copy.api('save_answers', after(closed - days(1)), couple.employee, 'employee-t0', 1, {
      contract_hours: '32',
    });
    expect(await submit(copy.api, 'employee', couple.employee, after(closed))).toMatchObject({
      status: 'submitted',
    });
    await copy.close();
  });

  test('the hours of grace end two days after the last day, however long somebody goes on typing', async () => {
    const copy = await db.branch();
    const couple = await joinedCouple(copy.api, 'typing');
    await copy.owner(`update ops.session set expires_at = '2030-01-01'`);
    const save = (at: string): Promise<Row> =>
      copy.api('save_answers', at, couple.employee, 'employee-t0', 1, { contract_hours: '32' });
    // Opened on 2 March, last day 30 March, summer time since the 29th.
    for (const at of ['2026-03-30T12:00:00Z', '2026-03-31T20:00:00Z', '2026-04-01T21:59:59Z']) {
      expect(await save(at)).toEqual({ status: 'saved' });
    }
    const late = '2026-04-01T22:00:00Z';
    expect(await save(late)).toEqual({ status: 'not_open' });
    expect(await submit(copy.api, 'employee', couple.employee, late)).toEqual({ status: 'not_open' });
    await copy.close();
  });
});
