/** Nothing that somebody else may catch a glimpse of names an illness [C3], and nothing of one reaches the other [C1, C2]. */
import { describe, expect, test } from 'vitest';
import { linkIn } from '../../dev/mail.ts';
import type { MessageKind } from '../../content/index.ts';
import { content } from '../../content/index.ts';
import { actor, employersOfBothArms, newcomer, randomisedCouple, type Couple } from './couples.ts';
import { outside } from './mailbox.ts';
import { arrive, meet, openLink, signUp, toOwnPage, type Person } from './person.ts';
import { usePlace } from './place.ts';
import { ILLNESS } from './words.ts';

const here = usePlace();
/** Bytes of a page as this person gets it. */
const bytes = async ({ page }: Person, path: string) =>
  (await page.context().request.get(`${here.url}${path}`)).text();
const atOwnPage = async (couple: Couple, role: 'employee' | 'employer'): Promise<Person> => {
  const person = await arrive(here, { ...couple[role].who, role });
  await toOwnPage(person);
  return person;
};

describe('mails', () => {
  test('[C3] no mail of any kind shows an illness before it is opened, and none hangs anything below it', async () => {
    await employersOfBothArms(here);
    const lonely = actor(here, 'employer', newcomer('bedrijf'));
    await lonely.signUp();
    const inviting = actor(here, 'employee', newcomer('thuis'));
    await inviting.signUp();
    await inviting.invite(newcomer('bedrijf'), 'employer');
    await here.pass({ minutes: 31 });
    await lonely.browser.get('/mijn/');
    await here.pass({ days: 31 });
    await here.pass({ minutes: 1 });
    await here.passToNoon();
    // The first wave with its reminders, and the end of the year; a day later each time, so that no Sunday is in the way.
    for (const days of [65, 1, 1, 1, 7, 1, 1, 5, 1, 1, 320, 1, 1, 1]) await here.pass({ days });

    const mails = await here.mail.mails();
    const subjects = mails.map(({ subject }) => subject);
    const kinds = Object.keys(content(here.trial.id).messages) as MessageKind[];
    // A new version, a change of address, paper and a baseline that is too old are told of where they are tried;
    // content/messages.test.ts reads them all.
    const elsewhere: readonly MessageKind[] = [
      'consent-again',
      'address-new',
      'address-old',
      'address-desk',
      'paper-sign-up',
      'again',
      'again-reminder',
    ];
    for (const kind of kinds.filter((one) => !elsewhere.includes(one))) {
      const expected = Object.values(content(here.trial.id).messages[kind]).map(
        ({ subject }) => new RegExp(`^${subject.replace(/\{\w+\}/g, '.+')}$`),
      );
      expect(
        subjects.some((subject) => expected.some((pattern) => pattern.test(subject))),
        `a mail of kind ${kind} was sent`,
      ).toBe(true);
    }
    for (const mail of mails) {
      const { subject, sender, preheader } = outside(mail);
      expect(`${subject} | ${sender} | ${preheader}`).not.toMatch(ILLNESS);
      expect(preheader).not.toBe('');
      expect(linkIn(mail) ?? '').not.toMatch(ILLNESS);
      expect(mail.html).not.toMatch(/<img|<script|src=|url\(/i);
      expect(mail).not.toHaveProperty('attachments.0');
    }
  });

  test('[C2] who has no couple gets one mail, the same whatever the cause', async () => {
    const employers = [
      actor(here, 'employer', newcomer('bedrijf')),
      actor(here, 'employer', newcomer('bedrijf')),
    ];
    for (const employer of employers) {
      await employer.signUp();
      await employer.browser.get('/mijn/');
    }
    const [declined] = employers;
    const link =
      /http[^"<\s]+\/start\/\?t=[\w-]+/.exec((await declined!.browser.get('/mijn/')).html)?.[0] ?? '';
    const employee = await meet(here, { role: 'employee', name: 'Nee Zegger', email: 'nee@thuis.example' });
    await openLink(employee, link);
    await employee.page.locator('[name="free"][value="yes"]').check();
    await employee.page.locator('[name="choice"][value="no"]').check();
    await employee.press('/api/uitnodiging/antwoord');
    await here.pass({ days: 31 });
    await here.pass({ minutes: 1 });
    const last = await Promise.all(
      employers.map(async ({ who }) =>
        (await here.mail.mails(who.email)).map(({ subject, text, time }) => ({
          subject,
          text: text.replace(who.name, ''),
          at: time?.slice(0, 10),
        })),
      ),
    );
    expect(last[0]?.at(-1)?.subject).toBe(content(here.trial.id).messages['no-couple']['employer']?.subject);
    expect(last[0]?.filter(({ text }) => linkIn({ text } as never) === null)).toHaveLength(
      last[1]?.filter(({ text }) => linkIn({ text } as never) === null).length ?? 0,
    );
    expect(last[0]?.at(-1)).toEqual(last[1]?.at(-1));
  });
});

describe('pages', () => {
  test('[C3] until the reader confirms being the person meant, the page of a link speaks of re-integration only', async () => {
    const stranger = await here.visitor();
    await stranger.goto(`/start/?t=${'b'.repeat(43)}`);
    const text = await stranger.page.locator('html').innerText();
    expect(text).not.toMatch(ILLNESS);
    expect(text).toContain(here.trial.neutralName);
    for (const path of [
      '/code/',
      '/inloggen/',
      '/bedankt/',
      '/tot-ziens/',
      '/gids/',
      '/vragenlijst/employee-t0/',
      '/mijn/',
      '/onderzoekers/',
    ]) {
      await stranger.goto(path);
      expect(await stranger.page.title(), path).not.toMatch(ILLNESS);
      expect(await stranger.page.locator('header').innerText(), path).not.toMatch(ILLNESS);
    }
  });

  test('[C3] a personal page sends no referrer and is never stored', async () => {
    const employee = await meet(here, { role: 'employee', name: 'Ria Mos', email: 'ria@thuis.example' });
    await signUp(here, employee);
    for (const path of ['/mijn/', `/start/?t=${'c'.repeat(43)}`]) {
      const headers = (await employee.page.context().request.get(`${here.url}${path}`)).headers();
      expect(headers).toMatchObject({
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex, nofollow',
      });
    }
  });
});

describe('two halves', () => {
  test('[C1] when the employer stops, not one byte changes for the employee', async () => {
    const couple = await randomisedCouple(here);
    const employee = await atOwnPage(couple, 'employee');
    const before = { mine: await bytes(employee, '/mijn/'), mails: await employee.letters.all() };
    await stop(await atOwnPage(couple, 'employer'));
    await here.pass({ minutes: 5 });
    expect({ mine: await bytes(employee, '/mijn/'), mails: await employee.letters.all() }).toEqual(before);
  });

  test('[C1] when the employee stops, the door and the page of the employer stay as they were', async () => {
    const couple = await randomisedCouple(here);
    const employer = await atOwnPage(couple, 'employer');
    const before = {
      gids: await bytes(employer, '/gids/'),
      mine: await bytes(employer, '/mijn/'),
      mails: await employer.letters.all(),
    };
    await stop(await atOwnPage(couple, 'employee'));
    await here.pass({ minutes: 16 });
    expect({
      gids: await bytes(employer, '/gids/'),
      mine: await bytes(employer, '/mijn/'),
      mails: await employer.letters.all(),
    }).toEqual(before);
  });
});

async function stop(person: Person): Promise<void> {
  await person.goto('/mijn/stoppen/');
  await person.page.locator('[name="grade"][value="no_data"]').check();
  await person.press('/api/stoppen');
  await person.press('/api/stoppen');
  expect(person.path()).toBe('/tot-ziens/gestopt/');
}
