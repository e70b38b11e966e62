/** The whole way to randomisation, in both directions, through the real functions. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { couple, fresh, person, randomised, tokenOf } from './support/visitor.ts';
import { openSite, type Site } from './support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.stop());

test('the employee comes first: check, consent, code, invitation; the employer follows the mail; both answer; the couple is randomised', async () => {
  const employee = person(site, 'employee', 'Anna de Wit', fresh('anna'));
  const employer = person(site, 'employer', 'Bert Bos', fresh('bert'));

  expect((await employee.check()).path).toBe('/meedoen/werknemer/informatie/');
  await site.pass(1);
  expect((await employee.signUp()).path).toBe('/code/');
  expect((await employee.code()).path).toBe('/meedoen/werknemer/werkgever/');

  const typed = employee.invitation(employer);
  const preview = await employee.browser.post('/api/uitnodiging/voorbeeld', typed);
  expect(preview.status).toBe(200);
  expect(preview.html).toContain('Bert Bos');
  expect(preview.html).toContain('Anna');
  const back = await employee.browser.post('/api/uitnodiging/voorbeeld', { ...typed, terug: '1' });
  expect(back.html).toContain(`value="${employer.email}"`);
  const sent = await employee.browser.post('/api/uitnodiging', typed);
  expect(sent.path).toBe('/mijn/');
  expect(sent.html).toContain('Neem de uitnodiging terug');

  await site.pass(29);
  expect(await site.mail.mails(employer.email)).toHaveLength(0);
  await site.pass(2);
  const link = await employer.link();
  const landing = await employer.browser.get(link.replace(/^http:\/\/[^/]+/, ''));
  expect(landing.html).toContain(`value="${tokenOf(link)}"`);
  const invited = await employer.opens(link);
  expect(invited.path).toBe('/uitnodiging/');
  expect(invited.html).toContain('Anna');
  const joined = await employer.joins();
  expect(joined.path).toBe('/vragenlijst/employer-t0/');

  await site.pass(1);
  expect((await employee.mine()).html).toContain('/vragenlijst/employee-t0/');
  await employee.opens(await employee.link());
  expect((await employee.submits()).path).toBe('/bedankt/');
  await employer.opens(await employer.link());
  expect((await employer.submits()).path).toBe('/bedankt/');
  await site.pass(1);
  const mails = await site.mail.mails(employer.email);
  expect(mails.at(-1)?.subject).toContain('uw groep is bekend');
  expect((await site.mail.mails(employee.email)).at(-1)?.subject).toContain('uw groep is bekend');
  expect((await employee.mine()).html).toContain('De loting is gedaan');
});

test('the employer comes first: a link to hand over, the employee chooses in private, and both are a couple', async () => {
  const employer = person(site, 'employer', 'Cor Dam', fresh('cor'));
  const employee = person(site, 'employee', 'Dien Eg', fresh('dien'));
  expect((await employer.joins()).path).toBe('/mijn/');
  const mine = await employer.mine();
  const link = /http:\/\/\S+\/start\/\?t=[\w-]{43}/.exec(mine.html)?.[0] ?? '';
  expect(link).not.toBe('');

  const invited = await employee.opens(link);
  expect(invited.path).toBe('/uitnodiging/');
  expect(invited.html).toContain('Voelt u zich vrij om nee te zeggen?');
  expect((await employee.browser.post('/api/uitnodiging/antwoord', {})).status).toBe(422);
  const yes = await employee.browser.post('/api/uitnodiging/antwoord', { free: 'yes', choice: 'yes' });
  expect(yes.path).toBe('/meedoen/werknemer/');
  expect((await employee.joins()).path).toBe('/mijn/');
  await site.pass(1);
  await employee.opens(await employee.link());
  await employee.submits();
  await employer.opens(await employer.link());
  expect((await employer.submits()).path).toBe('/bedankt/');
  expect((await employer.mine()).html).toContain('De loting is gedaan');
});

test('the gate hears from the database who may read the guidance, and nothing of the arm [T4]', async () => {
  const arms = new Map<string, unknown>();
  for (let tries = 0; arms.size < 2 && tries < 12; tries += 1) {
    const [, employer, arm] = await randomised(site);
    await employer.mine();
    const renewed = await employer.browser.post('/api/sessie/vernieuwen');
    expect(renewed.html).not.toContain(arm);
    arms.set(arm, (JSON.parse(renewed.html) as { guidance: unknown }).guidance);
  }
  expect(arms.get('intervention')).toEqual({ state: 'open', on: null });
  expect(arms.get('control')).toMatchObject({
    state: 'waiting',
    on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
  });
});

test('somebody without a session is not signed in at the gate', async () => {
  const stranger = person(site, 'employee', 'X', fresh('x'));
  const answer = await stranger.browser.post('/api/sessie/vernieuwen');
  expect(JSON.parse(answer.html)).toEqual({
    signedIn: false,
    guidance: { state: 'none', on: null },
    consentAgain: false,
  });
  expect((await stranger.browser.get('/mijn/')).path).toBe('/inloggen/');
});

test('an invitation can be taken back as long as it has not left, and another one sent', async () => {
  const employee = person(site, 'employee', 'Eva Fok', fresh('eva'));
  const employer = person(site, 'employer', 'Gijs Hak', fresh('gijs'));
  await employee.joins();
  await employee.browser.post('/api/uitnodiging', employee.invitation(employer));
  expect((await employee.browser.post('/api/uitnodiging', employee.invitation(employer))).status).toBe(409);
  expect((await employee.browser.post('/api/uitnodiging/terugnemen')).html).toContain(
    'U nam de uitnodiging terug',
  );
  await site.pass(40);
  expect(await site.mail.mails(employer.email)).toHaveLength(0);
  await employee.mine();
  await employee.browser.post('/api/uitnodiging', employee.invitation(employer));
  await site.pass(31);
  expect(await site.mail.mails(employer.email)).toHaveLength(1);
  expect((await employee.browser.post('/api/uitnodiging/terugnemen')).status).toBe(409);
});

test('answers are saved on the way, and a questionnaire is sent once', async () => {
  const [employee] = await couple(site);
  await employee.opens(await employee.link());
  const draft = {
    questionnaire: 'employee-t0',
    version: employee.questionnaire.version,
    answers: { contract_hours: '32', unknown: 'x' },
  };
  expect((await employee.browser.json('/api/vragenlijst/bewaren', draft)).html).toBe('{"status":"saved"}');
  const [row] = await site.database.sql<{ answers: unknown }>(
    'select answers from trial.draft order by saved_at desc limit 1',
  );
  expect(row?.answers).toEqual({ contract_hours: '32' });

  const open = await employee.browser.post('/api/vragenlijst/versturen', {
    ...employee.answers(),
    contract_hours: '900',
  });
  expect(open.status).toBe(422);
  expect(open.html).toContain('id="contract_hours-fout"');
  expect(open.html).toContain('value="900"');
  expect((await employee.submits()).path).toBe('/bedankt/');
  expect((await employee.submits()).status).toBe(409);
  expect((await employee.browser.json('/api/vragenlijst/bewaren', draft)).status).toBe(409);
});

test('[C7, C9] stopping asks a fresh code, a choice and a second press, and ends the session', async () => {
  const [employee] = await couple(site);
  await employee.opens(await employee.link());
  const stop = (form: Record<string, string>) => employee.browser.post('/api/stoppen', form);
  expect((await stop({ grade: 'no_data', confirm: 'ja' })).path).toBe('/code/');
  await employee.code();
  const unsure = await stop({});
  expect(unsure.status).toBe(422);
  expect(unsure.html).toContain('id="grade-fout"');
  const asked = await stop({ grade: 'no_data' });
  expect([asked.status, asked.path]).toEqual([200, '/api/stoppen']);
  expect(asked.html).toContain('Weet u het zeker?');
  expect((await stop({ grade: 'no_data', confirm: 'ja' })).path).toBe('/tot-ziens/gestopt/');
  expect(employee.browser.cookies.size).toBe(0);
});

test('signing out ends the session for whoever kept its cookie', async () => {
  const employee = person(site, 'employee', 'Iet Jol', fresh('iet'));
  await employee.joins();
  const kept = [...employee.browser.cookies];
  expect((await employee.browser.post('/api/sessie/sluiten')).path).toBe('/tot-ziens/');
  for (const [name, value] of kept) employee.browser.cookies.set(name, value);
  expect((await employee.browser.get('/mijn/')).path).toBe('/inloggen/');
});
