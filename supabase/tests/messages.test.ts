/** Messages that get stuck, and those that nobody waits for any more. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Row, type TestDatabase } from './database.ts';
import { after, confirm, days, invitee, joinedCouple, send, setUp, signUp } from './journey.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openDatabase();
  await setUp(db.api);
});
afterAll(() => db.close());

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
    await copy.api('stop', after(29), session);
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
    await copy.api('stop', after(41), couple.employee);
    if (!stuck) await copy.api('mark_message', after(42), held?.['id'], 'failed', null);
    const later = await claim(copy, 60);
    expect(later.filter((m) => m['email_enc'] === 'v1.email.leaving@home.example')).toEqual([]);
    expect(await statesOf(copy, 'joined')).toContain('cancelled');
    await copy.close();
  }
});
