/** Of two answers to one question the one that was given last stands, in whatever order they come in. */
import { describe, expect, test } from 'vitest';
import { useDatabase, type Row } from './database.ts';
import {
  after,
  confirm,
  days,
  joinedCouple,
  person,
  secret,
  send,
  setUp,
  sha256,
  submit,
} from './journey.ts';

const db = useDatabase(() => setUp(db.api));

/** Half an hour after the last code of `joinedCouple` nothing is fresh any more. */
const STALE = 80;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Saves at `at` (minutes) what was given `ages` milliseconds before. */
const save = (session: string, at: number, answers: object, ages: object = {}): Promise<Row> =>
  db.api('save_answers', after(at), session, 'employee-t0', 1, answers, false, ages);
const read = (session: string, at: number): Promise<Row> =>
  db.api('read_draft', after(at), session, 'employee-t0', 1);

/** The draft of this employee, as it stands. */
async function draftOf(session: string): Promise<Row | undefined> {
  const rows = await db.owner(
    `select d.answers, d.given_at, d.saved_at from trial.draft d join trial.occasion o on o.id = d.occasion
     join ops.session s on s.participant = o.participant where s.hash = $1`,
    [session],
  );
  return rows[0];
}

/** An employee at the laptop, with an older session on the phone; neither has a fresh code. */
async function twoDevices(name: string): Promise<{ laptop: string; phone: string; email: string }> {
  const { employee } = await joinedCouple(db.api, name);
  await send(db.api, after(45));
  const email = `${name}@home.example`;
  const [link] = await db.owner(
    `select l.token_hash from ops.link l join people.contact c on c.participant = l.participant
     where c.email_enc = $1 and l.target = 'questionnaire'`,
    [`v1.email.${email}`],
  );
  const phone = secret();
  await db.api('open_link', after(STALE), link?.['token_hash'], phone, null);
  return { laptop: employee, phone, email };
}

describe('an answer that was given before and comes later', () => {
  test('does not replace the one that was given last, and the device hears so without its value [C9]', async () => {
    const { laptop, phone } = await twoDevices('train');
    await save(laptop, STALE + 120, { contract_hours: '24' });
    expect(
      await save(phone, STALE + 180, { contract_hours: '32', remark: 'x' }, { contract_hours: 3 * HOUR }),
    ).toEqual({ status: 'saved', newer: { contract_hours: null } });
    expect((await draftOf(laptop))?.['answers']).toEqual({ contract_hours: '24', remark: 'x' });
    expect(await read(phone, STALE + 181)).toMatchObject({ answers: { remark: 'x' }, more: true });
    expect(await read(laptop, STALE + 181)).toMatchObject({ answers: { contract_hours: '24' }, more: true });
  });

  test('says nothing else when the two are the same, so that nobody finds an answer by guessing [C9]', async () => {
    const { laptop, phone } = await twoDevices('guess');
    await save(laptop, STALE + 1, { contract_hours: '24' });
    for (const guess of ['24', '32'])
      expect(await save(phone, STALE + 2, { contract_hours: guess }, { contract_hours: HOUR })).toEqual({
        status: 'saved',
        newer: { contract_hours: null },
      });
    expect(await read(phone, STALE + 3)).toMatchObject({ status: 'hidden' });
  });

  test('after a fresh code, or on the device that gave the last one, hears which answer stands', async () => {
    const { laptop, phone, email } = await twoDevices('shown');
    const support = ['talks', 'rest'];
    await save(laptop, STALE + 1, { contract_hours: '24', support });
    const ages = { contract_hours: HOUR, support: HOUR };
    const old = { contract_hours: '32', support: ['talks'] };
    expect(await save(laptop, STALE + 2, old, ages)).toEqual({
      status: 'saved',
      newer: { contract_hours: '24', support },
    });
    const login = secret();
    await db.api(
      'request_login',
      after(STALE + 3),
      person(email)['email_hash'],
      login,
      sha256(`code ${login}`),
    );
    const fresh = (await confirm(db.api, login, after(STALE + 4))).session;
    expect(await save(fresh, STALE + 5, old, ages)).toMatchObject({
      newer: { contract_hours: '24', support },
    });
    expect(await save(fresh, STALE + 36, old, ages)).toMatchObject({
      newer: { contract_hours: null, support: null },
    });
    expect(await save(phone, STALE + 36, { contract_hours: '8' })).toEqual({ status: 'saved' });
  });

  test('counts the emptying of a field as an answer', async () => {
    const { laptop, phone } = await twoDevices('emptied');
    await save(laptop, STALE + 10, { contract_hours: '' });
    await save(phone, STALE + 11, { contract_hours: '32' }, { contract_hours: 5 * MINUTE });
    expect((await draftOf(laptop))?.['answers']).toEqual({ contract_hours: '' });
  });

  test('does not count as typing: nothing of it was kept', async () => {
    const { laptop, phone } = await twoDevices('late');
    await save(laptop, STALE + 10, { contract_hours: '24' });
    await save(phone, STALE + 500, { contract_hours: '32' }, { contract_hours: 9 * HOUR });
    expect((await draftOf(laptop))?.['saved_at']).toEqual(new Date(after(STALE + 10)));
  });

  test('stands where the other one is of another version of the questionnaire', async () => {
    const { laptop, phone } = await twoDevices('version');
    await save(laptop, STALE + 10, { contract_hours: '24' });
    await db.api(
      'save_answers',
      after(STALE + 11),
      phone,
      'employee-t0',
      2,
      { contract_hours: '32' },
      false,
      {
        contract_hours: HOUR,
      },
    );
    expect((await draftOf(laptop))?.['answers']).toEqual({ contract_hours: '32' });
  });
});

describe('the moment of an answer', () => {
  const momentOf = async (session: string): Promise<number> =>
    Number(((await draftOf(session))?.['given_at'] as Row | undefined)?.['contract_hours']);

  test('is now without an age, and never later than now', async () => {
    const { laptop } = await twoDevices('now');
    await save(laptop, STALE, { contract_hours: '32' });
    expect(await momentOf(laptop)).toBe(+new Date(after(STALE)));
    await save(laptop, STALE + 1, { contract_hours: '24' }, { contract_hours: -HOUR });
    expect(await momentOf(laptop)).toBe(+new Date(after(STALE + 1)));
  });

  test('is never before the questionnaire was opened, whatever the clock of a device says', async () => {
    const { laptop } = await twoDevices('opened');
    await save(laptop, STALE, { contract_hours: '32' }, { contract_hours: 1e300 });
    const [occasion] = await db.owner(
      `select floor(extract(epoch from o.opened_at) * 1000)::float8 as opened from trial.occasion o
       join ops.session s on s.participant = o.participant where s.hash = $1`,
      [laptop],
    );
    expect(await momentOf(laptop)).toBe(occasion?.['opened']);
    expect(
      await save(laptop, STALE + 1, { contract_hours: '24' }, { contract_hours: days(400) * MINUTE }),
    ).toEqual({
      status: 'saved',
    });
    expect((await draftOf(laptop))?.['answers']).toEqual({ contract_hours: '24' });
  });

  test('is the same when a request comes twice; of two equal ones the last to come stands', async () => {
    const { laptop, phone } = await twoDevices('equal');
    for (const [session, hours] of [
      [laptop, '24'],
      [phone, '32'],
      [laptop, '24'],
      [phone, '8'],
    ] as const)
      expect(await save(session, STALE + 5, { contract_hours: hours }, { contract_hours: MINUTE })).toEqual({
        status: 'saved',
      });
    expect((await draftOf(laptop))?.['answers']).toEqual({ contract_hours: '8' });
  });

  test('stays what it was when somebody stops for today', async () => {
    const { laptop, phone } = await twoDevices('stops');
    await save(laptop, STALE + 10, { contract_hours: '24' });
    await db.api('save_answers', after(STALE + 11), laptop, 'employee-t0', 1, {}, true);
    await save(phone, STALE + 12, { contract_hours: '32' }, { contract_hours: HOUR });
    expect((await draftOf(laptop))?.['answers']).toEqual({ contract_hours: '24' });
  });
});

test('what is sent in is the whole form as it was seen, whatever was saved elsewhere', async () => {
  const { laptop, phone } = await twoDevices('sent');
  await save(phone, STALE + 10, { contract_hours: '8' });
  await submit(db.api, 'employee', laptop, after(STALE + 9));
  const rows = await db.owner(
    `select a.value from trial.answer a join trial.submission b on b.id = a.submission
     join ops.session s on s.participant = b.participant where s.hash = $1 and a.item = 'contract_hours'`,
    [laptop],
  );
  expect(rows).toEqual([{ value: '32' }]);
});
