/** Doing it wrong and doing it twice: nothing is lost, nothing happens twice, and the page says what to do. */
import { describe, expect, test } from 'vitest';
import { linkIn } from '../../dev/mail.ts';
import { actor, joinedCouple, newcomer, type Couple } from './couples.ts';
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
  toReview,
  typeCode,
  type Person,
} from './person.ts';
import { usePlace } from './place.ts';

const here = usePlace();
const vera = { role: 'employee', name: 'Vera Blom', email: 'vera@thuis.example' };
const wout = { role: 'employer', name: 'Wout Dam', email: 'wout@dam-transport.example' };
let employee: Person;

const count = async (what: string): Promise<number> => {
  const [row] = await here.stack.database.sql<{ n: number }>(`select count(*)::int as n from ${what}`);
  return row?.n ?? -1;
};
const doubleClick = (person: Person, action: string) =>
  person.after(() =>
    person.page.locator(`form[action="${action}"] button:is([type=submit], :not([type])):visible`).dblclick(),
  );
const visit = (couple: Couple, role: 'employee' | 'employer') => arrive(here, { ...couple[role].who, role });

describe('codes', () => {
  test('after five wrong codes the right one does not work either, and a new one does', async () => {
    employee = await meet(here, vera);
    await check(here, employee);
    await consent(here, employee);
    const right = await employee.letters.code();
    const wrong = right === '111111' ? '222222' : '111111';
    for (let tries = 0; tries < 5; tries += 1) {
      await typeCode(employee, wrong);
      expect([employee.status(), await employee.page.locator('#code-fout').isVisible()]).toEqual([422, true]);
      expect(await employee.page.locator('[name="code"]').inputValue()).toBe('');
    }
    await typeCode(employee, right);
    expect(employee.status()).toBe(422);
    await employee.goto('/code/');
    await employee.press('/api/code/aanvragen');
    const fresh = await employee.letters.code();
    expect(fresh).not.toBe('');
    await here.pass({ minutes: 11 });
    await typeCode(employee, fresh);
    expect(employee.status()).toBe(422);
    await employee.press('/api/code/aanvragen');
    await typeCode(employee);
    expect(employee.path()).toBe('/meedoen/werknemer/werkgever/');
  });
});

describe('twice', () => {
  test('a double click on send sends one invitation, and ends on the own page', async () => {
    await describeOther(employee, wout);
    await doubleClick(employee, '/api/uitnodiging');
    expect(await count(`trial.invitation i where i.state = 'waiting'`)).toBe(1);
    await employee.goto('/mijn/');
    expect(await employee.page.locator('form[action="/api/uitnodiging/terugnemen"]').isVisible()).toBe(true);
    await here.pass({ minutes: 31 });
    expect(await here.mail.mails(wout.email)).toHaveLength(1);
  });

  test('the same form of consent sent twice makes one participant', async () => {
    const before = await count('trial.participant');
    const twice = await meet(here, { role: 'employee', name: 'Dirk Twee', email: 'dirk@thuis.example' });
    await check(here, twice);
    await twice.follow('/meedoen/werknemer/toestemming/');
    await here.pass({ seconds: 30 });
    for (const box of await twice.page.locator('[type="checkbox"]').all()) await box.check();
    await twice.page.locator('[name="name"]').fill(twice.name);
    await twice.page.locator('[name="email"]').fill(twice.email);
    await doubleClick(twice, '/api/aanmelden');
    expect(await count('trial.participant')).toBe(before + 1);
    await twice.goto('/code/');
    await typeCode(twice);
    expect(twice.path()).toBe('/meedoen/werknemer/werkgever/');
  });

  test('with the back button from the code, consent can be given again without a second person', async () => {
    const before = await count('trial.participant');
    const back = await meet(here, { role: 'employee', name: 'Tineke Terug', email: 'tineke@thuis.example' });
    await check(here, back);
    await consent(here, back);
    await back.page.goBack();
    expect(back.path()).toBe('/meedoen/werknemer/toestemming/');
    await back.letters.code();
    await check(here, back);
    await consent(here, back);
    await typeCode(back);
    expect(back.path()).toBe('/meedoen/werknemer/werkgever/');
    expect(await count('trial.participant')).toBe(before + 1);
  });
});

describe('links', () => {
  test('[C9] the link of an accepted invitation says kindly that it is done', async () => {
    const employer = actor(here, 'employer', wout);
    const invitation = await here.mail.next(wout.email);
    await employer.open(invitation, /^\/uitnodiging\//);
    await employer.accept();
    const again = await meet(here, wout);
    await openLink(again, linkIn(invitation) ?? '');
    expect(again.status()).toBe(410);
    expect(await again.page.locator('main a').first().isVisible()).toBe(true);
  });

  test('[C9] the link of somebody else replaces the session and says so', async () => {
    const [one, other] = [await joinedCouple(here), await joinedCouple(here)];
    const person = await visit(one, 'employee');
    expect(person.path()).toBe('/vragenlijst/employee-t0/');
    await openLink(person, linkIn(await other.employer.letter()) ?? '');
    expect(await person.page.locator('h1').innerText()).toBe('U opende de link van iemand anders');
    await person.follow('/vragenlijst/employer-t0/');
    expect(person.status()).toBe(200);
    await person.goto('/vragenlijst/employee-t0/');
    expect(person.status()).toBe(403);
  });

  test('opening the own link again goes on without a word', async () => {
    const couple = await joinedCouple(here);
    const person = await visit(couple, 'employee');
    await openLink(person, linkIn(await couple.employee.letter()) ?? '');
    expect(person.path()).toBe('/vragenlijst/employee-t0/');
  });
});

describe('the questionnaire', () => {
  let couple: Couple;
  let person: Person;
  const saved = async () => {
    const [row] = await here.stack.database.sql<{ answers: Record<string, string> }>(
      'select answers from trial.draft order by saved_at desc limit 1',
    );
    return row?.answers ?? {};
  };
  const status = (words: RegExp) =>
    expect.poll(() => person.page.locator('[data-status]').innerText(), { timeout: 20_000 }).toMatch(words);

  test('[C10] with the connection cut halfway nothing is lost, and the device keeps nothing once it is saved', async () => {
    couple = await joinedCouple(here);
    person = await visit(couple, 'employee');
    const answers = answersOf(here, baselineOf(here, 'employee'), 2);
    await giveAnswers(person.page, { contract_type: answers['contract_type'] ?? '', contract_hours: '32' });
    await status(/Bewaard/);
    await person.offline(async () => {
      await giveAnswers(person.page, {
        work_kind: 'both',
        hours_last_week: '12',
        last_week_usual: 'usual',
      });
      await status(/Geen verbinding/);
      expect(await person.page.evaluate(() => localStorage.length)).toBeGreaterThan(0);
      await person.page.locator('[data-next]').click();
      await giveAnswers(person.page, { sick_leave_now: 'fully' });
    });
    await status(/Bewaard/);
    await expect.poll(() => person.page.evaluate(() => localStorage.length)).toBe(0);
    expect(await saved()).toMatchObject({
      contract_hours: '32',
      hours_last_week: '12',
      last_week_usual: 'usual',
      sick_leave_now: 'fully',
    });
  });

  test('a double click on send sends it once, and the link says afterwards that it was sent', async () => {
    await toReview(person, answersOf(here, baselineOf(here, 'employee'), 2));
    await doubleClick(person, '/api/vragenlijst/versturen');
    expect(person.path()).toBe('/bedankt/');
    expect(await count('trial.submission')).toBe(1);
    await openLink(person, linkIn(await couple.employee.letter()) ?? '');
    expect(person.status()).toBe(410);
    // The page itself stays open for a quarter of an hour; it says that nothing more is kept.
    person.mayRefuse('/api/vragenlijst/bewaren');
    await person.goto('/vragenlijst/employee-t0/');
    await giveAnswers(person.page, { contract_hours: '8' });
    await status(/al verstuurd/);
  });

  test('going back after sending does not send again', async () => {
    const employer = await visit(couple, 'employer');
    await toReview(employer, answersOf(here, baselineOf(here, 'employer'), 2));
    await employer.press('/api/vragenlijst/versturen');
    const before = await count('trial.submission');
    await employer.page.goBack();
    await employer.page.waitForLoadState();
    expect(await employer.page.locator('body').innerText()).not.toBe('');
    expect(await count('trial.submission')).toBe(before);
  });
});

test('the watch over every visitor sees a request elsewhere, a refused script and an error', async () => {
  const visitor = await here.visitor();
  await visitor.goto('/');
  await visitor.page.evaluate(async () => {
    await fetch('https://elsewhere.example/').catch(() => undefined);
    document.head.append(
      Object.assign(document.createElement('script'), { textContent: 'window.ran = true' }),
    );
    setTimeout(() => {
      throw new Error('on purpose');
    });
  });
  await expect.poll(() => visitor.faults.join()).toContain('on purpose');
  expect(visitor.faults.splice(0).join()).toMatch(/connect-src.*script-src/s);
});

test('someone who signed up before gets the same answer as someone new', async () => {
  const known = actor(here, 'employee', newcomer('thuis'));
  await known.signUp();
  const again = await meet(here, { role: 'employee', ...known.who });
  await again.letters.catchUp();
  await signUp(here, again);
  expect(again.path()).toMatch(/^\/(mijn|meedoen)\//);
});
