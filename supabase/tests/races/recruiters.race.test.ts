/** Many who follow one link at the same moment, on a real Postgres and with the rights of the website. */
import { expect, test } from 'vitest';
import { after, secret, setUp } from '../journey.ts';
import { useRace } from '../race.ts';

const race = useRace('recruiters', 20, () => setUp(race.api));

const times = <T>(n: number, act: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, act));

test('[C4] a hundred visits at once count a hundred, in one row', async () => {
  const { api, owner } = race;
  await api('make_via', after(0), 'poli-oost', 'ziekenhuis', false, secret());
  const results = await times(100, () => api('count_via', after(1), 'poli-oost', 'visit', null));
  expect(new Set(results.map(({ status }) => status))).toEqual(new Set(['counted']));
  expect(await owner`select n from trial.via_count where code = 'poli-oost'`).toMatchObject([{ n: 100 }]);
});

test('of twenty who make the same code at once one gets it', async () => {
  const { api, owner } = race;
  const results = await times(20, () => api('make_via', after(0), 'gewild', 'bedrijf', true, secret()));
  expect(results.filter(({ status }) => status === 'made')).toHaveLength(1);
  expect(await owner`select count(*)::int as n from trial.via_code where code = 'gewild'`).toMatchObject([
    { n: 1 },
  ]);
});
