/** Another address for who lost the old mailbox: typed by a researcher, confirmed by the person. */
import { describe, expect, test } from 'vitest';
import { researchRoles } from '../../src/domain/access.ts';
import { useDatabase, type Row, type TestDatabase } from './database.ts';
import { appoint, codeOf, researcher, type Researcher } from './desk.ts';
import { after, days, joinedCouple, person, secret, send, setUp, signUp, type Couple } from './journey.ts';

let coordinator: Researcher;
const db = useDatabase(async () => {
  await setUp(db.api, { protocol: { address_hours: 48 } });
  coordinator = await appoint(db, 'coordinator');
});

const OLD = 'anna@home.example';
const NEW = 'anna.new@home.example';
const address = (email: string): Row => ({ ...person(email), name_enc: undefined });
const hash = (email: string): unknown => person(email)['email_hash'];

interface Place {
  readonly db: TestDatabase;
  readonly desk: Researcher;
  readonly couple: Couple;
  readonly code: string;
}

/** A couple of which the employee's old mailbox is gone (or, `works`, is not), at minute 50. */
async function place({ works = false, role = 'employee' as 'employee' | 'employer' } = {}): Promise<Place> {
  const copy = await db.branch();
  const couple = await joinedCouple(copy.api, 'anna');
  await send(copy.api, after(45));
  const email = role === 'employee' ? OLD : 'boss-anna@work.example';
  if (!works) await copy.api('record_bounce', after(46), hash(email), 'hard', null);
  return {
    db: copy,
    desk: researcher(copy, coordinator.id),
    couple,
    code: await codeOf(copy, couple[role]),
  };
}

/** Types the new address at `minutes`; gives the id of the change and the hash of the code that was said. */
async function propose(
  { desk, code }: Place,
  email = NEW,
  minutes = 50,
): Promise<{ id: string; said: string; result: Row }> {
  const [id, said] = [crypto.randomUUID(), secret()];
  const given = [code, id, address(email), said, null, 'called', 'belde zelf'] as const;
  return { id, said, result: await desk.act('change_contact', after(minutes), ...given) };
}

/** Sends what is due; gives the hash of the token in the newest mail to this address. */
async function tokenTo(on: TestDatabase, email = NEW, minutes = 51): Promise<string> {
  const mails = (await send(on.api, after(minutes))).filter(({ kind }) => kind === 'address-desk');
  const mail = mails.findLast(({ email_enc }) => email_enc === `v1.email.${email}`);
  expect([mail?.kind, mail?.link?.target]).toEqual(['address-desk', 'address']);
  return String(mail?.token);
}
const confirm = (on: TestDatabase, token: string, said: string, minutes = 52) =>
  on.api('confirm_proposal', after(minutes), token, said);
const contact = async (on: TestDatabase, code: string): Promise<Row | undefined> =>
  (
    await on.owner(
      'select c.* from people.contact c join trial.participant p on p.id = c.participant where p.code = $1',
      [code],
    )
  )[0];
const tasks = (on: TestDatabase) =>
  on.owner(`select state from trial.task where kind = 'bounce' order by number`);
const states = async (on: TestDatabase) =>
  (await on.owner('select state from trial.contact_change order by made_at, state')).map(
    ({ state }) => state,
  );

describe('a new address that was said on the telephone', () => {
  test.each(['employee', 'employer'] as const)(
    'of an %s counts from the moment that link and code are both there; then the task goes and mail leaves again',
    async (role) => {
      const here = await place({ role });
      await here.db.owner(
        `select ops.queue_message($1, 'end', p.id, null, null) from trial.participant p where p.code = $2`,
        [after(47), here.code],
      );
      const { said, result } = await propose(here);
      expect(result).toEqual({ status: 'changed' });
      const token = await tokenTo(here.db);
      expect((await contact(here.db, here.code))?.['bounced_at']).not.toBe(null);
      expect(await confirm(here.db, token, said)).toMatchObject({ status: 'changed', role, message: null });
      expect(await contact(here.db, here.code)).toMatchObject({
        email_hash: hash(NEW),
        bounced_at: null,
        active: true,
      });
      expect(await tasks(here.db)).toEqual([{ state: 'cancelled' }]);
      const left = await send(here.db.api, after(60));
      expect(left.map(({ kind, email_enc }) => [kind, email_enc])).toEqual([['end', `v1.email.${NEW}`]]);
      expect(await here.db.api('verify_audit')).toMatchObject({ status: 'intact' });
    },
  );

  test('[C9] is not changed by reading the link, nor by a wrong code; five tries, ten minutes, and the link opens no session', async () => {
    const here = await place();
    const { id, said } = await propose(here);
    const token = await tokenTo(here.db);
    const read = (minutes: number) => here.db.api('read_address_link', after(minutes), token);
    for (let n = 0; n < 3; n += 1) expect(await read(52)).toEqual({ status: 'waiting', change: id });
    expect(await here.db.api('open_link', after(52), token, secret(), null)).toEqual({ status: 'unknown' });
    expect(await here.db.api('request_login_by_link', after(52), token, secret(), secret())).toEqual({
      status: 'unknown',
    });
    expect(await confirm(here.db, token, said, 60)).toEqual({ status: 'code_over' });
    for (let n = 0; n < 5; n += 1)
      expect(await confirm(here.db, token, secret())).toEqual({ status: 'wrong' });
    expect(await confirm(here.db, token, said)).toEqual({ status: 'code_over' });
    expect(await contact(here.db, here.code)).toMatchObject({ email_hash: hash(OLD) });
    const fresh = secret();
    expect(await here.desk.act('renew_address_code', after(60), id, fresh)).toEqual({ status: 'renewed' });
    expect(await confirm(here.db, token, said, 61)).toEqual({ status: 'wrong' });
    expect(await confirm(here.db, token, fresh, 61)).toMatchObject({ status: 'changed' });
    expect(await confirm(here.db, token, fresh, 62)).toEqual({ status: 'done' });
    expect(await here.db.api('read_address_link', after(62), secret())).toEqual({ status: 'unknown' });
    expect(await confirm(here.db, secret(), fresh, 62)).toEqual({ status: 'unknown' });
  });

  test('waits as long as the trial says; then the address is forgotten, and who can’t be mailed is called again', async () => {
    const here = await place();
    const { id, said } = await propose(here);
    const token = await tokenTo(here.db);
    await here.desk.act('record_attempt', after(53), await taskOf(here.db), 1, 'done', null, false);
    const end = 50 + 48 * 60;
    expect(await here.db.api('read_address_link', after(end - 1), token)).toMatchObject({
      status: 'waiting',
    });
    expect(await here.db.api('read_address_link', after(end), token)).toEqual({ status: 'over' });
    expect(await confirm(here.db, token, said, end)).toEqual({ status: 'over' });
    expect(await here.desk.act('renew_address_code', after(end), id, secret())).toEqual({ status: 'ended' });
    await here.db.api('forget_expired', after(end + 1));
    expect(await here.db.owner('select 1 from people.address_change')).toEqual([]);
    expect(await states(here.db)).toEqual(['over']);
    expect(await tasks(here.db)).toEqual([{ state: 'done' }, { state: 'open' }]);
  });

  test('that was typed wrong can be taken back, and a newer one takes its place; neither link works, nor leaves late', async () => {
    const here = await place();
    const first = await propose(here, 'anan@home.example');
    const token = await tokenTo(here.db, 'anan@home.example');
    expect(await here.desk.act('take_back_address', after(52), first.id)).toEqual({ status: 'taken_back' });
    expect(await here.desk.act('take_back_address', after(52), first.id)).toEqual({ status: 'ended' });
    expect(await confirm(here.db, token, first.said)).toEqual({ status: 'over' });
    await propose(here, 'annna@home.example', 53);
    const third = await propose(here, NEW, 54);
    const mails = (await send(here.db.api, after(55))).map(({ email_enc }) => email_enc);
    expect(mails).toEqual([`v1.email.${NEW}`]);
    expect(await states(here.db)).toEqual(['taken_back', 'replaced', 'waiting']);
    expect(third.result).toEqual({ status: 'changed' });
    expect(await here.db.owner('select email_hash from people.address_change')).toEqual([
      { email_hash: hash(NEW) },
    ]);
  });

  test('tells the old address at once when that still works, and ends what it could open', async () => {
    const here = await place({ works: true });
    const { said } = await propose(here);
    const token = await tokenTo(here.db);
    const changed = await confirm(here.db, token, said);
    expect(changed).toMatchObject({ status: 'changed', old_email_enc: `v1.email.${OLD}` });
    expect(
      await here.db.owner(`select kind, state from ops.message where id = $1`, [changed['message']]),
    ).toEqual([{ kind: 'address-old', state: 'claimed' }]);
    expect(await here.db.api('read_session', after(53), here.couple.employee)).toEqual({ status: 'none' });
    expect(
      await here.db.owner(`select 1 from ops.link l join trial.participant p on p.id = l.participant
      where p.code = '${here.code}' and l.ended_at is null`),
    ).toEqual([]);
  });

  test('that refuses the mail is nobody’s: it ends, the old one stays as it is, and somebody calls again', async () => {
    const here = await place({ works: true });
    const { said } = await propose(here);
    const token = await tokenTo(here.db);
    expect(await here.db.api('record_bounce', after(52), hash(NEW), 'soft', null)).toEqual({
      status: 'recorded',
    });
    expect(await states(here.db)).toEqual(['waiting']);
    const [mail] = await here.db.owner(`select id from ops.message where kind = 'address-desk'`);
    expect(await here.db.api('record_bounce', after(52), hash(NEW), 'hard', mail?.['id'])).toEqual({
      status: 'recorded',
    });
    expect(await states(here.db)).toEqual(['bounced']);
    expect(await contact(here.db, here.code)).toMatchObject({ email_hash: hash(OLD), bounced_at: null });
    expect(await tasks(here.db)).toEqual([{ state: 'open' }]);
    expect(await confirm(here.db, token, said)).toEqual({ status: 'over' });
  });

  test('that somebody in the same role has is refused, also when they came in between; the same one again is no change', async () => {
    const here = await place({ works: true });
    await signUp(here.db.api, 'employee', 'taken@home.example', after(40));
    expect((await propose(here, 'taken@home.example')).result).toEqual({ status: 'taken' });
    expect((await propose(here, OLD)).result).toEqual({ status: 'same' });
    const { said } = await propose(here);
    const token = await tokenTo(here.db);
    await signUp(here.db.api, 'employee', NEW, after(51));
    expect(await confirm(here.db, token, said)).toEqual({ status: 'wrong' });
  });

  test('brings back what the bounce took from the schedule: each message once, and one a day', async () => {
    const here = await place({ works: true });
    const [who] = await here.db.owner(
      `select p.id, o.wave, o.questionnaire, o.closes_on::text as closes from trial.participant p
       join trial.occasion o on o.participant = p.id where p.code = $1`,
      [here.code],
    );
    const step = (kind: string, number: number, at: number) => ({
      participant: who?.['id'],
      wave: who?.['wave'],
      step: kind,
      number,
      at: after(at),
      closesOn: who?.['closes'],
      questionnaire: who?.['questionnaire'],
    });
    const reminder = step('remind', 1, days(7));
    const apply = async (at: number, ...steps: object[]) =>
      (await here.db.api('apply_steps', after(at), steps))['counts'];
    const mailed = async (at: number) => (await send(here.db.api, after(at))).map(({ kind }) => kind);
    expect(await apply(days(7), reminder)).toEqual({ remind: 1 });
    await here.db.api('record_bounce', after(days(7)), hash(OLD), 'hard', null);
    expect(await mailed(days(7) + 1)).toEqual([]);
    expect(await apply(days(8), reminder)).toEqual({});
    const { said } = await propose(here, NEW, days(8));
    const token = await tokenTo(here.db, NEW, days(8) + 1);
    await confirm(here.db, token, said, days(8) + 2);
    expect(await apply(days(8) + 3, reminder)).toEqual({ remind: 1 });
    expect(await apply(days(8) + 3, reminder)).toEqual({});
    expect(await apply(days(14), step('remind', 2, days(14)))).toEqual({ remind: 1 });
    expect(await mailed(days(14) + 1)).toEqual(['reminder']);
    expect(await mailed(days(14) + 2)).toEqual([]);
    expect(await mailed(days(15) + 1)).toEqual(['reminder']);
  });

  test('can be proposed five times in half an hour for one person', async () => {
    const here = await place();
    for (let n = 0; n < 5; n += 1)
      expect((await propose(here, `try${n}@home.example`)).result).toEqual({ status: 'changed' });
    const sixth = await propose(here);
    expect(sixth.result).toEqual({ status: 'too_many' });
    expect((await propose(here, NEW, 90)).result).toEqual({ status: 'changed' });
  });

  test('can be proposed thirty times in an hour by one researcher', async () => {
    const here = await place();
    await here.db.owner(`insert into ops.rate (key, window_start, n)
      select encode(sha256(convert_to('proposals:${coordinator.id}', 'UTF8')), 'hex'), '${after(0)}', 30`);
    expect((await propose(here)).result).toEqual({ status: 'too_many' });
    expect((await propose(here, NEW, 61)).result).toEqual({ status: 'changed' });
  });

  test('ends with taking part, and with a change on the own page', async () => {
    for (const [what, state] of [
      ['no_data', 'over'],
      ['own', 'replaced'],
    ] as const) {
      const here = await place();
      const { id, said } = await propose(here);
      const token = await tokenTo(here.db);
      if (what === 'own') {
        const code = secret();
        await here.db.api(
          'request_address',
          after(52),
          here.couple.employee,
          address('own@home.example'),
          code,
        );
        await here.db.api('confirm_address', after(52), here.couple.employee, code);
      } else await here.db.api('withdraw', after(52), here.couple.employee, what);
      expect(await states(here.db)).toEqual([state]);
      expect(await confirm(here.db, token, said, 53)).toEqual({ status: 'over' });
      expect(await here.desk.act('renew_address_code', after(53), id, secret())).toEqual({ status: 'ended' });
      if (what === 'no_data') expect((await propose(here)).result).toEqual({ status: 'ended' });
      await here.db.close();
    }
  });

  test('[D2] leaves no reason and no address behind when everything is erased; the audit holds references only', async () => {
    const here = await place();
    const { id } = await propose(here);
    await here.db.api('withdraw', after(52), here.couple.employee, 'erase');
    expect(await here.db.owner('select reason, state from trial.contact_change')).toEqual([
      { reason: null, state: 'over' },
    ]);
    expect(await here.db.owner('select 1 from people.address_change')).toEqual([]);
    const audit = await here.db.owner('select to_jsonb(a)::text as row from ops.audit a');
    for (const told of [NEW, 'belde zelf', String(hash(NEW))])
      expect(audit.filter(({ row }) => String(row).includes(told))).toEqual([]);
    expect(
      await here.db.owner('select event, actor, fields from ops.audit where reference = $1 order by event', [
        id,
      ]),
    ).toEqual([
      { event: 'address_proposed', actor: coordinator.id, fields: ['email', 'recognised', 'reason'] },
      { event: 'proposal_over', actor: null, fields: [] },
    ]);
  });

  test('[C1] nothing of the other half changes', async () => {
    const here = await place();
    const other = async () => [
      await here.db.api('read_session', after(53), here.couple.employer),
      await here.db.api('read_mine', after(53), here.couple.employer),
      await here.db.owner(`select m.* from ops.message m join ops.session s on s.participant = m.participant
        where s.hash = '${here.couple.employer}' order by m.id`),
    ];
    const before = await other();
    const { said } = await propose(here);
    await confirm(here.db, await tokenTo(here.db), said);
    expect(await other()).toEqual(before);
  });
});

describe('a telephone number', () => {
  test('is changed or erased at once, and who did so and why is kept', async () => {
    const here = await place();
    const change = (phone: string | null) =>
      here.desk.act(
        'change_contact',
        after(50),
        here.code,
        crypto.randomUUID(),
        null,
        null,
        { phone_enc: phone },
        'knew',
        'zei het',
      );
    expect(await change('v1.phone.new')).toEqual({ status: 'changed' });
    expect(await contact(here.db, here.code)).toMatchObject({ phone_enc: 'v1.phone.new' });
    expect(await change(null)).toEqual({ status: 'changed' });
    expect(await contact(here.db, here.code)).toMatchObject({ phone_enc: null });
    expect(await here.desk.see('contact_change', `field = 'phone'`)).toHaveLength(2);
  });
});

test('[T6] only who has the capability changes anything, and a reason is asked', async () => {
  const here = await place();
  const acts: [string, ...unknown[]][] = [
    [
      'change_contact',
      after(50),
      here.code,
      crypto.randomUUID(),
      address(NEW),
      secret(),
      null,
      'called',
      'x',
    ],
    ['renew_address_code', after(50), crypto.randomUUID(), secret()],
    ['take_back_address', after(50), crypto.randomUUID()],
  ];
  for (const role of Object.keys(researchRoles)) {
    const { act } = await appoint(here.db, role);
    for (const [name, ...values] of acts) {
      const refused = (await act(name, ...values))['status'] === 'not_allowed';
      expect([role, name, refused]).toEqual([role, name, role !== 'coordinator']);
    }
  }
  const empty = [here.code, crypto.randomUUID(), address(NEW), secret(), null, 'called', ' '];
  expect(await here.desk.act('change_contact', after(50), ...empty)).toEqual({ status: 'needs_reason' });
  empty[0] = 'P-000000';
  empty[6] = 'x';
  expect(await here.desk.act('change_contact', after(50), ...empty)).toEqual({ status: 'unknown' });
});

test('a late notice about the old address does not stop the new one', async () => {
  const here = await place({ works: true });
  const [old] = await here.db.owner(`select id from ops.message m where state = 'sent' and kind = 'joined'
    and participant = (select id from trial.participant where code = '${here.code}')`);
  const { said } = await propose(here);
  await confirm(here.db, await tokenTo(here.db), said);
  for (const email of [OLD, 'passed.on@home.example'])
    await here.db.api('record_bounce', after(days(1)), hash(email), 'hard', old?.['id'] ?? null);
  expect(await contact(here.db, here.code)).toMatchObject({ email_hash: hash(NEW), bounced_at: null });
});

async function taskOf(on: TestDatabase): Promise<unknown> {
  return (await on.owner(`select id from trial.task where kind = 'bounce'`))[0]?.['id'];
}
