/** What one connection can't show: many at once, on a real Postgres, with the rights of the website. */
import type { Sql } from 'postgres';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyList } from '../../src/domain/allocation-proof.ts';
import type { Row } from './database.ts';
import {
  after,
  completedCouple,
  confirm,
  CONSENT,
  invitee,
  joinedCouple,
  joinedCouples,
  makeList,
  person,
  PROTOCOL,
  secret,
  send,
  setUp,
  sha256,
  signUp,
  submit,
  type Api,
  type Sent,
} from './journey.ts';
import { openRace, type Race } from './race.ts';
import { startPostgres, type TestPostgres } from '../postgres.ts';

const CONNECTIONS = 40;
let cluster: TestPostgres;
let race: Race;
let owner: Sql;
let web: Sql;
let api: Api;
const list = makeList(150);

const all = <T>(n: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, (_, index) => work(index)));
function statuses(rows: readonly { status?: unknown }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of rows) counts[String(status)] = (counts[String(status)] ?? 0) + 1;
  return counts;
}
const count = async (from: string): Promise<number> =>
  Number((await owner.unsafe(`select count(*) as n from ${from}`))[0]?.['n']);

beforeAll(async () => {
  cluster = await startPostgres();
  race = await openRace(cluster, 'races', CONNECTIONS);
  ({ owner, web, api } = race);
  await setUp(api, { list });
});
afterAll(async () => {
  await race?.end();
  await cluster?.stop();
});

describe('as the rights are on a hosted Supabase', () => {
  test('the connections are of service_role, which reads no table', async () => {
    expect(await web`select current_user as name`).toEqual([{ name: 'service_role' }]);
    await expect(web`select * from trial.couple`).rejects.toThrow('permission denied');
    await expect(web`select * from allocation.entry`).rejects.toThrow('permission denied');
  });

  test('[T5] the owner of all else, which is no superuser, cannot read the list either', async () => {
    const hosted = postgres(cluster.urlOf('races').replace('superuser@', 'hosted@'), {
      max: 1,
      onnotice() {},
    });
    expect(
      await hosted`select rolsuper, (select tableowner from pg_tables where tablename = 'couple' and schemaname = 'trial') as owner
      from pg_roles where rolname = current_user`,
    ).toEqual([{ rolsuper: false, owner: 'hosted' }]);
    for (const table of ['list', 'entry', 'stratum']) {
      await expect(hosted.unsafe(`select * from allocation.${table}`)).rejects.toThrow('permission denied');
    }
    await expect(hosted`update ops.audit set event = 'x'`).rejects.toThrow('only grows');
    await hosted.end();
  });
});

describe('the same thing many times at once', () => {
  test('the same sign-up five times: one participant', async () => {
    const results = await all(5, () =>
      api('sign_up', after(0), 'employee', person('five@home.example'), CONSENT, secret(), null, false),
    );
    expect(statuses(results)).toEqual({ signed_up: 1, already_signed_up: 4 });
    expect(
      await count(`people.contact where email_hash = '${person('five@home.example')['email_hash']}'`),
    ).toBe(1);
  });

  test('two readers accept one handed link: one couple', async () => {
    const employer = await confirm(api, (await signUp(api, 'employer', 'handing@work.example')).session);
    const token = sha256('handed in a race');
    await api('hand_over', after(2), employer.session, token, crypto.randomUUID());
    const ready = await all(2, async (index) => {
      const opened = secret();
      await api('open_link', after(3), token, opened, null);
      const { session } = await signUp(api, 'employee', `racer-${index}@home.example`, after(4), opened);
      await api('open_code', after(5), session, sha256(`code ${session}`));
      return session;
    });
    const before = await count('trial.couple');
    const results = await all(2, (index) =>
      api('confirm_code', after(6), ready[index], sha256(`code ${ready[index]}`), secret()),
    );
    expect(results.map((row) => row['joined']).sort()).toEqual([false, true]);
    expect(await count('trial.couple')).toBe(before + 1);
  });

  test('one mailed invitation accepted from four browsers: one employer, one couple', async () => {
    const { session } = await confirm(api, (await signUp(api, 'employee', 'mailing@home.example')).session);
    await api('invite', after(2), session, invitee('boss-mailing@work.example'), true);
    const token = (await send(api, after(40))).find((m) => m.email_enc.includes('boss-mailing'))?.['token'];
    const opened = await all(4, async () => {
      const hash = secret();
      await api('open_link', after(41), token, hash, null);
      return hash;
    });
    const before = await count('trial.couple');
    const results = await all(4, (index) => signUp(api, 'employer', 'x', after(42), opened[index]));
    expect(statuses(results.map((r) => r.result))).toEqual({ signed_up: 1, already_signed_up: 3 });
    expect(await count('trial.couple')).toBe(before + 1);
  });

  test('two people who invite each other, both accepting at once: one couple and no deadlock', async () => {
    const results = await all(10, async (n) => {
      const employee = await confirm(api, (await signUp(api, 'employee', `cross-${n}@home.example`)).session);
      const employer = await confirm(
        api,
        (await signUp(api, 'employer', `cross-boss-${n}@work.example`)).session,
      );
      await api('invite', after(2), employee.session, invitee(`other-boss-${n}@work.example`), true);
      const token = sha256(`cross ${n}`);
      await api('hand_over', after(2), employer.session, token, crypto.randomUUID());
      return { n, token };
    });
    const mails = await send(api, after(40));
    const joins = await all(10, async (n) => {
      const [mailed, handed] = [secret(), secret()];
      const mail = mails.find((m) => m.email_enc === `v1.email.other-boss-${n}@work.example`);
      await api('open_link', after(41), mail?.token, mailed, null);
      await api('open_link', after(41), results[n]?.token, handed, null);
      const again = await signUp(api, 'employee', `cross-${n}@home.example`, after(42), handed);
      await api('open_code', after(42), again.session, sha256(`code ${again.session}`));
      return Promise.all([
        signUp(api, 'employer', 'x', after(43), mailed).then((r) => r.result),
        api('confirm_code', after(43), again.session, sha256(`code ${again.session}`), secret()),
      ]);
    });
    for (const pair of joins) expect(pair.filter((row) => row['joined'] === true)).toHaveLength(1);
    expect(
      await count(
        `(select participant from trial.member where until is null group by 1 having count(*) > 1) x`,
      ),
    ).toBe(0);
  });

  test('the same questionnaire five times: one submission', async () => {
    const couple = await joinedCouple(api, 'five-times');
    const results = await all(5, () => submit(api, 'employee', couple.employee, after(50)));
    expect(statuses(results)).toEqual({ submitted: 1, already_submitted: 4 });
  });

  test('two senders: no message twice', async () => {
    await all(20, (n) =>
      signUp(api, 'employee', `mail-${n}@home.example`).then(({ session }) => confirm(api, session)),
    );
    const batches = await all(8, () => api('claim_messages', after(100), 5));
    const ids = batches.flatMap((batch) => (batch['messages'] as Row[]).map((m) => m.id));
    expect(ids.length).toBeGreaterThanOrEqual(20);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('taking back against sending: either it left or it was taken back', async () => {
    const sessions = await all(10, async (n) => {
      const { session } = await confirm(
        api,
        (await signUp(api, 'employee', `regret-${n}@home.example`)).session,
      );
      await api('invite', after(2), session, invitee(`boss-regret-${n}@work.example`), true);
      return session;
    });
    // The sender's clock is ahead: both are in time by their own.
    const [taken, ...batches] = await Promise.all([
      all(10, (n) => api('take_back_invitation', after(31), sessions[n])),
      ...Array.from({ length: 4 }, () => api('claim_messages', after(33), 10)),
    ]);
    const left = batches
      .flatMap((b) => b['messages'] as Sent[])
      .filter((m) => m.email_enc.includes('boss-regret'));
    expect(left.length + (statuses(taken)['taken_back'] ?? 0)).toBe(10);
  });

  test('six requests for a code at once: five codes', async () => {
    const { session } = await signUp(api, 'employee', 'codes@home.example');
    expect(statuses(await all(6, () => api('open_code', after(0), session, sha256('c'))))).toEqual({
      opened: 5,
      too_many: 1,
    });
  });

  test('guessing a code from many connections gives five tries', async () => {
    const { session } = await signUp(api, 'employee', 'guess@home.example');
    await api('open_code', after(0), session, sha256('right'));
    expect(
      statuses(await all(12, () => api('confirm_code', after(1), session, sha256('wrong'), secret()))),
    ).toEqual({ wrong: 5, expired: 7 });
  });
});

describe('two who wait for each other', () => {
  const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  /** Starts both while another holds the rows, one after the other, so that they meet as badly as they can. */
  async function meet(rows: string, first: () => Promise<Row>, second: () => Promise<Row>): Promise<Row[]> {
    return owner
      .begin(async (held) => {
        await held.unsafe(`${rows} for update`);
        const one = first();
        await pause(200);
        const other = second();
        await pause(200);
        return [one, other];
      })
      .then((started) => Promise.all(started));
  }
  const participantOf = async (email: string): Promise<string> =>
    String(
      (
        await owner`select participant from people.contact where email_hash = ${String(person(email)['email_hash'])}`
      )[0]?.['participant'],
    );

  test('stopping while the last answers are sent in: no deadlock', async () => {
    const couple = await joinedCouple(api, 'stop-race');
    const id = await participantOf('stop-race@home.example');
    const results = await meet(
      `select from ops.message where participant = '${id}' and state = 'due'`,
      () => api('withdraw', after(41), couple.employee, 'no_data'),
      () => submit(api, 'employee', couple.employee, after(41)),
    );
    expect(results[0]).toEqual({ status: 'withdrawn' });
    expect(results[1]?.['status']).toBe('not_open');
  });

  test('two who invited each other and type their codes at once: one couple and no deadlock', async () => {
    const boss = 'both-boss@work.example';
    const me = 'both-me@home.example';
    const employee = await confirm(api, (await signUp(api, 'employee', me)).session);
    const employer = await confirm(api, (await signUp(api, 'employer', boss)).session);
    await api('invite', after(2), employee.session, invitee(boss), true);
    await api('hand_over', after(2), employer.session, sha256('both ways'), crypto.randomUUID());
    const mail = (await send(api, after(40))).find(
      (m) => m.kind === 'invitation' && m.email_enc.includes(boss),
    );
    const enter = async (role: string, email: string, token: unknown): Promise<() => Promise<Row>> => {
      const opened = secret();
      await api('open_link', after(41), token, opened, null);
      const { session } = await signUp(api, role, email, after(42), opened);
      await api('open_code', after(42), session, sha256('c'));
      return () => api('confirm_code', after(43), session, sha256('c'), secret());
    };
    const confirms = {
      [await participantOf(me)]: await enter('employee', me, sha256('both ways')),
      [await participantOf(boss)]: await enter('employer', 'x', mail?.token),
    };
    const [low, high] = Object.keys(confirms).sort() as [string, string];
    const [one, other] = [confirms[low], confirms[high]] as [() => Promise<Row>, () => Promise<Row>];
    const results = await meet(`select from trial.participant where id = '${low}'`, one, other);
    expect(results.map((row) => row['joined']).sort()).toEqual([false, true]);
  });

  test('a list that is loaded while couples complete their baselines: nobody stays without a place', async () => {
    const { api: listless, end } = await openRace(cluster, 'listless', CONNECTIONS);
    await listless('load_protocol', after(0), PROTOCOL);
    const couples = await joinedCouples(
      listless,
      Array.from({ length: 30 }, (_, n) => `listless-${n}`),
    );
    await all(30, (n) => submit(listless, 'employee', couples[n]?.employee ?? '', after(50)));
    const work = all(30, (n) => submit(listless, 'employer', couples[n]?.employer ?? '', after(51)));
    await pause(30);
    expect(await listless('load_allocation_list', after(52), makeList(40))).toEqual({ status: 'loaded' });
    const early = statuses((await work).map((row) => ({ status: row['randomisation'] })));
    expect((early['randomised'] ?? 0) + (early['no_list'] ?? 0)).toBe(30);
    expect((await listless('allocation_chain'))['chain']).toHaveLength(30);
    await end();
  });
});

describe('randomisation under load', () => {
  test('one couple asked for by twenty connections: one allocation', async () => {
    const couple = await joinedCouple(api, 'crowd');
    const person = (await api('read_session', after(40), couple.employee))['participant'];
    await submit(api, 'employee', couple.employee, after(41));
    const id = (await owner`select couple from trial.member where participant = ${String(person)}`)[0]?.[
      'couple'
    ];
    const results = await Promise.all([
      submit(api, 'employer', couple.employer, after(42)).then((row) => ({ status: row['randomisation'] })),
      ...Array.from({ length: 19 }, () => api('randomise', after(42), id)),
    ]);
    expect(
      statuses(results.filter((row) => row['status'] !== 'not_ready' && row['status'] !== null))[
        'randomised'
      ],
    ).toBe(1);
    expect(await count(`trial.allocation where couple = '${id}'`)).toBe(1);
  });

  test('200 couples whose second baselines come in together: 200 allocations, no gap, no duplicate, blocks balanced', async () => {
    const before = await count('trial.allocation');
    const names = Array.from({ length: 200 }, (_, n) => `load-${n}`);
    const couples = (await joinedCouples(api, names)).map((couple, n) => ({
      ...couple,
      stratum: n % 2 === 0 ? 'small' : 'large',
    }));
    const at = after(5000);
    await owner`update ops.session set expires_at = '2030-01-01'`;
    await all(200, (n) => submit(api, 'employee', couples[n]?.employee ?? '', at));
    const started = performance.now();
    const results = await all(200, (n) =>
      submit(api, 'employer', couples[n]?.employer ?? '', at, { stratum: couples[n]?.stratum }),
    );
    console.log(
      `200 second baselines over ${CONNECTIONS} connections: ${Math.round(performance.now() - started)} ms`,
    );
    expect(statuses(results.map((row) => ({ status: row['randomisation'] })))).toEqual({ randomised: 200 });
    expect(await count('trial.allocation')).toBe(before + 200);

    const rows =
      await owner`select a.*, k.code from trial.allocation a join trial.couple k on k.id = a.couple order by number`;
    expect(rows.map((row) => row['number'])).toEqual(rows.map((_, index) => index + 1));
    for (const stratum of ['organisation=small', 'organisation=large']) {
      const positions = rows.filter((row) => row['stratum'] === stratum).map((row) => row['position']);
      expect([...positions].sort((a, b) => a - b)).toEqual(positions.map((_, index) => index + 1));
    }
    const plan = {
      arms: PROTOCOL.arms,
      strata: ['organisation=small', 'organisation=large'],
      blockMultiples: [1, 2, 3],
      listLength: 150,
    };
    const allocations = rows.map((row) => ({
      couple: row['code'],
      number: row['number'],
      stratum: row['stratum'],
      position: row['position'],
      arm: row['arm'],
      chain: row['chain'],
    }));
    const { nonce, commitment, entries } = list;
    expect(verifyList({ nonce, commitment, entries, allocations }, plan, sha256)).toEqual({ intact: true });
  });

  test('30 couples for the last places: every place is given once, the others are held', async () => {
    const { api: scarce, end } = await openRace(cluster, 'scarce', CONNECTIONS);
    await setUp(scarce, {
      list: makeList(
        0,
        Array.from({ length: 20 }, (_, n) => (n % 2 ? 'now' : 'later')),
      ),
    });
    const couples = await joinedCouples(
      scarce,
      Array.from({ length: 30 }, (_, n) => `scarce-${n}`),
    );
    await all(30, (n) => submit(scarce, 'employee', couples[n]?.employee ?? '', after(50)));
    const results = await all(30, (n) => submit(scarce, 'employer', couples[n]?.employer ?? '', after(51)));
    expect(statuses(results.map((row) => ({ status: row['randomisation'] })))).toEqual({
      randomised: 20,
      list_exhausted: 10,
    });
    await end();
  });

  test('the audit of all this is one unbroken chain', async () => {
    expect(await count('ops.audit')).toBeGreaterThan(2000);
    expect(await api('verify_audit')).toEqual({ status: 'intact', rows: await count('ops.audit') });
  });

  test('both baselines of one couple at the same moment: randomised, never stuck', async () => {
    const couples = await joinedCouples(
      api,
      Array.from({ length: 10 }, (_, n) => `tie-${n}`),
      6000,
    );
    const results = await all(10, async (n) => {
      const { employee, employer } = couples[n] ?? { employee: '', employer: '' };
      const pair = await Promise.all([
        submit(api, 'employee', employee, after(6050)),
        submit(api, 'employer', employer, after(6050)),
      ]);
      return pair.map((row) => row['randomisation']).sort();
    });
    for (const pair of results) expect(pair).toContain('randomised');
    expect((await completedCouple(api, 'calm', 7000)).status).toBe('randomised');
  });
});
