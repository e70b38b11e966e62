import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayRole, researchRoles, type Capability } from '../../src/domain/access.ts';
import { openDatabase, type Role, type TestDatabase } from './database.ts';
import { codeOf, openTask, researcher } from './desk.ts';
import { after, completedCouple, days, setUp, signUp } from './journey.ts';
import { PAPER, typed } from './paper.ts';

const OURS = `('people', 'trial', 'ops', 'allocation', 'access', 'api', 'research')`;
const ROLES = Object.keys(researchRoles);
const OUTSIDE: Role[] = ['anon', 'authenticated', 'service_role'];
const REFUSED = /permission denied/;

const db: TestDatabase = await openDatabase();
const tables = (
  await db.owner(`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ${OURS} order by 1`)
).map(({ name }) => String(name));
const users = Object.fromEntries(ROLES.map((role) => [role, crypto.randomUUID()])) as Record<string, string>;
const stranger = crypto.randomUUID();

/** What each view asks for, one of them if there are more. A view that is not named here fails the test. */
const VIEWS: Record<string, Capability | readonly Capability[]> = {
  couple: 'couples',
  participant: 'couples',
  occasion: 'couples',
  hold: 'couples',
  invitation: 'invitations',
  submission: 'answers',
  answer: 'answers',
  allocation: 'allocations',
  arm_total: 'list',
  screening_count: 'counts',
  message: 'messages',
  alarm: 'messages',
  consent: 'consents',
  contact: 'names',
  contact_change: 'change_contact',
  paper_consent: 'enter_consent',
  suspicious: 'names',
  audit: 'audit',
  task: 'tasks',
  attempt: 'tasks',
  pause: 'couples',
  correction: ['answers', 'correct'],
  life_event: ['answers', 'life_events'],
  use_view: 'use',
  use_by_person: 'use',
  use_by_page: 'use',
  refused_visit: 'use',
  refused_total: 'use',
  via: 'via',
  talk: 'talks',
};
const mayView = (role: string, view: string): boolean =>
  [VIEWS[view] ?? []].flat().some((capability) => mayRole(role, capability));

beforeAll(async () => {
  await setUp(db.api, { protocol: { ...PAPER, revealing_items: ['support'] } });
  const { employee } = await completedCouple(db.api, 'first');
  await completedCouple(db.api, 'second', 60, { organisation: 'first' });
  await signUp(db.api, 'employee', 'alone@home.example');
  await db.api('count_screening', after(0), 'employee', 'eligible');
  await db.api('keep_suspicious', after(0), 'v1.form', 'too fast');
  await db.api('count_via', '2025-03-02T09:00:00Z', 'arbo', 'visit', false);
  await db.api('ask_talk', after(0), 'bedrijf', 'v1.form', null);
  for (const [role, id] of [...Object.entries(users), ['none', stranger] as const]) {
    await db.owner('insert into auth.users (id, email) values ($1, $2)', [id, `${role}@study.example`]);
    if (role === 'none') continue;
    const until = role === 'monitor' ? '2999-12-31' : null;
    expect(await db.api('appoint_researcher', after(0), `${role}@study.example`, role, until)).toEqual({
      status: 'appointed',
    });
  }
  const task = await openTask(db, employee, 'phone', after(90));
  const coordinator = researcher(db, users['coordinator'] ?? '');
  const code = await codeOf(db, employee);
  await coordinator.act('record_attempt', after(91), task, 1, 'call_back', '2026-03-20', true);
  const corrected = { contract_hours: ['30'] };
  await coordinator.act(
    'correct_answer',
    after(92),
    code,
    'employee-t0',
    1,
    corrected,
    'belde: secret reason',
  );
  await coordinator.act('record_life_event', after(93), code, 'couple_apart', null, 'secret reason');
  await coordinator.act(
    'change_contact',
    after(93),
    code,
    crypto.randomUUID(),
    null,
    null,
    { phone_enc: 'v1.phone' },
    'knew',
    'secret reason',
  );
  await coordinator.act('enter_paper_consent', after(93), ...typed({ email: 'paper@home.example' }));
  await db.owner(
    `insert into trial.pause (participant, from_on, until_on, made_at)
     select id, '2026-03-05', '2026-03-08', $2 from trial.participant where code = $1`,
    [code, after(94)],
  );
  await db.owner(
    `insert into trial.use_view (id, participant, page, release, began_at, seconds, told_at)
     select gen_random_uuid(), id, '/gids/', 'onbekend', $2, 20, $3 from trial.participant where code = $1`,
    [code, after(95), after(96)],
  );
  await db.owner(
    `insert into trial.refused_visit (participant, day) select id, '2026-03-02' from trial.participant where code = $1`,
    [code],
  );
});
afterAll(() => db.close());

describe('tables', () => {
  const verbs = ['select', 'insert', 'update', 'delete', 'truncate'];
  test.each(tables)('%s can be reached by nobody from outside', async (table) => {
    for (const role of OUTSIDE) {
      const held = await db.owner(`select v from unnest($1::text[]) v where has_table_privilege($2, $3, v)`, [
        verbs,
        role,
        table,
      ]);
      expect([role, held]).toEqual([role, []]);
      await expect(db.as(role, users['coordinator'] ?? '', `select * from ${table}`)).rejects.toThrow(
        REFUSED,
      );
      await expect(db.as(role, users['owner'] ?? '', `delete from ${table}`)).rejects.toThrow(REFUSED);
    }
  });

  test('[T5] the list and its nonce belong to a role that cannot log in and that nobody is a member of', async () => {
    const [owner] = await db.owner(`select rolcanlogin, rolsuper, rolbypassrls,
      (select count(*)::int from pg_auth_members m join pg_roles r on r.oid = m.member
        where m.roleid = a.oid and r.rolname in ('anon', 'authenticated', 'service_role')) as members
      from pg_roles a where rolname = 'allocator'`);
    expect(owner).toEqual({ rolcanlogin: false, rolsuper: false, rolbypassrls: false, members: 0 });
    expect(
      await db.owner(`select distinct tableowner from pg_tables where schemaname = 'allocation'`),
    ).toEqual([{ tableowner: 'allocator' }]);
  });

  test.each(OUTSIDE)('%s cannot call the functions that read the list', async (role) => {
    const callable = await db.owner(`select p.oid::regprocedure::text as name from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'allocation' and has_function_privilege('${role}', p.oid, 'execute')`);
    expect(callable).toEqual([]);
    await expect(db.as(role, null, `select allocation.draw('K-1', 'organisation=small')`)).rejects.toThrow(
      REFUSED,
    );
  });
});

/** What researchers do with their own rights; the service can't do it for them. */
const RESEARCHERS = [
  'change_contact',
  'close_allocation',
  'close_talk',
  'close_task',
  'correct_answer',
  'decide_hold',
  'enter_paper_consent',
  'mail_paper_again',
  'open_worry',
  'record_attempt',
  'record_life_event',
  'record_withdrawal',
  'renew_address_code',
  'reveal_allocation_list',
  'start_assisted',
  'take_back_address',
  'take_back_paper',
  'withdraw_life_event',
];

describe('functions of api', () => {
  const execute = async (role: Role): Promise<string[]> =>
    (
      await db.owner(`select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'api' and has_function_privilege('${role}', p.oid, 'execute') order by 1`)
    ).map(({ name }) => String(name));

  test('the public sees the commitment and nothing else', async () => {
    expect(await execute('anon')).toEqual(['allocation_commitment']);
    expect(
      (await db.as('anon', null, 'select api.allocation_commitment() as result'))[0]?.['result'],
    ).toMatchObject({
      status: 'committed',
    });
  });

  test('a signed-in user has only what asks for a capability by itself', async () => {
    expect(await execute('authenticated')).toEqual(['allocation_commitment', ...RESEARCHERS]);
  });

  test('the functions of the website can call all others', async () => {
    const all = (
      await db.owner(`select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'api'`)
    ).map(({ name }) => String(name));
    expect(await execute('service_role')).toEqual(all.filter((name) => !RESEARCHERS.includes(name)).sort());
  });

  test('nothing outside api can be executed, but for two questions about oneself and what the views use', async () => {
    const callable = await db.owner(`select r.role, p.oid::regprocedure::text as name from pg_proc p
      join pg_namespace n on n.oid = p.pronamespace,
      unnest(array['anon', 'authenticated', 'service_role']) as r(role)
      where n.nspname in ('people', 'trial', 'ops', 'access', 'research') and has_function_privilege(r.role, p.oid, 'execute')
      order by 2`);
    expect(callable).toEqual([
      { role: 'authenticated', name: 'access.may(text)' },
      { role: 'authenticated', name: 'access.my_role()' },
      { role: 'authenticated', name: 'ops.alarms(timestamp with time zone)' },
      { role: 'authenticated', name: 'trial.baseline_wave()' },
      { role: 'authenticated', name: 'trial.day(timestamp with time zone)' },
      { role: 'authenticated', name: 'trial.needs_consent(uuid)' },
      { role: 'authenticated', name: 'trial.via_quarters(timestamp with time zone)' },
    ]);
  });
});

describe('[T6] views of research', () => {
  test('each view is in the table of this test', async () => {
    const views = await db.owner(
      `select viewname as name from pg_views where schemaname = 'research' order by 1`,
    );
    expect(views.map(({ name }) => name)).toEqual([...Object.keys(VIEWS), 'protocol', 'researcher'].sort());
  });

  const cells = ROLES.flatMap((role) =>
    Object.entries(VIEWS).map(([view, capability]) => ({
      role,
      view,
      capability: [capability].flat().join(' or '),
    })),
  );
  test.each(cells)('$role and $view, which asks for $capability', async ({ role, view }) => {
    const rows = await db.as('authenticated', users[role] ?? '', `select * from research.${view}`);
    if (mayView(role, view)) expect(rows.length).toBeGreaterThan(0);
    else expect(rows).toEqual([]);
  });

  test.each(Object.keys(VIEWS))('a user without a role sees nothing in %s', async (view) => {
    expect(await db.as('authenticated', stranger, `select * from research.${view}`)).toEqual([]);
    expect(await db.as('authenticated', null, `select * from research.${view}`)).toEqual([]);
    await expect(db.as('anon', null, `select * from research.${view}`)).rejects.toThrow(REFUSED);
    await expect(db.as('service_role', null, `select * from research.${view}`)).rejects.toThrow(REFUSED);
  });

  test.each(Object.keys(VIEWS))('nobody writes through %s', async (view) => {
    await expect(
      db.as('authenticated', users['coordinator'] ?? '', `delete from research.${view}`),
    ).rejects.toThrow();
  });

  test.each(ROLES)('the arm shows to %s only if the table says so', async (role) => {
    const arms = await db.as(
      'authenticated',
      users[role] ?? '',
      'select arm from research.couple where arm is not null',
    );
    expect(arms.length > 0).toBe(mayRole(role, 'arm') && mayRole(role, 'couples'));
  });

  test('[D1] what the coordinator reads of names is ciphertext', async () => {
    const rows = await db.as(
      'authenticated',
      users['coordinator'] ?? '',
      'select name_enc, email_enc from research.contact',
    );
    expect(
      rows.every(
        ({ name_enc, email_enc }) =>
          // Null until the address is confirmed.
          (name_enc === null || String(name_enc).startsWith('v1.')) && String(email_enc).startsWith('v1.'),
      ),
    ).toBe(true);
  });

  test('[T7] no column that an analyst can read holds or hashes an arm', async () => {
    const columns =
      await db.owner(`select table_name as view, column_name as name from information_schema.columns
      where table_schema = 'research'`);
    const open = Object.keys(VIEWS).filter((view) => mayView('analyst', view));
    const readable = columns.filter(({ view }) => open.includes(String(view)));
    expect(readable.length).toBeGreaterThan(20);
    expect(
      readable.filter(({ name }) =>
        /chain|proof|position|block|release|guidance|variant|kind|arm_known|sent/.test(String(name)),
      ),
      // What happened in somebody's life: the same kinds in both arms.
    ).toEqual([{ view: 'life_event', name: 'kind' }]);
  });

  test('[T7] no view of the analyst holds an item that could tell the arm, free text, or a message', async () => {
    const analyst = researcher(db, users['analyst'] ?? '');
    const rows = await Promise.all(
      Object.keys(VIEWS)
        .filter((view) => mayView('analyst', view))
        .map((view) => analyst.see(view)),
    );
    const all = JSON.stringify(rows);
    expect(all).toContain('contract_hours');
    for (const told of ['support', 'talks', 'remark', 'secret reason', 'allocated'])
      expect([told, all.includes(`"${told}`)]).toEqual([told, false]);
    expect(await db.owner(`select distinct item from trial.answer where item = 'support'`)).toHaveLength(1);
    for (const view of [
      'message',
      'attempt',
      'task',
      'allocation',
      'arm_total',
      'audit',
      'use_view',
      'use_by_person',
      'use_by_page',
      'refused_visit',
      'refused_total',
    ])
      expect([view, await analyst.see(view)]).toEqual([view, []]);
  });

  test('the desk gets pseudonym, state, both baselines by role, and the reason of a hold', async () => {
    const rows = await db.as(
      'authenticated',
      users['coordinator'] ?? '',
      'select couple, state, joined_on::text, baselines, hold, arm from research.couple order by state',
    );
    const baselines = { employee: 'submitted', employer: 'submitted' };
    expect(rows).toEqual([
      {
        couple: expect.stringMatching(/^K-/),
        state: 'held',
        joined_on: '2026-03-02',
        baselines,
        hold: 'same_organisation',
        arm: null,
      },
      {
        couple: expect.stringMatching(/^K-/),
        state: 'randomised',
        joined_on: '2026-03-02',
        baselines,
        hold: null,
        arm: null,
      },
    ]);
  });

  test('a role that is taken away or past its last day stops at once', async () => {
    const copy = await db.branch();
    const seen = async (): Promise<number> =>
      (await copy.as('authenticated', users['monitor'] ?? '', 'select * from research.audit')).length;
    expect(await seen()).toBeGreaterThan(0);
    await copy.api('appoint_researcher', after(days(1)), 'monitor@study.example', 'monitor', '2020-01-01');
    expect(await seen()).toBe(0);
    await copy.api('appoint_researcher', after(days(1)), 'monitor@study.example', null, null);
    expect(await copy.as('authenticated', users['monitor'] ?? '', 'select * from research.protocol')).toEqual(
      [],
    );
    await copy.close();
  });

  test('a monitor is not appointed without an end date, nor anybody to an unknown role', async () => {
    const appoint = (role: string): Promise<unknown> =>
      db.api('appoint_researcher', after(0), 'none@study.example', role, null);
    expect(await appoint('monitor')).toEqual({ status: 'needs_end_date' });
    expect(await appoint('king')).toEqual({ status: 'unknown_role' });
    expect(await db.api('appoint_researcher', after(0), 'who@x.example', 'owner', null)).toEqual({
      status: 'unknown_user',
    });
  });
});
