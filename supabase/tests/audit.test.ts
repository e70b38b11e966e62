import { describe, expect, test } from 'vitest';
import { useDatabase } from './database.ts';
import { after, completedCouple, days, PROTOCOL, send, setUp, signUp } from './journey.ts';

const db = useDatabase(async () => {
  await setUp(db.api);
  await completedCouple(db.api, 'watched');
  await send(db.api, after(60));
});

describe('the audit', () => {
  test.each(['ops.audit', 'ops.audit_chain', 'trial.allocation'])(
    '%s only grows, for its owner too',
    async (table) => {
      for (const sql of [
        `update ${table} set recorded_at = now()`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        await expect(
          db.owner(table === 'ops.audit_chain' ? sql.replace('recorded_at = now()', `hash = 'x'`) : sql),
        ).rejects.toThrow('only grows');
      }
    },
  );

  test('is chained without a gap and verifies', async () => {
    const rows = Number((await db.owner('select count(*) as n from ops.audit'))[0]?.['n']);
    expect(rows).toBeGreaterThan(10);
    expect(await db.api('verify_audit')).toEqual({ status: 'intact', rows });
  });

  const forgeries: Record<string, string> = {
    'a changed event': `update ops.audit set event = 'nothing' where id = (select audit from ops.audit_chain where seq = 5)`,
    'a removed event': `delete from ops.audit_chain where seq = 5`,
    'a changed hash': `update ops.audit_chain set hash = repeat('a', 64) where seq = 5`,
  };
  test.each(Object.entries(forgeries))(
    '%s by a superuser who switches the triggers off is found',
    async (_, sql) => {
      const copy = await db.branch();
      await copy.pglite.exec(
        `set local session_replication_role = replica; ${sql}; set local session_replication_role = origin`,
      );
      const result = await copy.api('verify_audit');
      expect(result['status']).toBe('broken');
      expect([5, 6]).toContain(result['seq']);
      await copy.close();
    },
  );

  test('[D2] holds references and names of fields, and no value that was typed', async () => {
    const bytes = JSON.stringify(await db.owner('select * from ops.audit'));
    expect(bytes).not.toContain('v1.');
    expect(bytes).not.toContain('watched');
    const values = ['10_49', 'contract_hours', 'talks', 'intervention', 'control', 'small'];
    expect(values.filter((value) => bytes.includes(value))).toEqual([]);
  });

  test('an event of a transaction that failed leaves no gap', async () => {
    await expect(
      db.pglite.exec(`begin; select ops.record(now(), 'lost'); select 1 / 0; commit;`),
    ).rejects.toThrow('division');
    await db.pglite.exec('rollback');
    await signUp(db.api, 'employee', 'next@home.example');
    expect(await db.api('verify_audit')).toMatchObject({ status: 'intact' });
  });
});

describe('[D3] time', () => {
  test('in a live deployment the given time is at most five minutes from the clock, by constraint', async () => {
    const copy = await db.branch();
    await copy.api('load_protocol', after(100), { ...PROTOCOL, live: true }).catch(() => undefined);
    await copy.api('load_protocol', new Date().toISOString(), { ...PROTOCOL, live: true });
    const at = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();
    for (const [minutes, email] of [
      [6, 'a'],
      [-6, 'b'],
      [days(1), 'c'],
    ] as const) {
      await expect(signUp(copy.api, 'employee', `${email}@home.example`, at(minutes))).rejects.toThrow(
        'given_time_is_now',
      );
    }
    expect((await signUp(copy.api, 'employee', 'd@home.example', at(4))).result['status']).toBe('signed_up');
    await copy.close();
  });

  test.each(['ops.audit', 'people.consent', 'trial.submission', 'trial.allocation'])(
    '%s has the constraint',
    async (table) => {
      expect(
        await db.owner(
          `select 1 as one from pg_constraint where conrelid = $1::regclass and conname = 'given_time_is_now'`,
          [table],
        ),
      ).toHaveLength(1);
    },
  );
});
