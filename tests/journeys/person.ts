/** A person who takes part: reads the pages, fills the forms in, and opens the own mail. Works with and without JavaScript. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { everyAnswer } from '../../dev/bench/answers.ts';
import { linkIn } from '../../dev/mail.ts';
import { consentField } from '../../src/domain/consent.ts';
import { dayOf } from '../../src/domain/calendar.ts';
import type { Questionnaire } from '../../src/domain/questionnaire.ts';
import type { Role } from '../../src/domain/trial.ts';
import type { Visitor } from './browser.ts';
import { lettersTo, type Letters } from './mailbox.ts';
import type { Place } from './place.ts';

export interface Person extends Visitor {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly letters: Letters;
}

/** Someone with a name and an address, in a browser of their own. */
export async function meet(
  here: Place,
  who: { role: Role; name: string; email: string },
  options: BrowserContextOptions = {},
): Promise<Person> {
  return { ...(await here.visitor(options)), ...who, letters: lettersTo(here.mail, who.email) };
}

const definitionOf = (here: Place, role: Role) => {
  const found = here.trial.roles[role];
  if (!found) throw new Error(`The trial has no role ${role}.`);
  return found;
};

/** The eligibility check; `other` gives answers that differ from the ones that fit. */
export async function check(
  here: Place,
  person: Person,
  other: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { path, eligibility } = definitionOf(here, person.role);
  if (!person.path().startsWith('/uitnodiging')) await person.goto(`/meedoen/${path}/`);
  for (const { code, options } of eligibility.filter(({ answeredBy }) => answeredBy === 'person')) {
    const chosen = other[code] ?? options.find(({ meets }) => meets)?.code;
    await person.page.locator(`[name="${code}"][value="${chosen}"]`).check();
  }
  await person.press('/api/aanmelden/controle');
}

/** From the information to consent: ticks all that is needed and, by default, all that is free; name and address. */
export async function consent(
  here: Place,
  person: Person,
  { email = true, free = true } = {},
): Promise<void> {
  const { path, consent: asked } = definitionOf(here, person.role);
  await person.follow(`/meedoen/${path}/toestemming/`);
  // Who reads takes longer than a robot.
  await here.pass({ seconds: 40 });
  for (const { code, required } of asked.statements) {
    if (required || free) await person.page.locator(`[name="${consentField(code)}"]`).check();
  }
  await person.page.locator('[name="name"]').fill(person.name);
  if (email) await person.page.locator('[name="email"]').fill(person.email);
  await person.press('/api/aanmelden');
}

/** The six figures from the mailbox. */
export async function typeCode(person: Person, code?: string): Promise<void> {
  await person.page.locator('[name="code"]').fill(code ?? (await person.letters.code()));
  await person.press('/api/code/bevestigen');
}

/** Check, consent and code: somebody who comes first. */
export async function signUp(here: Place, person: Person): Promise<void> {
  await check(here, person);
  await consent(here, person);
  await typeCode(person);
}

/** Fills the form of the invitation in and goes on to the preview. */
export async function describeOther(
  person: Person,
  other: { role: Role; name: string; email: string },
  { shownName = person.name.split(' ')[0] ?? person.name, again = other.email } = {},
): Promise<void> {
  const { page } = person;
  await page.locator(`[name="${other.role}_name"]`).fill(other.name);
  await page.locator(`[name="${other.role}_email"]`).fill(other.email);
  await page.locator(`[name="${other.role}_email_again"]`).fill(again);
  await page.locator('[name="shown_name"]').fill(shownName);
  await page.locator('[name="knows"]').check();
  await person.press('/api/uitnodiging/voorbeeld');
}

/** Opens a personal link and presses the button. */
export async function openLink(person: Person, link: string): Promise<void> {
  await person.goto(link);
  await person.press('/api/sessie/openen');
}

/** The newest personal link that came to this person. */
export async function newestLink({ letters }: Person): Promise<string> {
  const found = (await letters.all()).map(linkIn).findLast((link) => link !== null);
  if (!found) throw new Error('No mail with a link came.');
  return found;
}

/** Opens the newest personal link of somebody who takes part already. */
export async function arrive(here: Place, who: { role: Role; name: string; email: string }): Promise<Person> {
  const person = await meet(here, who);
  const link = await newestLink(person);
  await person.letters.catchUp();
  await openLink(person, link);
  return person;
}

/** Goes to the own page, with the code that it asks for; all earlier codes must have been read. */
export async function toOwnPage(person: Person): Promise<void> {
  if (person.path() !== '/code/') await person.goto('/mijn/');
  if (person.path() === '/code/') await typeCode(person);
  if (person.path() !== '/mijn/') throw new Error(`The own page is at ${person.path()}.`);
}

/** The answers that this person gives; `number` varies them. */
export const answersOf = (
  here: Place,
  questionnaire: Questionnaire,
  number: number,
): Record<string, string> => everyAnswer(questionnaire, number, dayOf(here.stack.site.now()));

/** The first questionnaire of a role. */
export function baselineOf(here: Place, role: Role): Questionnaire {
  const found = here.trial.questionnaires.find(({ id }) => id === definitionOf(here, role).baseline);
  if (!found) throw new Error(`The ${role} has no first questionnaire.`);
  return found;
}

/** Gives the answers that can be seen and are not hidden by an earlier answer. */
export async function giveAnswers(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    const control = page.locator(`[name="${name}"]`).first();
    const kind = await control.getAttribute('type');
    const target =
      kind === 'radio' || kind === 'checkbox' ? page.locator(`[name="${name}"][value="${value}"]`) : control;
    if (!(await target.isVisible())) continue;
    if (kind === 'radio' || kind === 'checkbox') await target.check();
    else await target.fill(value);
  }
}

/** Fills a questionnaire in, section by section as the page shows it, up to the review before sending. */
export async function toReview({ page }: Visitor, answers: Readonly<Record<string, string>>): Promise<void> {
  const next = page.locator('[data-next]');
  for (let presses = 0; (await next.isVisible()) && presses < 30; presses += 1) {
    await giveAnswers(page, answers);
    await next.click();
  }
  await page.locator('[data-review]').waitFor({ state: 'visible' });
}

/** A whole questionnaire, sent. */
export async function answer(
  here: Place,
  person: Person,
  questionnaire: Questionnaire,
  number: number,
): Promise<void> {
  await toReview(person, answersOf(here, questionnaire, number));
  await person.press('/api/vragenlijst/versturen');
}
