/** Who lost the old mailbox: the coordinator types another address on the phone, and the person confirms it; on a telephone, by keyboard, without script. */
import { beforeAll, expect, test } from 'vitest';
import { addResearcher } from '../../dev/demo/researchers.ts';
import { linkIn } from '../../dev/mail.ts';
import { joinedCouple } from './couples.ts';
import { chooseByKeyboard, tabTo, typeByKeyboard } from './keyboard.ts';
import { look } from './look.ts';
import { meet, type Person } from './person.ts';
import { usePlace } from './place.ts';

const here = usePlace();
const NEXT = 'noor.nieuw@gmail.com';
let desk: Person;
let old: string;
let code: string;

beforeAll(async () => {
  const { employee } = await joinedCouple(here);
  old = employee.who.email;
  const email = await addResearcher(here.stack, 'coordinator');
  desk = await meet(here, { role: 'coordinator', name: '', email });
  await desk.goto('/onderzoekers/');
  await desk.page.locator('[name="email"]').fill(email);
  await desk.press('/api/onderzoekers/code');
  await desk.page.locator('[name="code"]').fill(await desk.letters.code());
  await desk.press('/api/onderzoekers/inloggen');
  // The mail server of the old employer says that there is no such mailbox.
  await here.stack.database.sql(
    `select ops.stop_address($1::timestamptz, c.participant, c.email_hash, null) from people.contact c
     where c.role = 'employee' and c.active`,
    [here.stack.site.now().toISOString()],
  );
});

const press = (selector: string) =>
  desk.after(async () => {
    await tabTo(desk.page, selector);
    await desk.page.keyboard.press('Enter');
  });
const said = async () => (await desk.page.locator('.said-code').innerText()).replace(' ', '');
const newestLink = async () => linkIn((await here.mail.mails(NEXT)).at(-1)!) ?? '';

test('the coordinator comes from the list to the form, and types the new address by keyboard only', async () => {
  await desk.goto('/onderzoekers/bellen/');
  await press('a[href*="/onderzoekers/bellen/taak/"]');
  await look(desk.page, 'address-task');
  await press('a[href^="/onderzoekers/adres/"]');
  code = new URL(desk.page.url()).searchParams.get('code') ?? '';
  await look(desk.page, 'address-form');
  await chooseByKeyboard(desk.page, 'recognised', 'knew');
  await typeByKeyboard(desk.page, 'email', NEXT);
  await typeByKeyboard(desk.page, 'email_again', 'noor.niew@gmail.com');
  await desk.after(() => desk.page.keyboard.press('Enter'));
  expect(desk.status()).toBe(422);
  await look(desk.page, 'address-form-errors');
  await chooseByKeyboard(desk.page, 'recognised', 'knew');
  await typeByKeyboard(desk.page, 'email_again', NEXT);
  await typeByKeyboard(desk.page, 'reason', 'mail van het werk bestaat niet meer');
  await press('form#contact button');
  expect(await said()).toMatch(/^\d{6}$/);
  await look(desk.page, 'address-code');
});

test('[C9] what scanners do with the link changes nothing; the person types the figures, without script', async () => {
  await here.pass({ minutes: 1 });
  const link = await newestLink();
  const figures = await said();
  for (const method of ['GET', 'HEAD', 'POST', 'GET', 'POST']) {
    const answer = await fetch(link, { method });
    await answer.arrayBuffer();
    expect([method, answer.status < 500]).toEqual([method, true]);
  }
  const person = await meet(here, { role: 'employee', name: '', email: NEXT }, { javaScriptEnabled: false });
  await person.goto(link);
  await person.press('/api/adres/bevestigen');
  expect(person.status()).toBe(422);
  await person.page.locator('[name="code"]').fill(figures === '000000' ? '111111' : '000000');
  await person.press('/api/adres/bevestigen');
  expect(await person.page.locator('.field-error:visible').innerText()).toContain('kloppen niet');
  const shown = await meet(here, { role: 'employee', name: '', email: NEXT });
  await shown.goto(link);
  await look(shown.page, 'address-confirm');
  await shown.press('/api/adres/bevestigen');
  await look(shown.page, 'address-confirm-error');

  await desk.goto(`/onderzoekers/adres/?code=${code}`);
  await look(desk.page, 'address-waiting');
  await here.pass({ minutes: 11 });
  await person.page.locator('[name="code"]').fill(figures);
  await person.press('/api/adres/bevestigen');
  expect(await person.page.locator('.field-error:visible').innerText()).toContain('werken niet meer');
  await press('form[action="/api/onderzoekers/adres-code"] button');
  const again = await said();
  await shown.page.locator('[name="code"]').fill(again);
  await tabTo(shown.page, 'form[action="/api/adres/bevestigen"] button');
  await shown.after(() => shown.page.keyboard.press('Enter'));
  await look(shown.page, 'address-done');
  expect(await shown.page.locator('h1').innerText()).toBe('Uw nieuwe adres is bewaard');
  await desk.goto(`/onderzoekers/adres/?code=${code}`);
  await look(desk.page, 'address-changed');
  expect(await desk.page.locator('main').innerText()).toContain(NEXT);
  expect(await desk.page.locator('main').innerText()).not.toContain(old);
  await shown.goto('/adres/?t=old');
  await look(shown.page, 'address-over');
  await desk.goto('/onderzoekers/berichten/');
  await look(desk.page, 'address-messages');
});
