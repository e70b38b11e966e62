/** Two devices of one person that save at the same time, on a real Postgres and with the rights of the website. */
import { expect, test } from 'vitest';
import type { Row } from '../database.ts';
import { after, joinedCouple, secret, send, setUp, type Api } from '../journey.ts';
import { useRace } from '../race.ts';

let api: Api;
let laptop: string;
let phone: string;

const race = useRace('answers', 20, async () => {
  ({ api } = race);
  await setUp(api);
  laptop = (await joinedCouple(api, 'race')).employee;
  const joined = (await send(api, after(45))).find(
    ({ kind, role }) => kind === 'joined' && role === 'employee',
  );
  phone = secret();
  await api('open_link', after(80), joined?.token ?? null, phone, null);
});

const MINUTE = 60_000;
const AT = after(200);
/** Saves one answer that was given `age` milliseconds before. */
const save = (session: string, item: string, value: string, age: number): Promise<Row> =>
  api('save_answers', AT, session, 'employee-t0', 1, { [item]: value }, false, { [item]: age });

async function draft(): Promise<{ answers: Row; given_at: Record<string, number>; typed_on: Row }> {
  const [row] = await race.owner`select d.answers, d.given_at, d.typed_on from trial.draft d
    join trial.occasion o on o.id = d.occasion join ops.session s on s.participant = o.participant where s.hash = ${laptop}`;
  return row as unknown as Awaited<ReturnType<typeof draft>>;
}

test('whichever comes in first, the answer that was given last stands', async () => {
  await save(phone, 'old_first', 'old', 60 * MINUTE);
  expect(await save(laptop, 'old_first', 'new', MINUTE)).toEqual({ status: 'saved' });
  await save(laptop, 'new_first', 'new', MINUTE);
  expect(await save(phone, 'new_first', 'old', 60 * MINUTE)).toMatchObject({ newer: { new_first: null } });
  expect((await draft()).answers).toMatchObject({ old_first: 'new', new_first: 'new' });
});

test('also when both come in at once: of a hundred pairs no old one stands', async () => {
  for (let n = 0; n < 100; n += 1) {
    const item = `at_once_${n}`;
    const saves = [() => save(phone, item, 'old', 60 * MINUTE), () => save(laptop, item, 'new', MINUTE)];
    await Promise.all((n % 2 ? saves : saves.toReversed()).map((run) => run()));
  }
  const { answers, typed_on: typedOn } = await draft();
  const items = Object.keys(answers).filter((item) => item.startsWith('at_once'));
  expect(items).toHaveLength(100);
  expect(new Set(items.map((item) => answers[item]))).toEqual(new Set(['new']));
  expect(new Set(items.map((item) => typedOn[item])).size).toBe(1);
});

test('of twenty devices at once the last answer stands, and what others hear is later than their own', async () => {
  const ages = Array.from({ length: 20 }, (_, n) => ((n * 7) % 20) * MINUTE);
  const results = await Promise.all(ages.map((age) => save(laptop, 'crowd', `minute ${age / MINUTE}`, age)));
  expect((await draft()).answers['crowd']).toBe('minute 0');
  for (const { status } of results) expect(status).toBe('saved');
  expect(results[ages.indexOf(0)]).toEqual({ status: 'saved' });
  for (const [n, result] of results.entries()) {
    const told = (result['newer'] as Row | undefined)?.['crowd'] ?? 'minute -1';
    expect(Number(String(told).slice('minute '.length)) * MINUTE).toBeLessThan(Number(ages[n]));
  }
});

test('of equal moments one stands, whole: with its own value, moment and device', async () => {
  for (let n = 0; n < 20; n += 1) {
    const item = `equal_${n}`;
    const results = await Promise.all([
      save(phone, item, 'phone', MINUTE),
      save(laptop, item, 'laptop', MINUTE),
    ]);
    for (const result of results) expect(result).toEqual({ status: 'saved' });
  }
  const { answers, given_at: givenAt, typed_on: typedOn } = await draft();
  const [phoneDevice, laptopDevice] = await Promise.all(
    [phone, laptop].map(
      async (hash) => (await race.owner`select device from ops.session where hash = ${hash}`)[0]?.['device'],
    ),
  );
  for (const item of Object.keys(answers).filter((one) => one.startsWith('equal'))) {
    expect(typedOn[item]).toBe(answers[item] === 'phone' ? phoneDevice : laptopDevice);
    expect(givenAt[item]).toBe(+new Date(AT) - MINUTE);
  }
});
