/** A recruiter with a code of their own, who comes by its link, and an organisation that asks for a talk. */
import { describe, expect, test } from 'vitest';
import { addResearcher } from '../../dev/demo/researchers.ts';
import { content } from '../../content/index.ts';
import { OWN_CODE } from '../../src/domain/via.ts';
import { chooseByKeyboard, tabTo, tickByKeyboard, typeByKeyboard } from './keyboard.ts';
import { look } from './look.ts';
import { meet } from './person.ts';
import { usePlace } from './place.ts';

const here = usePlace();
const WIDE = { viewport: { width: 1280, height: 900 } };
const BARE = { javaScriptEnabled: false };
/** A browser of somebody: the one of the tests says that it is a program. */
const PHONE = {
  userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1',
};
const { kit } = content('miles');
const professional = kit.audiences.find(({ company }) => !company)?.code ?? '';
const business = kit.audiences.find(({ company }) => company)?.code ?? '';

/** Puts a code and its counts in the first quarter of last year. */
async function past(code: string, steps: Readonly<Record<string, number>>): Promise<void> {
  const { sql } = here.stack.database;
  await sql(`update trial.via_code set made_at = '2025-01-02' where code = $1`, [code]);
  for (const [step, n] of Object.entries(steps))
    await sql(
      `insert into trial.via_count select code, '2025-01-01', $2, company, $3::int from trial.via_code where code = $1`,
      [code, step, String(n)],
    );
}

describe('a code of one’s own', () => {
  test('by keyboard: type it, make it, keep the private link, look at the totals, take it back', async () => {
    const { page, goto, after, path, status } = await here.visitor();
    await goto(`/verspreiden/${professional}/`);
    await typeByKeyboard(page, OWN_CODE, 'Poli-Oost');
    expect(await page.locator('#link').innerText()).toContain('/?via=poli-oost');
    await after(() => page.keyboard.press('Enter'));
    expect(await page.locator('h1').innerText()).toBe('Uw code is gemaakt');
    await look(page, 'code-made');
    const link = await page.locator('#eigen').innerText();
    await tabTo(page, '[data-copy="eigen"]');
    await tabTo(page, 'main a[href*="?code=poli-oost"]');
    await after(() => page.keyboard.press('Enter'));
    expect(await page.locator('#link').innerText()).toContain('/?via=poli-oost');

    await goto(new URL(link).pathname + new URL(link).search);
    await look(page, 'code-totals-none');
    await past('poli-oost', { visit: 31, check: 6, sign_up: 2 });
    await page.reload();
    expect(await page.locator('tbody tr').last().innerText()).toMatch(/maart 2025\s+31\s+6\s+0–4/);
    await look(page, 'code-totals');
    await tabTo(page, 'form[action="/api/verspreiden/intrekken"] button');
    await after(() => page.keyboard.press('Enter'));
    expect(status()).toBe(422);
    await look(page, 'code-withdraw-error');
    await tickByKeyboard(page, 'sure');
    await tabTo(page, 'form[action="/api/verspreiden/intrekken"] button');
    await after(() => page.keyboard.press('Enter'));
    expect(path()).toBe('/verspreiden/code/');
    expect(await page.locator('main').innerText()).toContain('telt niet meer');
    await look(page, 'code-withdrawn');
  });

  test('without JavaScript and on a wide screen: a company makes one, and reads visits only', async () => {
    const { page, goto, press, status } = await here.visitor({ ...BARE, ...WIDE });
    await goto(`/verspreiden/${business}/`);
    await page.locator(`[name="${OWN_CODE}"]`).fill('oncologie');
    await press('/api/verspreiden/code');
    expect(status()).toBe(422);
    expect(await page.title()).toMatch(/^Fout: /);
    expect(await page.locator(`[name="${OWN_CODE}"]`).inputValue()).toBe('oncologie');
    await page.locator(`[name="${OWN_CODE}"]`).fill('');
    await press('/api/verspreiden/code');
    const code = await page.locator('main strong').first().innerText();
    expect(code).toMatch(new RegExp(`^${business}-`));
    expect(await page.locator('button:visible').count()).toBe(0);
    const link = new URL(await page.locator('#eigen').innerText());
    await past(code, { visit: 8 });
    await goto(link.pathname + link.search);
    expect(await page.locator('th[scope="col"]').allInnerTexts()).toEqual(['Kwartaal', 'Bezoeken']);
  });

  test('that can’t be one is explained, and what is wrong on a wide screen has no axe finding', async () => {
    const { page, goto, press } = await here.visitor(WIDE);
    await goto(`/verspreiden/${professional}/`);
    await page.locator(`[name="${OWN_CODE}"]`).fill('kanker-poli');
    await press('/api/verspreiden/code');
    await look(page, 'code-refused');
  });
});

describe('[C4] who comes by a link', () => {
  const visits = async () =>
    here.stack.database.sql<{ code: string; step: string; n: number }>(
      'select code, step, n from trial.via_count where day > $1 order by code, step',
      ['2025-12-31'],
    );

  test('lands on the site without a cookie, without script, and is told before the check what is counted', async () => {
    await here.stack.database.sql('delete from trial.via_count');
    const { page, goto, path, follow } = await here.visitor({ ...BARE, ...PHONE });
    await goto(`/?via=${business}`);
    expect(page.url()).toBe(`${here.url}/`);
    await goto(`/?via=${professional}`);
    expect(path()).toBe('/via/welkom/');
    expect(await page.locator('h1').innerText()).toBe(content('miles').home.title);
    expect(await page.context().cookies()).toEqual([]);
    expect(await visits()).toMatchObject([
      { code: business, step: 'visit', n: 1 },
      { code: professional, step: 'visit', n: 1 },
    ]);
    await follow(`/via/werknemer/?via=${professional}`);
    expect(await page.locator('main').innerText()).toContain('Bij u bewaren wij hem niet');
  });

  test.each([
    ['a telephone', {}],
    ['a wide screen', WIDE],
  ])('meets no axe finding on %s', async (_on, options) => {
    const { page, goto } = await here.visitor({ ...PHONE, ...options });
    await goto(`/?via=${professional}`);
    await look(page, 'via-home');
    await goto(`/via/werknemer/?via=${professional}`);
    await look(page, 'via-check');
  });
});

describe('a talk about a plan of one’s own', () => {
  const fill = { organisation: 'Bakkerij Bol', name: 'Bea Bol', email: 'bea@bakkerij-bol.example' };

  test('without JavaScript: wrong first, then right, from the kit to the thank-you', async () => {
    const { page, goto, press, follow, path, status } = await here.visitor(BARE);
    await goto('/verspreiden/');
    await follow('/verspreiden/gesprek/');
    await press('/api/verspreiden/gesprek');
    expect(status()).toBe(422);
    expect(await page.locator('.error-summary li').count()).toBe(4);
    for (const [name, value] of Object.entries(fill)) await page.locator(`[name="${name}"]`).fill(value);
    await page.locator(`[name="kind"][value="${business}"]`).check();
    await here.pass({ seconds: 30 });
    await press('/api/verspreiden/gesprek');
    expect(path()).toBe('/verspreiden/gesprek/bedankt/');
  });

  test('by keyboard, on a wide screen', async () => {
    const { page, goto, after, press, path } = await here.visitor(WIDE);
    await goto('/verspreiden/gesprek/');
    await press('/api/verspreiden/gesprek');
    await look(page, 'talk-error');
    await page.setViewportSize(WIDE.viewport);
    await goto('/verspreiden/gesprek/');
    await typeByKeyboard(page, 'organisation', 'Ziekenhuis Oost');
    await chooseByKeyboard(page, 'kind', 'anders');
    await typeByKeyboard(page, 'name', 'Els Oost');
    await typeByKeyboard(page, 'email', 'els@oost.example');
    await typeByKeyboard(page, 'plan', 'Een kaart bij de balie');
    await here.pass({ seconds: 30 });
    await tabTo(page, 'form[action="/api/verspreiden/gesprek"] button');
    await after(() => page.keyboard.press('Enter'));
    expect(path()).toBe('/verspreiden/gesprek/bedankt/');
  });

  test.each(['/verspreiden/', '/verspreiden/gesprek/', '/verspreiden/gesprek/bedankt/'])(
    '%s has no axe finding',
    async (path) => {
      const { page, goto } = await here.visitor();
      await goto(path);
      await look(page, `talk${path.slice(12, -1).replaceAll('/', '-')}`);
    },
  );

  test('the coordinator finds it on the desk, with the totals by code, and ends it', async () => {
    const email = await addResearcher(here.stack, 'coordinator');
    const desk = await meet(here, { role: 'coordinator', name: '', email });
    const { page } = desk;
    await desk.goto('/onderzoekers/');
    await page.locator('[name="email"]').fill(email);
    await desk.press('/api/onderzoekers/code');
    await page.locator('[name="code"]').fill(await desk.letters.code());
    await desk.press('/api/onderzoekers/inloggen');
    await desk.follow('/onderzoekers/werving/');
    expect(await page.locator('main').innerText()).toContain('Bakkerij Bol');
    await look(page, 'desk-recruiting');
    await desk.after(() => page.getByRole('link', { name: 'Bekijk Bakkerij Bol' }).click());
    await look(page, 'desk-talk');
    await desk.press('/api/onderzoekers/gesprek-sluiten');
    expect(desk.status()).toBe(422);
    await look(page, 'desk-talk-error');
    await page.locator('[name="outcome"][value="plan"]').check();
    await desk.press('/api/onderzoekers/gesprek-sluiten');
    expect(desk.path()).toBe('/onderzoekers/werving/');
    expect(await page.locator('.tasks').innerText()).not.toContain('Bakkerij Bol');
  });
});
