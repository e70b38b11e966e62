import { describe, expect, test } from 'vitest';
import { useDatabase, type Row, type TestDatabase } from './database.ts';
import { appoint, codeOf, openTask, researcher, type Researcher } from './desk.ts';
import { after, ANSWERS, CONSENT, days, joinedCouple, PROTOCOL, secret, setUp, submit } from './journey.ts';

let coordinator: Researcher;
let supporter: Researcher;
let analyst: Researcher;
const db = useDatabase(async () => {
  await setUp(db.api, { protocol: { revealing_items: ['saw_website'] } });
  coordinator = await appoint(db, 'coordinator');
  supporter = await appoint(db, 'supporter');
  analyst = await appoint(db, 'analyst');
});

/** A couple whose employee is on the phone list. */
async function toCall(name: string): Promise<{ task: string; session: string; employer: string }> {
  const { employee, employer } = await joinedCouple(db.api, name);
  return { task: await openTask(db, employee, 'phone', after(60)), session: employee, employer };
}
const start = (
  who: Researcher,
  task: string,
  mode: string,
  at = after(60),
  answeredOn: string | null = null,
  hash = secret(),
): Promise<{ hash: string; result: Row }> =>
  who.act('start_assisted', at, task, mode, hash, answeredOn).then((result) => ({ hash, result }));
/** A new session of the same person: that of an employer lasts two days. */
async function fresh(at: TestDatabase, session: string, when: string): Promise<string> {
  const hash = secret();
  await at.owner(
    `insert into ops.session (hash, participant, trusted_at, opened_at, expires_at)
     select $1, participant, $3::timestamptz, $3::timestamptz, $3::timestamptz + interval '1 hour'
     from ops.session where hash = $2`,
    [hash, session, when],
  );
  return hash;
}
const state = async (task: string): Promise<Row | undefined> =>
  (await db.owner('select state, due_on::text from trial.task where id = $1', [task]))[0];
const attempt = (
  task: string,
  number: number,
  outcome: string,
  at = after(60),
  more: unknown[] = [null, false],
) => coordinator.act('record_attempt', at, task, number, outcome, ...more);

describe('an attempt', () => {
  test('that reached nobody comes back the next day, or on the day that was said', async () => {
    const { task } = await toCall('nobody');
    expect(await attempt(task, 1, 'no_answer', after(60), [null, null])).toEqual({
      status: 'recorded',
      state: 'open',
    });
    expect(await state(task)).toEqual({ state: 'open', due_on: '2026-03-03' });
    expect(await attempt(task, 2, 'call_back', after(70), ['2026-03-09', false])).toMatchObject({
      state: 'open',
    });
    expect(await state(task)).toEqual({ state: 'open', due_on: '2026-03-09' });
    expect(await coordinator.see('task', `id = '${task}'`)).toMatchObject([{ tries: 2, unsaid: false }]);
  });

  test.each(['declined', 'done', 'wrong_number'])('that ends with %s ends the task', async (outcome) => {
    const { task } = await toCall(outcome);
    expect(await attempt(task, 1, outcome)).toEqual({ status: 'recorded', state: 'done' });
    expect(await attempt(task, 2, 'no_answer')).toEqual({ status: 'ended' });
  });

  test('[T8] needs to say whether the arm became known when somebody was spoken to', async () => {
    const { task } = await toCall('known');
    expect(await attempt(task, 1, 'declined', after(60), [null, null])).toEqual({
      status: 'needs_arm_known',
    });
    expect(await attempt(task, 1, 'call_back', after(60), ['2026-03-05', true])).toMatchObject({
      status: 'recorded',
    });
    expect(await coordinator.see('attempt', `task = '${task}'`)).toMatchObject([{ arm_known: true }]);
    expect(await analyst.see('attempt')).toEqual([]);
  });

  test('to call back needs a day that is still to come', async () => {
    const { task } = await toCall('when');
    for (const day of [null, '2026-03-02', '2026-01-01'])
      expect(await attempt(task, 1, 'call_back', after(60), [day, false])).toEqual({ status: 'needs_date' });
  });

  test('that is sent twice counts once', async () => {
    const { task } = await toCall('double');
    await attempt(task, 1, 'no_answer');
    expect(await attempt(task, 1, 'no_answer')).toEqual({ status: 'already_recorded' });
    expect(await coordinator.see('attempt', `task = '${task}'`)).toHaveLength(1);
  });

  test('is for the coordinator only, and for a task that there is', async () => {
    const { task } = await toCall('only');
    for (const who of [supporter, analyst])
      expect(await who.act('record_attempt', after(60), task, 1, 'done', null, false)).toEqual({
        status: 'not_allowed',
      });
    expect(await attempt(crypto.randomUUID(), 1, 'done')).toEqual({ status: 'unknown' });
  });
});

test('a task tells until when the person has a pause, by the last one', async () => {
  const { task, session } = await toCall('pause');
  const until = () =>
    db.as(
      'authenticated',
      coordinator.id,
      'select paused_until::text as day from research.task where id = $1',
      [task],
    );
  expect(await until()).toEqual([{ day: null }]);
  await db.owner(
    `insert into trial.pause (participant, from_on, until_on, made_at)
     select participant, d, d + 5, $2 from ops.session, unnest(array['2026-03-02', '2026-03-09']::date[]) d where hash = $1`,
    [session, after(60)],
  );
  expect(await until()).toEqual([{ day: '2026-03-14' }]);
});

describe('[C8] a worry', () => {
  test('is one open task with an owner and a deadline, however often it is tapped', async () => {
    const { session } = await toCall('worry');
    const code = await codeOf(db, session);
    expect(await coordinator.act('open_worry', after(60), code)).toEqual({ status: 'opened' });
    expect(await coordinator.act('open_worry', after(61), code)).toEqual({ status: 'already_open' });
    const worries = await coordinator.see('task', `participant = '${code}' and kind = 'worry'`);
    expect(worries).toMatchObject([{ state: 'open', owner: coordinator.id }]);
    expect(await state(String(worries[0]?.['id']))).toEqual({ state: 'open', due_on: '2026-03-03' });
  });

  test('can be told with an attempt, and can come again once it was followed up', async () => {
    const { task, session } = await toCall('again');
    const code = await codeOf(db, session);
    await attempt(task, 1, 'worry');
    const [first] = await coordinator.see('task', `participant = '${code}' and kind = 'worry'`);
    expect(first).toMatchObject({ state: 'open' });
    expect(await coordinator.act('close_task', after(90), first?.['id'])).toEqual({
      status: 'needs_attempt',
    });
    expect(await attempt(String(first?.['id']), 1, 'done', after(90))).toMatchObject({ state: 'done' });
    expect(await coordinator.act('close_task', after(91), first?.['id'])).toEqual({ status: 'ended' });
    expect(await coordinator.act('open_worry', after(99), code)).toEqual({ status: 'opened' });
    expect(await coordinator.act('open_worry', after(99), 'P-000000')).toEqual({ status: 'unknown' });
  });

  test('stays when the answers come in, and when somebody stops', async () => {
    const { task, session } = await toCall('stays');
    const code = await codeOf(db, session);
    await coordinator.act('open_worry', after(60), code);
    await submit(db.api, 'employee', session, after(61));
    expect(await state(task)).toMatchObject({ state: 'cancelled' });
    expect(await coordinator.see('task', `participant = '${code}' and state = 'open'`)).toMatchObject([
      { kind: 'worry' },
    ]);
  });
});

describe('[T8] answers that a researcher types', () => {
  const send = (hash: string, at: string, answers: Row[] = ANSWERS.employee, questionnaire = 'employee-t0') =>
    db.api('submit_questionnaire', at, hash, questionnaire, 1, 'web', answers, [], {}, null);
  const submission = async (session: string): Promise<Row | undefined> =>
    (
      await db.owner(
        `select s.mode, s.researcher, s.answered_on::text, trial.day(s.submitted_at)::text as entered_on
         from trial.submission s join ops.session x on x.participant = s.participant where x.hash = $1`,
        [session],
      )
    )[0];

  test.each(['phone', 'help'])('by %s carry mode, researcher and both dates', async (mode) => {
    const { task, session } = await toCall(mode);
    const { hash, result } = await start(coordinator, task, mode, after(days(3)));
    expect(result).toEqual({ status: 'started', questionnaire: 'employee-t0' });
    expect(await send(hash, after(days(3) + 20))).toEqual({ status: 'submitted', randomisation: null, task });
    expect(await submission(session)).toEqual({
      mode,
      researcher: coordinator.id,
      answered_on: '2026-03-05',
      entered_on: '2026-03-05',
    });
    expect(await state(task)).toMatchObject({ state: 'done' });
  });

  test('on paper carry the day that was written on it, which can not lie outside the time that it was open', async () => {
    const { session } = await toCall('paper');
    const task = await openTask(db, session, 'paper', after(60));
    for (const day of [null, '2026-03-01', '2026-03-13'])
      expect((await start(coordinator, task, 'paper', after(days(10)), day)).result).toEqual({
        status: 'bad_date',
      });
    const { hash } = await start(coordinator, task, 'paper', after(days(10)), '2026-03-06');
    await send(hash, after(days(10) + 5));
    expect(await submission(session)).toMatchObject({
      mode: 'paper',
      answered_on: '2026-03-06',
      entered_on: '2026-03-12',
    });
  });

  test('[T6] are typed in a session that does nothing else', async () => {
    const { task, session } = await toCall('narrow');
    const { hash } = await start(coordinator, task, 'phone');
    expect(await db.api('read_session', after(61), hash)).toEqual({
      status: 'assisted',
      mode: 'phone',
      task,
      role: 'employee',
      questionnaire: 'employee-t0',
      state: 'open',
    });
    const refused: Record<string, Row> = {
      other: await send(hash, after(61), [], 'employer-t0'),
      draft: await db.api('save_answers', after(61), hash, 'employer-t0', 1, { a: '1' }),
      code: await db.api('open_code', after(61), hash, secret()),
      invite: await db.api('take_back_invitation', after(61), hash),
      withdraw: await db.api('withdraw', after(61), hash, 'no_data'),
      download: await db.api('read_everything', after(61), hash),
      consent: await db.api('read_consent', after(61), hash),
      mine: await db.api('read_mine', after(61), hash),
      pause: await db.api('pause', after(61), hash, '2026-03-10'),
      phone: await db.api('change_phone', after(61), hash, null),
    };
    expect(Object.fromEntries(Object.entries(refused).map(([name, { status }]) => [name, status]))).toEqual({
      other: 'not_open',
      draft: 'not_open',
      code: 'no_session',
      invite: 'none',
      withdraw: 'no_session',
      download: 'none',
      consent: 'none',
      mine: 'none',
      pause: 'no_session',
      phone: 'no_session',
    });
    expect(await db.api('read_session', after(61), session)).toMatchObject({ status: 'open' });
  });

  test('[T6] no function of the website but these takes such a session', async () => {
    const { task } = await toCall('every');
    const { hash } = await start(coordinator, task, 'phone');
    const takes = await db.owner(`select p.proname as name, array_agg(t.typname order by a.place) as types,
        array_agg(p.proargnames[a.place] order by a.place) as names
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      cross join unnest(p.proargtypes::oid[]) with ordinality a (type, place) join pg_type t on t.oid = a.type
      where n.nspname = 'api' and 'p_session_hash' = any (p.proargnames) and p.proname not in ('start_assisted', 'sign_up')
        and has_function_privilege('service_role', p.oid, 'execute') group by p.oid, p.proname order by 1`);
    expect(takes.length).toBeGreaterThan(10);
    const given: Record<string, unknown> = {
      text: '',
      uuid: crypto.randomUUID(),
      jsonb: {},
      bool: false,
      int4: 1,
      date: '2026-03-10',
    };
    const REFUSALS = ['no_session', 'none', 'unknown', 'not_open', 'expired', 'not_recorded', 'not_counted'];
    const open: string[] = [];
    for (const { name, types, names } of takes as { name: string; types: string[]; names: string[] }[]) {
      const copy = await db.branch();
      const values = types.map((type, i) =>
        names[i] === 'p_at'
          ? after(61)
          : names[i] === 'p_session_hash'
            ? hash
            : names[i] === 'p_grade'
              ? 'erase'
              : given[type],
      );
      const result = await copy
        .api(name, ...values)
        .catch((fault: unknown) => ({ status: `fault ${String(fault)}` }));
      if (!REFUSALS.includes(String(result['status']))) open.push(`${name}: ${String(result['status'])}`);
      await copy.close();
    }
    expect(open).toEqual(['end_session: ended', 'read_session: assisted']);
  });

  test('the session ends with sending, with stopping, after an hour, and when another one is opened', async () => {
    const { task } = await toCall('ends');
    const first = await start(coordinator, task, 'phone');
    const second = await start(coordinator, task, 'help', after(61));
    const open = async (hash: string, at: string) => (await db.api('read_session', at, hash))['status'];
    expect(await open(first.hash, after(62))).toBe('none');
    expect(await open(second.hash, after(119))).toBe('assisted');
    expect(await open(second.hash, after(122))).toBe('none');
    const third = await start(coordinator, task, 'phone', after(130));
    await db.api('save_answers', after(131), third.hash, 'employee-t0', 1, { contract_hours: '8' }, true);
    expect(await open(third.hash, after(132))).toBe('none');
    const last = await start(coordinator, task, 'phone', after(140));
    await send(last.hash, after(141));
    expect(await open(last.hash, after(142))).toBe('none');
    expect((await start(coordinator, task, 'phone', after(150))).result).toEqual({ status: 'ended' });
  });

  test('the session ends at once when the researcher loses the role, or the participant stops', async () => {
    const { task, session } = await toCall('role');
    const gone = await appoint(db, 'coordinator');
    const { hash } = await start(gone, task, 'phone');
    await db.owner(`update ops.researcher set role = 'analyst' where user_id = $1`, [gone.id]);
    expect(await send(hash, after(61))).toEqual({ status: 'no_session' });
    const other = await start(coordinator, task, 'phone');
    await db.api('withdraw', after(62), session, 'no_data');
    expect(await send(other.hash, after(63))).toEqual({ status: 'no_session' });
  });

  test('[T6] shows nothing that the participant typed, nor that there was anything', async () => {
    const { task, session } = await toCall('hidden');
    await db.api('save_answers', after(50), session, 'employee-t0', 1, { contract_hours: '32' });
    const { hash } = await start(coordinator, task, 'phone');
    const read = (at: string) => db.api('read_draft', at, hash, 'employee-t0', 1);
    expect(await read(after(61))).toMatchObject({ status: 'none' });
    await db.api('save_answers', after(62), hash, 'employee-t0', 1, { support: 'talks' });
    expect(await read(after(63))).toMatchObject({
      status: 'draft',
      answers: { support: 'talks' },
      more: false,
    });
  });

  test('[T8] what a researcher types is said now, and nothing is told of what stood there', async () => {
    const { task, session } = await toCall('said');
    const { hash } = await start(coordinator, task, 'phone');
    await db.api('save_answers', after(64), session, 'employee-t0', 1, { contract_hours: '32' });
    const said = { contract_hours: '24' };
    expect(
      await db.api('save_answers', after(65), hash, 'employee-t0', 1, said, false, {
        contract_hours: 600_000,
      }),
    ).toEqual({ status: 'saved' });
    expect(await db.api('read_draft', after(66), hash, 'employee-t0', 1)).toMatchObject({ answers: said });
  });

  test('[T7] take no answer that could tell the arm', async () => {
    const { task, session } = await toCall('masked');
    const { hash } = await start(coordinator, task, 'phone');
    await send(hash, after(61), [...ANSWERS.employee, { item: 'saw_website', value: 'yes' }]);
    const code = await codeOf(db, session);
    expect(await db.owner(`select 1 from trial.answer where item = 'saw_website'`)).toEqual([]);
    expect((await analyst.see('answer', `participant = '${code}'`)).length).toBe(3);
  });

  test('are only typed by who may, for a task about a questionnaire that is open', async () => {
    const { task, session } = await toCall('may');
    for (const who of [supporter, analyst])
      expect((await start(who, task, 'phone')).result).toEqual({ status: 'not_allowed' });
    expect((await start(coordinator, crypto.randomUUID(), 'phone')).result).toEqual({ status: 'unknown' });
    const bounce = await openTask(db, session, 'bounce', after(60), false);
    expect((await start(coordinator, bounce, 'phone')).result).toEqual({ status: 'ended' });
    expect((await start(coordinator, task, 'phone', after(days(40)))).result).toEqual({ status: 'not_open' });
  });

  test('[C7] wait until a new version of the consent was given', async () => {
    const { task } = await toCall('consent');
    const consent = {
      employee: { version: '2', again_from: ['1'] },
      employer: { version: '1', again_from: [] },
    };
    const copy = await db.branch();
    await copy.api('load_protocol', after(60), { ...PROTOCOL, consent });
    const there = researcher(copy, coordinator.id);
    expect((await start(there, task, 'phone')).result).toEqual({ status: 'consent_first' });
    await copy.close();
  });

  test('[C7] about answers wait as long, and come back with the consent; other tasks don’t wait', async () => {
    const { task, session } = await toCall('waits');
    const copy = await db.branch();
    const there = researcher(copy, coordinator.id);
    const others = [];
    for (const kind of ['paper', 'bounce', 'worry'])
      others.push(await openTask(copy, session, kind, after(60), kind === 'paper'));
    const waiting = async () => {
      const rows = await there.see(
        'task',
        `participant = '${await codeOf(copy, session)}' and awaits_consent`,
      );
      return rows.map(({ kind }) => kind).sort();
    };
    expect(await waiting()).toEqual([]);
    const consent = {
      employee: { version: '2', again_from: ['1'] },
      employer: { version: '1', again_from: [] },
    };
    await copy.api('load_protocol', after(60), { ...PROTOCOL, consent });
    expect(await waiting()).toEqual(['paper', 'phone']);
    await copy.api('consent_again', after(61), session, { ...CONSENT, version: '2' });
    expect(await waiting()).toEqual([]);
    expect((await start(there, task, 'phone', after(62))).result).toMatchObject({ status: 'started' });
  });

  test('after a call one word is asked still: whether the arm became known', async () => {
    const { task } = await toCall('word');
    const { hash } = await start(coordinator, task, 'phone');
    await send(hash, after(61));
    expect(await coordinator.see('task', `id = '${task}'`)).toMatchObject([{ state: 'done', unsaid: true }]);
    expect(await attempt(task, 1, 'no_answer', after(62), [null, null])).toEqual({ status: 'ended' });
    expect(await attempt(task, 1, 'done', after(62), [null, true])).toEqual({
      status: 'recorded',
      state: 'done',
    });
    expect(await coordinator.see('task', `id = '${task}'`)).toMatchObject([{ unsaid: false, tries: 1 }]);
    expect(await attempt(task, 2, 'done', after(63), [null, true])).toEqual({ status: 'ended' });
  });

  test('[T1] the age of a baseline on paper counts from the day on which it was answered', async () => {
    const { session, employer } = await toCall('age');
    const copy = await db.branch();
    await copy.api('load_protocol', after(50), { ...PROTOCOL, baseline_max_age_days: 5 });
    const task = await openTask(copy, session, 'paper', after(60));
    const { hash } = await start(
      researcher(copy, coordinator.id),
      task,
      'paper',
      after(days(8)),
      '2026-03-02',
    );
    const sent = await copy.api(
      'submit_questionnaire',
      after(days(8)),
      hash,
      'employee-t0',
      1,
      'web',
      [],
      [],
      {},
      null,
    );
    expect(sent).toMatchObject({ status: 'submitted', randomisation: null });
    const again = await fresh(copy, employer, after(days(8)));
    expect(await submit(copy.api, 'employer', again, after(days(8) + 5))).toMatchObject({
      randomisation: 'too_old',
    });
    await copy.close();
  });

  test('can be the second baseline, which randomises; the coordinator sees no arm', async () => {
    const { task, employer } = await toCall('draw');
    await submit(db.api, 'employer', employer, after(55));
    const { hash } = await start(coordinator, task, 'phone');
    expect(await send(hash, after(61))).toMatchObject({ status: 'submitted', randomisation: 'randomised' });
    expect((await coordinator.see('couple')).every(({ arm }) => arm === null)).toBe(true);
  });
});
