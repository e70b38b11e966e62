/** The same journey in a browser that runs no script: everything is a form and a page. */
import { describe, expect, test } from 'vitest';
import { linkIn } from '../../dev/mail.ts';
import {
  answersOf,
  baselineOf,
  check,
  consent,
  describeOther,
  giveAnswers,
  meet,
  openLink,
  signUp,
  type Person,
} from './person.ts';
import { usePlace } from './place.ts';

const here = usePlace();
const loes = { role: 'employee', name: 'Loes Kramer', email: 'loes@thuis.example' };
const piet = { role: 'employer', name: 'Piet Mol', email: 'piet@timmerbedrijf-mol.example' };
const bare = { javaScriptEnabled: false };
let employee: Person;
let employer: Person;

describe('without JavaScript', () => {
  test('an employee signs up, invites, and sees that the mail waits', async () => {
    employee = await meet(here, loes, bare);
    await employee.goto('/');
    await signUp(here, employee);
    await describeOther(employee, piet);
    await employee.press('/api/uitnodiging');
    expect(employee.path()).toBe('/mijn/');
    expect(await employee.page.locator('form[action="/api/uitnodiging/terugnemen"]').isVisible()).toBe(true);
  });

  test('an employer opens the link, checks and consents', async () => {
    await here.pass({ minutes: 31 });
    employer = await meet(here, piet, bare);
    await openLink(employer, await employer.letters.link());
    await check(here, employer);
    await consent(here, employer, { email: false });
    await here.pass({ minutes: 1 });
    await employer.letters.next(({ subject }) => subject.includes('vragenlijst'));
  });

  test('a mistake in the questionnaire shows what was typed again, with the words beside the field', async () => {
    await openLink(employee, linkIn((await employee.letters.all()).at(-1)!) ?? '');
    const answers = answersOf(here, baselineOf(here, 'employee'), 2);
    await giveAnswers(employee.page, { ...answers, contract_hours: 'veel' });
    await employee.press('/api/vragenlijst/versturen');
    expect(employee.status()).toBe(422);
    expect(await employee.page.title()).toMatch(/^Fout: /);
    expect(await employee.page.locator('[name="contract_hours"]').inputValue()).toBe('veel');
    expect(await employee.page.locator('#contract_hours-fout').innerText()).not.toBe('');
    for (const [name, value] of Object.entries(answers).filter(([one]) => one !== 'contract_hours')) {
      const control = employee.page.locator(`[name="${name}"]`).first();
      const chosen = ['radio', 'checkbox'].includes((await control.getAttribute('type')) ?? '');
      if (chosen)
        expect(await employee.page.locator(`[name="${name}"][value="${value}"]`).isChecked(), name).toBe(
          true,
        );
      else expect(await control.inputValue(), name).toBe(value);
    }
    await employee.page.locator('[name="contract_hours"]').fill('32');
    await employee.press('/api/vragenlijst/versturen');
    expect(employee.path()).toBe('/bedankt/');
  });

  test('the employer sends the other questionnaire, and the lot is drawn', async () => {
    await openLink(
      employer,
      linkIn((await employer.letters.all()).findLast((mail) => linkIn(mail) !== null)!) ?? '',
    );
    await giveAnswers(employer.page, answersOf(here, baselineOf(here, 'employer'), 2));
    await employer.press('/api/vragenlijst/versturen');
    expect(employer.path()).toBe('/bedankt/');
    await here.pass({ minutes: 1 });
    expect((await employer.letters.next(({ subject }) => subject.includes('groep'))).text).toContain('groep');
    await openLink(employer, linkIn((await employer.letters.all()).at(-1)!) ?? '');
    expect([200, 403]).toContain(employer.status());
    expect(await employer.page.locator('h1').innerText()).not.toMatch(/log eerst in/i);
  });
});
