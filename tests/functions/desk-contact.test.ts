/** Another address for who lost the old mailbox: typed at the desk, confirmed by its owner, by the real functions and mails. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkIn } from '../../dev/mail.ts';
import { researchRoles } from '../../src/domain/access.ts';
import { newestCode, signedIn } from './support/desk.ts';
import { openSite, type Site } from './support/site.ts';
import {
  couple,
  fresh,
  mailedCode,
  tokenOf,
  visitor,
  type Form,
  type Page,
  type Person,
  type Visitor,
} from './support/visitor.ts';

let site: Site;
let desk: Visitor;
beforeAll(async () => {
  site = await openSite();
  desk = await signedIn(site, 'coordinator');
});
afterAll(() => site.stop());

interface Lost {
  readonly who: Person;
  readonly other: Person;
  readonly code: string;
}

/** A couple of which one (the employee) has a mailbox that is gone. */
async function lost(role: 'employee' | 'employer' = 'employee', gone = true): Promise<Lost> {
  const [employee, employer] = await couple(site);
  const [who, other] = role === 'employee' ? [employee, employer] : [employer, employee];
  if (gone)
    await site.world.database.recordBounce(
      site.world.clock.now(),
      site.world.secrets.emailHash(who.email),
      'hard',
      null,
    );
  return { who, other, code: await newestCode(site, role) };
}

const typed = (participant: string, email: string, more: Form = {}): Form => ({
  participant,
  email,
  email_again: email,
  phone: '',
  recognised: 'knew',
  reason: 'mail van het werk bestaat niet meer',
  ...more,
});
const change = (form: Form) => desk.post('/api/onderzoekers/adres', form);
const bounceTask = async (code: string): Promise<string> => {
  const [row] = await site.database.sql<{ id: string }>(
    `select t.id from trial.task t join trial.participant p on p.id = t.participant where p.code = $1 and t.kind = 'bounce'`,
    [code],
  );
  return row?.id ?? '';
};
const saidIn = (page: Page): string => /(\d{3}) (\d{3})<\/p>/.exec(page.html)?.slice(1).join('') ?? '';
const mailTo = async (email: string) => (await site.mail.mails(email)).at(-1);
const linkTo = async (email: string): Promise<string> => {
  await site.pass(0);
  const mail = await mailTo(email);
  return (mail && linkIn(mail)) ?? '';
};
const pathOf = (link: string) => link.replace(/^https?:\/\/[^/]+/, '');
const confirm = (link: string, code: string, browser = visitor(site)) =>
  browser.post('/api/adres/bevestigen', { token: tokenOf(link), code });
const signIn = async (email: string): Promise<Page> => {
  const browser = visitor(site);
  await browser.post('/api/code/aanvragen', { email });
  return browser.post('/api/code/bevestigen', { code: await mailedCode(site, email) });
};
const sees = async ({ browser }: Person): Promise<string> => (await browser.get('/mijn/')).html;

describe('another address', () => {
  test.each(['employee', 'employer'] as const)(
    '[C9] of an %s is typed at the desk and counts from the code of the telephone, typed behind the link of the mail',
    async (role) => {
      const { who, other, code } = await lost(role);
      await other.mine();
      const before = await sees(other);
      const task = await bounceTask(code);
      expect((await desk.get(`/onderzoekers/bellen/taak/?id=${task}`)).html).toContain(
        `/onderzoekers/adres/?code=${code}`,
      );
      const next = fresh('nieuw').replace(/@.*/, '@gmail.com');
      const shown = await change(typed(code, next));
      const said = saidIn(shown);
      expect([shown.status, said.length, shown.html.includes(next)]).toEqual([200, 6, true]);
      const link = await linkTo(next);
      expect(link).toContain('/adres/?t=');
      const mail = await mailTo(next);
      expect(`${mail?.subject}${mail?.text}${mail?.html}`).not.toMatch(
        new RegExp(`${who.name}|${said.slice(0, 3)} ?${said.slice(3)}`),
      );
      expect(mail?.headers['list-unsubscribe']).toBe(undefined);

      const owner = visitor(site);
      for (let n = 0; n < 3; n += 1)
        expect((await owner.get(pathOf(link))).html).toContain('De zes cijfers van de telefoon');
      expect((await owner.post('/api/sessie/openen', { token: tokenOf(link) })).status).toBe(404);
      const wrong = await confirm(link, said === '123456' ? '654321' : '123456', owner);
      expect([wrong.status, wrong.html.includes('id="code-fout"')]).toEqual([422, true]);
      const done = await confirm(link, `${said.slice(0, 3)} ${said.slice(3)}`, owner);
      expect(done.html).toContain('Uw nieuwe adres is bewaard');
      expect([...owner.cookies.keys()]).toEqual([]);
      expect((await confirm(link, said, owner)).html).toContain('Uw nieuwe adres is bewaard');
      expect((await owner.get(pathOf(link))).html).toContain('Uw nieuwe adres is bewaard');

      expect((await signIn(next)).path).toBe('/mijn/');
      expect((await site.mail.mails(who.email)).filter(({ subject }) => subject === told())).toEqual([]);
      expect((await desk.get('/onderzoekers/bellen/')).html).not.toContain(task);
      const page = await desk.get(`/onderzoekers/adres/?code=${code}`);
      expect(page.html).toContain('E-mailadres: veranderd');
      expect(page.html).toContain('mail van het werk bestaat niet meer');
      expect(page.html).not.toContain('mail kwam terug op <span>1');
      expect(await sees(other)).toBe(before);
    },
  );

  test('is told to the old one, when that still takes mail', async () => {
    const { who, code } = await lost('employer', false);
    const next = fresh('ander');
    const said = saidIn(await change(typed(code, next)));
    await confirm(await linkTo(next), said);
    const mail = await mailTo(who.email);
    expect(mail?.subject).toBe(told());
    expect(`${mail?.text}${mail?.html}`).not.toContain(next);
    await site.pass(60);
    expect((await site.mail.mails(who.email)).filter(({ subject }) => subject === told())).toHaveLength(1);
  });

  test('the code runs out after ten minutes; another is said, and the mail stays good until it ends', async () => {
    const { code } = await lost();
    const next = fresh('laat').replace(/@.*/, '@gmail.com');
    const said = saidIn(await change(typed(code, next)));
    const link = await linkTo(next);
    await site.pass(11);
    expect((await confirm(link, said)).html).toContain('Bel ons, dan krijgt u nieuwe');
    const again = saidIn(await desk.post('/api/onderzoekers/adres-code', { participant: code }));
    expect(again).toHaveLength(6);
    expect((await confirm(link, said)).status).toBe(again === said ? 200 : 422);
    await site.pass(site.world.trial.addressHours * 60);
    expect((await visitor(site).get(pathOf(link))).html).toContain('Deze link werkt niet meer');
    expect((await confirm(link, again)).html).toContain('Deze link werkt niet meer');
    const page = await desk.get(`/onderzoekers/adres/?code=${code}`);
    expect(page.html).toContain('niet op tijd bevestigd');
    const late = await desk.post('/api/onderzoekers/adres-code', { participant: code });
    expect([late.status, late.html.includes('Er wacht geen nieuw adres meer')]).toEqual([422, true]);
  });

  test('that was typed wrong is taken back, also after the mail left', async () => {
    const { code } = await lost();
    const next = fresh('fout').replace(/@.*/, '@gmail.com');
    const shown = await change(typed(code, next));
    const link = await linkTo(next);
    const [, id = ''] = /name="change" value="([0-9a-f-]{36})"/.exec(shown.html) ?? [];
    const back = await desk.post('/api/onderzoekers/adres-terug', { participant: code, change: id });
    expect([back.path, back.html.includes('is teruggenomen')]).toEqual([
      `/onderzoekers/adres/?code=${code}&klaar=terug`,
      true,
    ]);
    expect((await confirm(link, saidIn(shown))).html).toContain('Deze link werkt niet meer');
    const twice = await desk.post('/api/onderzoekers/adres-terug', { participant: code, change: id });
    expect(twice.status).toBe(422);
  });

  test('a slip comes back beside the field, with what was typed; an address at work is asked about first', async () => {
    const { code } = await lost();
    const slips = await change(
      typed(code, 'een@gmail.com', { email_again: 'twee@gmail.com', recognised: '', reason: '' }),
    );
    expect(slips.status).toBe(422);
    for (const field of ['recognised', 'email_again', 'reason'])
      expect(slips.html).toContain(`id="${field}-fout"`);
    expect(slips.html).toContain('value="een@gmail.com"');
    expect((await change(typed(code, 'coordinator@umc.example'))).html).toContain('Dit is uw eigen adres');
    const work = fresh('werk');
    const asked = await change(typed(code, work));
    expect([asked.status, asked.html.includes('Ja, de persoon wil dit adres')]).toEqual([200, true]);
    expect(await site.mail.mails(work)).toEqual([]);
    expect(saidIn(await change(typed(code, work, { sure: 'ja' })))).toHaveLength(6);
    const { who: taken } = await lost('employee', false);
    const refused = await change(typed(code, taken.email, { sure: 'ja' }));
    expect(refused.html).toContain('Vraag om een ander adres, en zeg niet waarom');
  });

  test('a number counts at once, and an empty address stays as it is', async () => {
    const { code } = await lost('employee', false);
    const none = await change(typed(code, '', { phone: '06 87654321', recognised: 'called' }));
    expect([none.status, none.html.includes('id="recognised-fout"')]).toEqual([422, true]);
    const page = await change(typed(code, '', { phone: '06 87654321' }));
    expect(page.path).toBe(`/onderzoekers/adres/?code=${code}&klaar=telefoon`);
    expect(page.html).toContain('06 87654321');
    expect((await change(typed(code, '', { phone: '+31 6 8765 4321' }))).html).toContain('id="email-fout"');
    expect((await change(typed(code, '', { recognised: 'called' }))).html).toContain('geen nummer');
  });
});

test('[T6] who has no right to it is sent away, and a stranger learns nothing', async () => {
  const { code } = await lost();
  const next = fresh('nooit').replace(/@.*/, '@gmail.com');
  const forms: Readonly<Record<string, Form>> = {
    '/api/onderzoekers/adres': typed(code, next),
    '/api/onderzoekers/adres-code': { participant: code },
    '/api/onderzoekers/adres-terug': { participant: code, change: crypto.randomUUID() },
  };
  for (const role of Object.keys(researchRoles).filter((one) => one !== 'coordinator' && one !== 'monitor')) {
    const other = await signedIn(site, role);
    expect([role, (await other.get(`/onderzoekers/adres/?code=${code}`)).path]).toEqual([
      role,
      '/onderzoekers/',
    ]);
    for (const [path, form] of Object.entries(forms))
      expect([role, path, (await other.post(path, form)).path]).toEqual([role, path, '/onderzoekers/']);
  }
  await site.pass(1);
  expect(await site.mail.mails(next)).toEqual([]);
  const stranger = visitor(site);
  expect((await stranger.get('/adres/?t=x')).html).toContain('Deze link werkt niet meer');
  expect((await stranger.get(`/adres/?t=${'x'.repeat(43)}`)).html).toContain('Deze link werkt niet meer');
  expect((await stranger.post('/api/adres/bevestigen', {})).html).toContain('Deze link werkt niet meer');
});

test('[D1, D2] no address in the clear in database, address line or log', async () => {
  const { code } = await lost();
  const next = fresh('geheim').replace(/@.*/, '@gmail.com');
  const shown = await change(typed(code, next, { phone: '06 87654321' }));
  await confirm(await linkTo(next), saidIn(shown));
  const kept = `${await site.everything()}${site.log.join('\n')}`;
  for (const told of [next, '687654321', saidIn(shown)]) expect(kept).not.toContain(told);
});

const told = (): string | undefined => site.world.content.messages['address-old']['employee']?.subject;
