/** The phone list, answers typed for somebody, worries, life events, corrections and holds: the coordinator's work. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../dev/root.ts';
import { loadFunctions } from '../../dev/site/functions.ts';
import { addDays, dayOf } from '../../src/domain/calendar.ts';
import { protocolOf } from '../../src/domain/protocol.ts';
import { newestCode, openTask, signedIn } from './support/desk.ts';
import { openSite, type Site } from './support/site.ts';
import { couple, person, randomised, visitor, type Person, type Visitor } from './support/visitor.ts';

let site: Site;
let desk: Visitor;
beforeAll(async () => {
  site = await openSite();
  desk = await signedIn(site, 'coordinator');
});
afterAll(() => site.stop());

const today = () => dayOf(site.world.clock.now());
const dutch = (day: string) => day.split('-').reverse().join('-');
const taskPage = (task: string) => desk.get(`/onderzoekers/bellen/taak/?id=${task}`);
const attempt = (task: string, form: Record<string, string>) =>
  desk.post('/api/onderzoekers/poging', { task, number: '1', ...form });

/** A couple of which the employee is on the phone list. */
async function toCall(
  kind = 'phone',
): Promise<{ task: string; code: string; employee: Person; employer: Person }> {
  const [employee, employer] = await couple(site);
  const code = await newestCode(site, 'employee');
  await site.database.sql(
    `update people.contact set phone_enc = $1 where participant = (select id from trial.participant where code = $2)`,
    [site.world.secrets.seal('06 12 34 56 78'), code],
  );
  return { task: await openTask(site, code, kind), code, employee, employer };
}
const answersOf = (who: Person): Record<string, string> => ({ ...who.answers(), form: 'assisted' });

describe('the phone list', () => {
  test('has name and number, opened for the coordinator, and the page has the script', async () => {
    const { task, code } = await toCall();
    const { html } = await desk.get('/onderzoekers/bellen/');
    for (const words of ['Anna de Wit', '06 12 34 56 78', 'tel:0612345678', code, task])
      expect(html).toContain(words);
    const page = await taskPage(task);
    expect(page.html).toContain('Mag ik <span>Anna de Wit</span> spreken?');
    expect(page.html).toContain('0 van de 3 keer');
    expect(page.html).not.toContain('data-text');
    expect(page.html).not.toMatch(/<title>[^<]*Anna/);
  });

  test('[T8] gives the questionnaire of a task on paper, with the code and without the name', async () => {
    const { task, code } = await toCall('paper');
    const page = await taskPage(task);
    expect(page.html).toContain(`href="/onderzoekers/papier/?id=${task}"`);
    const paper = await desk.get(`/onderzoekers/papier/?id=${task}`);
    expect(paper.status).toBe(200);
    expect(paper.html).toContain(code);
    expect(paper.html).not.toContain('Anna de Wit');
    for (const id of ['', 'x', crypto.randomUUID()])
      expect((await desk.get(`/onderzoekers/papier/?id=${id}`)).status, id).toBe(404);
  });

  test('[T6] is for the coordinator only', async () => {
    const { task, code } = await toCall();
    for (const role of ['supporter', 'analyst', 'owner']) {
      const other = await signedIn(site, role);
      for (const path of [
        '/onderzoekers/bellen/',
        `/onderzoekers/bellen/taak/?id=${task}`,
        `/onderzoekers/papier/?id=${task}`,
        `/onderzoekers/deelnemer/?code=${code}`,
        `/onderzoekers/verbeteren/?deelnemer=${code}&vragenlijst=employee-t0`,
        `/onderzoekers/vastgehouden/?id=${task}`,
      ])
        expect([role, path, (await other.get(path)).path]).toEqual([role, path, '/onderzoekers/']);
      await other.post('/api/onderzoekers/zorg', { participant: code });
      await other.post('/api/onderzoekers/invullen', { task, mode: 'phone' });
      expect(other.cookies.has('__Host-sessie')).toBe(false);
    }
    expect((await visitor(site).get('/onderzoekers/bellen/')).html).toContain('Inloggen voor onderzoekers');
    const [row] = await site.database.sql<{ n: number }>(
      `select count(*)::int as n from trial.task t join trial.participant p on p.id = t.participant
       where p.code = $1 and t.kind = 'worry'`,
      [code],
    );
    expect(row?.n).toBe(0);
  });

  test('an attempt is kept with its outcome, and a slip comes back beside the field', async () => {
    const { task } = await toCall();
    const slip = await attempt(task, { outcome: 'call_back', arm_known: 'no', call_back_on: dutch(today()) });
    expect([slip.status, slip.html.includes('id="call_back_on-fout"')]).toEqual([422, true]);
    expect((await attempt(task, {})).html).toContain('Kies hoe het afliep.');
    const kept = await attempt(task, { outcome: 'no_answer' });
    expect(kept.html).toContain('geen gehoor');
    expect(kept.html).toContain('1 van de 3 keer');
    expect((await attempt(task, { outcome: 'no_answer' })).html).toContain('1 van de 3 keer');
    const ended = await attempt(task, { outcome: 'declined', arm_known: 'yes', number: '2' });
    expect(ended.path).toBe('/onderzoekers/bellen/');
    expect(ended.html).not.toContain(task);
  });

  test('[C8] a worry is one tap, and stands on the list with an owner', async () => {
    const { code } = await toCall();
    const page = await desk.post('/api/onderzoekers/zorg', { participant: code });
    expect(page.html).toContain('voor uiterlijk morgen');
    expect((await desk.post('/api/onderzoekers/zorg', { participant: code })).html).toContain(
      'stond al een zorg',
    );
    const { html } = await desk.get(`/onderzoekers/deelnemer/?code=${code}`);
    const [, worry = ''] = /taak\/\?id=([0-9a-f-]{36})">Zorg/.exec(html) ?? [];
    expect((await taskPage(worry)).html).toContain('coordinator@umc.example');
    const early = await desk.post('/api/onderzoekers/taak-sluiten', { task: worry });
    expect([early.status, early.html.includes('Leg eerst vast wat er gedaan is')]).toEqual([422, true]);
    expect((await taskPage(worry)).html).not.toContain('Taak afsluiten');
    const wrong = await attempt(worry, { outcome: 'wrong_number' });
    expect([wrong.path, wrong.html.includes('de zorg blijft open')]).toEqual([
      `/onderzoekers/bellen/taak/?id=${worry}`,
      true,
    ]);
    const closed = await attempt(worry, { outcome: 'done', arm_known: 'no', number: '2' });
    expect([closed.path, closed.html.includes(worry)]).toEqual(['/onderzoekers/bellen/', false]);
  });

  test('each kind of task has the words that are true for it', async () => {
    const questionnaire = ['hem nog niet terug', 'Wil iemand niet?', 'Lees elke vraag'];
    const bounce = ['Onze mail aan u kwam terug', 'de taak blijft open'];
    const worry = ['hoe het nu met u gaat', 'de zorg blijft open'];
    const all = [...questionnaire, ...bounce, ...worry];
    for (const [kind, own] of [
      ['phone', questionnaire],
      ['bounce', bounce],
      ['worry', worry],
    ] as const) {
      const { task } = await toCall(kind);
      const { html } = await taskPage(task);
      expect([kind, ...all.filter((words) => html.includes(words))]).toEqual([kind, ...own]);
      expect(html).toContain('Ik probeer het later nog eens');
    }
  });

  test('who has a pause is off the list until it ends, and the page of the task says so', async () => {
    const { task, code } = await toCall();
    const [{ day } = { day: '' }] = await site.database.sql<{ day: string }>(
      `insert into trial.pause (participant, from_on, until_on, made_at)
       select id, $2::date, $2::date + 7, now() from trial.participant where code = $1 returning until_on::text as day`,
      [code, today()],
    );
    const list = await desk.get('/onderzoekers/bellen/');
    expect([list.html.includes(task), list.html.includes('wachten tot na een pauze')]).toEqual([false, true]);
    const page = await taskPage(task);
    expect(page.html).toContain('heeft pauze');
    expect(page.html).toContain(String(Number(day.slice(-2))));
    expect(page.html).not.toContain('hem nog niet terug');
    await site.database.sql(
      `update trial.pause set from_on = from_on - 7, until_on = $2::date
       where participant = (select id from trial.participant where code = $1)`,
      [code, today()],
    );
    const after = await desk.get('/onderzoekers/bellen/');
    expect([after.html.includes(task), after.html.includes('wachten tot na een pauze')]).toEqual([
      true,
      false,
    ]);
  });
});

describe('[C7] who must give consent again first', () => {
  /** Does `work` while the consent that everybody gave must be given again. */
  async function whileAgain(work: () => Promise<void>): Promise<void> {
    const { trial, database } = site.world;
    const protocol = protocolOf(trial);
    const employee = { version: 'next', again_from: [trial.roles['employee']?.consent.version ?? ''] };
    const at = site.world.clock.now();
    await database.loadProtocol(at, { ...protocol, consent: { ...protocol.consent, employee } });
    try {
      await work();
    } finally {
      await database.loadProtocol(at, protocol);
    }
  }

  test('is off the list until then, the page of the task asks for no answers, and it comes back', async () => {
    const { task, code } = await toCall();
    await whileAgain(async () => {
      const list = await desk.get('/onderzoekers/bellen/');
      expect([list.html.includes(task), list.html.includes('Taken die wachten op toestemming')]).toEqual([
        false,
        true,
      ]);
      const page = await taskPage(task);
      expect(page.html).toContain('stuur geen vragenlijst op papier');
      for (const words of ['hem nog niet terug', 'Hoe komen de antwoorden?', 'Wat u zegt'])
        expect([words, page.html.includes(words)]).toEqual([words, false]);
      const who = await desk.get(`/onderzoekers/deelnemer/?code=${code}`);
      expect(who.html).toContain('wacht op toestemming');
      const start = await desk.post('/api/onderzoekers/invullen', { task, mode: 'phone' });
      expect([start.status, start.html.includes('Eerst moet deze persoon')]).toEqual([422, true]);
    });
    const after = await desk.get('/onderzoekers/bellen/');
    expect([after.html.includes(task), after.html.includes('Taken die wachten op toestemming')]).toEqual([
      true,
      false,
    ]);
    expect((await taskPage(task)).html).toContain('Hoe komen de antwoorden?');
  });

  test('is sent no questionnaire on paper, and is called about a worry all the same', async () => {
    const { task: paper, code } = await toCall('paper');
    const worry = await openTask(site, code, 'worry', { about: false });
    expect((await taskPage(paper)).html).toContain('Druk de vragenlijst af');
    await whileAgain(async () => {
      const { html } = await desk.get('/onderzoekers/bellen/');
      expect([html.includes(paper), html.includes(worry)]).toEqual([false, true]);
      expect((await taskPage(paper)).html).not.toContain('Druk de vragenlijst af');
    });
  });
});

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

test('a held couple is lifted or excluded with a reason, and the front page has the button', async () => {
  const { code } = await toCall();
  const [held] = await site.database.sql<{ couple: string; id: string }>(
    `with c as (select m.couple from trial.member m join trial.participant p on p.id = m.participant where p.code = $1),
      h as (update trial.couple set state = 'held' where id = (select couple from c) returning code)
     insert into trial.hold (couple, reason, made_at) select couple, 'same_organisation', now() from c
     returning id, (select code from h) as couple`,
    [code],
  );
  const { id = '', couple: name = '' } = held ?? {};
  const front = await desk.get('/onderzoekers/');
  expect(front.html).toContain(`/onderzoekers/vastgehouden/?id=${id}`);
  expect((await desk.get(`/onderzoekers/vastgehouden/?id=${id}`)).html).toContain(name);
  const decide = (form: Record<string, string>) =>
    desk.post('/api/onderzoekers/vastgehouden', { hold: id, ...form });
  const slip = await decide({ decision: 'lift' });
  expect([slip.status, slip.html.includes('reason-fout')]).toEqual([422, true]);
  expect((await decide({ decision: 'exclude', reason: 'Zelfde team' })).path).toBe('/onderzoekers/');
  expect((await desk.get(`/onderzoekers/vastgehouden/?id=${id}`)).status).toBe(404);
  expect(await site.database.sql('select state from trial.couple where code = $1', [name])).toEqual([
    { state: 'excluded' },
  ]);
});

test('any address of the desk gives a page', async () => {
  const probe = encodeURIComponent(`"'><x-probe y="1">`);
  for (const [path, names] of [
    ['/onderzoekers/bellen/taak/', ['id']],
    ['/onderzoekers/deelnemer/', ['code']],
    ['/onderzoekers/verbeteren/', ['deelnemer', 'vragenlijst', 'vraag']],
    ['/onderzoekers/vastgehouden/', ['id']],
  ] as const) {
    for (const value of ['', probe, '%00', '__proto__', crypto.randomUUID(), 'P-000000', 'x'.repeat(3000)]) {
      const page = await desk.get(`${path}?${names.map((name) => `${name}=${value}`).join('&')}`);
      expect([path, value, page.status < 500, page.html.includes('<x-probe')]).toEqual([
        path,
        value,
        true,
        false,
      ]);
    }
  }
});

test('the front page says what comes today and tomorrow, and which alarm is on', async () => {
  const { html } = await desk.get('/onderzoekers/');
  expect(html).toContain('Vandaag en morgen: ');
  expect(html).toContain('het schema doet niets');
  const analyst = await signedIn(site, 'analyst');
  expect((await analyst.get('/onderzoekers/')).html).not.toContain('het schema doet niets');
});
