/** Consent that was signed on paper: typed at the desk, confirmed by the person, by the real functions and mails [C7]. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkIn } from '../../dev/mail.ts';
import { researchRoles } from '../../src/domain/access.ts';
import { dayOf } from '../../src/domain/calendar.ts';
import { consentField } from '../../src/domain/consent.ts';
import { personCriteria } from '../../src/domain/eligibility.ts';
import { addDays, shortDate } from '../../src/domain/date.ts';
import { criterionField } from '../../src/domain/paper-consent.ts';
import { setWorld } from '../../src/server/world.ts';
import { newestCode, signedIn } from './support/desk.ts';
import { openSite, type Site } from './support/site.ts';
import {
  couple,
  fresh,
  mailedCode,
  person,
  tokenOf,
  visitor,
  type Form,
  type Page,
  type Visitor,
} from './support/visitor.ts';

const LIST = '/onderzoekers/papier/toestemming/';
const FIGURES = '4071';
let site: Site;
let desk: Visitor;
beforeAll(async () => {
  site = await openSite();
  desk = await signedIn(site, 'coordinator');
});
afterAll(() => site.stop());

const own = (who: string): string => fresh(who).replace(/@.*/, '@gmail.com');
const today = (): string => shortDate(dayOf(site.world.clock.now()));

/** The form as it is filled in, with an id of its own. */
function paper(role: 'employee' | 'employer', email: string, more: Form = {}): Form {
  const definition = site.world.trial.roles[role]!;
  const ticks = [
    ...personCriteria(definition.eligibility).map(({ code }) => criterionField(code)),
    ...definition.consent.statements.filter(({ required }) => required).map(({ code }) => consentField(code)),
  ];
  return {
    role,
    paper: crypto.randomUUID(),
    version: definition.consent.version,
    ...Object.fromEntries(ticks.map((name) => [name, 'ja'])),
    name: 'Anna Pluimers',
    email,
    email_again: email,
    phone: '06 12345678',
    signed_on: today(),
    figures: FIGURES,
    filed: 'ja',
    ...more,
  };
}
const enter = (form: Form, who = desk) => who.post('/api/onderzoekers/toestemming', form);
const mailsTo = (email: string) => site.mail.mails(email);
async function linkTo(email: string): Promise<string> {
  await site.pass(0);
  const links = (await mailsTo(email)).map(linkIn);
  return links.findLast((found) => found?.includes('/bevestigen/')) ?? '';
}
const pathOf = (link: string) => link.replace(/^https?:\/\/[^/]+/, '');
const confirm = (link: string, figures = FIGURES, browser = visitor(site)) =>
  browser.post('/api/bevestigen', { token: tokenOf(link), figures });
/** Types the code that a page asks for. */
async function withCode(browser: Visitor, email: string, path: string): Promise<Page> {
  const asked = await browser.get(path);
  if (!asked.path.startsWith('/code/')) return asked;
  await browser.post('/api/code/bevestigen', { code: await mailedCode(site, email) });
  return browser.get(path);
}
const idOf = (page: Page): string => /name="paper" value="([0-9a-f-]{36})"/.exec(page.html)?.[1] ?? '';

describe('a consent on paper', () => {
  test('[C7, C9, D3] of an employee goes from the desk to a mail, the figures, the invitation of the employer, and the copy', async () => {
    const email = own('anna');
    expect((await desk.get('/onderzoekers/')).html).toContain(`href="${LIST}"`);
    const form = await desk.get(`${LIST}?rol=employee`);
    expect(idOf(form)).toHaveLength(36);
    const signed = addDays(dayOf(site.world.clock.now()), 0);
    const entered = await enter(paper('employee', email, { paper: idOf(form) }));
    expect([entered.path, entered.status]).toEqual([`${LIST}?klaar=ingevoerd`, 200]);
    for (const told of ['Het formulier is ingevoerd', 'Anna Pluimers', email, today()])
      expect(entered.html).toContain(told);

    const link = await linkTo(email);
    expect(link).toContain('/bevestigen/?t=');
    const [mail, ...more] = await mailsTo(email);
    expect(more).toEqual([]);
    expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toMatch(
      new RegExp(`Anna|Pluimers|${FIGURES}|kanker|MiLES`),
    );
    expect(mail?.headers['list-unsubscribe']).toBe(undefined);

    const browser = visitor(site);
    for (let n = 0; n < 3; n += 1) {
      const page = await browser.get(pathOf(link));
      expect(page.html).toContain('De vier cijfers van uw formulier');
      expect(page.html).not.toMatch(/Anna|kanker/);
    }
    expect((await browser.post('/api/sessie/openen', { token: tokenOf(link) })).status).toBe(404);
    const wrong = await confirm(link, '0000', browser);
    expect([wrong.status, wrong.html.includes('id="figures-fout"')]).toEqual([422, true]);
    expect([...browser.cookies.keys()]).toEqual([]);
    const next = await confirm(link, '4 0 7 1', browser);
    expect([next.status, next.path]).toEqual([200, '/meedoen/werknemer/werkgever/']);
    expect((await confirm(link)).html).toContain('Dit adres is al bevestigd');
    expect((await browser.get(pathOf(link))).html).toContain('Dit adres is al bevestigd');
    expect((await desk.get(LIST)).html).not.toContain(email);

    const copy = await withCode(browser, email, '/mijn/toestemming/');
    expect(copy.html).toMatch(/Op papier ondertekend op/);
    expect(copy.html).not.toContain('Gegeven op');
    const file = await browser.get('/mijn/overzicht.json');
    const kept = (JSON.parse(file.html) as { consents: object[] }).consents;
    expect(kept).toEqual([expect.objectContaining({ mode: 'paper', signed_on: signed })]);

    const employer = { name: 'Bert Bos', email: fresh('bert') };
    const invitation = person(site, 'employee', 'Anna', email).invitation(employer);
    await browser.post('/api/uitnodiging', invitation);
    await site.pass(31);
    expect(linkIn((await mailsTo(employer.email)).at(-1)!)).toContain('/start/?t=');
  });

  test('of an employer leads to the link to hand over', async () => {
    const email = fresh('bea');
    await enter(paper('employer', email));
    const browser = visitor(site);
    expect((await confirm(await linkTo(email), FIGURES, browser)).path).toBe('/code/');
    const mine = await withCode(browser, email, '/mijn/');
    expect(mine.html).toContain('/start/?t=');
  });

  test('of an employer who was invited at that address leads to the first questionnaire, and the employee hears of the couple', async () => {
    const employee = person(site, 'employee', 'Noor de Wit', own('noor'));
    const employer = { name: 'Bea Bos', email: fresh('bea') };
    await employee.joins();
    await employee.browser.post('/api/uitnodiging', employee.invitation(employer));
    await site.pass(31);
    await enter(paper('employer', employer.email));
    const page = await confirm(await linkTo(employer.email));
    expect(page.path).toBe('/vragenlijst/employer-t0/');
    expect((await employee.mine()).html).toContain('/vragenlijst/employee-t0/');
  });

  test('of an employee who then opens the link that an employer handed over makes a couple, with the paper as the one consent', async () => {
    const employer = person(site, 'employer', 'Bo Baas', fresh('bo'));
    await employer.joins();
    const handed = /\/start\/\?t=[\w-]{43}/.exec((await employer.mine()).html)?.[0] ?? '';
    const employee = person(site, 'employee', 'Eva Papier', own('eva'));
    await enter(paper('employee', employee.email, { name: employee.name }));
    await confirm(await linkTo(employee.email), FIGURES, employee.browser);
    const invited = await employee.opens(handed);
    // The browser held the session of the same person: the page says that another one began.
    expect([invited.status, invited.html.includes('/uitnodiging/')]).toEqual([200, true]);
    await employee.browser.post('/api/uitnodiging/antwoord', { free: 'yes', choice: 'yes' });
    await employee.joins();
    expect((await employee.mine()).html).toContain('/vragenlijst/employee-t0/');
    const rows = await site.database.sql<{ mode: string }>(
      `select c.mode from people.consent c join people.contact k on k.participant = c.participant where k.email_hash = $1`,
      [site.world.secrets.emailHash(employee.email)],
    );
    expect(rows).toEqual([{ mode: 'paper' }]);
  });

  test('slips come back beside their fields, with what was typed; an old version and a missing tick say what to do', async () => {
    const needed = site.world.trial.roles['employee']!.consent.statements.find(({ required }) => required)!;
    const page = await enter(
      paper('employee', 'een@gmail.com', {
        version: 'other',
        [consentField(needed.code)]: '',
        [criterionField('sick_leave')]: '',
        email_again: 'twee@gmail.com',
        signed_on: '1-1-2020',
        figures: '12',
        filed: '',
      }),
    );
    expect(page.status).toBe(422);
    for (const field of [
      'version',
      consentField(needed.code),
      criterionField('sick_leave'),
      'email_again',
      'signed_on',
      'figures',
      'filed',
    ])
      expect([field, page.html.includes(`id="${field}-fout"`)]).toEqual([field, true]);
    expect(page.html).toContain('value="een@gmail.com"');
    expect(page.html).toContain('Deze versie geldt niet meer');
    expect(page.html).toContain('vraag of het vergeten is');
    expect(page.html).toMatch(/name="consent_voluntary"[^>]* checked/);
    expect((await enter(paper('employee', 'coordinator@umc.example'))).html).toContain(
      'Dit is uw eigen adres',
    );
    const work = fresh('werk');
    const asked = await enter(paper('employee', work));
    expect([asked.status, asked.html.includes('Ja, de persoon wil dit adres')]).toEqual([200, true]);
    expect((await enter(paper('employee', work, { sure: 'ja' }))).path).toBe(`${LIST}?klaar=ingevoerd`);
    expect((await enter(paper('employee', own('x'), { role: 'king' }))).status).toBe(400);
    expect((await enter(paper('employee', own('x'), { paper: 'x' }))).status).toBe(400);
  });

  test('sent twice is one; another with the same address is refused, and who takes part already is named by code', async () => {
    const email = own('twee');
    const form = paper('employee', email);
    expect((await enter(form)).path).toBe(`${LIST}?klaar=ingevoerd`);
    expect((await enter(form)).path).toBe(`${LIST}?klaar=ingevoerd`);
    await linkTo(email);
    expect(await mailsTo(email)).toHaveLength(1);
    const second = await enter(paper('employee', email));
    expect([second.status, second.html.includes('is al een formulier ingevoerd')]).toEqual([422, true]);
    const [known] = await couple(site);
    const code = await newestCode(site, 'employee');
    const taken = await enter(paper('employee', known.email, { sure: 'ja' }));
    expect(taken.status).toBe(422);
    expect(taken.html).toContain(`/onderzoekers/deelnemer/?code=${code}`);
  });

  test('is mailed again, taken back, and wiped after fourteen days', async () => {
    const email = own('weer');
    const form = paper('employee', email);
    await enter(form);
    const first = await linkTo(email);
    const again = await desk.post('/api/onderzoekers/toestemming-mail', { paper: form['paper']! });
    expect(again.path).toBe(`${LIST}?klaar=mail`);
    await linkTo(email);
    expect(await mailsTo(email)).toHaveLength(2);
    for (let n = 0; n < 5; n += 1) expect((await confirm(first, '0000')).status).toBe(422);
    expect((await confirm(first)).html).toContain('Deze link werkt niet meer');
    expect((await desk.get(LIST)).html).toContain('cijfers te vaak verkeerd');
    const back = { paper: form['paper']! };
    expect((await desk.post('/api/onderzoekers/toestemming-terug', back)).path).toBe(`${LIST}?klaar=terug`);
    for (const path of ['toestemming-terug', 'toestemming-mail']) {
      const late = await desk.post(`/api/onderzoekers/${path}`, back);
      expect([late.status, late.html.includes('wacht niet meer')]).toEqual([422, true]);
    }
    const lost = own('laat');
    await enter(paper('employee', lost));
    const link = await linkTo(lost);
    await site.pass(14 * 24 * 60);
    expect((await confirm(link)).html).toContain('Deze link werkt niet meer');
    await site.world.database.forgetExpired(site.world.clock.now());
    expect(await site.everything()).not.toContain(site.world.secrets.emailHash(lost));
  });
});

test('[T13] while recruitment is not open nothing can be entered, and the page says so', async () => {
  const { trial } = site.world;
  for (const state of ['planned', 'paused', 'full', 'closed'] as const) {
    setWorld({ trial: { ...trial, recruitment: { ...trial.recruitment, state } } });
    const email = own('dicht');
    expect((await enter(paper('employee', email))).status).toBe(403);
    expect((await desk.get(`${LIST}?rol=employee`)).html).toContain('geen nieuwe deelnemers');
    expect(await linkTo(email)).toBe('');
  }
  setWorld({ trial });
});

test('[T6] is for the coordinator alone; a stranger learns nothing', async () => {
  const email = own('nooit');
  for (const role of Object.keys(researchRoles).filter((one) => one !== 'coordinator' && one !== 'monitor')) {
    const other = await signedIn(site, role);
    expect([role, (await other.get(LIST)).path]).toEqual([role, '/onderzoekers/']);
    expect([role, (await enter(paper('employee', email), other)).path]).toEqual([role, '/onderzoekers/']);
  }
  await site.pass(1);
  expect(await mailsTo(email)).toEqual([]);
  const stranger = visitor(site);
  expect((await stranger.get(LIST)).html).not.toContain('Wacht op de persoon');
  for (const path of ['/bevestigen/', '/bevestigen/?t=x', `/bevestigen/?t=${'x'.repeat(43)}`])
    expect((await stranger.get(path)).html).toContain('Deze link werkt niet meer');
  expect((await stranger.post('/api/bevestigen', {})).html).toContain('Deze link werkt niet meer');
});

test('[C9] who confirms takes the place of somebody else in this browser, which says so', async () => {
  const other = person(site, 'employer', 'Bo Baas', fresh('bo'));
  await other.joins();
  const email = own('gedeeld');
  await enter(paper('employee', email));
  const page = await confirm(await linkTo(email), FIGURES, other.browser);
  expect([page.path, page.html.includes('/meedoen/werknemer/werkgever/')]).toEqual(['/api/bevestigen', true]);
  expect(page.response.headers.get('clear-site-data')).toContain('storage');
});

test('[D1, D2] no name, address, number or figures in the clear in database or log', async () => {
  const email = own('geheim');
  await enter(paper('employee', email, { name: 'Geheime Gerda', figures: '8362' }));
  await confirm(await linkTo(email), '8362');
  const kept = `${await site.everything()}${site.log.join('\n')}`;
  for (const told of [email, 'Gerda', '612345678', '"8362"']) expect(kept).not.toContain(told);
});
