/** Addresses that refuse mail, and the alarms about mail that should have left. */
import { expect, test } from 'vitest';
import { useDatabase, type Row, type TestDatabase } from './database.ts';
import { after, confirm, days, invitee, joinedCouple, person, send, setUp, signUp } from './journey.ts';

const db = useDatabase(() => setUp(db.api));

const hash = (email: string): unknown => person(email)['email_hash'];
const ANNA = 'anna@home.example';
const BOSS = 'boss-anna@work.example';

/** A couple, with a reminder planned for the employee. */
async function withReminder(): Promise<{ copy: TestDatabase; session: string }> {
  const copy = await db.branch();
  const { employee } = await joinedCouple(copy.api, 'anna');
  await send(copy.api, after(60));
  await copy.owner(
    `select ops.queue_message($1, 'reminder', c.participant, null, o.id, 1, true)
     from people.contact c join trial.occasion o on o.participant = c.participant where c.email_enc = $2`,
    [after(100), `v1.email.${ANNA}`],
  );
  return { copy, session: employee };
}
const bounce = (on: TestDatabase, email: string, kind: string, message: unknown = null) =>
  on.api('record_bounce', after(90), hash(email), kind, message);
const tasks = (on: TestDatabase) => on.owner(`select kind, state from trial.task order by made_at, number`);
const claim = async (on: TestDatabase, minutes: number): Promise<Row[]> =>
  (await on.api('claim_messages', after(minutes), 100))['messages'] as Row[];
const bouncedAt = async (on: TestDatabase, email: string): Promise<unknown> =>
  (await on.owner('select bounced_at from people.contact where email_hash = $1', [hash(email)]))[0]?.[
    'bounced_at'
  ];
const lastMessageTo = async (on: TestDatabase, email: string): Promise<unknown> =>
  (
    await on.owner(
      `select m.id from ops.message m join people.contact c on c.participant = m.participant
       where c.email_hash = $1 and m.state = 'sent' and m.kind <> 'code' order by m.sent_at desc limit 1`,
      [hash(email)],
    )
  )[0]?.['id'];

test.each(['hard', 'complaint'])(
  '%s: nothing of the schedule goes there, and somebody calls',
  async (kind) => {
    const { copy } = await withReminder();
    expect(await bounce(copy, ANNA, kind)).toEqual({ status: 'recorded' });
    expect(await copy.owner(`select state from ops.message where kind = 'reminder'`)).toEqual([
      { state: 'cancelled' },
    ]);
    expect(await tasks(copy)).toEqual([{ kind: 'bounce', state: 'open' }]);
    expect(await claim(copy, days(3))).toEqual([]);
    await copy.close();
  },
);

test('a notice that comes five times opens one task', async () => {
  const { copy } = await withReminder();
  for (let n = 0; n < 5; n += 1) await bounce(copy, ANNA, 'hard');
  expect(await tasks(copy)).toHaveLength(1);
  await copy.close();
});

test('a full mailbox is noted, and stops nothing', async () => {
  const { copy } = await withReminder();
  expect(await bounce(copy, ANNA, 'soft')).toEqual({ status: 'recorded' });
  expect(await bouncedAt(copy, ANNA)).toBeNull();
  expect(await tasks(copy)).toEqual([]);
  expect(await claim(copy, 101)).toHaveLength(1);
  await copy.close();
});

test('[C1] the other half of the couple gets the same mail on the same day', async () => {
  const { copy } = await withReminder();
  await copy.owner(
    `select ops.queue_message($1, 'reminder', c.participant, null, o.id, 1, true)
     from people.contact c join trial.occasion o on o.participant = c.participant where c.email_hash = $2`,
    [after(100), hash(BOSS)],
  );
  await bounce(copy, ANNA, 'hard');
  expect((await claim(copy, 101)).map((m) => m['email_enc'])).toEqual([`v1.email.${BOSS}`]);
  await copy.close();
});

test('what does not come from the schedule waits for an address that works, and then leaves with a link that works', async () => {
  const { copy } = await withReminder();
  await copy.owner(
    `select ops.queue_message($1, 'allocated', participant, null, null) from people.contact where email_hash = $2`,
    [after(80), hash(ANNA)],
  );
  const [first] = await claim(copy, 81);
  await bounce(copy, ANNA, 'hard', first?.['id']);
  await copy.api('mark_message', after(91), first?.['id'], 'failed', null);
  expect(await claim(copy, days(2))).toEqual([]);
  await copy.owner(`update ops.link set ended_at = now() where message = $1`, [first?.['id']]);
  await copy.owner(`update people.contact set bounced_at = null where email_hash = $1`, [hash(ANNA)]);
  const [again] = await claim(copy, days(2));
  expect(again?.['id']).toBe(first?.['id']);
  expect(again?.['link']).not.toEqual(first?.['link']);
  expect(await copy.owner(`select ended_at from ops.link where message = $1`, [first?.['id']])).toEqual([
    { ended_at: null },
  ]);
  await copy.close();
});

test('a code that was mailed there and typed proves that the address works, and the task goes', async () => {
  const { copy, session } = await withReminder();
  await bounce(copy, ANNA, 'hard');
  await confirm(copy.api, session, after(95));
  expect(await bouncedAt(copy, ANNA)).toBeNull();
  expect(await tasks(copy)).toEqual([{ kind: 'bounce', state: 'cancelled' }]);
  await bounce(copy, ANNA, 'hard');
  expect((await tasks(copy)).map(({ state }) => state)).toEqual(['cancelled', 'open']);
  await copy.close();
});

test('an address that nobody has is unknown', async () => {
  const { copy } = await withReminder();
  expect(await bounce(copy, 'nobody@home.example', 'hard')).toEqual({ status: 'unknown' });
  await copy.close();
});

test('a notice with a message that is not this person’s, or that never was, counts for nothing', async () => {
  const { copy } = await withReminder();
  const toBoss = await lastMessageTo(copy, BOSS);
  expect(await bounce(copy, ANNA, 'hard', toBoss)).toEqual({ status: 'unknown' });
  expect(await bounce(copy, ANNA, 'hard', crypto.randomUUID())).toEqual({ status: 'unknown' });
  expect([await bouncedAt(copy, ANNA), await bouncedAt(copy, BOSS)]).toEqual([null, null]);
  expect(await bounce(copy, ANNA, 'hard', await lastMessageTo(copy, ANNA))).toEqual({ status: 'recorded' });
  await copy.close();
});

test('where mail was passed on, the message tells whose it was; not after the address was changed', async () => {
  for (const changed of [false, true]) {
    const { copy } = await withReminder();
    const message = await lastMessageTo(copy, ANNA);
    if (changed) await copy.owner('update people.contact set moved_at = $1', [after(85)]);
    expect(await bounce(copy, 'elsewhere@home.example', 'hard', message)).toEqual({
      status: changed ? 'unknown' : 'recorded',
    });
    expect((await bouncedAt(copy, ANNA)) === null).toBe(changed);
    await copy.close();
  }
});

test('[C2] an invitation that came back is noted, and nobody is told or called', async () => {
  const copy = await db.branch();
  const { session } = await confirm(
    copy.api,
    (await signUp(copy.api, 'employee', 'lena@home.example')).session,
  );
  await copy.api('invite', after(2), session, invitee('mistyped@work.example'), true);
  await send(copy.api, after(40));
  expect(await bounce(copy, 'mistyped@work.example', 'hard')).toEqual({ status: 'recorded' });
  expect(await tasks(copy)).toEqual([]);
  expect(await copy.owner(`select event, participant from ops.audit where event = 'mail_bounced'`)).toEqual([
    { event: 'mail_bounced', participant: null },
  ]);
  await copy.close();
});

test('nobody is called who never confirmed, stopped or asked not to be called', async () => {
  const copy = await db.branch();
  await signUp(copy.api, 'employee', 'typo@home.example');
  await bounce(copy, 'typo@home.example', 'hard');
  for (const change of [`state = 'stopped', stopped_at = now()`, `contact = 'none'`]) {
    const name = `quiet-${change.length}`;
    await joinedCouple(copy.api, name);
    await copy.owner(
      `update trial.participant set ${change} where id = (select participant from people.contact where email_hash = $1)`,
      [hash(`${name}@home.example`)],
    );
    expect(await bounce(copy, `${name}@home.example`, 'hard')).toEqual({ status: 'recorded' });
  }
  expect(await tasks(copy)).toEqual([]);
  await copy.close();
});

const alarms = (on: TestDatabase, minutes: number) =>
  on.owner('select kind, n from ops.alarms($1) order by kind', [after(minutes)]);
const run = (on: TestDatabase, minutes: number, ...names: string[]) =>
  Promise.all(names.map((name) => on.api('note_run', after(minutes), name)));

test('no alarm while sender and schedule run and nothing is late', async () => {
  const { copy } = await withReminder();
  await run(copy, 100, 'sender', 'schedule', 'sending-hours');
  expect(await alarms(copy, 110)).toEqual([]);
  expect(await alarms(copy, 116)).toEqual([{ kind: 'sender_silent', n: 0 }]);
  expect((await alarms(copy, 161)).map(({ kind }) => kind)).toEqual(['schedule_silent', 'sender_silent']);
  await copy.close();
});

test('a sender that never ran is silent too', async () => {
  const copy = await db.branch();
  expect((await alarms(copy, 0)).map(({ kind }) => kind)).toEqual(['schedule_silent', 'sender_silent']);
  await copy.close();
});

test('two hours late is an alarm; a night in which nothing may leave is not', async () => {
  const { copy } = await withReminder();
  const names = ['sender', 'schedule'];
  // Due at 100 minutes, just as the hours end; they open again a night later.
  await run(copy, 90, ...names, 'sending-hours');
  await run(copy, 900, ...names);
  expect(await alarms(copy, 901)).toEqual([]);
  for (let minutes = 1000; minutes <= 1120; minutes += 20)
    await run(copy, minutes, ...names, 'sending-hours');
  expect(await alarms(copy, 1120)).toEqual([]);
  await run(copy, 1125, ...names, 'sending-hours');
  expect(await alarms(copy, 1126)).toEqual([{ kind: 'due_but_unsent', n: 1 }]);
  await copy.close();
});

test('what waits for an address, or was given up, is told apart', async () => {
  const { copy } = await withReminder();
  await copy.owner(
    `select ops.queue_message($1, 'allocated', participant, null, null) from people.contact where email_hash = $2`,
    [after(80), hash(ANNA)],
  );
  await run(copy, 300, 'sender', 'schedule');
  expect(await alarms(copy, 300)).toEqual([{ kind: 'due_but_unsent', n: 1 }]);
  await bounce(copy, ANNA, 'hard');
  expect(await alarms(copy, 300)).toEqual([]);
  await copy.owner(`update ops.message set state = 'failed', claimed_at = $1 where kind = 'allocated'`, [
    after(200),
  ]);
  expect(await alarms(copy, 300)).toEqual([{ kind: 'failed', n: 1 }]);
  await copy.close();
});

test('a clock that was put back does not make a machine silent', async () => {
  const copy = await db.branch();
  await run(copy, 100, 'sender');
  await run(copy, 40, 'sender');
  expect(
    await copy.owner(`select last_at = $1 as kept from ops.run where job = 'sender'`, [after(100)]),
  ).toEqual([{ kept: true }]);
  await copy.close();
});
