/** [T1] A baseline that is too old for the draw, through the real functions: the mail, the page, the desk and the draw. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyAnswer } from '../../dev/bench/answers.ts';
import { handle as runSchedule } from '../../functions/run-schedule.ts';
import { dayOf } from '../../src/domain/calendar.ts';
import { nextSendingMoment } from '../../src/domain/sending.ts';
import { signedIn } from './support/desk.ts';
import { openSite, type Site } from './support/site.ts';
import { couple, type Form, type Page, type Person } from './support/visitor.ts';

const A_DAY = 24 * 60;
const TITLE = 'Kloppen uw antwoorden nog?';
let site: Site;
let employee: Person;
let employer: Person;

const rows = (text: string): Promise<Record<string, unknown>[]> => site.database.sql(text);
/** Lets the days pass until mail of the schedule may leave, plans what is due and sends it. */
async function schedule(days = 0): Promise<void> {
  await site.pass(days * A_DAY);
  const now = site.world.clock.now();
  await site.pass((+nextSendingMoment(site.world.trial.sending, now) - +now) / 60_000 + 1);
  await runSchedule(site.world);
  await site.pass(1);
}
const subjects = async ({ email }: Person): Promise<string[]> =>
  (await site.mail.mails(email)).map(({ subject }) => subject);
const questionnaireOf = (role: string) => {
  const found = site.world.trial.questionnaires.find(
    ({ id }) => id === site.world.trial.baselineAgain.questionnaires[role],
  );
  if (!found) throw new Error(`nothing is asked again of the ${role}`);
  return found;
};
const sends = ({ browser }: Person, role: string, more: Form = {}): Promise<Page> => {
  const questionnaire = questionnaireOf(role);
  return browser.post('/api/vragenlijst/versturen', {
    questionnaire: questionnaire.id,
    version: String(questionnaire.version),
    ...everyAnswer(questionnaire, 0, dayOf(site.world.clock.now())),
    ...more,
  });
};

/** The employee answers on the first day; the employer types on the last one, and sends a day later. */
async function oldCouple(): Promise<void> {
  [employee, employer] = await couple(site);
  await employee.opens(await employee.link());
  await employee.submits();
  await site.pass(28 * A_DAY);
  await employer.opens(await employer.link());
  const { questionnaire: id, version, ...answers } = employer.answers();
  await employer.browser.json('/api/vragenlijst/bewaren', {
    questionnaire: id,
    version: Number(version),
    answers,
  });
  await site.pass(A_DAY);
  expect((await employer.submits()).path).toBe('/bedankt/');
}

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.stop());

describe('who answers', () => {
  let before: string[];

  test('a couple with an old baseline waits, and whose it is gets a mail with a link; the other gets nothing', async () => {
    await oldCouple();
    before = await subjects(employer);
    await schedule();
    expect(await rows('select reason, state from trial.hold')).toEqual([
      { reason: 'baseline_too_old', state: 'open' },
    ]);
    expect((await subjects(employee)).at(-1)).toBe(TITLE);
    expect(await subjects(employer)).toEqual(before);
    const mail = (await site.mail.mails(employee.email)).at(-1);
    expect(mail?.text).toContain('hoogstens 2 minuten');
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/kanker|ziek|diagnose|werkgever/i);
  });

  test('the link opens it; what is missing is said, and nothing is sent', async () => {
    const page = await employee.opens(await employee.link());
    expect(page.path).toBe('/vragenlijst/employee-t0-again/');
    const missing = await sends(employee, 'employee', { contract_hours: '' });
    expect(missing.status).toBe(422);
    expect(missing.html).toContain('Vul in hoeveel uur u volgens uw contract werkt.');
    expect(await rows('select count(*)::int as n from trial.submission')).toEqual([{ n: 2 }]);
  });

  test('the own page has it as a thing to do, and that of the other not', async () => {
    const { html } = await employee.mine();
    expect(html).toContain(TITLE);
    expect(html).toMatch(/hoogstens <span[^>]*>2<\/span> minuten/);
    expect((await employer.mine()).html).not.toContain(TITLE);
  });

  test('the desk sees of whom it waits and until when', async () => {
    const desk = await signedIn(site, 'coordinator');
    const [hold] = await rows(`select id from trial.hold where state = 'open'`);
    const { html } = await desk.get(`/onderzoekers/vastgehouden/?id=${String(hold?.['id'])}`);
    expect(html).toMatch(/werknemer: kan antwoorden tot en met \d/);
    expect(html).toContain('dan loot de computer vanzelf');
    expect(html).not.toContain('nog niemand opnieuw');
  });

  test('what is sent draws the couple at once, and once', async () => {
    const answers = await Promise.all([sends(employee, 'employee'), sends(employee, 'employee')]);
    expect(answers.map(({ path, status }) => [path === '/bedankt/', status]).sort()).toEqual([
      [false, 409],
      [true, 200],
    ]);
    expect(await rows('select count(*)::int as n from trial.allocation')).toEqual([{ n: 1 }]);
    expect(await rows('select state, decision_reason from trial.hold')).toEqual([
      { state: 'lifted', decision_reason: 'answered again' },
    ]);
    await site.pass(1);
    for (const who of [employee, employer])
      expect((await site.mail.mails(who.email)).at(-1)?.text).toContain('groep');
  });
});

describe('who stays silent', () => {
  test('is reminded once, called, and left to the desk', async () => {
    await oldCouple();
    await schedule();
    await schedule(7);
    await schedule(7);
    expect((await subjects(employee)).filter((subject) => subject === TITLE)).toHaveLength(2);
    const desk = await signedIn(site, 'coordinator', 'second@umc.example');
    const { html } = await desk.get('/onderzoekers/bellen/');
    expect(html).toContain(TITLE);
    const [task] = await rows(`select id from trial.task where kind = 'phone' and state = 'open'`);
    expect((await desk.get(`/onderzoekers/bellen/taak/?id=${String(task?.['id'])}`)).html).toContain(
      '0 van de 3 keer',
    );
    await schedule(10);
    expect(
      await rows(`select state from trial.occasion where again order by opened_at desc limit 1`),
    ).toEqual([{ state: 'closed' }]);
    const [hold] = await rows(`select id from trial.hold where state = 'open'`);
    const page = await desk.get(`/onderzoekers/vastgehouden/?id=${String(hold?.['id'])}`);
    expect(page.html).toContain('werknemer: gaf geen antwoord tot en met');
    expect(page.html).toContain('Nu beslist u.');
    expect(page.html).not.toContain('Wacht daar liefst op');
    await desk.post('/api/onderzoekers/vastgehouden', {
      hold: String(hold?.['id']),
      decision: 'lift',
      reason: 'Gesproken, er is niets veranderd',
    });
    expect(await rows('select count(*)::int as n from trial.allocation')).toEqual([{ n: 2 }]);
  });
});
