/** Telling that something changed at work, and inviting who takes the place of the other, through the real functions. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSite, type Site } from './support/site.ts';
import { fresh, person, randomised, type Page, type Person } from './support/visitor.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.stop());

const tell = (who: Person, change: string, changedOn = ''): Promise<Page> =>
  who.browser.post('/api/mijn/verandering', { change, changed_on: changedOn });

describe('telling of a change', () => {
  test('asks a fresh code first [C9], and records nothing without it', async () => {
    const [employee] = await randomised(site);
    await employee.opens(await employee.link());
    const page = await tell(employee, 'other_manager');
    expect(page.path).toBe('/code/');
    expect(await site.database.sql('select kind from trial.life_event')).toEqual([]);
  });

  test('says what is wrong, keeps what was typed, and shows the own page around it', async () => {
    const [employee] = await randomised(site);
    await employee.mine();
    const nothing = await tell(employee, '', 'gisteren');
    expect(nothing.status).toBe(422);
    expect(nothing.html).toContain('Kies wat er veranderd is.');
    expect(nothing.html).toContain('value="gisteren"');
    expect(nothing.html).toContain('Wat komt er nog?');
    const foreign = await tell(employee, 'no_longer_guides', '31-12-2999');
    expect(foreign.html).toContain('Kies wat er veranderd is.');
    expect(foreign.html).toContain('Deze dag is nog niet geweest.');
  });

  test('[C3] no word of the pages around it names an illness', async () => {
    const [employee, employer] = await randomised(site);
    for (const [who, change] of [
      [employee, 'job_lost'],
      [employer, 'no_longer_guides'],
    ] as const) {
      await who.mine();
      const page = await tell(who, change);
      expect(page.html).toContain('wij hebben het genoteerd');
      expect(page.html).not.toMatch(/kanker|ziek|diagnose|behandeling/i);
      expect(page.response.headers.get('cache-control')).toContain('no-store');
    }
  });
});

describe('another in the place of the employer', () => {
  test('from telling to the page of the new employer; the mail and its preview are the same as ever', async () => {
    const [employee, employer, arm] = await randomised(site);
    await employee.mine();
    expect((await employee.browser.get('/mijn/')).html).not.toContain('Nodig een nieuwe');
    const another = person(site, 'employer', 'Cora Kok', fresh('cora'));
    const early = await employee.browser.post('/api/uitnodiging', employee.invitation(another));
    expect(early.status).toBe(409);

    const told = await tell(employee, 'other_manager', '1-1-2026');
    expect(told.html).toContain('Wilt u iemand anders uitnodigen?');
    const mine = await employee.mine();
    expect(mine.html).toContain('Nodig een nieuwe werkgever uit');
    const same = await employee.browser.post('/api/uitnodiging', employee.invitation(employer));
    expect([same.status, same.html.includes('Deze persoon deed al met u mee.')]).toEqual([422, true]);
    const preview = await employee.browser.post('/api/uitnodiging/voorbeeld', employee.invitation(another));
    expect(preview.html).toContain(another.email);
    const unknowing = { ...employee.invitation(another), knows: '' };
    expect((await employee.browser.post('/api/uitnodiging', unknowing)).status).toBe(422);
    const sent = await employee.browser.post('/api/uitnodiging', employee.invitation(another));
    expect(sent.html).toContain('Uw nieuwe uitnodiging staat klaar');

    const back = await employee.browser.post('/api/uitnodiging/terugnemen');
    expect(back.html).toContain('Nodig een nieuwe werkgever uit');
    await employee.browser.post('/api/uitnodiging', employee.invitation(another));
    await site.pass(31);
    expect((await employee.mine()).html).toContain('Uw nieuwe uitnodiging is verstuurd');

    await another.opens(await another.link());
    const joined = await another.joins();
    expect(joined.path).toBe('/mijn/');
    expect(joined.html).toContain(arm === 'intervention' ? 'href="/gids/"' : 'De website gaat open op');
    expect(joined.html).not.toContain('Invullen');
    const after = await employee.mine();
    expect(after.html).not.toMatch(/nieuwe (uitnodiging|werkgever)/);
    await site.pass(1);
    const [mail] = (await site.mail.mails(another.email)).slice(-1);
    expect(mail?.subject).toBe('Bericht over uw deelname: uw groep is bekend');
  });
});

describe('a person in two couples', () => {
  test('[T2] hears kindly that one is enough; who invited sees nothing but the same page as ever', async () => {
    const [, employer] = await randomised(site);
    const second = person(site, 'employee', 'Dirk Dam', fresh('dirk'));
    await second.joins();
    await second.browser.post('/api/uitnodiging', second.invitation(employer));
    await site.pass(31);
    const before = (await second.mine()).html;
    await employer.opens(await employer.link());
    const asked = await employer.joins();
    expect(asked.html).toContain('U doet al mee');
    expect((await employer.browser.get('/mijn/')).path).toBe('/mijn/');
    expect((await second.mine()).html).toBe(before);
    expect(
      await site.database.sql(`select kind from trial.life_event where kind = 'second_couple'`),
    ).toHaveLength(1);
  });
});
