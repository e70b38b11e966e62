/** The other way round: the employer hands a link over, sees one page that never changes, and hears nothing else [C2]. */
import { describe, expect, test } from 'vitest';
import { linkIn } from '../../dev/mail.ts';
import { check, consent, meet, openLink, signUp, typeCode, type Person } from './person.ts';
import { usePlace } from './place.ts';

const here = usePlace();
const ineke = { role: 'employer', name: 'Ineke Bos', email: 'ineke@hoveniers-bos.example' };
let employer: Person;
let link: string;

/** The own page as its reader gets it, byte for byte. */
const ownPage = async ({ page }: Person) => (await page.context().request.get(`${here.url}/mijn/`)).text();

const choose = async ({ page, press }: Person, free: string, choice: string) => {
  await page.locator(`[name="free"][value="${free}"]`).check();
  await page.locator(`[name="choice"][value="${choice}"]`).check();
  await press('/api/uitnodiging/antwoord');
};

describe('the employer comes first', () => {
  test('[C2] signing up asks nothing about the employee, and ends with a text and a link to hand over', async () => {
    employer = await meet(here, ineke);
    await employer.goto('/');
    await employer.follow('/meedoen/werkgever/');
    await signUp(here, employer);
    expect(employer.path()).toBe('/mijn/');
    link = (await employer.page.locator('textarea').inputValue()).trim();
    expect(link).toMatch(new RegExp(`^${here.url}/start/\\?t=[\\w-]{43}$`));
    expect(await employer.page.locator('.letter').innerText()).toContain(link);
    expect(await employer.page.locator('.letter').innerText()).not.toMatch(/kanker|ziek/i);
  });

  let page: string;
  test('[C2] the employee first reads that nobody is told, and that no has no consequences', async () => {
    await here.pass({ minutes: 1 });
    page = await ownPage(employer);
    const employee = await meet(here, { role: 'employee', name: 'Joop Smit', email: 'joop@thuis.example' });
    await openLink(employee, link);
    expect(employee.path()).toBe('/uitnodiging/');
    const [first, second] = await employee.page.locator('main h1 ~ p').allInnerTexts();
    expect(first).toMatch(/opent.*niet.*kiest/s);
    expect(first).toMatch(/Alleen als u allebei meedoet, hoort die persoon dat er een koppel is/);
    expect(second).toMatch(/geen gevolgen/);
    await employee.press('/api/uitnodiging/antwoord');
    expect([employee.status(), await employee.page.locator('[data-error-summary] li').count()]).toEqual([
      422, 2,
    ]);
    await choose(employee, 'yes', 'no');
    expect(employee.status()).toBe(200);
    expect(await employee.page.locator('main').innerText()).toContain('Het heeft geen gevolgen');
  });

  test('[C2] after that no the page of the employer has the same bytes', async () => {
    const mails = await here.mail.mails(ineke.email);
    await here.pass({ minutes: 10 });
    expect(await ownPage(employer)).toBe(page);
    expect(await here.mail.mails(ineke.email)).toEqual(mails);
  });

  test('[C2] who handed the link over cannot find the answer by opening it', async () => {
    const spy = await meet(here, ineke);
    await openLink(spy, link);
    expect([spy.status(), spy.path()]).toEqual([200, '/uitnodiging/']);
  });

  test('[C2] who does not feel free to say no goes no further either, and is told kindly', async () => {
    const employee = await meet(here, { role: 'employee', name: 'Els Kok', email: 'els@thuis.example' });
    await openLink(employee, link);
    await choose(employee, 'no', 'yes');
    expect(await employee.page.locator('h1').innerText()).toBe('Het is goed zo');
    expect(await ownPage(employer)).toBe(page);
  });

  test('somebody who says yes signs up with an own address, and then there is a couple', async () => {
    const employee = await meet(here, { role: 'employee', name: 'Sami Aksoy', email: 'sami@thuis.example' });
    await openLink(employee, link);
    await choose(employee, 'yes', 'yes');
    expect(employee.path()).toBe('/meedoen/werknemer/');
    await check(here, employee);
    expect(await ownPage(employer)).toBe(page);
    await consent(here, employee);
    expect(await ownPage(employer)).toBe(page);
    await typeCode(employee);
    await here.pass({ minutes: 1 });
    for (const { letters } of [employee, employer]) {
      const mail = await letters.next(({ subject }) => subject.includes('vragenlijst'));
      expect(linkIn(mail)).not.toBeNull();
    }
    expect(await ownPage(employer)).not.toBe(page);
  });
});
