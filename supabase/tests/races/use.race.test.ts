/** Reports of reading that come at once, on a real Postgres and with the rights of the website. */
import type { Sql } from 'postgres';
import { expect, test } from 'vitest';
import type { Row } from '../database.ts';
import { after, completedCouple, makeList, setUp, type Api } from '../journey.ts';
import { useRace } from '../race.ts';

let owner: Sql;
let api: Api;

const race = useRace('use', 30, async () => {
  ({ owner, api } = race);
  await setUp(api, { list: makeList(0, Array<string>(20).fill('now')) });
});

const tell = (session: string, view: string, seconds: number): Promise<Row> =>
  api('record_use', after(60), session, view, '/gids/', 'r1', 600, seconds, [
    { kind: 'print', code: '', times: 1 + (seconds % 5) },
    { kind: 'tick', code: '', times: 1 + (seconds % 7) },
  ]);

test('thirty reports of one view at once: one row, with the greatest of each', async () => {
  const { employer } = await completedCouple(api, 'doubles');
  const view = crypto.randomUUID();
  const results = await Promise.all(Array.from({ length: 30 }, (_, n) => tell(employer, view, n * 3)));
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['recorded']));
  expect(await owner`select seconds from trial.use_view where id = ${view}`).toEqual([{ seconds: 87 }]);
  expect(await owner`select kind, times from trial.use_act where view = ${view} order by kind`).toEqual([
    { kind: 'print', times: 5 },
    { kind: 'tick', times: 7 },
  ]);
});

test('[D2] erasing while reports and opinions come in: no deadlock, and nothing is left', async () => {
  for (let round = 0; round < 8; round += 1) {
    const { employer } = await completedCouple(api, `erased-${round}`);
    const [id] = await owner`select participant as id from ops.session where hash = ${employer}`;
    const view = crypto.randomUUID();
    await tell(employer, view, 1);
    const results = await Promise.all([
      ...Array.from({ length: 10 }, (_, n) => tell(employer, n % 2 ? view : crypto.randomUUID(), n)),
      api('withdraw', after(60), employer, 'erase'),
      ...Array.from({ length: 10 }, () => tell(employer, crypto.randomUUID(), 5)),
      api('record_usefulness', after(60), employer, '/gids/', true, null, 'r1'),
    ]);
    expect(results.filter(({ status }) => status === 'withdrawn')).toHaveLength(1);
    for (const table of ['use_view', 'use_act', 'usefulness'])
      expect([
        table,
        await owner.unsafe(`select * from trial.${table} where participant = '${String(id?.['id'])}'`),
      ]).toEqual([table, []]);
  }
});
