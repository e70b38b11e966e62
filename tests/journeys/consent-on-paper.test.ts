/** Who prefers paper: the coordinator types the signed form, and the person confirms it; by keyboard, without script. */
import { beforeAll, expect, test } from 'vitest';
import { addResearcher } from '../../dev/demo/researchers.ts';
import { linkIn } from '../../dev/mail.ts';
import { dayOf } from '../../src/domain/calendar.ts';
import { consentField } from '../../src/domain/consent.ts';
import { shortDate } from '../../src/domain/date.ts';
import { personCriteria } from '../../src/domain/eligibility.ts';
import { criterionField } from '../../src/domain/paper-consent.ts';
import { chooseByKeyboard, tabTo, tickByKeyboard, typeByKeyboard } from './keyboard.ts';
import { look } from './look.ts';
import { meet, typeCode, type Person } from './person.ts';
import { usePlace } from './place.ts';

const here = usePlace();
const ANNA = { role: 'employee', name: 'Anna Pluimers', email: 'anna.pluimers@gmail.com' };
const FIGURES = '4071';
let desk: Person;

beforeAll(async () => {
  const email = await addResearcher(here.stack, 'coordinator');
  desk = await meet(here, { role: 'coordinator', name: '', email });
  await desk.goto('/onderzoekers/');
  await desk.page.locator('[name="email"]').fill(email);
  await desk.press('/api/onderzoekers/code');
  await desk.page.locator('[name="code"]').fill(await desk.letters.code());
  await desk.press('/api/onderzoekers/inloggen');
});

const press = (selector: string) =>
  desk.after(async () => {
    await tabTo(desk.page, selector);
    await desk.page.keyboard.press('Enter');
  });
const newestLink = async () => linkIn((await here.mail.mails(ANNA.email)).at(-1)!) ?? '';
const definition = () => here.trial.roles['employee']!;
const required = () => definition().consent.statements.filter((one) => one.required);

test('[C7] the page of consent prints its version, a box for each statement, and room for what is entered afterwards', async () => {
  const reader = await meet(here, ANNA);
  await reader.goto('/meedoen/werknemer/toestemming/');
  await reader.page.emulateMedia({ media: 'print' });
  const printed = await reader.page.locator('main').innerText();
  for (const told of [
    definition().consent.version,
    'Datum:',
    'Handtekening:',
    'Vier cijfers die u zelf kiest',
    'E-mailadres',
    ...definition().consent.statements.map(({ words }) => words),
  ])
    expect(printed).toContain(told);
  expect(await reader.page.locator('input[type="checkbox"]:visible').count()).toBe(
    definition().consent.statements.length,
  );
  if (process.env['SHOTS'])
    await reader.page.pdf({ path: `${process.env['SHOTS']}/paper.pdf`, format: 'A4' });
});

test('the coordinator comes from the desk to the form, and types it by keyboard only; a slip takes the focus', async () => {
  await desk.goto('/onderzoekers/');
  await look(desk.page, 'paper-desk');
  await press('a[href="/onderzoekers/papier/toestemming/"]');
  await look(desk.page, 'paper-list-empty');
  await press('a[href$="?rol=employee"]');
  await look(desk.page, 'paper-form');
  await press('form#paper button');
  expect(desk.status()).toBe(422);
  const summary = desk.page.locator('[data-error-summary]');
  expect(await summary.evaluate((element) => document.activeElement === element)).toBe(true);
  await look(desk.page, 'paper-form-errors');

  await chooseByKeyboard(desk.page, 'version', definition().consent.version);
  for (const { code } of personCriteria(definition().eligibility))
    await tickByKeyboard(desk.page, criterionField(code));
  for (const { code } of required()) await tickByKeyboard(desk.page, consentField(code));
  await typeByKeyboard(desk.page, 'name', ANNA.name);
  await typeByKeyboard(desk.page, 'email', ANNA.email);
  await typeByKeyboard(desk.page, 'email_again', ANNA.email);
  await typeByKeyboard(desk.page, 'signed_on', shortDate(dayOf(here.stack.site.now())));
  await typeByKeyboard(desk.page, 'figures', FIGURES);
  await tickByKeyboard(desk.page, 'filed');
  await press('form#paper button');
  expect(desk.path()).toBe('/onderzoekers/papier/toestemming/');
  expect(await desk.page.locator('[role="status"]').innerText()).toContain('Het formulier is ingevoerd');
  expect(await desk.page.locator('main').innerText()).toContain(ANNA.email);
  await look(desk.page, 'paper-list');
});

test('[C3, C9] the mail and its page betray nothing, and what scanners do with the link changes nothing', async () => {
  await here.pass({ minutes: 1 });
  const link = await newestLink();
  for (const method of ['GET', 'HEAD', 'POST', 'GET', 'POST']) {
    const answer = await fetch(link, { method });
    await answer.arrayBuffer();
    expect([method, answer.status < 500]).toEqual([method, true]);
  }
  const plain = await meet(here, ANNA, { javaScriptEnabled: false });
  await plain.goto(link);
  expect(await plain.page.content()).not.toMatch(/kanker|Anna/);
  await plain.press('/api/bevestigen');
  expect(plain.status()).toBe(422);
  await plain.page.locator('[name="figures"]').fill('0000');
  await plain.press('/api/bevestigen');
  expect(await plain.page.locator('.field-error:visible').innerText()).toContain('kloppen niet');
  const shown = await meet(here, ANNA);
  await shown.goto(link);
  await look(shown.page, 'paper-confirm');
  await shown.press('/api/bevestigen');
  await look(shown.page, 'paper-confirm-error');

  await shown.page.locator('[name="figures"]').fill(FIGURES);
  await shown.press('/api/bevestigen');
  expect(shown.path()).toBe('/meedoen/werknemer/werkgever/');
  await plain.page.locator('[name="figures"]').fill(FIGURES);
  await plain.press('/api/bevestigen');
  expect(await plain.page.locator('h1').innerText()).toBe('Dit adres is al bevestigd');

  await shown.goto('/mijn/toestemming/');
  await typeCode(shown);
  await shown.goto('/mijn/toestemming/');
  expect(await shown.page.locator('h2').first().innerText()).toContain('Op papier ondertekend op');
  await look(shown.page, 'paper-copy');
  await shown.goto(link);
  await look(shown.page, 'paper-done');
  await shown.goto('/bevestigen/?t=old');
  await look(shown.page, 'paper-over');
  await desk.goto('/onderzoekers/papier/toestemming/');
  expect(await desk.page.locator('main').innerText()).not.toContain(ANNA.email);
});
