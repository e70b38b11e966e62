/** [T8] Answers that a researcher types for a participant: by phone, from paper, and nothing besides. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../dev/root.ts';
import { loadFunctions } from '../../dev/site/functions.ts';
import { addDays } from '../../src/domain/calendar.ts';
import { answersOf, dutch, useCoordinator } from './support/coordinator.ts';
import type { Site } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

let site: Site;
let desk: Visitor;
const { attempt, taskPage, toCall, today } = useCoordinator((opened) => void ({ site, desk } = opened));

describe('[T8] answers typed for a participant', () => {
  const start = (task: string, mode: string, more = {}) =>
    desk.post('/api/onderzoekers/invullen', { task, mode, ...more });

  test('by phone come in through the same questionnaire, with mode and researcher', async () => {
    const { task, code, employee } = await toCall();
    const form = await start(task, 'phone');
    expect(form.path).toBe('/vragenlijst/employee-t0/gesprek/');
    const sent = await desk.post('/api/vragenlijst/versturen', answersOf(employee));
    expect([sent.status, sent.path]).toEqual([200, `/onderzoekers/bellen/taak/?id=${task}`]);
    expect(sent.html).toContain('De antwoorden zijn binnen. Nog één vraag');
    const rows = await site.database.sql(
      `select s.mode, s.researcher is not null as by, s.answered_on::text, r.role from trial.submission s
       join trial.participant p on p.id = s.participant join ops.researcher r on r.user_id = s.researcher where p.code = $1`,
      [code],
    );
    expect(rows).toEqual([{ mode: 'phone', by: true, answered_on: today(), role: 'coordinator' }]);
    expect((await desk.get('/onderzoekers/bellen/')).html).toContain('nog één vraag na het gesprek');
    await attempt(task, { outcome: 'done', arm_known: 'no' });
    expect((await desk.get('/onderzoekers/bellen/')).html).not.toContain(task);
  });

  test('from paper keep the day that was written on it', async () => {
    const { task, code, employee } = await toCall('paper');
    for (const answered_on of ['', '31-12-2999', '1-1-2020']) {
      const slip = await start(task, 'paper', { answered_on });
      expect([answered_on, slip.status, slip.html.includes('answered_on-fout')]).toEqual([
        answered_on,
        422,
        true,
      ]);
    }
    await start(task, 'paper', { answered_on: dutch(today()) });
    await desk.post('/api/vragenlijst/versturen', answersOf(employee));
    expect(
      await site.database.sql(
        `select s.mode from trial.submission s join trial.participant p on p.id = s.participant where p.code = $1`,
        [code],
      ),
    ).toEqual([{ mode: 'paper' }]);
  });

  test('[T7] come in by no form but the one that asks nothing about the website', async () => {
    const { task, employee } = await toCall();
    await start(task, 'phone');
    for (const form of ['', 'short'])
      expect([
        form,
        (await desk.post('/api/vragenlijst/versturen', { ...answersOf(employee), form })).status,
      ]).toEqual([form, form === '' ? 401 : 409]);
    const sent = await desk.post('/api/vragenlijst/versturen', answersOf(employee));
    expect(sent.path).toBe(`/onderzoekers/bellen/taak/?id=${task}`);
  });

  test('for a paper task in a conversation ask one more word, and it leaves the list with it', async () => {
    const { task, employee } = await toCall('paper');
    await start(task, 'phone');
    const sent = await desk.post('/api/vragenlijst/versturen', answersOf(employee));
    expect(sent.html).toContain('Nog één vraag');
    expect((await attempt(task, { outcome: 'done' })).status).toBe(422);
    expect((await attempt(task, { outcome: 'done', arm_known: 'no' })).html).not.toContain(task);
    expect((await desk.get('/onderzoekers/bellen/')).html).not.toContain(task);
  });

  test('from paper can be typed after the window has closed', async () => {
    const { task, code, employee } = await toCall();
    await site.database.sql(
      `with closed as (update trial.occasion set state = 'closed', opened_at = opened_at - interval '40 days',
         closes_on = closes_on - 40 where participant = (select id from trial.participant where code = $1) returning id)
       update trial.task set state = 'cancelled', ended_at = now() where occasion = (select id from closed)`,
      [code],
    );
    expect((await taskPage(task)).html).toContain('Van papier');
    const late = await start(task, 'phone');
    expect([late.status, late.html.includes('Alleen antwoorden die op papier kwamen')]).toEqual([422, true]);
    const form = await start(task, 'paper', { answered_on: dutch(addDays(today(), -20)) });
    expect(form.path).toBe('/vragenlijst/employee-t0/gesprek/');
    const sent = await desk.post('/api/vragenlijst/versturen', answersOf(employee));
    expect(sent.path).toBe(`/onderzoekers/bellen/taak/?id=${task}`);
    expect((await taskPage(task)).html).not.toContain('Van papier');
  });

  test('[T6] the session opens that one questionnaire and nothing else', async () => {
    const { task, employee, employer } = await toCall();
    await start(task, 'help');
    const renewed = await desk.post('/api/sessie/vernieuwen');
    expect(JSON.parse(renewed.html)).toMatchObject({ signedIn: true, guidance: { state: 'none' } });
    const token = desk.cookies.get('__Host-toegang') ?? '';
    const { scope } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
      scope: string[];
    };
    expect(scope).toEqual(['vragenlijst/employee-t0']);
    const pages = (await loadFunctions(join(ROOT, 'functions'))).flatMap(({ config }) =>
      config.method === 'GET' ? [config.path ?? []].flat() : [],
    );
    const own = pages.filter((path) => !path.startsWith('/onderzoekers'));
    expect(own).toEqual(
      expect.arrayContaining(['/mijn/', '/mijn/overzicht.json', '/mijn/toestemming/', '/uitnodiging/']),
    );
    for (const path of own) {
      const page = await desk.get(path);
      expect([path, page.html.includes('Anna de Wit'), page.html.includes(employee.email)]).toEqual([
        path,
        false,
        false,
      ]);
      expect([path, page.path.startsWith('/code/')]).toEqual([path, false]);
    }
    const other = await desk.post('/api/vragenlijst/versturen', { ...employer.answers(), form: 'assisted' });
    expect(other.status).toBeGreaterThanOrEqual(400);
    const draft = await desk.json('/api/vragenlijst/hervatten', {
      questionnaire: 'employer-t0',
      version: employer.questionnaire.version,
    });
    expect(JSON.parse(draft.html)).not.toHaveProperty('answers');
    await desk.post('/api/stoppen', { grade: 'erase', confirm: 'ja' });
    expect((await employee.mine()).status).toBe(200);
    expect((await employee.mine()).html).not.toContain('U bent gestopt');
  });

  test('the participant’s own session can not pass for one of a researcher', async () => {
    const { employee } = await toCall();
    await employee.opens(await employee.link());
    const page = await employee.browser.post('/api/vragenlijst/versturen', answersOf(employee));
    expect(page.status).toBe(401);
  });

  test('[T6] after sending, the same session opens nothing any more', async () => {
    const { task, employee } = await toCall();
    await start(task, 'phone');
    const secret = desk.cookies.get('__Host-sessie') ?? '';
    await desk.post('/api/vragenlijst/versturen', answersOf(employee));
    expect([...desk.cookies.keys()]).toEqual(['__Host-onderzoeker']);
    // Also for who kept it.
    desk.cookies.set('__Host-sessie', secret);
    const again = await desk.post('/api/vragenlijst/versturen', answersOf(employee));
    expect(again.status).toBe(401);
    expect(JSON.parse((await desk.post('/api/sessie/vernieuwen')).html)).toMatchObject({ signedIn: false });
    expect((await start(task, 'phone')).status).toBe(422);
  });
});
