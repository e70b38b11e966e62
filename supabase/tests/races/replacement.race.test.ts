/** Another takes the place of the employer while the couple is drawn, or while the person stops or dies. */
import type { Sql } from 'postgres';
import { expect, test } from 'vitest';
import type { Row } from '../database.ts';
import {
  after,
  invitee,
  joinedCouples,
  makeList,
  secret,
  send,
  setUp,
  submit,
  type Api,
} from '../journey.ts';
import { login, report } from '../life.ts';
import { useRace } from '../race.ts';

const COUPLES = 16;
let owner: Sql;
let api: Api;
const race = useRace('replacement', 20, async () => {
  ({ owner, api } = race);
  await setUp(api, { list: makeList(COUPLES * 2) });
});

/** Couples of which the employee's baseline waits, and a new employer who has opened the invitation. */
async function ready(prefix: string, startsAt: number) {
  const names = Array.from({ length: COUPLES }, (_, n) => `${prefix}-${n}`);
  const couples = await joinedCouples(api, names, startsAt);
  await send(api, after(startsAt + 38));
  for (const [n, name] of names.entries()) {
    await submit(api, 'employer', couples[n]?.employer ?? '', after(startsAt + 40));
    const session = await login(api, `${name}@home.example`, startsAt + 41);
    await report(api, session, 'other_manager', startsAt + 41);
    await api('invite', after(startsAt + 42), session, invitee(`new-${name}@work.example`), true);
  }
  // A person decided meanwhile that the couple can be drawn.
  await owner`update trial.hold set state = 'lifted', decided_at = now() where state = 'open'`;
  await owner`update trial.couple set state = 'baseline' where state = 'held'`;
  const mails = await send(api, after(startsAt + 73));
  return Promise.all(
    names.map(async (name, n) => {
      const token =
        mails.find((mail) => mail.email_enc === `v1.email.new-${name}@work.example`)?.token ?? null;
      const opened = secret();
      await api('open_link', after(startsAt + 74), token, opened, null);
      return { employee: couples[n]?.employee ?? '', name, opened };
    }),
  );
}

const joins = (opened: string, minutes: number): Promise<Row> =>
  api(
    'sign_up',
    after(minutes),
    'employer',
    invitee('x@work.example'),
    { version: '1', hash: 'h', statements: [], refused: [] },
    secret(),
    opened,
    false,
  );

test('while the last baseline comes in: drawn with one employer or waiting for the other, never half', async () => {
  const couples = await ready('drawn', 0);
  const results = await Promise.all(
    couples.flatMap(({ employee, opened }) => [
      submit(api, 'employee', employee, after(80)),
      joins(opened, 80),
    ]),
  );
  expect(results.map((row) => row['status']).toSorted()).toEqual([
    ...Array.from({ length: COUPLES }, () => 'signed_up'),
    ...Array.from({ length: COUPLES }, () => 'submitted'),
  ]);
  const rows = await owner`select k.state,
      exists (select from trial.occasion o where o.participant = m.participant) as asked,
      exists (select from ops.message x where x.participant = m.participant and x.kind = 'allocated') as told
    from trial.couple k join trial.member m on m.couple = k.id and m.until is null and m.role = 'employer'`;
  expect(rows).toHaveLength(COUPLES);
  for (const row of rows)
    expect([row['state'], row['asked'], row['told']]).toEqual(
      row['state'] === 'randomised' ? ['randomised', false, true] : ['baseline', true, false],
    );
  expect(await owner`select 1 from trial.member where until is not null`).toHaveLength(COUPLES);
});

test('while the employee stops or dies: a member or an ended invitation, and no deadlock', async () => {
  const couples = await ready('ends', 1000);
  await Promise.all(
    couples.flatMap(({ name, employee, opened }, n) => [
      joins(opened, 1080),
      n % 2
        ? login(api, `${name}@home.example`, 1080).then((fresh) =>
            api('withdraw', after(1080), fresh, 'no_data'),
          )
        : owner`select trial.end_by_death(${after(1080)}, s.participant) from ops.session s where s.hash = ${employee}`,
    ]),
  );
  const rows = await owner`select i.state, p.state as inviter, exists (select from trial.member m
      join trial.participant n on n.id = m.participant where n.invited_by = i.id) as joined
    from trial.invitation i join trial.participant p on p.id = i.inviter where i.couple is not null and i.made_at >= ${after(1000)}`;
  expect(rows).toHaveLength(COUPLES);
  for (const row of rows) {
    expect(row['inviter']).not.toBe('active');
    expect([row['state'], row['joined']]).toEqual(row['joined'] ? ['joined', true] : ['closed', false]);
  }
  expect(await api('verify_audit')).toMatchObject({ status: 'intact' });
});
