/** The whole journey as most couples will go it: the employee begins, invites, and both arrive at their arm. */
import { describe, expect, test } from 'vitest';
import { addResearcher } from '../../dev/demo/researchers.ts';
import { linkIn, type CaughtMail } from '../../dev/mail.ts';
import { content } from '../../content/index.ts';
import { dayOf, plainDate } from '../../src/domain/calendar.ts';
import { armIn, employersOfBothArms } from './couples.ts';
import { outside } from './mailbox.ts';
import {
  answer,
  baselineOf,
  check,
  consent,
  describeOther,
  meet,
  openLink,
  typeCode,
  type Person,
} from './person.ts';
import { usePlace } from './place.ts';

const here = usePlace();
const marieke = { role: 'employee', name: 'Marieke de Wit', email: 'marieke.dewit@prive.example' };
const hassan = { role: 'employer', name: 'Hassan Yilmaz', email: 'h.yilmaz@bakkerij-de-zon.example' };
let employee: Person;
let employer: Person;

/** The words of the preview, line by line, as the page shows them. */
const letterOn = async ({ page }: Person) =>
  (await page.locator('.letter').innerText())
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const linesOf = (mail: CaughtMail) =>
  mail.text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

describe('the employee begins', () => {
  test('the check tells who fits to go on to the information', async () => {
    employee = await meet(here, marieke);
    await employee.goto('/');
    await employee.follow('/meedoen/werknemer/');
    await check(here, employee);
    expect(employee.path()).toBe('/meedoen/werknemer/informatie/');
  });

  test('consent asks a name and an address, and a code from the real mailbox proves the address', async () => {
    await consent(here, employee);
    expect(employee.path()).toBe('/code/');
    await typeCode(employee);
    expect(employee.path()).toBe('/meedoen/werknemer/werkgever/');
  });

  test('[C3] the address of the employer must be typed twice alike', async () => {
    await describeOther(employee, hassan, { again: 'h.yilmas@bakkerij-de-zon.example' });
    expect(employee.status()).toBe(422);
    expect(await employee.page.locator('[data-error-summary] li').count()).toBe(1);
    expect(await employee.page.locator('[name="employer_name"]').inputValue()).toBe(hassan.name);
  });

  let preview: string[];
  test('[C3] the preview is shown before anything leaves, and going back loses nothing', async () => {
    await describeOther(employee, hassan);
    await employee.press('/api/uitnodiging/voorbeeld');
    expect(await employee.page.locator('[name="shown_name"]').inputValue()).toBe('Marieke');
    expect(await employee.page.locator('[name="employer_email"]').inputValue()).toBe(hassan.email);
    expect(await employee.page.locator('[name="knows"]').isChecked()).toBe(true);
    await describeOther(employee, hassan);
    preview = await letterOn(employee);
    await employee.press('/api/uitnodiging');
    expect(employee.path()).toBe('/mijn/');
    await here.pass({ minutes: 29 });
    expect(await here.mail.mails(hassan.email)).toEqual([]);
  });

  test('[C3] within half an hour the invitation can be taken back, and then never arrives', async () => {
    await employee.press('/api/uitnodiging/terugnemen');
    expect(employee.path()).toBe('/mijn/');
    await here.pass({ minutes: 31 });
    expect(await here.mail.mails(hassan.email)).toEqual([]);
  });

  test('[C3] after sending again the mail that arrives is the preview, word for word', async () => {
    await employee.goto('/mijn/');
    await typeCode(employee);
    await employee.goto('/meedoen/werknemer/werkgever/');
    await describeOther(employee, hassan);
    expect(await letterOn(employee)).toEqual(preview);
    await employee.press('/api/uitnodiging');
    await here.pass({ minutes: 31 });
    const mail = await here.mail.next(hassan.email);
    const link = linkIn(mail) ?? '';
    const { subject, sender } = outside(mail);
    const [from, fromWords, to, toWords, about, aboutWords, first, firstWords, ...rest] = preview;
    expect([from, to, about, first]).toEqual(['Van', 'Aan', 'Onderwerp', 'Eerste regel in het postvak']);
    expect(fromWords?.replace(/[<>]/g, '')).toBe(sender);
    expect([toWords, aboutWords]).toEqual([hassan.email, subject]);
    // What only the HTML has: the line beside the subject, and the words for a button that doesn't work.
    const fallback = rest.find((line) => line.endsWith(' (hier komt het persoonlijke adres)'));
    expect(mail.html).toContain(firstWords);
    expect(mail.html).toContain(fallback?.replace(' (hier komt het persoonlijke adres)', ''));
    const words = rest
      .filter((line) => line !== fallback)
      .map((line) => line.replace(' (knop in de mail)', ''));
    // The personal link is made when the mail leaves; the button's words end in a colon there.
    const received = linesOf(mail)
      .filter((line) => line !== link)
      .map((line) => line.replace(/:$/, ''));
    expect(words.map((line) => line.replace(/:$/, ''))).toEqual(received);
  });
});

describe('the employer comes in', () => {
  test('the link opens a page with a button that leads to the invitation', async () => {
    employer = await meet(here, hassan);
    await employer.goto(await employer.letters.link());
    expect(employer.path()).toBe('/start/');
    expect(await employer.page.locator('body').innerText()).not.toMatch(/kanker/i);
    await employer.press('/api/sessie/openen');
    expect(employer.path()).toBe('/uitnodiging/');
    expect(await employer.page.locator('h1').innerText()).toContain('Marieke');
  });

  test('after check and consent there is a couple, and both are mailed about the first questionnaire', async () => {
    await check(here, employer);
    await consent(here, employer, { email: false });
    expect(employer.path()).toBe(`/vragenlijst/${baselineOf(here, employer.role).id}/`);
    await here.pass({ minutes: 1 });
    for (const { letters } of [employee, employer]) {
      await letters.next(
        ({ subject }) => subject === content(here.trial.id).messages.joined['employee']?.subject,
      );
    }
  });
});

describe('the couple arrives', () => {
  test('both fill in the first questionnaire, each by the link in the own mail', async () => {
    for (const person of [employee, employer]) {
      const mail = (await person.letters.all()).findLast((one) => linkIn(one) !== null);
      await openLink(person, linkIn(mail!) ?? '');
      expect(person.path()).toBe(`/vragenlijst/${baselineOf(here, person.role).id}/`);
      await answer(here, person, baselineOf(here, person.role), 3);
      expect(person.path()).toBe('/bedankt/');
    }
  });

  test('[T1] in that moment the couple is randomised, and both get the mail of one and the same arm', async () => {
    await here.pass({ minutes: 1 });
    const isAboutArm = ({ subject }: CaughtMail) => subject.includes('groep');
    const arms = await Promise.all(
      [employee, employer].map(async ({ letters, role }) =>
        armIn(here, await letters.next(isAboutArm), role),
      ),
    );
    expect(arms[0]).toBe(arms[1]);
  });

  test('[T4] the employer of one arm reads the website, of the other is told kindly from which date', async () => {
    const employers = await employersOfBothArms(here);
    const reader = await meet(here, {
      ...employers.get('intervention')!.couple.employer.who,
      role: 'employer',
    });
    await openLink(reader, employers.get('intervention')!.link);
    expect([reader.path(), reader.status()]).toEqual(['/gids/', 200]);
    const pages = await reader.page
      .locator('main a[href^="/gids/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(new Set(pages).size).toBeGreaterThanOrEqual(5);
    for (const page of new Set(pages)) {
      await reader.goto(page);
      expect([reader.status(), (await reader.page.locator('main').innerText()).length > 500]).toEqual([
        200,
        true,
      ]);
    }

    const waiting = await meet(here, { ...employers.get('control')!.couple.employer.who, role: 'employer' });
    await openLink(waiting, employers.get('control')!.link);
    const now = here.stack.site.now();
    const release = new Date(
      Date.UTC(now.getUTCFullYear() + 1, now.getUTCMonth(), Number(dayOf(now).slice(8)) + 31),
    );
    const date = plainDate(release.toISOString().slice(0, 10));
    expect(await waiting.page.locator('main').innerText()).toContain(date);
    await waiting.goto('/gids/');
    expect(waiting.status()).toBe(403);
    expect(await waiting.page.locator('main').innerText()).toContain(date);
    const refused = await waiting.page.locator('main').innerText();
    await waiting.goto(pages[0] ?? '');
    expect(await waiting.page.locator('main').innerText()).toBe(refused);
  });

  test('somebody else is told how to log in, and the employee that the website is not for that role', async () => {
    const stranger = await here.visitor();
    await stranger.goto('/gids/');
    expect(stranger.status()).toBe(401);
    await stranger.follow('/inloggen/');
    await employee.goto('/gids/');
    expect(employee.status()).toBe(403);
    expect(await employee.page.locator('h1').innerText()).toBe(content(here.trial.id).gate.none.heading);
  });

  test('[T6] a researcher signs in with a code and sees couples under pseudonyms, without a name', async () => {
    const email = await addResearcher(here.stack, 'coordinator');
    const researcher = await meet(here, { role: 'coordinator', name: '', email });
    await researcher.goto('/onderzoekers/');
    await researcher.page.locator('[name="email"]').fill(email);
    await researcher.press('/api/onderzoekers/code');
    await researcher.page.locator('[name="code"]').fill(await researcher.letters.code());
    await researcher.press('/api/onderzoekers/inloggen');
    expect(researcher.path()).toBe('/onderzoekers/');
    const rows = await researcher.page.locator('tbody tr').allInnerTexts();
    expect(rows.length).toBeGreaterThan(1);
    const text = await researcher.page.locator('main').innerText();
    for (const name of ['Marieke', 'Hassan', 'Yilmaz', 'bakkerij']) expect(text).not.toContain(name);
    expect(await researcher.page.locator('thead').innerText()).not.toMatch(/groep/i);
  });

  test('the log of all this holds no name, address, code, token or answer', async () => {
    const mails = await here.mail.mails();
    const secrets = mails
      .flatMap((mail) => [linkIn(mail)?.split('t=')[1], mail.to[0]?.address])
      .filter((one) => one !== undefined);
    const log = here.log.join('\n');
    expect(log.length).toBeGreaterThan(1000);
    for (const secret of [...secrets, 'Marieke', 'Hassan', 'under_two_years', 'supervisor'])
      expect(log).not.toContain(secret);
    for (const code of mails.flatMap(
      ({ text }) => /code is:? (\d{3}) ?(\d{3})/.exec(text)?.slice(1, 3).join('') ?? [],
    ))
      expect(log).not.toContain(code);
  });
});
