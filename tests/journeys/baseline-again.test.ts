/** [T1] A first questionnaire that is too old for the draw: what can have changed is asked again, with and without JavaScript. */
import { describe, expect, test } from 'vitest';
import { addResearcher } from '../../dev/demo/researchers.ts';
import { linkIn, type CaughtMail } from '../../dev/mail.ts';
import { joinedCouple, type Couple } from './couples.ts';
import { look } from './look.ts';
import {
  answersOf,
  arrive,
  baselineOf,
  giveAnswers,
  meet,
  openLink,
  toOwnPage,
  toReview,
  type Person,
} from './person.ts';
import { usePlace } from './place.ts';

const here = usePlace();
const SUBJECT = 'Kloppen uw antwoorden nog?';
const isIt = ({ subject }: CaughtMail): boolean => subject === SUBJECT;
let withScript: Couple;
let without: Couple;

const again = () => {
  const found = here.trial.questionnaires.find(
    ({ id }) => id === here.trial.baselineAgain.questionnaires['employee'],
  );
  if (!found) throw new Error('nothing is asked again of the employee');
  return found;
};

/** The employer fills in on the last evening, and sends a day later: within the grace. */
async function sendsLate(couples: readonly Couple[]): Promise<void> {
  const employers: Person[] = [];
  for (const { employer } of couples) {
    const person = await arrive(here, { ...employer.who, role: 'employer' });
    await toReview(person, answersOf(here, baselineOf(here, 'employer'), 2));
    await expect
      .poll(() => person.page.locator('[data-status]').textContent(), { timeout: 20_000 })
      .toMatch(/Bewaard/);
    employers.push(person);
  }
  await here.pass({ days: 1 });
  for (const person of employers) {
    await person.press('/api/vragenlijst/versturen');
    expect(person.path()).toBe('/bedankt/');
    await person.close();
  }
}

/** Opens the link of the mail that asks it again. */
async function opens({ employee }: Couple, options = {}): Promise<Person> {
  const mail = (await here.mail.mails(employee.who.email)).findLast(isIt);
  expect(mail?.text).toContain('hoogstens 2 minuten');
  const person = await meet(here, { ...employee.who, role: 'employee' }, options);
  await person.letters.catchUp();
  await openLink(person, (mail && linkIn(mail)) ?? '');
  expect(person.path()).toBe(`/vragenlijst/${again().id}/`);
  return person;
}
const lottery = async (couple: Couple): Promise<boolean[]> => {
  await here.pass({ minutes: 1 });
  const letters = await Promise.all(
    [couple.employee, couple.employer].map(({ who }) => here.mail.mails(who.email)),
  );
  return letters.map((all) => all.some(({ subject }) => subject.includes('groep')));
};

describe('the answers that are too old', () => {
  test('hold the lot, and a mail comes with a link', { timeout: 240_000 }, async () => {
    withScript = await joinedCouple(here);
    without = await joinedCouple(here);
    for (const { employee } of [withScript, without]) await employee.answer(baselineOf(here, 'employee'), 2);
    await here.pass({ days: 28 });
    await sendsLate([withScript, without]);
    // Nothing leaves in the weekend or on a holiday.
    for (let days = 0; days < 6; days += 1) {
      if ((await here.mail.mails(withScript.employee.who.email)).some(isIt)) break;
      await here.passToNoon();
    }
    for (const couple of [withScript, without]) expect(await lottery(couple)).toEqual([false, false]);
  });

  test('show at the desk of whom it waits and until when', { timeout: 60_000 }, async () => {
    const email = await addResearcher(here.stack, 'coordinator');
    const { page, letters, press, goto } = await meet(here, { role: 'coordinator', name: '', email });
    await goto('/onderzoekers/');
    await page.locator('[name="email"]').fill(email);
    await press('/api/onderzoekers/code');
    await page.locator('[name="code"]').fill(await letters.code());
    await press('/api/onderzoekers/inloggen');
    const decide = await page.locator('a[href^="/onderzoekers/vastgehouden/"]').first().getAttribute('href');
    await goto(decide ?? '');
    expect(await page.locator('main').innerText()).toMatch(/werknemer: kan antwoorden tot en met \d/);
    await look(page, 'again-desk');
  });

  test(
    'are asked again on one page of two parts, blank, and the lot is drawn',
    { timeout: 120_000 },
    async () => {
      const person = await opens(withScript);
      await look(person.page, 'again-first-part');
      expect(await person.page.locator('[name="contract_hours"]').inputValue()).toBe('');
      await toReview(person, answersOf(here, again(), 2));
      await look(person.page, 'again-review');
      expect(await lottery(withScript)).toEqual([false, false]);
      await person.press('/api/vragenlijst/versturen');
      expect(person.path()).toBe('/bedankt/');
      expect(await person.page.locator('main').innerText()).toContain(
        'Vroegen wij u of uw antwoorden nog klopten?',
      );
      await look(person.page, 'again-thanks');
      expect(await lottery(withScript)).toEqual([true, true]);
      await toOwnPage(person);
      expect(await person.page.locator('main').innerText()).toContain(SUBJECT);
      await look(person.page, 'again-own-page');
    },
  );

  test(
    'without JavaScript: a mistake is said beside its field, and the lot is drawn too',
    { timeout: 60_000 },
    async () => {
      const person = await opens(without, { javaScriptEnabled: false });
      const answers = answersOf(here, again(), 2);
      await giveAnswers(person.page, { ...answers, contract_hours: 'veel' });
      await person.press('/api/vragenlijst/versturen');
      expect([person.status(), await person.page.title()]).toEqual([422, expect.stringMatching(/^Fout: /)]);
      expect(await person.page.locator('#contract_hours-fout').innerText()).not.toBe('');
      expect(await lottery(without)).toEqual([false, false]);
      await person.page.locator('[name="contract_hours"]').fill('32');
      await person.press('/api/vragenlijst/versturen');
      expect(person.path()).toBe('/bedankt/');
      expect(await lottery(without)).toEqual([true, true]);
    },
  );

  test('[C1] were asked of nobody else', async () => {
    for (const { employer } of [withScript, without])
      expect((await here.mail.mails(employer.who.email)).filter(isIt)).toEqual([]);
  });
});
