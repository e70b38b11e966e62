/** What is asked a second time: mail that the server refused, and consent to a new version [C7]. */
import { describe, expect, test } from 'vitest';
import { dueSteps } from '../../src/domain/due.ts';
import { waveTrial } from '../../src/domain/due.fixture.ts';
import { readHistories } from '../../src/server/database/schedule.ts';
import { useDatabase, type Row, type TestDatabase } from './database.ts';
import { appoint, researcher } from './desk.ts';
import {
  after,
  CONSENT,
  completedCouple,
  confirm,
  days,
  makeList,
  person,
  PROTOCOL,
  secret,
  send,
  setUp,
  sha256,
} from './journey.ts';

let coordinator: string;
let anna: string;
const EMAIL = 'anna@home.example';
const consentTo = (version: string, ...from: string[]) => ({
  ...PROTOCOL,
  consent: { employee: { version, again_from: from }, employer: { version: '1', again_from: [] } },
});
// Randomised on 2 March 2026: T1 is open from 2 to 30 June.
const db = useDatabase(async () => {
  await setUp(db.api, { protocol: consentTo('1'), list: makeList(2, ['now', 'later']) });
  coordinator = (await appoint(db, 'coordinator')).id;
  const { employee } = await completedCouple(db.api, 'anna');
  anna = String(
    (await db.owner('select participant from ops.session where hash = $1', [employee]))[0]?.['participant'],
  );
  await send(db.api, after(60));
});

const T1 = 92;
/** Two in the afternoon so many days after the start. */
const noon = (day: number): string => after(days(day) + 180);

/** One run of the schedule for the employee: what was done, by step. */
async function run(on: TestDatabase, at: string): Promise<Row> {
  const { people } = readHistories.parse(await on.api('read_histories', at, null, 100));
  const mine = people.filter(({ participant }) => participant === anna);
  const steps = mine.flatMap((history) => dueSteps(waveTrial, history, new Date(at)));
  return (await on.api('apply_steps', at, steps))['counts'] as Row;
}
const sent = async (on: TestDatabase, at: string): Promise<string[]> =>
  (await send(on.api, at)).filter(({ role }) => role === 'employee').map(({ kind }) => kind);
/** A run and then the sender, on each of these days: day, steps, mail. */
async function live(on: TestDatabase, from: number, until: number): Promise<[number, Row, string[]][]> {
  const lived: [number, Row, string[]][] = [];
  for (let day = from; day <= until; day += 1) {
    const counts = await run(on, noon(day));
    const mail = await sent(on, noon(day));
    if (Object.keys(counts).length > 0 || mail.length > 0) lived.push([day, counts, mail]);
  }
  return lived;
}
async function consents(on: TestDatabase, at: string, version: string): Promise<void> {
  const session = secret();
  await on.api('request_login', at, person(EMAIL)['email_hash'], session, sha256(`code ${session}`));
  const fresh = (await confirm(on.api, session, at)).session;
  expect(await on.api('consent_again', at, fresh, { ...CONSENT, version })).toEqual({ status: 'recorded' });
}

describe('mail that the server refused', () => {
  /** The server takes the message from us, refuses the address, and the address is mended later. */
  async function refused(on: TestDatabase, kind: string, at: string): Promise<void> {
    const claimed = (await on.api('claim_messages', at, 100))['messages'] as Row[];
    const message = claimed.find((one) => one['kind'] === kind && one['email_enc'] === `v1.email.${EMAIL}`);
    await on.api('record_bounce', at, person(EMAIL)['email_hash'], 'hard', message?.['id']);
    await on.api('mark_message', at, message?.['id'], 'failed', null);
    expect(await on.owner('select state, tries from ops.message where id = $1', [message?.['id']])).toEqual([
      { state: 'cancelled', tries: 1 },
    ]);
  }
  const mend = (on: TestDatabase): Promise<Row[]> =>
    on.owner('update people.contact set bounced_at = null where participant = $1', [anna]);

  test('has not left, and comes once the address works', async () => {
    const copy = await db.branch();
    await live(copy, T1, T1 + 6);
    expect(await run(copy, noon(T1 + 7))).toEqual({ remind: 1 });
    await refused(copy, 'reminder', noon(T1 + 7));
    await mend(copy);
    expect(await live(copy, T1 + 8, T1 + 9)).toEqual([[T1 + 8, { remind: 1 }, ['reminder']]]);
    expect(await copy.owner(`select state, tries from ops.message where kind = 'reminder'`)).toEqual([
      { state: 'sent', tries: 1 },
    ]);
    await copy.close();
  });

  test('also when it was the last one of the study', async () => {
    const copy = await db.branch();
    await copy.owner(
      `insert into trial.occasion (participant, wave, questionnaire, state, opened_at, closes_on)
       select $1, wave, 'x', 'closed', $2, trial.day($2) from unnest(array['T1', 'T2']) wave`,
      [anna, noon(T1)],
    );
    expect(await run(copy, noon(399))).toEqual({ end: 1 });
    await refused(copy, 'end', noon(399));
    await mend(copy);
    expect(await live(copy, 400, 405)).toEqual([[400, { end: 1 }, ['end']]]);
    await copy.close();
  });

  test('also when it asked for consent', async () => {
    const copy = await db.branch();
    await copy.api('load_protocol', noon(10), consentTo('2', '1'));
    expect(await run(copy, noon(10))).toEqual({ consent: 1 });
    await refused(copy, 'consent-again', noon(10));
    await mend(copy);
    expect(await live(copy, 11, 12)).toEqual([[11, { consent: 1 }, ['consent-again']]]);
    await copy.close();
  });

  test('but not what a sender held when it fell silent: that may have left', async () => {
    const copy = await db.branch();
    await live(copy, T1, T1 + 6);
    await run(copy, noon(T1 + 7));
    await copy.api('claim_messages', noon(T1 + 7), 100);
    // Given back after ten minutes, outside the hours; then the address is refused.
    await copy.api('claim_messages', after(11, new Date(noon(T1 + 7))), 100, false);
    await copy.api('record_bounce', noon(T1 + 8), person(EMAIL)['email_hash'], 'hard', null);
    await mend(copy);
    expect(await run(copy, noon(T1 + 9))).toEqual({});
    await copy.close();
  });
});

describe('[C7] consent to a new version', () => {
  test('is asked, asked once more after a week, and then by telephone; the questionnaires wait for it', async () => {
    const copy = await db.branch();
    await copy.api('load_protocol', noon(T1), consentTo('2', '1'));
    // 2 June is a Tuesday; nothing but the opening is for T1.
    expect(await live(copy, T1, T1 + 28)).toEqual([
      [T1, { open: 1, consent: 1 }, ['consent-again']],
      [T1 + 7, { consent: 1 }, ['consent-again']],
      [T1 + 14, { phone: 1 }, []],
    ]);
    const there = researcher(copy, coordinator);
    expect(await there.see('task')).toMatchObject([
      { kind: 'consent', state: 'open', wave: null, questionnaire: null },
    ]);
    const [{ id } = { id: null }] = await there.see('task');
    expect(await there.act('start_assisted', noon(T1 + 15), id, 'phone', secret(), null)).toEqual({
      status: 'ended',
    });
    await consents(copy, noon(T1 + 15), '2');
    expect(await there.see('task')).toMatchObject([{ kind: 'consent', state: 'cancelled' }]);
    await copy.close();
  });

  test('is asked for each version in force, also of who let the one before lie', async () => {
    const copy = await db.branch();
    await copy.api('load_protocol', noon(10), consentTo('2', '1'));
    expect((await live(copy, 10, 30)).map(([day, counts]) => [day, counts])).toEqual([
      [10, { consent: 1 }],
      [17, { consent: 1 }],
      [24, { phone: 1 }],
    ]);
    // Version 3 asks the same people, not those of version 2.
    await copy.api('load_protocol', noon(31), consentTo('3', '1'));
    expect((await live(copy, 31, 50)).map(([day, counts]) => [day, counts])).toEqual([
      [31, { consent: 1 }],
      [38, { consent: 1 }],
      [45, { phone: 1 }],
    ]);
    await copy.close();
  });

  test('a question that still waits makes place for that of a newer version, and is not sent once it was answered', async () => {
    const copy = await db.branch();
    await copy.api('load_protocol', noon(10), consentTo('2', '1'));
    await run(copy, noon(10));
    await copy.api('load_protocol', noon(11), consentTo('3', '1', '2'));
    await run(copy, noon(11));
    const waiting = (): Promise<Row[]> =>
      copy.owner(`select number, state from ops.message where kind = 'consent-again' order by number`);
    expect(await waiting()).toEqual([
      { number: 3, state: 'cancelled' },
      { number: 5, state: 'due' },
    ]);
    await consents(copy, noon(12), '3');
    expect(await sent(copy, noon(14))).not.toContain('consent-again');
    expect(await waiting()).toEqual([
      { number: 3, state: 'cancelled' },
      { number: 5, state: 'cancelled' },
    ]);
    await copy.close();
  });

  test('after it the call for a questionnaire that was held comes', async () => {
    const copy = await db.branch();
    await live(copy, T1, T1 + 20);
    await copy.api('load_protocol', noon(T1 + 20), consentTo('2', '1'));
    expect((await run(copy, noon(T1 + 21)))['phone']).toBeUndefined();
    const stale = { participant: anna, wave: 'T1', step: 'phone', number: 1, at: noon(T1 + 21) };
    expect((await copy.api('apply_steps', noon(T1 + 21), [stale]))['counts']).toEqual({});
    await consents(copy, noon(T1 + 22), '2');
    expect(await run(copy, noon(T1 + 22))).toMatchObject({ phone: 1 });
    await copy.close();
  });
});
