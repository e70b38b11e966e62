/** What nobody may learn from a page, an answer, the database or the log. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeIn, linkIn } from '../../dev/mail.ts';
import { openSite, type Site } from './support/site.ts';
import { couple, fresh, person, randomised, tokenOf, visitor, type Person } from './support/visitor.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.stop());

/** All that the site gives this person: own page, what the gate hears, and the mails so far. */
async function given(who: Person) {
  const page = await who.mine();
  const gate = await who.browser.post('/api/sessie/vernieuwen');
  const mails = (await site.mail.mails(who.email)).filter((mail) => codeIn(mail) === null);
  return { page: page.html, gate: gate.html, mails: mails.map(({ subject, text }) => `${subject}\n${text}`) };
}

test('[C6] after a check, passed or not, no row holds anything of whom', async () => {
  const before = new Set((await site.everything()).split('\n'));
  const employee = person(site, 'employee', 'Anna de Wit', fresh('anna'));
  await employee.check();
  const failing = site.world.trial.roles['employee']?.eligibility.flatMap(({ code, options }) => {
    const no = options.find(({ meets }) => !meets);
    return no ? [[code, no.code]] : [];
  });
  const page = await visitor(site).post('/api/aanmelden/controle', {
    role: 'employee',
    ...employee.eligible,
    ...Object.fromEntries(failing ?? []),
    name: 'Anna de Wit',
    email: employee.email,
  });
  expect(page.status).toBe(200);
  expect(page.html).toContain('Meedoen past nu niet');
  const added = (await site.everything()).split('\n').filter((row) => !before.has(row));
  const columns = added.map((row) =>
    Object.keys(JSON.parse(row) as object)
      .sort()
      .join(),
  );
  // A counter by day and outcome, and the limit by keyed hash of the network address.
  expect(new Set(columns)).toEqual(new Set(['day,n,outcome,role', 'key,n,window_start']));
  expect(added.join()).not.toContain(employee.email);
});

test('[D1] the database holds no name and no address in the clear', async () => {
  const [employee, employer] = await couple(site);
  const rows = await site.everything();
  for (const word of [
    employee.email,
    employer.email,
    'Anna de Wit',
    'Bert Bos',
    employer.email.split('@')[1] ?? '',
  ]) {
    expect(rows).not.toContain(word);
  }
});

test('[C1] whatever one member does, the other gets the same bytes', async () => {
  for (const stopping of [0, 1] as const) {
    const both = await randomised(site);
    const [stops, stays] = [both[stopping], both[stopping === 0 ? 1 : 0]];
    const before = await given(stays);
    await stops.mine();
    expect((await stops.browser.post('/api/stoppen', { grade: 'no_data', confirm: 'ja' })).path).toBe(
      '/tot-ziens/gestopt/',
    );
    await site.pass(1);
    expect(await given(stays)).toEqual(before);
  }
});

test('[C1] a stop or silence before the draw does not show either', async () => {
  const [employee, employer] = await couple(site);
  const before = await given(employer);
  await employee.mine();
  await employee.browser.post('/api/stoppen', { grade: 'no_data', confirm: 'ja' });
  await site.pass(1);
  expect(await given(employer)).toEqual(before);
});

test("[C1] only the employer's own stop closes the employer's door, and it does so at the next question of the gate", async () => {
  const [, employer] = await randomised(site);
  await employer.mine();
  const open = await employer.browser.post('/api/sessie/vernieuwen');
  expect(open.html).toContain('"signedIn":true');
  const kept = [...employer.browser.cookies];
  await employer.browser.post('/api/stoppen', { grade: 'no_data', confirm: 'ja' });
  for (const [name, value] of kept) employer.browser.cookies.set(name, value);
  expect((await employer.browser.post('/api/sessie/vernieuwen')).html).toContain('"signedIn":false');
});

test('[C2] the page of who handed a link over is the same, whatever the employee does with it', async () => {
  const employer = person(site, 'employer', 'Cor Dam', fresh('cor'));
  await employer.joins();
  await site.pass(1);
  const before = await given(employer);
  const link = /http:\/\/\S+\/start\/\?t=[\w-]{43}/.exec(before.page)?.[0] ?? '';
  const same = async () => expect(await given(employer)).toEqual(before);

  const employee = person(site, 'employee', 'Dien Eg', fresh('dien'));
  await employee.opens(link);
  await same();
  await employee.browser.post('/api/uitnodiging/antwoord', { free: 'yes', choice: 'yes' });
  await employee.browser.post('/api/aanmelden/controle', { role: 'employee' });
  await same();
  await employee.check();
  await site.pass(1);
  await employee.signUp();
  await same();

  const unfree = person(site, 'employee', 'Fie Gans', fresh('fie'));
  await unfree.opens(link);
  const end = await unfree.browser.post('/api/uitnodiging/antwoord', { free: 'no', choice: 'yes' });
  expect(end.html).toContain('Het is goed zo');
  expect(unfree.browser.cookies.size).toBe(0);
  await site.pass(1);
  await same();
});

test('[C2] after 30 days one fixed message: the same after a no as when nobody opened the link', async () => {
  const letters = [];
  for (const opened of [true, false]) {
    const employer = person(site, 'employer', 'Cor Dam', fresh('cor'));
    await employer.joins();
    const { page } = await given(employer);
    const link = /http:\/\/\S+\/start\/\?t=[\w-]{43}/.exec(page)?.[0] ?? '';
    if (opened) {
      const employee = person(site, 'employee', 'Dien Eg', fresh('dien'));
      await employee.opens(link);
      await employee.browser.post('/api/uitnodiging/antwoord', { free: 'yes', choice: 'no' });
    }
    letters.push(employer);
  }
  await site.pass(31 * 24 * 60);
  await site.pass(1);
  const [declined, unopened] = await Promise.all(
    letters.map(async ({ email }) =>
      (await site.mail.mails(email))
        .filter((mail) => !codeIn(mail) && !linkIn(mail))
        .map(({ subject, text }) => [subject, text]),
    ),
  );
  expect(unopened).toHaveLength(1);
  expect(declined).toEqual(unopened);
});

test('nobody learns from the answers who takes part', async () => {
  const [employee] = await couple(site);
  const answers = [];
  for (const email of [employee.email, fresh('nobody')]) {
    const stranger = visitor(site);
    const asked = await stranger.post('/api/code/aanvragen', { email });
    const wrong = await stranger.post('/api/code/bevestigen', { code: '000000' });
    const mine = await stranger.get('/mijn/');
    const stop = await stranger.post('/api/stoppen', { grade: 'no_data', confirm: 'ja' });
    const gate = await stranger.post('/api/sessie/vernieuwen');
    answers.push([asked, wrong, mine, stop, gate].map(({ status, path, html }) => ({ status, path, html })));
  }
  expect(answers[0]).toEqual(answers[1]);

  const again = person(site, 'employee', 'Anna de Wit', employee.email);
  await again.check();
  await site.pass(1);
  const [known, unknown] = [await again.signUp(), await again.signUp({ email: fresh('new') })];
  expect(known.path).toBe('/code/');
  expect(['/code/', '/meedoen/werknemer/']).toContain(unknown.path);
});

test('the log of a full journey holds no name, address, answer, token or code', async () => {
  const start = site.log.length;
  const [employee, employer] = await randomised(site);
  await employee.mine();
  await employee.browser.post('/api/vragenlijst/versturen', {
    ...employee.answers(),
    contract_hours: '937.25',
  });
  await employee.browser.post('/api/aanmelden/controle', { role: 'employee', 'Anna de Wit': 'x\0' });
  await employee.browser.post('/api/code/aanvragen', { email: 'anna@zonder@adres' });
  await site.fetch(new Request(`http://localhost:8888/start/?t=${tokenOf(await employee.link())}`));
  const log = site.log.slice(start).join('\n');
  expect(site.log.length - start).toBeGreaterThan(15);
  const mails = [...(await site.mail.mails(employee.email)), ...(await site.mail.mails(employer.email))];
  const secrets = [
    ...[employee, employer].flatMap(({ name, email, browser }) => [
      name,
      email,
      ...name.split(' '),
      ...browser.cookies.values(),
    ]),
    ...mails.flatMap((mail) => [codeIn(mail), tokenOf(linkIn(mail) ?? '/')]),
    '937.25',
    'zonder@adres',
    'permanent',
  ];
  for (const secret of secrets.filter((one) => one && one.length > 2)) expect(log).not.toContain(secret);
  for (const line of site.log)
    expect(Object.keys(JSON.parse(line) as object)).toEqual(expect.arrayContaining(['at', 'event']));
});
