/** One participant at the desk: found, stopped, what happened in their life, and answers that are put right. */
import { describe, expect, test } from 'vitest';
import { dutch, useCoordinator } from './support/coordinator.ts';
import { newestCode } from './support/desk.ts';
import type { Site } from './support/site.ts';
import { person, randomised, type Visitor } from './support/visitor.ts';

let site: Site;
let desk: Visitor;
const { taskPage, toCall, today } = useCoordinator((opened) => void ({ site, desk } = opened));

describe('one participant', () => {
  test('is found by pseudonym and by a part of the name', async () => {
    const { code } = await toCall();
    const find = (typed: string) => desk.post('/api/onderzoekers/zoeken', { code: typed });
    const person = await find(` ${code.toLowerCase()} `);
    expect([person.path, person.html.includes('Anna de Wit')]).toEqual([
      `/onderzoekers/deelnemer/?code=${code}`,
      true,
    ]);
    expect((await find('de wit')).html).toContain(code);
    for (const nobody of ['niemand', 'P-000000', '', 'x']) expect((await find(nobody)).status).toBe(422);
    expect((await desk.get('/onderzoekers/deelnemer/?code=P-000000')).status).toBe(422);
  });

  test('[D1] a name comes in no address: the form posts, and an address with one finds and shows nothing', async () => {
    const { code } = await toCall();
    const form = await desk.get('/onderzoekers/deelnemer/');
    expect(form.html).toContain('method="post" action="/api/onderzoekers/zoeken"');
    const named = await desk.get('/onderzoekers/deelnemer/?code=de%20wit');
    expect([named.status, named.html]).toEqual([200, form.html]);
    expect(named.html).not.toContain(code);
  });

  test('that says to stop is recorded with a tick, from the task, and gets no more mail and calls', async () => {
    const { task, code, employer } = await toCall();
    expect((await taskPage(task)).html).toContain(`/onderzoekers/deelnemer/?code=${code}#stoppen`);
    const before = (await employer.mine()).html;
    const stop = (form: Record<string, string>) =>
      desk.post('/api/onderzoekers/stoppen', { participant: code, ...form });
    const asked = { grade: 'no_contact', stop_reason: 'Zei het aan de telefoon', stop_sure: 'ja' };
    const slip = await stop({ grade: 'erase' });
    expect(slip.status).toBe(422);
    for (const field of ['grade', 'stop_reason', 'stop_sure'])
      expect(slip.html).toContain(`id="${field}-fout"`);
    expect((await stop({ ...asked, stop_sure: '' })).status).toBe(422);
    expect((await desk.get(`/onderzoekers/deelnemer/?code=${code}`)).html).not.toContain(
      'wil geen mail en telefoon',
    );
    const quiet = await stop(asked);
    expect(quiet.html).toContain('Zei het aan de telefoon');
    expect(quiet.html).toContain('doet mee, wil geen mail en telefoon');
    expect(quiet.html).not.toContain('value="no_contact"');
    expect((await stop(asked)).status).toBe(422);
    expect((await desk.get('/onderzoekers/bellen/')).html).not.toContain(task);
    const stopped = await stop({ ...asked, grade: 'no_data' });
    expect(stopped.html).toContain('gestopt');
    expect(stopped.html).not.toContain('/api/onderzoekers/stoppen');
    expect((await employer.mine()).html).toBe(before);
    const [, event = ''] = /name="event" value="([0-9a-f-]{36})"/.exec(stopped.html) ?? [];
    expect(event).not.toBe('');
  });

  test('an event is recorded with a reason, shows on the page, and can be taken back', async () => {
    const { code } = await toCall();
    const record = (form: Record<string, string>) =>
      desk.post('/api/onderzoekers/gebeurtenis', { participant: code, ...form });
    expect((await record({ kind: 'job_lost' })).html).toContain('id="reason-fout"');
    expect((await record({ kind: 'no_longer_guides', reason: 'x' })).html).toContain('id="kind-fout"');
    const kept = await record({ kind: 'couple_apart', reason: 'Belde zelf', happened_on: dutch(today()) });
    expect(kept.html).toContain('het koppel hoort niet meer bij elkaar');
    expect(kept.html).toContain('Belde zelf');
    const [, event = ''] = /name="event" value="([0-9a-f-]{36})"/.exec(kept.html) ?? [];
    const back = (withdrawn_reason: string) =>
      desk.post('/api/onderzoekers/gebeurtenis-terug', { participant: code, event, withdrawn_reason });
    expect((await back('')).status).toBe(422);
    expect((await back('Vergissing')).html).toContain('Teruggenomen op');
  });

  test('[C1] a death ends what this person gets, and the page of the other stays the same', async () => {
    const { code, employer } = await toCall();
    const before = (await employer.mine()).html;
    await desk.post('/api/onderzoekers/gebeurtenis', {
      participant: code,
      kind: 'died',
      reason: 'Bericht van familie',
    });
    expect((await desk.get(`/onderzoekers/deelnemer/?code=${code}`)).html).toContain('overleden');
    expect((await employer.mine()).html).toBe(before);
  });
});

describe('a correction', () => {
  const link = (code: string, item = '') =>
    `/onderzoekers/verbeteren/?deelnemer=${code}&vragenlijst=employee-t0${item ? `&vraag=${item}` : ''}`;

  test('[T6] shows no old answer, is read by the rules of the question, and counts from then on', async () => {
    const [employee] = await randomised(site);
    const code = await newestCode(site, 'employee');
    const { sections, version } = employee.questionnaire;
    const item = sections.flatMap(({ items }) => items).find(({ answer }) => answer.type === 'number');
    if (!item || item.answer.type !== 'number') throw new Error('no question for a number');
    expect((await desk.get(`/onderzoekers/deelnemer/?code=${code}`)).html).toContain(
      'Een antwoord verbeteren',
    );
    expect((await desk.get(link(code))).html).toContain(`vraag=${item.code}`);
    const page = await desk.get(link(code, item.code));
    const old = employee.answers()[item.code] ?? '';
    expect(page.html).not.toContain(`value="${old}"`);
    const fixed = String(item.answer.max);
    const send = (value: string, reason: string) =>
      desk.post('/api/onderzoekers/verbeteren', {
        participant: code,
        questionnaire: 'employee-t0',
        item: item.code,
        value,
        reason,
      });
    const slip = await send(String(item.answer.max + 1), '');
    expect([slip.status, slip.html.includes('value-fout'), slip.html.includes('reason-fout')]).toEqual([
      422,
      true,
      true,
    ]);
    expect(slip.html).toContain(`value="${item.answer.max + 1}"`);
    expect((await send(fixed, 'Belde: uren vergist')).html).toContain('telt vanaf nu');
    const rows = await site.database.sql(
      `select a.value, s.version from trial.current_answer a join trial.submission s on s.id = a.submission
       join trial.participant p on p.id = s.participant where p.code = $1 and a.item = $2`,
      [code, item.code],
    );
    expect(rows).toEqual([{ value: fixed, version }]);
  });

  test('of what is not in, or of no question, is refused', async () => {
    const { code } = await toCall();
    expect((await desk.get(link(code, 'bestaat_niet'))).status).toBe(404);
    expect((await desk.get('/onderzoekers/verbeteren/?deelnemer=P-1&vragenlijst=employee-t0')).status).toBe(
      404,
    );
    const { questionnaire } = person(site, 'employee', 'x', 'x@x.nl');
    const item = questionnaire.sections
      .flatMap(({ items }) => items)
      .find(({ answer }) => answer.type === 'choice');
    const value = item?.answer.type === 'choice' ? (item.answer.options[0]?.code ?? '') : '';
    const form = {
      participant: code,
      questionnaire: 'employee-t0',
      item: item?.code ?? '',
      value,
      reason: 'x',
    };
    expect((await desk.post('/api/onderzoekers/verbeteren', form)).html).toContain(
      'is deze vragenlijst niet binnen',
    );
  });
});
