/** Every page of one's own, in a real browser: looked at, walked by keyboard, and without JavaScript. */
import { describe, expect, test } from 'vitest';
import { addMonths, dayOf, plainDate } from '../../src/domain/calendar.ts';
import { protocolOf } from '../../src/domain/protocol.ts';
import { randomisedCouple } from './couples.ts';
import { chooseByKeyboard, tabTo, typeByKeyboard } from './keyboard.ts';
import { look } from './look.ts';
import { lettersTo } from './mailbox.ts';
import { arrive, toOwnPage, type Person } from './person.ts';
import { usePlace } from './place.ts';
import { ILLNESS } from './words.ts';

const here = usePlace();

async function atHome(role: 'employee' | 'employer' = 'employee'): Promise<Person> {
  const couple = await randomisedCouple(here);
  const person = await arrive(here, { ...couple[role].who, role });
  await toOwnPage(person);
  return person;
}

const PAGES = ['', 'gegevens/', 'adres/', 'pauze/', 'toestemming/', 'overzicht/', 'stoppen/'];

describe('the pages of one’s own', () => {
  test.each(['employee', 'employer'] as const)(
    'of the %s: axe finds nothing, and each has a way back',
    async (role) => {
      const person = await atHome(role);
      for (const page of PAGES) {
        await person.goto(`/mijn/${page}`);
        expect(person.path()).toBe(`/mijn/${page}`);
        await look(person.page, `own-${role}-${page.replace('/', '') || 'mine'}`);
        if (page) expect(await person.page.locator('main a[href^="/mijn/"]').count()).toBeGreaterThan(0);
      }
    },
  );

  test('with what is wrong, and with what was done', async () => {
    const person = await atHome();
    const { page } = person;
    await person.goto('/mijn/gegevens/');
    await person.press('/api/mijn/adres');
    await look(page, 'own-address-errors');
    await page.locator('[name="email"]').fill('wilma@installatie-post.nl');
    await page.locator('[name="email_again"]').fill('wilma@installatie-post.nl');
    await person.press('/api/mijn/adres');
    await look(page, 'own-address-at-work');
    await page.locator('[name="sure"]').check();
    await person.press('/api/mijn/adres');
    expect(person.path()).toBe('/mijn/adres/');
    await page.locator('[name="code"]').fill('12');
    await person.press('/api/mijn/adres/bevestigen');
    await look(page, 'own-address-code-errors');
    await page.locator('[name="code"]').fill(await lettersTo(here.mail, 'wilma@installatie-post.nl').code());
    await person.press('/api/mijn/adres/bevestigen');
    await look(page, 'own-address-done');
    await page.locator('[name="phone"]').fill('een twee');
    await person.press('/api/mijn/telefoon');
    await look(page, 'own-phone-errors');
    await page.locator('[name="phone"]').fill('06 12345678');
    await person.press('/api/mijn/telefoon');
    await look(page, 'own-phone-done');
    await person.goto('/mijn/pauze/');
    await person.press('/api/mijn/pauze');
    await look(page, 'own-pause-errors');
    await page.locator('[name="until"]').nth(1).check();
    await person.press('/api/mijn/pauze');
    await look(page, 'own-paused');
    await person.goto('/mijn/');
    await look(page, 'own-mine-paused');
    await person.goto('/mijn/stoppen/');
    await person.press('/api/stoppen');
    await look(page, 'own-stop-errors');
    for (const grade of ['no_data', 'erase', 'no_contact']) {
      await person.goto('/mijn/stoppen/');
      await page.locator(`[name="grade"][value="${grade}"]`).check();
      await person.press('/api/stoppen');
      await look(page, `own-sure-${grade}`);
    }
    await person.press('/api/stoppen');
    await look(page, 'own-no-contact');
    await person.goto('/mijn/overzicht/');
    await look(page, 'own-overview-after');
  });

  test('[C3] no tab, no header of a print and no file name speaks of illness', async () => {
    const person = await atHome();
    for (const page of PAGES) {
      await person.goto(`/mijn/${page}`);
      expect((await person.page.title()).split(' · ')[0]).not.toMatch(ILLNESS);
      expect(await person.page.locator('header').innerText()).not.toMatch(ILLNESS);
    }
    await person.page.emulateMedia({ media: 'print' });
    await person.goto('/mijn/overzicht/');
    expect(await person.page.locator('.screen-only').first().isVisible()).toBe(false);
    for (const [path, name] of [
      ['/mijn/agenda.ics', 'agenda.ics'],
      ['/mijn/overzicht.json', 'overzicht.json'],
    ]) {
      const response = await person.page.context().request.get(`${here.url}${path}`);
      expect(response.headers()['content-disposition']).toBe(`attachment; filename="${name}"`);
    }
  });
});

test('[C7] who must consent again is led there by the own page and by the gate', async () => {
  const person = await atHome();
  const role = here.trial.roles['employee'];
  const again = { ...protocolOf(here.trial), version_of_this_test: 1 };
  const consent = { ...again.consent, employee: { version: 'next', again_from: [role?.consent.version] } };
  const load = (protocol: object) =>
    here.stack.database.sql(
      `select api.load_protocol(now(), '${JSON.stringify(protocol).replaceAll("'", "''")}'::jsonb)`,
    );
  await load({ ...again, consent });
  try {
    await person.goto('/mijn/');
    await look(person.page, 'own-consent-again');
    await person.page.context().clearCookies({ name: '__Host-toegang' });
    await person.goto(`/vragenlijst/${role?.baseline}/`);
    expect(person.status()).toBe(403);
    await look(person.page, 'gate-consent-again');
    await person.follow('/mijn/opnieuw/');
    await person.press('/api/mijn/toestemming');
    await look(person.page, 'own-again-errors');
    await person.follow('/mijn/stoppen/');
    expect(person.path()).toBe('/mijn/stoppen/');
  } finally {
    await load(protocolOf(here.trial));
  }
});

describe('by keyboard alone', () => {
  test('a pause, a telephone number, and stopping for good', async () => {
    const person = await atHome();
    const { page } = person;
    await tabTo(page, 'a[href="/mijn/pauze/"]');
    await person.after(() => page.keyboard.press('Enter'));
    const until = await page.locator('[name="until"]').first().getAttribute('value');
    await chooseByKeyboard(page, 'until', until ?? '');
    await tabTo(page, 'button');
    await person.after(() => page.keyboard.press('Enter'));
    expect(await page.locator('main').innerText()).toContain(`U heeft pauze tot ${plainDate(until ?? '')}`);
    await person.goto('/mijn/gegevens/');
    await typeByKeyboard(page, 'phone', '06 12345678');
    await person.after(() => page.keyboard.press('Enter'));
    expect(await page.locator('main').innerText()).toContain('Uw telefoonnummer is bewaard');
    await person.goto('/mijn/stoppen/');
    await chooseByKeyboard(page, 'grade', 'erase');
    await tabTo(page, 'form[action="/api/stoppen"] button');
    await person.after(() => page.keyboard.press('Enter'));
    await tabTo(page, 'button[name="confirm"]');
    await person.after(() => page.keyboard.press('Enter'));
    expect(person.path()).toBe('/tot-ziens/gewist/');
    await look(page, 'own-erased');
  });
});

describe('without JavaScript', () => {
  test('all of it works: what comes, the address, the pause, reading back, stopping', async () => {
    const couple = await randomisedCouple(here);
    const { who } = couple.employee;
    const person = await arrive(here, { ...who, role: 'employee' });
    const plain = await here.visitor({ javaScriptEnabled: false });
    await plain.goto('/inloggen/');
    await plain.page.locator('[name="email"]').fill(who.email);
    await person.letters.catchUp();
    await plain.press('/api/code/aanvragen');
    await plain.page.locator('[name="code"]').fill(await person.letters.code());
    await plain.press('/api/code/bevestigen');
    const today = dayOf(here.stack.site.now());
    const text = await plain.page.locator('main').innerText();
    for (const { months } of here.trial.schedule)
      if (months > 0) expect(text).toContain(plainDate(addMonths(today, months)));
    await plain.follow('/mijn/toestemming/');
    expect(await plain.page.locator('main').innerText()).toContain('Wat u heeft afgesproken');
    await plain.goto('/mijn/pauze/');
    await plain.page.locator('[name="until"]').first().check();
    await plain.press('/api/mijn/pauze');
    await plain.page.locator('button[name="end"]').click();
    await plain.goto('/mijn/stoppen/');
    await plain.page.locator('[name="grade"][value="no_data"]').check();
    await plain.press('/api/stoppen');
    await plain.press('/api/stoppen');
    expect(plain.path()).toBe('/tot-ziens/gestopt/');
    await plain.follow('/inloggen/');
    await plain.page.locator('[name="email"]').fill(who.email);
    await plain.press('/api/code/aanvragen');
    await plain.page.locator('[name="code"]').fill(await person.letters.code());
    await plain.press('/api/code/bevestigen');
    expect(await plain.page.locator('main').innerText()).toContain('U doet niet meer mee');
    await plain.follow('/mijn/stoppen/');
    expect(await plain.page.locator('[name="grade"]').count()).toBe(1);
  });
});
