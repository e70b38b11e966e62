/** The employee's journey with Tab, Space, Enter and the arrows only. */
import { describe, expect, test } from 'vitest';
import { linkIn } from '../../dev/mail.ts';
import { consentField } from '../../src/domain/consent.ts';
import { actor } from './couples.ts';
import { chooseByKeyboard, tabTo, tickByKeyboard, typeByKeyboard } from './keyboard.ts';
import { answersOf, baselineOf, meet, type Person } from './person.ts';
import { usePlace } from './place.ts';

const here = usePlace();
const ans = { role: 'employee', name: 'Ans Prins', email: 'ans@thuis.example' };
const rob = { name: 'Rob Kuiper', email: 'rob@drukkerij-kuiper.example' };
let employee: Person;

const enter = (selector: string) =>
  employee.after(async () => {
    await tabTo(employee.page, selector);
    await employee.page.keyboard.press('Enter');
  });
const send = (action: string) => enter(`form[action="${action}"] button`);
const summaryHasFocus = () =>
  employee.page.evaluate(() => document.activeElement?.hasAttribute('data-error-summary') ?? false);

describe('by keyboard only', () => {
  test('the first Tab offers to skip to the content', async () => {
    employee = await meet(here, ans);
    await employee.goto('/meedoen/');
    await employee.page.keyboard.press('Tab');
    expect(await employee.page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#inhoud');
    await employee.page.keyboard.press('Enter');
    await enter('main a[href="/meedoen/werknemer/"]');
    expect(employee.path()).toBe('/meedoen/werknemer/');
  });

  test('after a mistake the focus is on the summary, and its link leads to the question', async () => {
    await send('/api/aanmelden/controle');
    expect(employee.status()).toBe(422);
    expect(await summaryHasFocus()).toBe(true);
    await tabTo(employee.page, '[data-error-summary] a');
    await employee.page.keyboard.press('Enter');
    expect(await employee.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe(
      here.trial.roles['employee']?.eligibility[0]?.code,
    );
  });

  test('the check and the information can be passed', async () => {
    await employee.goto('/meedoen/werknemer/');
    for (const { code, options } of here.trial.roles['employee']!.eligibility.filter(
      (one) => one.answeredBy === 'person',
    )) {
      await chooseByKeyboard(employee.page, code, options.find(({ meets }) => meets)?.code ?? '');
    }
    await send('/api/aanmelden/controle');
    await enter('a[href="/meedoen/werknemer/toestemming/"]');
    expect(employee.path()).toBe('/meedoen/werknemer/toestemming/');
  });

  test('consent, the code and the invitation can be given', async () => {
    await here.pass({ seconds: 60 });
    const { statements } = here.trial.roles['employee']!.consent;
    for (const { code } of [
      ...statements.filter((one) => one.required),
      ...statements.filter((one) => !one.required),
    ]) {
      await tickByKeyboard(employee.page, consentField(code));
    }
    await typeByKeyboard(employee.page, 'name', ans.name);
    await typeByKeyboard(employee.page, 'email', ans.email);
    await employee.after(() => employee.page.keyboard.press('Enter'));
    expect(employee.path()).toBe('/code/');
    await typeByKeyboard(employee.page, 'code', await employee.letters.code());
    await employee.after(() => employee.page.keyboard.press('Enter'));
    await typeByKeyboard(employee.page, 'employer_name', rob.name);
    await typeByKeyboard(employee.page, 'employer_email', rob.email);
    await typeByKeyboard(employee.page, 'employer_email_again', rob.email);
    await typeByKeyboard(employee.page, 'shown_name', 'Ans');
    await tickByKeyboard(employee.page, 'knows');
    await send('/api/uitnodiging/voorbeeld');
    await send('/api/uitnodiging');
    expect(employee.path()).toBe('/mijn/');
  });

  test('the questionnaire can be filled in, looked through, and sent', async () => {
    await here.pass({ minutes: 31 });
    const employer = actor(here, 'employer', rob);
    await employer.open(await here.mail.next(rob.email), /^\/uitnodiging\//);
    await employer.accept();
    await employee.goto(linkIn((await employee.letters.all()).at(-1)!) ?? '');
    await send('/api/sessie/openen');
    const questionnaire = baselineOf(here, 'employee');
    const answers = answersOf(here, questionnaire, 2);
    const { page } = employee;
    await tabTo(page, '[data-next]');
    await page.keyboard.press('Enter');
    expect(await summaryHasFocus()).toBe(true);
    for (const section of questionnaire.sections) {
      for (const { code, answer } of section.items) {
        const field = page.locator(`[name="${code}"]`).first();
        if (!(await field.isVisible())) continue;
        if (answer.type === 'choice' || answer.type === 'scale')
          await chooseByKeyboard(page, code, answers[code] ?? '');
        else if (answer.type === 'choices') {
          await tabTo(page, `[name="${code}"][value="${answers[code]}"]`);
          await page.keyboard.press('Space');
        } else if (answer.type === 'date') {
          await tabTo(page, `[name="${code}"]`);
          // Whether the day or the month comes first is up to the browser: so they are the same.
          const [year, month] = (answers[code] ?? '').split('-');
          await page.keyboard.type(`${month}${month}${year}`);
        } else await typeByKeyboard(page, code, answers[code] ?? '');
      }
      await tabTo(page, '[data-next]');
      await page.keyboard.press('Enter');
    }
    await page.locator('[data-review]').waitFor({ state: 'visible' });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('nakijken');
    await send('/api/vragenlijst/versturen');
    expect(employee.path()).toBe('/bedankt/');
  });
});
