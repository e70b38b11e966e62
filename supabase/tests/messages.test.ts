/** Messages that get stuck, and those that nobody waits for any more. */
import { expect, test } from 'vitest';
import { useDatabase, type Row, type TestDatabase } from './database.ts';
import {
  after,
  completedCouple,
  confirm,
  days,
  invitee,
  joinedCouple,
  PROTOCOL,
  send,
  setUp,
  signUp,
} from './journey.ts';

const db = useDatabase(() => setUp(db.api));

const claim = async (on: TestDatabase, minutes: number): Promise<Row[]> =>
  (await on.api('claim_messages', after(minutes), 100))['messages'] as Row[];
const statesOf = async (on: TestDatabase, kind: string): Promise<unknown[]> =>
  (await on.owner('select state from ops.message where kind = $1 order by 1', [kind])).map(
    (row) => row['state'],
  );
const events = async (on: TestDatabase, event: string): Promise<number> =>
  (await on.owner('select 1 from ops.audit where event = $1', [event])).length;
async function invited(on: TestDatabase): Promise<string> {
  const { session } = await confirm(on.api, (await signUp(on.api, 'employee', 'one@home.example')).session);
  await send(on.api, after(2));
  await on.api('invite', after(2), session, invitee('boss@work.example'), true);
  return session;
}

test('what a sender held for ten minutes is claimed again, with the same link; the fifth time it has failed', async () => {
  const copy = await db.branch();
  await invited(copy);
  const [first] = await claim(copy, 40);
  expect(await claim(copy, 50)).toEqual([]);
  for (const minutes of [51, 62, 73, 84]) {
    const again = await claim(copy, minutes);
    expect(again.map((m) => [m['id'], m['link']])).toEqual([[first?.['id'], first?.['link']]]);
  }
  expect(await events(copy, 'message_given_back')).toBe(4);
  expect(await claim(copy, 95)).toEqual([]);
  expect(await statesOf(copy, 'invitation')).toEqual(['failed']);
  expect(await events(copy, 'message_failed')).toBe(1);
  await copy.close();
});

test('a slow sender may still say that it left', async () => {
  const copy = await db.branch();
  await invited(copy);
  const [first] = await claim(copy, 40);
  await copy.api('claim_messages', after(51), 0);
  expect(await statesOf(copy, 'invitation')).toEqual(['due']);
  expect(await copy.api('mark_message', after(52), first?.['id'], 'sent', 'smtp')).toEqual({
    status: 'marked',
  });
  expect(await claim(copy, 53)).toEqual([]);
  await copy.close();
});

test('a code is never sent a second time', async () => {
  const copy = await db.branch();
  const { session } = await signUp(copy.api, 'employee', 'code@home.example');
  await copy.api('record_message', after(0), 'code', session);
  expect(await claim(copy, 60)).toEqual([]);
  expect(await statesOf(copy, 'code')).toEqual(['claimed']);
  await copy.close();
});

test('an invitation that ended while its message was stuck or failing does not leave any more', async () => {
  for (const stuck of [true, false]) {
    const copy = await db.branch();
    const session = await invited(copy);
    const [first] = await claim(copy, 40);
    await copy.api('withdraw', after(29), session, 'no_data');
    if (stuck) expect(await claim(copy, 60)).toEqual([]);
    else await copy.api('mark_message', after(42), first?.['id'], 'failed', null);
    expect(await statesOf(copy, 'invitation')).toEqual(['cancelled']);
    expect(await claim(copy, days(1))).toEqual([]);
    await copy.close();
  }
});

test('who stopped gets nothing that was stuck or failed', async () => {
  for (const stuck of [true, false]) {
    const copy = await db.branch();
    const couple = await joinedCouple(copy.api, 'leaving');
    const held = (await claim(copy, 40)).find((m) => m['questionnaire'] === 'employee-t0');
    await copy.api('withdraw', after(41), couple.employee, 'no_data');
    if (!stuck) await copy.api('mark_message', after(42), held?.['id'], 'failed', null);
    const later = await claim(copy, 60);
    expect(later.filter((m) => m['email_enc'] === 'v1.email.leaving@home.example')).toEqual([]);
    expect(await statesOf(copy, 'joined')).toContain('cancelled');
    await copy.close();
  }
});

/** A message that the schedule planned, for a member of a couple. */
async function plan(
  on: TestDatabase,
  email: string,
  kind: string,
  options: { minutes?: number; number?: number; scheduled?: boolean } = {},
): Promise<void> {
  const { minutes = 100, number = 1, scheduled = true } = options;
  await on.owner(
    `select ops.queue_message($1, $2, c.participant, null,
      case when $2 in ('wave', 'reminder', 'last-reminder') then o.id end, $4, $5)
     from people.contact c left join trial.occasion o on o.participant = c.participant where c.email_enc = $3`,
    [after(minutes), kind, `v1.email.${email}`, number, scheduled],
  );
}
const kinds = (messages: readonly Row[]): unknown[] => messages.map((message) => message['kind']);

/** A couple with all mail so far sent; gives the branch and the employee's address. */
async function settled(name: string): Promise<{ copy: TestDatabase; email: string; session: string }> {
  const copy = await db.branch();
  const { employee } = await joinedCouple(copy.api, name);
  await send(copy.api, after(60));
  return { copy, email: `${name}@home.example`, session: employee };
}

test('outside the hours only what somebody waits for leaves, and the rest when they open', async () => {
  const { copy, email } = await settled('hours');
  await plan(copy, email, 'reminder');
  await plan(copy, email, 'no-couple', { scheduled: false });
  const claimOpen = async (minutes: number, open: boolean) =>
    kinds((await copy.api('claim_messages', after(minutes), 10, open))['messages'] as Row[]);
  expect(await claimOpen(101, false)).toEqual(['no-couple']);
  expect(await claimOpen(102, true)).toEqual(['reminder']);
  await copy.close();
});

test('each kind of message of the schedule opens what it speaks of', async () => {
  for (const [kind, target] of [
    ['wave', 'questionnaire'],
    ['reminder', 'questionnaire'],
    ['last-reminder', 'questionnaire-short'],
    ['consent-again', 'mine'],
    ['end', 'mine'],
  ] as const) {
    const { copy, email } = await settled(`target-${kind}`);
    // Asked again only of who has to answer.
    if (kind === 'consent-again')
      await copy.api('load_protocol', after(61), {
        ...PROTOCOL,
        consent: { employee: { version: '2', again_from: ['1'] } },
      });
    await plan(copy, email, kind);
    const [message] = await claim(copy, 101);
    expect([kind, message?.['link']]).toMatchObject([kind, { target }]);
    await copy.close();
  }
});

test('the last message has words for the arm, and opens the website for the role that has it', async () => {
  const copy = await db.branch();
  await completedCouple(copy.api, 'finished');
  await send(copy.api, after(60));
  const [row] = await copy.owner('select arm from trial.allocation');
  for (const who of ['finished@home.example', 'boss-finished@work.example']) await plan(copy, who, 'end');
  const messages = await claim(copy, 101);
  expect(messages.map((m) => m['variant'])).toEqual([row?.['arm'], row?.['arm']]);
  expect(messages.map((m) => [m['role'], (m['link'] as Row)['target']]).toSorted()).toEqual([
    ['employee', 'mine'],
    ['employer', 'guidance'],
  ]);
  await copy.close();
});

test('nobody gets two messages of the schedule on one day', async () => {
  const { copy, email } = await settled('twice');
  await plan(copy, email, 'reminder', { number: 1 });
  await plan(copy, email, 'reminder', { number: 2, minutes: 101 });
  const [first, ...more] = await claim(copy, 120);
  expect([first?.['kind'], more]).toEqual(['reminder', []]);
  await copy.api('mark_message', after(121), first?.['id'], 'sent', 'smtp');
  expect(await claim(copy, 122)).toEqual([]);
  expect(kinds(await claim(copy, days(1)))).toEqual(['reminder']);
  await copy.close();
});

test('[C7] until a new consent only the question for it leaves; then what waited', async () => {
  const { copy, email } = await settled('again');
  await plan(copy, email, 'reminder');
  await plan(copy, email, 'consent-again', { minutes: 101 });
  await copy.owner(
    `update trial.protocol set body = jsonb_set(body, '{consent}', '{"employee": {"version": "2", "again_from": ["1"]}}')`,
  );
  const [message, ...more] = await claim(copy, 120);
  expect([message?.['kind'], more]).toEqual(['consent-again', []]);
  await copy.api('mark_message', after(121), message?.['id'], 'sent', 'smtp');
  expect(await claim(copy, days(1))).toEqual([]);
  await copy.owner(`update people.consent set version = '2'`);
  expect(kinds(await claim(copy, days(1)))).toEqual(['reminder']);
  await copy.close();
});

test('a pause holds messages of the schedule, and lets them go when it ends', async () => {
  const { copy, email } = await settled('pause');
  await plan(copy, email, 'reminder');
  await copy.owner(
    `insert into trial.pause (participant, from_on, until_on, made_at)
     select participant, '2026-03-02', '2026-03-05', $1 from people.contact where email_enc = $2`,
    [after(70), `v1.email.${email}`],
  );
  expect(await claim(copy, days(2))).toEqual([]);
  expect(kinds(await claim(copy, days(3)))).toEqual(['reminder']);
  await copy.close();
});

test('who died, stopped or asked for no more mail gets nothing more, also not what was due', async () => {
  for (const change of [
    `state = 'died', stopped_at = now()`,
    `state = 'stopped', stopped_at = now()`,
    `contact = 'none'`,
  ]) {
    const { copy, email } = await settled('gone');
    await plan(copy, email, 'reminder');
    await plan(copy, email, 'allocated', { scheduled: false });
    await copy.owner(
      `update trial.participant set ${change} where id = (select participant from people.contact where email_enc = $1)`,
      [`v1.email.${email}`],
    );
    expect([change, await claim(copy, 120)]).toEqual([change, []]);
    expect(await statesOf(copy, 'reminder')).toEqual(['cancelled']);
    await copy.close();
  }
});

test('nobody is reminded of what was sent in or closed between planning and sending', async () => {
  for (const state of ['submitted', 'closed']) {
    const { copy, email } = await settled(`late-${state}`);
    await plan(copy, email, 'reminder');
    await copy.owner('update trial.occasion set state = $1', [state]);
    expect(await claim(copy, 120)).toEqual([]);
    expect(await statesOf(copy, 'reminder')).toEqual(['cancelled']);
    await copy.close();
  }
});

test('a refusing mail server is tried for about two days, later each time', async () => {
  const { copy, email } = await settled('refused');
  await plan(copy, email, 'reminder', { scheduled: true });
  let minutes = 100;
  const waits: number[] = [];
  for (let tries = 0; tries < 40; tries += 1) {
    const [message] = await claim(copy, minutes);
    if (message) {
      await copy.api('mark_message', after(minutes), message['id'], 'failed', null);
      waits.push(minutes);
    } else if ((await statesOf(copy, 'reminder'))[0] === 'failed') break;
    const [row] = await copy.owner(`select due_at from ops.message where kind = 'reminder'`);
    minutes = (+new Date(row?.['due_at'] as string) - +new Date(after(0))) / 60_000;
  }
  expect(waits).toHaveLength(16);
  expect(waits.slice(0, 4).map((at) => at - 100)).toEqual([0, 5, 15, 35]);
  expect((waits.at(-1) ?? 0) - 100).toBeGreaterThan(36 * 60);
  expect(await statesOf(copy, 'reminder')).toEqual(['failed']);
  await copy.close();
});

test('what a sender did not come to is free at once, and no try is counted', async () => {
  const { copy, email } = await settled('unsent');
  await plan(copy, email, 'reminder');
  const [first] = await claim(copy, 101);
  await copy.api('mark_message', after(101), first?.['id'], 'unsent', null);
  const [again] = await claim(copy, 101);
  expect(again?.['id']).toBe(first?.['id']);
  expect(await copy.owner(`select tries, stuck from ops.message where kind = 'reminder'`)).toEqual([
    { tries: 1, stuck: 0 },
  ]);
  await copy.close();
});

test('a code, and what the old address is told, are never tried again', async () => {
  const { copy, session } = await settled('at-once');
  for (const kind of ['code', 'address-new', 'address-old']) {
    const { message } = await copy.api('record_message', after(100), kind, session);
    await copy.api('mark_message', after(100), message, 'failed', null);
    expect([kind, (await statesOf(copy, kind)).at(-1)]).toEqual([kind, 'failed']);
  }
  expect(await claim(copy, days(3))).toEqual([]);
  await copy.close();
});

test('[D3] a live deployment claims nothing with a clock that is off: it could not say that it left', async () => {
  const { copy, email } = await settled('clock');
  await plan(copy, email, 'reminder');
  await copy.owner(`update trial.protocol set body = jsonb_set(body, '{live}', 'true')`);
  expect(await copy.api('claim_messages', after(120), 10, true)).toEqual({
    status: 'clock_off',
    messages: [],
  });
  await copy.close();
});
