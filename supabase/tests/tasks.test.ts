/** How the work of the team ends: what a word on the telephone takes back, what stays on the list, and late paper. */
import { describe, expect, test } from 'vitest';
import { useDatabase, type Row } from './database.ts';
import { appoint, codeOf, openTask, type Researcher } from './desk.ts';
import {
  after,
  ANSWERS,
  completedCouple,
  confirm,
  days,
  joinedCouple,
  person,
  secret,
  send,
  setUp,
  sha256,
} from './journey.ts';

let coordinator: Researcher;
let monitor: Researcher;
const db = useDatabase(async () => {
  await setUp(db.api, { protocol: { revealing_items: ['saw_website'] } });
  coordinator = await appoint(db, 'coordinator');
  monitor = await appoint(db, 'monitor');
});

interface Called {
  readonly name: string;
  readonly session: string;
  readonly participant: string;
  readonly phone: string;
}
/** An employee on the phone list for the baseline, which is open from 2 to 30 March. */
async function called(name: string): Promise<Called> {
  const { employee: session } = await joinedCouple(db.api, name);
  await send(db.api, after(60));
  const phone = await openTask(db, session, 'phone', after(days(10)));
  const [row] = await db.owner('select participant from ops.session where hash = $1', [session]);
  return { name, session, participant: String(row?.['participant']), phone };
}
const attempt = (
  task: unknown,
  number: number,
  outcome: string,
  at = after(days(12)),
  more = [null, false],
) => coordinator.act('record_attempt', at, task, number, outcome, ...more);
const start = async (task: string, mode: string, at: string, answeredOn: string | null = null) => {
  const hash = secret();
  return { hash, result: await coordinator.act('start_assisted', at, task, mode, hash, answeredOn) };
};
const submit = async (hash: string, at: string): Promise<unknown> =>
  (await db.api('submit_questionnaire', at, hash, 'employee-t0', 1, 'web', ANSWERS.employee, [], {}, null))[
    'status'
  ];
const task = async (id: unknown): Promise<Row | undefined> =>
  (await db.owner('select state, due_on::text from trial.task where id = $1', [id]))[0];
const stateOf = async (id: unknown): Promise<unknown> => (await task(id))?.['state'];
const apply = async ({ participant }: Called, step: string, at: string): Promise<unknown> =>
  (await db.api('apply_steps', at, [{ participant, wave: 'T0', step, number: 1, at }]))['counts'];
async function login({ name }: Called, at: string): Promise<string> {
  const session = secret();
  const email = person(`${name}@home.example`)['email_hash'];
  await db.api('request_login', at, email, session, sha256(`code ${session}`));
  return (await confirm(db.api, session, at)).session;
}

describe('[C8] a worry', () => {
  test('is ended by nothing but that it was followed up', async () => {
    const who = await called('worry');
    await coordinator.act('open_worry', after(days(12)), await codeOf(db, who.session));
    const [row] = await db.owner(`select id from trial.task where kind = 'worry' and participant = $1`, [
      who.participant,
    ]);
    const worry = row?.['id'];
    const still = { status: 'recorded', state: 'open' };
    expect(await attempt(worry, 1, 'wrong_number', after(days(13)), [null, null])).toEqual(still);
    expect(await task(worry)).toEqual({ state: 'open', due_on: '2026-03-16' });
    expect(await attempt(worry, 2, 'declined', after(days(14)))).toEqual(still);
    const close = (): Promise<Row> => coordinator.act('close_task', after(days(14)), worry);
    expect(await close()).toEqual({ status: 'needs_attempt' });
    expect(await stateOf(worry)).toBe('open');
    expect(await attempt(worry, 3, 'done', after(days(14)))).toEqual({ status: 'recorded', state: 'done' });
    expect(await close()).toEqual({ status: 'ended' });
  });

  test('nor does a wrong number end the search for an address', async () => {
    const who = await called('lost');
    const bounce = await openTask(db, who.session, 'bounce', after(days(10)), false);
    await attempt(bounce, 1, 'wrong_number', after(days(12)), [null, null]);
    expect(await task(bounce)).toEqual({ state: 'open', due_on: '2026-03-15' });
    expect(await coordinator.act('close_task', after(days(13)), bounce)).toEqual({ status: 'closed' });
  });

  test('[D2] [T6] stands in no field of the audit, nor how answers came in', async () => {
    const who = await called('audit');
    await coordinator.act('open_worry', after(days(12)), await codeOf(db, who.session));
    await start(who.phone, 'help', after(days(12)));
    const rows = await monitor.see('audit', `event in ('task_opened', 'assisted_started')`);
    expect(new Set(rows.map(({ event, fields }) => `${String(event)} ${String(fields)}`))).toEqual(
      new Set(['task_opened kind', 'assisted_started mode']),
    );
    // No event at all holds a code of a task, a mode or an outcome.
    const fields = (await monitor.see('audit')).flatMap((row) => row['fields'] as string[]);
    for (const value of ['worry', 'paper', 'help', 'bounce', 'declined', 'died'])
      expect(fields).not.toContain(value);
  });
});

describe('who declines a questionnaire on the telephone', () => {
  test('is not asked for it any more by mail, call or paper; it stays open on the own page', async () => {
    const who = await called('declines');
    const paper = await openTask(db, who.session, 'paper', after(days(10)));
    expect(await apply(who, 'last', after(days(11)))).toEqual({ last: 1 });
    const { hash } = await start(who.phone, 'phone', after(days(12)));
    expect(await attempt(who.phone, 1, 'declined')).toEqual({ status: 'recorded', state: 'done' });
    expect([await stateOf(who.phone), await stateOf(paper)]).toEqual(['done', 'cancelled']);
    expect(
      await db.owner(`select kind, state from ops.message where participant = $1 and scheduled`, [
        who.participant,
      ]),
    ).toEqual([{ kind: 'last-reminder', state: 'cancelled' }]);
    for (const step of ['remind', 'last', 'phone', 'paper'])
      expect([step, await apply(who, step, after(days(14)))]).toEqual([step, {}]);
    // Nor does the call go on in which it was said.
    expect(await submit(hash, after(days(12) + 6))).toBe('no_session');
    const { people } = (await db.api('read_histories', after(days(14)), null, 1000)) as {
      people: { participant: string; occasions: Row[] }[];
    };
    const history = people.find(({ participant }) => participant === who.participant);
    expect(history?.occasions).toMatchObject([{ state: 'open', declined: true }]);
    expect(await submit(await login(who, after(days(15))), after(days(15)))).toBe('submitted');
  });

  test('gets nothing that a sender took before it was said and could not deliver', async () => {
    const who = await called('taken');
    await apply(who, 'remind', after(days(11)));
    const claimed = (await db.api('claim_messages', after(days(11)), 100))['messages'] as Row[];
    const mine = await db.owner(`select id from ops.message where participant = $1 and scheduled`, [
      who.participant,
    ]);
    const id = claimed.find((message) => message['id'] === mine[0]?.['id'])?.['id'];
    await attempt(who.phone, 1, 'declined');
    await db.api('mark_message', after(days(12)), id, 'failed', null);
    expect(await db.owner('select state from ops.message where id = $1', [id])).toEqual([
      { state: 'cancelled' },
    ]);
  });
});

describe('[T8] a session in which a researcher types', () => {
  test.each(['done', 'declined', 'closed'])('ends with its task: %s', async (how) => {
    const who = await called(`ends-${how}`);
    const { hash } = await start(who.phone, 'phone', after(days(12)));
    if (how === 'closed') await coordinator.act('close_task', after(days(12)), who.phone);
    else await attempt(who.phone, 1, how);
    const save = (await db.api('save_answers', after(days(12) + 5), hash, 'employee-t0', 1, { x: '1' }))[
      'status'
    ];
    expect([save, await submit(hash, after(days(12) + 6))]).toEqual(['no_session', 'no_session']);
    expect((await db.api('read_session', after(days(12) + 6), hash))['status']).toBe('none');
  });

  test('goes on while somebody only notes what was said', async () => {
    const who = await called('notes');
    const { hash } = await start(who.phone, 'phone', after(days(12)));
    await attempt(who.phone, 1, 'worry');
    expect(await submit(hash, after(days(12) + 6))).toBe('submitted');
  });

  test('[T7] keeps nothing that could tell the arm, also of what is not sent', async () => {
    const who = await called('mask');
    const { hash } = await start(who.phone, 'phone', after(days(12)));
    const answers = { contract_hours: '8', saw_website: 'yes' };
    await db.api('save_answers', after(days(12) + 1), hash, 'employee-t0', 1, answers);
    const drafts = (): Promise<Row[]> =>
      db.owner(
        `select d.answers from trial.draft d join trial.occasion o on o.id = d.occasion where o.participant = $1`,
        [who.participant],
      );
    expect(await drafts()).toEqual([{ answers: { contract_hours: '8' } }]);
    await db.api(
      'save_answers',
      after(days(12) + 2),
      await login(who, after(days(12) + 2)),
      'employee-t0',
      1,
      answers,
    );
    expect(await drafts()).toEqual([{ answers }]);
  });
});

describe('the word after a conversation', () => {
  const unsaid = async (id: string): Promise<unknown> =>
    (await coordinator.see('task', `id = '${id}'`))[0]?.['unsaid'];

  test('is asked for a paper task that was answered on the telephone, and is taken there', async () => {
    const who = await called('paper-by-phone');
    const paper = await openTask(db, who.session, 'paper', after(days(10)));
    const { hash } = await start(paper, 'phone', after(days(12)));
    await submit(hash, after(days(12) + 5));
    expect(await unsaid(paper)).toBe(true);
    expect(await attempt(paper, 1, 'done', after(days(12) + 6), [null, null])).toEqual({
      status: 'needs_arm_known',
    });
    expect(await attempt(paper, 1, 'done', after(days(12) + 6))).toMatchObject({ status: 'recorded' });
    expect(await unsaid(paper)).toBe(false);
    expect(await coordinator.see('attempt', `task = '${paper}'`)).toMatchObject([{ arm_known: false }]);
  });

  test('is asked only for the task by which the answers came', async () => {
    const who = await called('posted');
    const paper = await openTask(db, who.session, 'paper', after(days(10)));
    await coordinator.act('close_task', after(days(11)), paper);
    const { hash } = await start(who.phone, 'phone', after(days(12)));
    await submit(hash, after(days(12) + 5));
    expect([await unsaid(paper), await unsaid(who.phone)]).toEqual([false, true]);
    expect(await attempt(paper, 1, 'done', after(days(12) + 6))).toEqual({ status: 'ended' });
    await attempt(who.phone, 1, 'done', after(days(12) + 6));
    expect(await unsaid(who.phone)).toBe(false);
  });

  test('is not asked of paper', async () => {
    const who = await called('paper-only');
    const { hash } = await start(who.phone, 'paper', after(days(12)), '2026-03-10');
    await submit(hash, after(days(12) + 5));
    expect(await unsaid(who.phone)).toBe(false);
  });
});

describe('[T8] paper', () => {
  test('that was answered in time counts when it comes after the window, and when its task was closed', async () => {
    const who = await called('late');
    const paper = await openTask(db, who.session, 'paper', after(days(10)));
    await coordinator.act('close_task', after(days(11)), paper);
    expect(await apply(who, 'close', after(days(30)))).toEqual({ close: 1 });
    for (const [mode, day, status] of [
      ['phone', null, 'ended'],
      ['paper', '2026-03-31', 'bad_date'],
      ['paper', '2026-03-01', 'bad_date'],
      ['paper', null, 'bad_date'],
    ] as const)
      for (const id of [paper, who.phone])
        expect([mode, day, (await start(id, mode, after(days(33)), day)).result]).toEqual([
          mode,
          day,
          { status },
        ]);
    const { hash, result } = await start(paper, 'paper', after(days(33)), '2026-03-30');
    expect(result).toEqual({ status: 'started', questionnaire: 'employee-t0' });
    expect(await db.api('read_session', after(days(33)), hash)).toMatchObject({
      mode: 'paper',
      state: 'open',
    });
    await db.api('save_answers', after(days(33) + 1), hash, 'employee-t0', 1, { contract_hours: '8' });
    expect(await submit(hash, after(days(33) + 5))).toBe('submitted');
    expect(
      await db.owner(
        `select s.mode, s.answered_on::text, trial.day(s.submitted_at)::text as entered_on, o.state
         from trial.submission s join trial.occasion o on o.id = s.occasion where s.participant = $1`,
        [who.participant],
      ),
    ).toEqual([{ mode: 'paper', answered_on: '2026-03-30', entered_on: '2026-04-04', state: 'submitted' }]);
    expect((await start(paper, 'paper', after(days(34)), '2026-03-30')).result).toEqual({
      status: 'not_open',
    });
  });

  test('is not taken of who stopped', async () => {
    const who = await called('stopped');
    await db.api('withdraw', after(days(12)), await login(who, after(days(12))), 'no_data');
    expect((await start(who.phone, 'paper', after(days(13)), '2026-03-10')).result).toEqual({
      status: 'ended',
    });
  });

  test('[T4] is taken until the day before the release, and not from then on', async () => {
    const couple = await completedCouple(db.api, 'release');
    const session = couple.employee;
    const [row] = await db.owner(
      `insert into trial.occasion (participant, wave, questionnaire, state, opened_at, closes_on)
       select participant, 'T2', 'employee-t2', 'closed', '2027-03-02 10:00+01', '2027-03-30' from ops.session where hash = $1
       returning id, participant, (trial.allocation_of(participant)).release_on::text as release_on`,
      [session],
    );
    expect(row?.['release_on']).toBe('2027-04-02');
    const [made] = await db.owner(`select trial.open_task($1, 'phone', $2, $3, '2027-03-23') as id`, [
      after(0),
      row?.['participant'],
      row?.['id'],
    ]);
    const on = (at: string) => start(String(made?.['id']), 'paper', at, '2027-03-29');
    const { hash, result } = await on('2027-04-01T21:50:00Z');
    expect(result['status']).toBe('started');
    // Midnight in Amsterdam lies between.
    expect((await on('2027-04-01T22:00:00Z')).result).toEqual({ status: 'not_open' });
    expect((await db.api('read_session', '2027-04-01T22:00:00Z', hash))['status']).toBe('none');
  });
});

describe('no more contact', () => {
  test('takes back calls and paper and leaves the work of the team; allowing it brings them back', async () => {
    const who = await called('quiet');
    const paper = await openTask(db, who.session, 'paper', after(days(10)));
    const event = await openTask(db, who.session, 'life_event', after(days(10)), false);
    await db.api('record_bounce', after(days(10)), person('quiet@home.example')['email_hash'], 'hard', null);
    await coordinator.act('open_worry', after(days(11)), await codeOf(db, who.session));
    const states = (): Promise<Row[]> =>
      db.owner(`select kind, state from trial.task where participant = $1 order by kind, number`, [
        who.participant,
      ]);
    await db.owner('select trial.end_contact($1, $2)', [after(days(11)), who.participant]);
    expect(await states()).toEqual([
      { kind: 'bounce', state: 'cancelled' },
      { kind: 'life_event', state: 'open' },
      { kind: 'paper', state: 'cancelled' },
      { kind: 'phone', state: 'cancelled' },
      { kind: 'worry', state: 'open' },
    ]);
    expect(await stateOf(event)).toBe('open');
    const done = async (): Promise<unknown[]> => {
      const rows = await db.owner(
        `select x ->> 'step' as step
         from trial.histories_of(array[$1::uuid]) h, jsonb_array_elements(h.history -> 'done') x`,
        [who.participant],
      );
      return rows.map(({ step }) => step);
    };
    expect(await done()).toEqual(['invite']);
    // A code that was typed would prove the address: the session is one from before.
    await db.owner('update ops.session set verified_at = $2, expires_at = $3 where hash = $1', [
      who.session,
      after(days(13)),
      after(days(14)),
    ]);
    expect(await db.api('allow_contact', after(days(13)), who.session)).toEqual({ status: 'allowed' });
    expect(await states()).toEqual([
      { kind: 'bounce', state: 'cancelled' },
      { kind: 'bounce', state: 'open' },
      { kind: 'life_event', state: 'open' },
      { kind: 'paper', state: 'open' },
      { kind: 'phone', state: 'open' },
      { kind: 'worry', state: 'open' },
    ]);
    expect(await task(paper)).toEqual({ state: 'open', due_on: '2026-03-15' });
    expect((await done()).sort()).toEqual(['invite', 'paper', 'phone']);
  });

  test('what was declined, or whose window closed meanwhile, does not come back', async () => {
    const who = await called('over');
    const paper = await openTask(db, who.session, 'paper', after(days(10)));
    await attempt(who.phone, 1, 'declined', after(days(11)));
    await db.owner('select trial.end_contact($1, $2)', [after(days(11)), who.participant]);
    await db.api('allow_contact', after(days(12)), await login(who, after(days(12))));
    expect(await stateOf(paper)).toBe('cancelled');
    const other = await called('closed');
    await db.owner('select trial.end_contact($1, $2)', [after(days(11)), other.participant]);
    await apply(other, 'close', after(days(30)));
    await db.api('allow_contact', after(days(31)), await login(other, after(days(31))));
    expect(await stateOf(other.phone)).toBe('cancelled');
  });
});
