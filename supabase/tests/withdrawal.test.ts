/** The three grades of withdrawing: what each does, to whom, and what every table keeps. */
import { describe, expect, test } from 'vitest';
import { useDatabase, type Row, type TestDatabase } from './database.ts';
import {
  after,
  completedCouple,
  confirm,
  days,
  invitee,
  joinedCouple,
  makeList,
  person,
  secret,
  send,
  setUp,
  submit,
  type Api,
} from './journey.ts';

const db = useDatabase(() => setUp(db.api, { list: makeList(0, ['now', 'later', 'later', 'now']) }));

const GRADES = ['no_contact', 'no_data', 'erase'] as const;

/** A fresh session for an address. */
async function signIn(api: Api, email: string, at: number): Promise<string> {
  const login = secret();
  await api('request_login', after(at), person(email)['email_hash'], login, secret());
  return (await confirm(api, login, after(at + 0.5))).session;
}

const idOf = async (of: TestDatabase, session: string): Promise<string> =>
  String(
    (await of.owner('select participant from ops.session where hash = $1', [session]))[0]?.['participant'],
  );

/** Every row of every table with a comment on erasure, by table; each row as text. */
async function rows(of: TestDatabase): Promise<Map<string, string[]>> {
  const tables = await of.owner(`select n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('people', 'trial', 'ops', 'allocation', 'access') and c.relname <> 'migration' order by 1`);
  const all = new Map<string, string[]>();
  for (const { name } of tables) {
    const found = await of.owner(`select to_jsonb(t)::text as row from ${String(name)} t`);
    all.set(
      String(name),
      found.map(({ row }) => String(row)),
    );
  }
  return all;
}

const erasureOf = async (of: TestDatabase): Promise<Map<string, string>> => {
  const found =
    await of.owner(`select n.nspname || '.' || c.relname as name, obj_description(c.oid, 'pg_class') as words
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('people', 'trial', 'ops') and c.relname <> 'migration'`);
  return new Map(found.map(({ name, words }) => [String(name), String(words)]));
};

describe('no more contact', () => {
  test('ends mail and tasks, and leaves the person, the door and the questionnaires', async () => {
    const copy = await db.branch();
    const couple = await joinedCouple(copy.api, 'quiet');
    const id = await idOf(copy, couple.employee);
    await copy.owner(
      `select ops.queue_message($1, 'reminder', $2, null,
      (select o.id from trial.occasion o where o.participant = $2), 1, true)`,
      [after(50), id],
    );
    await copy.owner(
      `select trial.open_task($1, 'phone', $2, (select o.id from trial.occasion o where o.participant = $2), '2026-03-20')`,
      [after(40), id],
    );
    expect(await copy.api('withdraw', after(41), couple.employee, 'no_contact')).toEqual({
      status: 'withdrawn',
    });
    expect(
      (await send(copy.api, after(60))).filter(({ email_enc }) => email_enc.includes('quiet@home')),
    ).toEqual([]);
    expect(await copy.owner('select state from trial.task')).toEqual([{ state: 'cancelled' }]);
    expect(await copy.api('read_session', after(42), couple.employee)).toMatchObject({
      stopped: false,
      contact: 'none',
      questionnaires: [{ state: 'open' }],
    });
    expect(await submit(copy.api, 'employee', couple.employee, after(43))).toMatchObject({
      status: 'submitted',
    });
    expect((await submit(copy.api, 'employer', couple.employer, after(43)))['randomisation']).toBe(
      'randomised',
    );
    expect(
      (await send(copy.api, after(61))).filter(({ email_enc }) => email_enc.includes('quiet@home')),
    ).toEqual([]);
    await copy.close();
  });

  test('can be turned back by the same person', async () => {
    const couple = await joinedCouple(db.api, 'back');
    await db.api('withdraw', after(41), couple.employee, 'no_contact');
    expect(await db.api('allow_contact', after(42), couple.employee)).toEqual({ status: 'allowed' });
    expect(await db.api('read_session', after(42), couple.employee)).toMatchObject({ contact: 'all' });
    expect(await db.api('allow_contact', after(200), couple.employee)).toEqual({ status: 'not_fresh' });
    expect(await db.api('allow_contact', after(42), secret())).toEqual({ status: 'no_session' });
  });
});

describe('[D2] erasing', () => {
  /** A participant with something in as many tables as there are ways to give something. */
  async function full(of: TestDatabase, name: string) {
    const couple = await completedCouple(of.api, name);
    const { employee } = couple;
    const id = await idOf(of, employee);
    await send(of.api, after(42));
    await of.api('change_phone', after(42), employee, `v1.phone.${name}`);
    await of.api('pause', after(42), employee, '2026-03-10');
    const address = { ...person(`new-${name}@home.example`), name_enc: undefined };
    await of.api('request_address', after(43), employee, address, secret());
    await of.owner(
      `insert into trial.occasion (participant, wave, questionnaire, opened_at, closes_on)
       values ($1, 't1', 'employee-t1', $2, '2026-12-01')`,
      [id, after(43)],
    );
    await of.api('save_answers', after(44), employee, 'employee-t1', 1, {
      since: '2026-01-17',
      worry: `draft of ${name}`,
    });
    await of.owner(
      `insert into trial.answer (submission, item, value)
       select id, 'sick_1_from', '2026-01-17' from trial.submission where participant = $1`,
      [id],
    );
    await of.owner(
      `insert into trial.life_event (participant, kind, reason, made_at) values ($1, 'other_manager', $2, $3)`,
      [id, `reason of ${name}`, after(44)],
    );
    return { ...couple, id };
  }

  test('each table says what erasure does, and every erased one can be reached from the person or empties itself', async () => {
    const words = await erasureOf(db);
    expect([...words].filter(([, text]) => !/Erasure: (erase|keep|anonymise)/.test(text))).toEqual([]);
    const unreached = await db.owner(`select n.nspname || '.' || c.relname as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('people', 'trial', 'ops')
        and obj_description(c.oid, 'pg_class') ~ 'Erasure: (erase|anonymise)' and ops.rows_of(c.oid) is null`);
    for (const { name } of unreached)
      expect([name, /by itself|after \d+ days/.test(words.get(String(name)) ?? '')]).toEqual([name, true]);
  });

  test('does to each table what its comment says, and leaves no value of the person', async () => {
    const copy = await db.branch();
    const couple = await full(copy, 'gone');
    const words = await erasureOf(copy);
    const before = await rows(copy);
    const values = ['gone@home.example', 'new-gone@home.example']
      .flatMap((email) => Object.values(person(email)).filter((value) => value !== null))
      .concat('v1.phone.gone', 'draft of gone', 'reason of gone', '2026-01-17', couple.employee);
    const holders = [...before].filter(([, found]) =>
      values.some((value) => found.some((row) => row.includes(String(value)))),
    );
    expect(holders.length).toBeGreaterThan(5);

    expect(await copy.api('withdraw', after(45), couple.employee, 'erase')).toEqual({ status: 'withdrawn' });
    const now = await rows(copy);
    for (const [table, found] of now)
      for (const value of values)
        expect([table, value, found.some((row) => row.includes(String(value)))]).toEqual([
          table,
          value,
          false,
        ]);

    for (const [table, text] of words) {
      const rule = /Erasure: (erase|keep|anonymise)/.exec(text)?.[1];
      const own = (all: Map<string, string[]>) =>
        (all.get(table) ?? []).filter((row) => row.includes(couple.id)).length;
      // Rows that name the person: gone where it says so, and nowhere else.
      if (rule === 'erase') expect([table, own(now)]).toEqual([table, 0]);
      else expect([table, own(now) >= own(before)]).toEqual([table, true]);
    }
    await copy.close();
  });

  test('empties the columns that a comment names, and keeps consent, answers, arm and audit', async () => {
    const copy = await db.branch();
    const couple = await full(copy, 'kept');
    const count = async (sql: string): Promise<Row | undefined> => (await copy.owner(sql, [couple.id]))[0];
    const submissions =
      'select count(*)::int as n from trial.answer a join trial.submission s on s.id = a.submission where s.participant = $1';
    const [consents, answers] = [
      await count('select count(*)::int as n from people.consent where participant = $1'),
      await count(submissions),
    ];
    await copy.api('withdraw', after(45), couple.employee, 'erase');
    expect(await count('select count(*)::int as n from people.consent where participant = $1')).toEqual(
      consents,
    );
    expect(await count(submissions)).toEqual(answers);
    expect(
      await count(`select value from trial.answer a join trial.submission s on s.id = a.submission
      where s.participant = $1 and item = 'sick_1_from'`),
    ).toEqual({ value: '2026-01-01' });
    expect(await count('select reason, kind from trial.life_event where participant = $1')).toEqual({
      reason: null,
      kind: 'other_manager',
    });
    expect(
      await count(
        'select count(*)::int as n from ops.message where participant = $1 and provider_id is not null',
      ),
    ).toEqual({ n: 0 });
    expect(await copy.owner('select count(*)::int as n from trial.allocation')).toEqual([{ n: 1 }]);
    expect(await copy.api('verify_audit')).toMatchObject({ status: 'intact' });
    expect(
      await count(
        `select count(*)::int as n from ops.audit where participant = $1 and event = 'participant_erased'`,
      ),
    ).toEqual({ n: 1 });
    await copy.close();
  });

  test('leaves every row of others as it was', async () => {
    const copy = await db.branch();
    await completedCouple(copy.api, 'neighbour', 0, { organisation: 'elsewhere' });
    const couple = await full(copy, 'alone');
    const mine = [couple.id];
    const other = await idOf(copy, couple.employer);
    const before = await rows(copy);
    await copy.api('withdraw', after(45), couple.employee, 'erase');
    const now = await rows(copy);
    const changed = [...before].flatMap(([table, found]) =>
      found.filter((row) => !(now.get(table) ?? []).includes(row)).map((row) => ({ table, row })),
    );
    expect(changed.length).toBeGreaterThan(0);
    for (const { table, row } of changed) {
      expect([table, row.includes(other)]).toEqual([table, false]);
      const owned =
        mine.some((id) => row.includes(id)) ||
        [
          'trial.answer',
          'trial.free_text',
          'trial.draft',
          'ops.code',
          'people.invitee',
          'trial.submission',
        ].includes(table);
      expect([table, owned]).toEqual([table, true]);
    }
    await copy.close();
  });

  test('is still possible after stopping, and ends signing in', async () => {
    const couple = await joinedCouple(db.api, 'later');
    await db.api('withdraw', after(41), couple.employee, 'no_data');
    const back = await signIn(db.api, 'later@home.example', 60);
    expect(await db.api('withdraw', after(61), back, 'no_data')).toEqual({ status: 'already' });
    expect(await db.api('withdraw', after(61), back, 'no_contact')).toEqual({ status: 'already' });
    expect(await db.api('withdraw', after(61), back, 'erase')).toEqual({ status: 'withdrawn' });
    expect(await db.api('read_session', after(62), back)).toEqual({ status: 'none' });
    const login = await db.api(
      'request_login',
      after(63),
      person('later@home.example')['email_hash'],
      secret(),
      secret(),
    );
    expect(login).toEqual({ status: 'unknown' });
  });

  test('makes room to take part anew, and an invitation that others sent there goes on', async () => {
    const first = await joinedCouple(db.api, 'twice');
    const hash = invitee('boss-twice@work.example');
    const inviter = (
      await confirm(
        db.api,
        (await import('./journey.ts').then(({ signUp }) => signUp(db.api, 'employee', 'second@home.example')))
          .session,
      )
    ).session;
    await db.api('invite', after(40), inviter, hash, true);
    await db.api('withdraw', after(41), first.employer, 'erase');
    const [message] = (await send(db.api, after(80))).filter(
      ({ email_enc }) => email_enc === hash['email_enc'],
    );
    expect(message?.kind).toBe('invitation');
  });
});

test('each table that is anonymised says which columns are emptied, and they can be', async () => {
  for (const [table, words] of await erasureOf(db)) {
    const named = /Erasure: anonymise(?: \(([^)]*)\))?/.exec(words);
    if (!named || table === 'trial.answer') continue;
    const columns = await db.owner(
      `select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attnotnull`,
      [table],
    );
    const emptied = columns.filter(({ attname }) =>
      new RegExp(`\\b${String(attname)}\\b`).test(named[1] ?? ''),
    );
    expect([table, emptied.length > 0]).toEqual([table, true]);
  }
});

describe('[C1] the other half', () => {
  test.each(GRADES)('sees the same bytes with and without %s of one', async (grade) => {
    for (const [actor, observer] of [
      ['employee', 'employer'],
      ['employer', 'employee'],
    ] as const) {
      const seen: string[] = [];
      const base = await db.branch();
      const couple = await completedCouple(base.api, 'pair');
      await send(base.api, after(42));
      const watched = await idOf(base, couple[observer]);
      for (const act of [false, true]) {
        const copy = await base.branch();
        if (act)
          expect(await copy.api('withdraw', after(45), couple[actor], grade)).toEqual({
            status: 'withdrawn',
          });
        const pages: Row[] = [];
        for (const minutes of [46, 60])
          for (const read of ['read_session', 'read_mine', 'read_everything', 'read_consent'])
            pages.push(await copy.api(read, after(minutes), couple[observer]));
        await copy.api('forget_expired', after(days(40)));
        const sent = await copy.owner(
          `select kind, state, due_at, sent_at from ops.message where participant = $1 order by kind, number, due_at`,
          [watched],
        );
        seen.push(JSON.stringify([pages, sent], null, 1));
        await copy.close();
      }
      expect(seen[1]).toBe(seen[0]);
      await base.close();
    }
  });

  test.each(['no_data', 'erase'])(
    'before the draw: %s holds the couple for a person to decide, unseen by the other',
    async (grade) => {
      const copy = await db.branch();
      const couple = await joinedCouple(copy.api, 'before');
      const before = await copy.api('read_session', after(41), couple.employer);
      await copy.api('withdraw', after(41), couple.employee, grade);
      expect(await copy.api('read_session', after(41), couple.employer)).toEqual(before);
      expect(await copy.owner('select state from trial.couple')).toContainEqual({ state: 'held' });
      expect(await copy.owner(`select reason from trial.hold where state = 'open'`)).toContainEqual({
        reason: 'member_stopped',
      });
      await copy.close();
    },
  );
});

describe('any grade', () => {
  test.each(GRADES)('%s asks for a fresh code', async (grade) => {
    const couple = await joinedCouple(db.api, `stale-${grade}`);
    expect(await db.api('withdraw', after(90), couple.employee, grade)).toEqual({ status: 'not_fresh' });
    expect(await db.api('withdraw', after(41), secret(), grade)).toEqual({ status: 'no_session' });
  });

  test('is one of the three', async () => {
    const couple = await joinedCouple(db.api, 'fourth');
    await expect(db.api('withdraw', after(41), couple.employee, 'everything')).rejects.toThrow(
      'unknown grade',
    );
  });

  test('ending twice is ending once', async () => {
    const copy = await db.branch();
    const couple = await joinedCouple(copy.api, 'died');
    const id = await idOf(copy, couple.employee);
    const end = (state: string) =>
      copy.owner('select trial.end_participation($1, $2, $3) as done', [after(50), id, state]);
    expect(await end('died')).toEqual([{ done: true }]);
    expect(await end('stopped')).toEqual([{ done: false }]);
    expect(
      await copy.owner('select state, stopped_at is not null as ended from trial.participant where id = $1', [
        id,
      ]),
    ).toEqual([{ state: 'died', ended: true }]);
    const login = await copy.api(
      'request_login',
      after(60),
      person('died@home.example')['email_hash'],
      secret(),
      secret(),
    );
    expect(login).toEqual({ status: 'unknown' });
    await copy.close();
  });
});
