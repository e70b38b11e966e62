/** The phone list: who is on it, how a call ended, worries, and who waits. */
import { describe, expect, test } from 'vitest';
import { protocolOf } from '../../src/domain/protocol.ts';
import { dutch, useCoordinator } from './support/coordinator.ts';
import { openTask, signedIn } from './support/desk.ts';
import type { Site } from './support/site.ts';
import { visitor, type Visitor } from './support/visitor.ts';

let site: Site;
let desk: Visitor;
const { attempt, taskPage, toCall, today } = useCoordinator((opened) => void ({ site, desk } = opened));

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
