import { describe, expect, test } from 'vitest';
import { useDatabase, type Row } from './database.ts';
import { appoint, codeOf, researcher, type Researcher } from './desk.ts';
import { after, joinedCouple, PROTOCOL, setUp, submit } from './journey.ts';

let coordinator: Researcher;
let analyst: Researcher;
const db = useDatabase(async () => {
  await setUp(db.api);
  coordinator = await appoint(db, 'coordinator');
  analyst = await appoint(db, 'analyst');
});

/** Somebody who answered `contract_hours` 32 and `support` talks and rest; gives the pseudonym. */
async function answered(name: string): Promise<string> {
  const { employee } = await joinedCouple(db.api, name);
  await submit(db.api, 'employee', employee, after(50));
  return codeOf(db, employee);
}
const correct = (
  who: Researcher,
  code: string,
  answers: object,
  reason = 'Belde zelf: vergist',
  version = 1,
): Promise<Row> => who.act('correct_answer', after(90), code, 'employee-t0', version, answers, reason);
const current = async (code: string): Promise<[unknown, unknown][]> =>
  (await analyst.see('answer', `participant = '${code}'`))
    .map(({ item, value }): [unknown, unknown] => [item, value])
    .sort();

describe('a correction', () => {
  test('adds a row with who, when and why; the analyst reads the new value and both in the list', async () => {
    const code = await answered('adds');
    expect(await correct(coordinator, code, { contract_hours: ['36'] })).toEqual({ status: 'corrected' });
    expect(await current(code)).toEqual([
      ['contract_hours', '36'],
      ['support', 'rest'],
      ['support', 'talks'],
    ]);
    expect(await analyst.see('correction', `participant = '${code}'`)).toMatchObject([
      {
        item: 'contract_hours',
        was: ['32'],
        became: ['36'],
        corrected_by: coordinator.id,
        reason: null,
        wave: 'T0',
      },
    ]);
    const kept = await db.owner(
      `select a.item, a.value, a.correction from trial.answer a join trial.submission s on s.id = a.submission
       join trial.participant p on p.id = s.participant where p.code = $1 and a.item = 'contract_hours' order by 3`,
      [code],
    );
    expect(kept).toEqual([
      { item: 'contract_hours', value: '32', correction: 0 },
      { item: 'contract_hours', value: '36', correction: 1 },
    ]);
  });

  test('[T6] shows the coordinator the reason, and neither the old nor the new answer', async () => {
    const code = await answered('blind');
    await correct(coordinator, code, { contract_hours: ['36'] });
    expect(await coordinator.see('correction', `participant = '${code}'`)).toMatchObject([
      { item: 'contract_hours', was: null, became: null, reason: 'Belde zelf: vergist' },
    ]);
    expect(await coordinator.see('answer')).toEqual([]);
  });

  test('can be corrected again, replaces all options of an item, and can leave one open', async () => {
    const code = await answered('twice');
    await correct(coordinator, code, { support: ['none'], contract_hours: ['28'] });
    await correct(coordinator, code, { contract_hours: [] });
    expect(await current(code)).toEqual([['support', 'none']]);
    const list = await analyst.see('correction', `participant = '${code}' order by number, item`);
    expect(list.map(({ item, was, became }) => [item, was, became])).toEqual([
      ['contract_hours', ['32'], ['28']],
      ['support', ['rest', 'talks'], ['none']],
      ['contract_hours', ['28'], []],
    ]);
  });

  test('[D2] leaves the old value where it can be erased, while the chain still verifies', async () => {
    const code = await answered('erase');
    await correct(coordinator, code, { contract_hours: ['36'] });
    const copy = await db.branch();
    const audit = await copy.owner(
      `select event, fields, proof from ops.audit where event = 'answer_corrected' order by at desc`,
    );
    expect(audit[0]?.['fields']).toEqual(['contract_hours']);
    expect(JSON.stringify(audit)).not.toContain('36');
    await copy.owner(`delete from trial.answer a using trial.submission s, trial.participant p
      where s.id = a.submission and p.id = s.participant and p.code = '${code}' and a.correction = 0`);
    await copy.owner(`update trial.correction set reason = null`);
    expect(await copy.api('verify_audit')).toMatchObject({ status: 'intact' });
    const there = researcher(copy, analyst.id);
    expect(await there.see('correction', `participant = '${code}'`)).toMatchObject([
      { was: [], became: ['36'] },
    ]);
    await copy.close();
  });

  test('needs a reason, a submission of that version, and an item that may be corrected', async () => {
    const code = await answered('needs');
    const hours = { contract_hours: ['36'] };
    const refused = async (...given: Parameters<typeof correct>) => (await correct(...given))['status'];
    expect(await refused(coordinator, code, hours, ' ')).toBe('needs_reason');
    expect(await refused(coordinator, 'P-000000', hours)).toBe('unknown');
    expect(await refused(coordinator, code, hours, 'x', 2)).toBe('other_version');
    // Own words are not corrected [C11], nor is nothing at all, nor what is no item.
    expect(await refused(coordinator, code, { remark: ['beter'] })).toBe('not_correctable');
    expect(await refused(coordinator, code, {})).toBe('not_correctable');
    expect(await refused(coordinator, code, { 'a b': ['1'] })).toBe('not_correctable');
    expect(await refused(coordinator, code, { contract_hours: ['x'.repeat(101)] })).toBe('not_correctable');
    expect(await refused(analyst, code, hours)).toBe('not_allowed');
    expect(await refused(await appoint(db, 'supporter'), code, hours)).toBe('not_allowed');
  });
});

test('[T7] what could tell the arm is in no view of the analyst, nor can it be corrected', async () => {
  const code = await answered('mask');
  await correct(coordinator, code, { contract_hours: ['36'] });
  const copy = await db.branch();
  await copy.api('load_protocol', after(95), { ...PROTOCOL, revealing_items: ['support', 'contract_hours'] });
  // A later protocol that no longer names an item does not uncover it.
  await copy.api('load_protocol', after(96), { ...PROTOCOL, revealing_items: ['support'] });
  expect(
    await researcher(copy, coordinator.id).act(
      'correct_answer',
      after(97),
      code,
      'employee-t0',
      1,
      { support: ['none'] },
      'x',
    ),
  ).toEqual({ status: 'not_correctable' });
  const there = researcher(copy, analyst.id);
  expect(await there.see('answer')).toEqual([]);
  expect(await there.see('correction')).toEqual([]);
  await copy.close();
});
