/** Every page in every state, looked at with axe on a telephone, in light and in dark. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addResearcher } from '../../dev/demo/researchers.ts';
import { linkIn } from '../../dev/mail.ts';
import { ROOT } from '../../dev/root.ts';
import { gatedPath } from '../../src/domain/gate.ts';
import { employersOfBothArms, joinedCouple, type Couple } from './couples.ts';
import { look } from './look.ts';
import {
  answersOf,
  arrive,
  baselineOf,
  check,
  consent,
  describeOther,
  giveAnswers,
  meet,
  openLink,
  signUp,
  toOwnPage,
  toReview,
  typeCode,
  type Person,
} from './person.ts';
import { usePlace } from './place.ts';

const here = usePlace();

/** The paths of all pages that anybody may open. */
const openPages = (): string[] =>
  readdirSync(join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('index.html'))
    .map((file) => `/${file.replace(/index\.html$/, '')}`)
    .filter((path) => !path.startsWith('/sjabloon/') && !gatedPath(path).gated)
    .sort();

const nameOf = (path: string) => `open${path.replaceAll('/', '-').replace(/-$/, '')}`;
const arriving = (couple: Couple, role: 'employee' | 'employer') =>
  arrive(here, { ...couple[role].who, role });

/** Signs a researcher in, and looks at each page on the way. */
async function lookAtDesk(role: string): Promise<void> {
  const email = await addResearcher(here.stack, role);
  const researcher = await meet(here, { role, name: '', email });
  await researcher.goto('/onderzoekers/');
  await look(researcher.page, 'desk-sign-in');
  await researcher.page.locator('[name="email"]').fill(email);
  await researcher.press('/api/onderzoekers/code');
  await look(researcher.page, 'desk-code');
  await researcher.page.locator('[name="code"]').fill('1');
  await researcher.press('/api/onderzoekers/inloggen');
  await look(researcher.page, 'desk-code-error');
  await researcher.page.locator('[name="code"]').fill(await researcher.letters.code());
  await researcher.press('/api/onderzoekers/inloggen');
  expect(researcher.path()).toBe('/onderzoekers/');
  await look(researcher.page, `desk-${role}`);
}

describe('axe finds nothing', () => {
  test('at the desk of researchers, before there is a couple', () => lookAtDesk('analyst'));

  test('on the pages that anybody may open', async () => {
    const visitor = await here.visitor();
    const pages = openPages();
    expect(pages.length).toBeGreaterThan(12);
    for (const path of pages) {
      await visitor.goto(path);
      await look(visitor.page, nameOf(path));
    }
    await visitor.goto('/bestaat-niet/');
    expect(visitor.status()).toBe(404);
    await look(visitor.page, 'notice-404');
  });

  test('on the employee’s way in, also when something is wrong', async () => {
    const employee = await meet(here, {
      role: 'employee',
      name: 'Wilma Post',
      email: 'wilma@installatie-post.example',
    });
    await employee.goto('/meedoen/werknemer/');
    await employee.press('/api/aanmelden/controle');
    await look(employee.page, 'employee-check-errors');
    await check(here, employee, { sick_leave: 'no', employer_knows: 'no' });
    await look(employee.page, 'employee-not-eligible');
    await check(here, employee);
    await employee.goto('/meedoen/werknemer/toestemming/');
    await employee.press('/api/aanmelden');
    await look(employee.page, 'employee-consent-errors');
    await employee.goto('/meedoen/werknemer/informatie/');
    await consent(here, employee);
    await typeCode(employee, '12');
    await look(employee.page, 'employee-code-error');
    await typeCode(employee);
    await employee.page.locator('[name="employer_email"]').fill('piet zonder apenstaart');
    await employee.press('/api/uitnodiging/voorbeeld');
    await look(employee.page, 'employee-invite-errors');
    await employee.goto('/mijn/');
    await look(employee.page, 'mine-invitation-none');
    await employee.goto('/meedoen/werknemer/werkgever/');
    await describeOther(employee, {
      role: 'employer',
      name: 'Piet Post',
      email: 'piet@installatie-post.example',
    });
    await look(employee.page, 'employee-preview-same-domain');
    await employee.press('/api/uitnodiging');
    await look(employee.page, 'mine-invitation-waiting');
    await employee.press('/api/uitnodiging/terugnemen');
    await look(employee.page, 'mine-invitation-taken-back');
    await employee.goto('/meedoen/werknemer/werkgever/');
    await describeOther(employee, {
      role: 'employer',
      name: 'Piet Post',
      email: 'piet@installatie-post.example',
    });
    await employee.press('/api/uitnodiging');
    await here.pass({ minutes: 31 });
    await employee.goto('/mijn/');
    await typeCode(employee);
    await look(employee.page, 'mine-invitation-sent');
    await employee.goto('/mijn/stoppen/');
    await employee.press('/api/stoppen');
    await look(employee.page, 'mine-stop-error');

    const employer = await meet(here, {
      role: 'employer',
      name: 'Piet Post',
      email: 'piet@installatie-post.example',
    });
    await employer.goto(await employer.letters.link());
    await look(employer.page, 'start');
    await employer.press('/api/sessie/openen');
    await look(employer.page, 'invited-employer');
    await employer.press('/api/aanmelden/controle');
    await look(employer.page, 'employer-check-errors');
  });

  test('on the employer’s way in, and on what the employee gets to read from it', async () => {
    const employer = await meet(here, {
      role: 'employer',
      name: 'Gerda Vos',
      email: 'gerda@vos-en-zonen.example',
    });
    await signUp(here, employer);
    await look(employer.page, 'mine-handed');
    const link = (await employer.page.locator('textarea').inputValue()).trim();
    const employee = await meet(here, { role: 'employee', name: 'Bas Kroon', email: 'bas@thuis.example' });
    await openLink(employee, link);
    await look(employee.page, 'invited-employee');
    await employee.press('/api/uitnodiging/antwoord');
    await look(employee.page, 'invited-employee-errors');
    await employee.page.locator('[name="free"][value="yes"]').check();
    await employee.page.locator('[name="choice"][value="no"]').check();
    await employee.press('/api/uitnodiging/antwoord');
    await look(employee.page, 'declined');
  });

  test('on refusals and ends', async () => {
    const visitor = await meet(here, { role: 'employee', name: 'Te Snel', email: 'snel@thuis.example' });
    await visitor.goto('/start/');
    await look(visitor.page, 'start-no-token');
    await visitor.goto(`/start/?t=${'a'.repeat(43)}`);
    await visitor.press('/api/sessie/openen');
    await look(visitor.page, 'notice-link-unknown');
    await visitor.goto('/uitnodiging/');
    await look(visitor.page, 'notice-no-session');
    await visitor.goto('/gids/');
    await look(visitor.page, 'gate-sign-in');
    await visitor.goto('/inloggen/');
    await visitor.press('/api/code/aanvragen');
    await look(visitor.page, 'sign-in-errors');
    await check(here, visitor);
    await visitor.follow('/meedoen/werknemer/toestemming/');
    for (const box of await visitor.page.locator('[type="checkbox"]').all()) await box.check();
    await visitor.page.locator('[name="name"]').fill(visitor.name);
    await visitor.page.locator('[name="email"]').fill(visitor.email);
    await visitor.press('/api/aanmelden');
    await look(visitor.page, 'kept-for-a-human');
  });

  test('in the questionnaires, section by section, with errors, and when stopping', async () => {
    const couple = await joinedCouple(here);
    for (const role of ['employee', 'employer'] as const) {
      const person = await arriving(couple, role);
      const { page } = person;
      const questionnaire = baselineOf(here, role);
      const answers = {
        ...answersOf(here, questionnaire, 4),
        ...(role === 'employee' ? { contract_hours: '60' } : {}),
      };
      const next = page.locator('[data-next]');
      for (let part = 1; part < 30 && (await next.isVisible()); part += 1) {
        await next.click();
        // A part that may be skipped has no errors: this is the part after it, as it opens.
        await look(page, `questionnaire-${role}-${part}-pressed`);
        await giveAnswers(page, answers);
        await look(page, `questionnaire-${role}-${part}`);
        if (!(await next.isVisible())) break;
        await next.click();
        if (await page.locator('[data-warning]').isVisible()) {
          await look(page, `questionnaire-${role}-${part}-warning`);
          await next.click();
        }
      }
      await toReview(person, answers);
      await look(page, `questionnaire-${role}-review`);
      if (role === 'employee') {
        await page.locator('[data-stop]').click();
        await page.locator('[data-stopped]').waitFor({ state: 'visible' });
        await look(page, 'questionnaire-stopped');
        await person.press('/api/sessie/sluiten');
        await look(page, 'goodbye');
        continue;
      }
      await toOwnPage(person);
      await look(page, 'mine-joined');
      await openLink(person, linkIn(await couple.employee.letter()) ?? '');
      await look(page, 'replaced');
      await person.goto('/vragenlijst/employer-t0/');
      await look(page, 'gate-questionnaire-not-yours');
    }
  });

  test('behind the gate of each arm, and on the own pages of who has an arm', async () => {
    const arms = await employersOfBothArms(here);
    const reader = await arriving(arms.get('intervention')!.couple, 'employer');
    for (const path of ['/gids/', ...(await guidancePages(reader))]) {
      await reader.goto(path);
      await look(reader.page, `guidance${path.slice(5).replaceAll('/', '-').replace(/-$/, '')}`);
    }
    await toOwnPage(reader);
    await look(reader.page, 'mine-guidance-open');
    const waiting = await arriving(arms.get('control')!.couple, 'employer');
    await waiting.goto('/gids/');
    await look(waiting.page, 'gate-waiting');
    await toOwnPage(waiting);
    await look(waiting.page, 'mine-guidance-waiting');
    const employee = await arriving(arms.get('control')!.couple, 'employee');
    await employee.goto('/gids/');
    await look(employee.page, 'gate-none');
    await toOwnPage(employee);
    await look(employee.page, 'mine-randomised');
    await employee.goto('/vragenlijst/employee-t0/');
    await look(employee.page, 'gate-questionnaire-sent');
    await lookAtDesk('supporter');
  });
});

const guidancePages = async ({ page }: Person): Promise<string[]> =>
  page
    .locator('main a[href^="/gids/"]')
    .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href') ?? ''))]);
