/** What a participant reads and decides about the own part, by the real functions, without JavaScript. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkIn } from '../../dev/mail.ts';
import { addMonths, dayOf, plainDate } from '../../src/domain/calendar.ts';
import { openSite, type Site } from './support/site.ts';
import {
  couple,
  fresh,
  mailedCode,
  person,
  randomised,
  visitor,
  type Form,
  type Person,
} from './support/visitor.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.stop());

const today = () => dayOf(site.world.clock.now());

/** An employee who is in a couple and typed a code just now. */
async function employeeAtHome(): Promise<Person> {
  const [employee] = await couple(site);
  await employee.mine();
  return employee;
}

/** Signs in with another address than the one that the person began with. */
async function signIn(email: string) {
  const browser = visitor(site);
  await browser.post('/api/code/aanvragen', { email });
  const page = await browser.post('/api/code/bevestigen', { code: await mailedCode(site, email) });
  return { browser, page };
}

const PAGES = [
  '/mijn/',
  '/mijn/gegevens/',
  '/mijn/adres/',
  '/mijn/pauze/',
  '/mijn/toestemming/',
  '/mijn/overzicht/',
  '/mijn/overzicht.json',
  '/mijn/agenda.ics',
  '/mijn/stoppen/',
  '/mijn/opnieuw/',
];
const FORMS: Readonly<Record<string, Form>> = {
  '/api/mijn/adres': { email: 'x@thuis.example', email_again: 'x@thuis.example' },
  '/api/mijn/adres/bevestigen': { code: '123456' },
  '/api/mijn/telefoon': { phone: '06 12345678' },
  '/api/mijn/pauze': { until: '2026-01-01' },
  '/api/mijn/toestemming': { version: 'x' },
  '/api/mijn/berichten': {},
  '/api/stoppen': { grade: 'erase', confirm: 'ja' },
};

describe('[C9] a fresh code', () => {
  test('comes before every page and every act of one’s own', async () => {
    const [employee] = await couple(site);
    await employee.opens(await employee.link());
    for (const path of PAGES)
      expect([path, (await employee.browser.get(path)).path]).toEqual([path, '/code/']);
    for (const [path, form] of Object.entries(FORMS))
      expect([path, (await employee.browser.post(path, form)).path]).toEqual([path, '/code/']);
  });

  test('nobody else gets in, and learns nothing', async () => {
    const stranger = visitor(site);
    for (const path of PAGES) expect([path, (await stranger.get(path)).path]).toEqual([path, '/inloggen/']);
    for (const [path, form] of Object.entries(FORMS))
      expect([path, (await stranger.post(path, form)).status]).toEqual([path, 401]);
  });
});

describe('what comes and when', () => {
  test('shows each later questionnaire with the day on which it opens, once the couple is drawn', async () => {
    const [employee] = await randomised(site);
    const page = await employee.mine();
    const later = site.world.trial.schedule.filter(({ months }) => months > 0);
    for (const { months } of later) expect(page.html).toContain(plainDate(addMonths(today(), months)));
    expect((await employeeAtHome().then(({ browser }) => browser.get('/mijn/'))).html).not.toContain(
      'Wat komt er nog?',
    );
  });

  test('[C3] the calendar file holds private appointments without words, and the same ids each time', async () => {
    const [employee] = await randomised(site);
    await employee.mine();
    const { response, html: text } = await employee.browser.get('/mijn/agenda.ics');
    expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="agenda.ics"');
    const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
    const values = (name: string) =>
      lines.filter((line) => line.split(/[:;]/)[0] === name).map((line) => line.replace(/^[^:]*:/, ''));
    const months = site.world.trial.schedule.flatMap(({ months: after }) => (after > 0 ? [after] : []));
    expect(values('DTSTART')).toEqual(months.map((after) => addMonths(today(), after).replaceAll('-', '')));
    expect(new Set(values('SUMMARY'))).toEqual(new Set(['Afspraak']));
    expect(new Set(values('CLASS'))).toEqual(new Set(['PRIVATE']));
    expect(new Set(values('UID')).size).toBe(months.length);
    for (const name of ['DESCRIPTION', 'LOCATION', 'URL', 'ORGANIZER', 'ATTENDEE', 'ATTACH', 'X-WR-CALNAME'])
      expect([name, values(name)]).toEqual([name, []]);
    expect(text).not.toMatch(/miles|kanker|ziek|onderzoek|vragenlijst|amsterdam/i);
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const again = (await employee.browser.get('/mijn/agenda.ics')).html;
    expect(again.match(/UID:.*/g)).toEqual(text.match(/UID:.*/g));
  });
});

describe('the e-mail address', () => {
  test('changes after the code at the new one, and the old one is told', async () => {
    const employee = await employeeAtHome();
    const next = 'anna.nieuw@gmail.com';
    const asked = await employee.browser.post('/api/mijn/adres', {
      email: next,
      email_again: ` ${next.toUpperCase()}`,
    });
    expect(asked.path).toBe('/mijn/adres/');
    const [mail] = await site.mail.mails(next);
    expect(mail && linkIn(mail)).toBe(null);
    expect(mail?.text).not.toContain('Anna');
    expect((await employee.browser.get('/mijn/gegevens/')).html).toContain(employee.email);
    const wrong = await employee.browser.post('/api/mijn/adres/bevestigen', { code: '000000' });
    expect([wrong.status, wrong.html.includes('id="code-fout"')]).toEqual([422, true]);
    const done = await employee.browser.post('/api/mijn/adres/bevestigen', {
      code: await mailedCode(site, next),
    });
    expect(done.path).toBe('/mijn/gegevens/?klaar=adres');
    expect(done.html).toContain(next);
    const told = (await site.mail.mails(employee.email)).at(-1);
    expect(told?.subject).toBe(site.world.content.messages['address-old']['employee']?.subject);
    expect(`${told?.text}${told?.html}`).not.toContain(next);
    expect((await signIn(next)).page.path).toBe('/mijn/');
    expect((await employee.browser.post('/api/mijn/adres/bevestigen', { code: '000000' })).status).toBe(422);
  });

  test('says what is wrong beside the field, with what was typed', async () => {
    const employee = await employeeAtHome();
    const post = (email: string, email_again = email) =>
      employee.browser.post('/api/mijn/adres', { email, email_again, sure: 'ja' });
    const differs = await post('een@gmail.com', 'twee@gmail.com');
    expect([differs.status, differs.html.includes('id="email_again-fout"')]).toEqual([422, true]);
    expect(differs.html).toContain('value="een@gmail.com"');
    expect((await post('geen adres')).html).toContain('id="email-fout"');
    expect((await post(employee.email)).html).toContain('Dit is het adres dat wij al van u hebben.');
  });

  test('[C3] an employee is asked first whether an address of an organisation is meant; an employer is not', async () => {
    const [employee, employer] = await couple(site);
    await employee.mine();
    await employer.mine();
    const form = { email: 'ik@installatiebedrijf.nl', email_again: 'ik@installatiebedrijf.nl' };
    const asked = await employee.browser.post('/api/mijn/adres', form);
    expect([asked.status, asked.html.includes('Is het van uw werk?')]).toEqual([200, true]);
    expect(asked.html).toContain('value="ik@installatiebedrijf.nl"');
    expect((await employee.browser.post('/api/mijn/adres', { ...form, sure: 'ja' })).path).toBe(
      '/mijn/adres/',
    );
    expect((await employer.browser.post('/api/mijn/adres', form)).path).toBe('/mijn/adres/');
  });

  test('of somebody who takes part gets no mail, and looks the same as any other', async () => {
    const [other] = await couple(site);
    const employee = await employeeAtHome();
    const before = (await site.mail.mails(other.email)).length;
    const answers = [];
    for (const email of [other.email, fresh('nobody')]) {
      const asked = await employee.browser.post('/api/mijn/adres', { email, email_again: email, sure: 'ja' });
      const typed = await employee.browser.post('/api/mijn/adres/bevestigen', { code: '000000' });
      answers.push([asked, typed].map(({ status, path, html }) => ({ status, path, html })));
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(await site.mail.mails(other.email)).toHaveLength(before);
  });

  test('that refused our mail is shown on the own page, and is mended by its change', async () => {
    const employee = await employeeAtHome();
    await site.database.sql(
      `update people.contact set bounced_at = now() where email_hash = '${site.world.secrets.emailHash(employee.email)}'`,
    );
    expect((await employee.browser.get('/mijn/')).html).toContain('Onze mail komt niet meer bij u aan');
    const email = 'werkt.weer@gmail.com';
    await employee.browser.post('/api/mijn/adres', { email, email_again: email });
    await employee.browser.post('/api/mijn/adres/bevestigen', { code: await mailedCode(site, email) });
    expect((await employee.browser.get('/mijn/')).html).not.toContain('Onze mail komt niet meer bij u aan');
  });
});

describe('the telephone number', () => {
  test('[D1] is given at the sign-up, kept as ciphertext, changed and erased', async () => {
    const employee = person(site, 'employee', 'Anna de Wit', fresh('anna'));
    await employee.check();
    await site.pass(1);
    expect((await employee.signUp({ phone: 'bel maar' })).html).toContain('id="phone-fout"');
    await employee.signUp({ phone: '06-12345678' });
    await employee.code();
    const shown = async () => (await employee.browser.get('/mijn/gegevens/')).html;
    expect(await shown()).toContain('value="06 12345678"');
    expect(await site.everything()).not.toMatch(/612345678/);
    const wrong = await employee.browser.post('/api/mijn/telefoon', { phone: '12' });
    expect([wrong.status, wrong.html.includes('value="12"')]).toEqual([422, true]);
    expect((await employee.browser.post('/api/mijn/telefoon', { phone: '+32 470 12 34 56' })).html).toContain(
      'Uw telefoonnummer is bewaard.',
    );
    expect(await shown()).toContain('+32470123456');
    expect((await employee.browser.post('/api/mijn/telefoon', { phone: '' })).html).toContain(
      'Wij hebben geen telefoonnummer meer van u.',
    );
    expect(await shown()).not.toContain('+32470123456');
  });
});

describe('a pause', () => {
  test('is chosen by weeks, shows on the own page, and can be ended', async () => {
    const employee = await employeeAtHome();
    const page = await employee.browser.get('/mijn/pauze/');
    const days = [...page.html.matchAll(/name="until" value="([\d-]+)"/g)].map(([, day]) => day ?? '');
    expect(days).toHaveLength(Math.floor(site.world.trial.pauseDaysMost / 7));
    const none = await employee.browser.post('/api/mijn/pauze', {});
    expect([none.status, none.html.includes('id="until-fout"')]).toEqual([422, true]);
    expect((await employee.browser.post('/api/mijn/pauze', { until: '2999-01-01' })).status).toBe(422);
    const done = await employee.browser.post('/api/mijn/pauze', { until: days[1] ?? '' });
    expect(done.html).toContain(`U heeft pauze tot <span class="nowrap">${plainDate(days[1] ?? '')}</span>`);
    expect((await employee.browser.get('/mijn/')).html).toContain(plainDate(days[1] ?? ''));
    expect((await employee.browser.post('/api/mijn/pauze', { end: 'ja' })).html).toContain(
      'Uw pauze is voorbij',
    );
    expect((await employee.browser.get('/mijn/')).html).not.toContain('U heeft pauze');
  });
});

describe('withdrawing', () => {
  test('no more messages: taking part goes on, and it can be turned back', async () => {
    const employee = await employeeAtHome();
    expect((await employee.browser.post('/api/stoppen', { grade: 'no_contact' })).html).toContain(
      'Weet u het zeker?',
    );
    const done = await employee.browser.post('/api/stoppen', { grade: 'no_contact', confirm: 'ja' });
    expect(done.path).toBe('/mijn/?klaar=berichten');
    expect(done.html).toContain('U krijgt geen berichten van ons');
    expect(done.html).toContain(`/vragenlijst/${employee.questionnaire.id}/`);
    expect((await employee.browser.post('/api/mijn/berichten')).html).not.toContain(
      'U krijgt geen berichten van ons',
    );
  });

  test('[D2] erasing: signed out, unknown from then on, and nothing readable or typed is left', async () => {
    const [employee] = await randomised(site);
    await employee.mine();
    await employee.browser.post('/api/mijn/telefoon', { phone: '06 87654321' });
    const sealed = await site.database.sql<{ value: string }>(
      `select unnest(array[name_enc, email_enc, email_hash, phone_enc]) as value from people.contact
       where email_hash = '${site.world.secrets.emailHash(employee.email)}'`,
    );
    expect(sealed).toHaveLength(4);
    const done = await employee.browser.post('/api/stoppen', { grade: 'erase', confirm: 'ja' });
    expect(done.path).toBe('/tot-ziens/gewist/');
    expect(employee.browser.cookies.size).toBe(0);
    const rows = await site.everything();
    for (const { value } of sealed) expect(rows).not.toContain(value);
    const mails = (await site.mail.mails(employee.email)).length;
    const { page } = await signIn(employee.email);
    expect(page.status).toBe(422);
    expect(await site.mail.mails(employee.email)).toHaveLength(mails);
  });

  test('who stopped can still read, and have erased, what was given', async () => {
    const employee = await employeeAtHome();
    await employee.browser.post('/api/stoppen', { grade: 'no_data', confirm: 'ja' });
    const { browser, page } = await signIn(employee.email);
    expect(page.html).toContain('U doet niet meer mee');
    for (const path of ['/mijn/toestemming/', '/mijn/overzicht/', '/mijn/stoppen/'])
      expect([path, (await browser.get(path)).path]).toEqual([path, path]);
    for (const path of ['/mijn/gegevens/', '/mijn/pauze/', '/mijn/opnieuw/'])
      expect([path, (await browser.get(path)).path]).toEqual([path, '/mijn/']);
    expect((await browser.get('/mijn/stoppen/')).html).not.toContain('value="no_data"');
    expect((await browser.post('/api/mijn/telefoon', { phone: '' })).status).toBe(409);
    expect((await browser.post('/api/stoppen', { grade: 'no_data', confirm: 'ja' })).status).toBe(409);
    expect((await browser.post('/api/stoppen', { grade: 'erase', confirm: 'ja' })).path).toBe(
      '/tot-ziens/gewist/',
    );
  });
});

describe('all that was given', () => {
  test('is one file and one page: answers in words, consents, dates', async () => {
    const [employee] = await randomised(site);
    await employee.mine();
    const { response, html: body } = await employee.browser.get('/mijn/overzicht.json');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="overzicht.json"');
    const all = JSON.parse(body) as {
      name: string;
      questionnaires: { stored: unknown[]; in_words: { question: string; answers: string[] }[] }[];
      consents: { statements: { words: string; given: boolean }[] }[];
    };
    expect(all.name).toBe('Anna de Wit');
    const { sections } = employee.questionnaire;
    const [sent] = all.questionnaires;
    expect(sent?.in_words[0]?.question).toBe(sections[0]?.items[0]?.question);
    expect(
      sent?.in_words.flatMap(({ question }) => question).filter((question) => /^[a-z0-9_]+$/.test(question)),
    ).toEqual([]);
    expect(all.consents[0]?.statements.map(({ words }) => words)).toEqual(
      site.world.trial.roles['employee']?.consent.statements.map(({ words }) => words),
    );
    const { html: page } = await employee.browser.get('/mijn/overzicht/');
    expect(page).toContain(sections[0]?.items[0]?.question.slice(0, 20));
    expect(page).toContain(employee.email);
    expect(page).toMatch(/<title>Uw overzicht · /);
    for (const text of [body, page]) {
      expect(text).not.toContain('Bert Bos');
      expect(text).not.toMatch(/intervention|control/);
    }
  });
});
