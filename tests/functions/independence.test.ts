/**
 * [C1] The two of a couple are independent, through the real functions: couples live side by side on one clock; in some
 * something happens to one person, in others nothing does. Every byte that reaches the others of the same arm is
 * compared: the own page, what the gate lets through, and each mail.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handle as runSchedule } from '../../functions/run-schedule.ts';
import { codeIn, type CaughtMail } from '../../dev/mail.ts';
import { addDays, dayOf, momentOf, weekdayOf } from '../../src/domain/calendar.ts';
import { ACCESS_COOKIE } from '../../src/server/cookies.ts';
import { openSite, type Site } from './support/site.ts';
import { fresh, mailedCode, person, type Page, type Person } from './support/visitor.ts';

const ROLES = ['employee', 'employer'] as const;
type Role = (typeof ROLES)[number];
type Couple = Readonly<Record<Role, Person>>;
interface Event {
  readonly who: Role;
  /** Does it, and gives the page that says so. */
  readonly act: (who: Person) => Promise<Page>;
  /** What that page must hold: else nothing happened, and there is nothing to compare. */
  readonly says: RegExp;
}

const AFTER = { no_contact: /klaar=berichten/, no_data: /tot-ziens.gestopt/, erase: /tot-ziens.gewist/ };
const withdraws = (who: Role, grade: keyof typeof AFTER): Event => ({
  who,
  act: ({ browser }) => browser.post('/api/stoppen', { grade, confirm: 'ja' }),
  says: AFTER[grade],
});
const tells = (who: Role, change: string): Event => ({
  who,
  act: ({ browser }) => browser.post('/api/mijn/verandering', { change, changed_on: '' }),
  says: /wij hebben het genoteerd/,
});
const anybody = (who: Role): Record<string, Event> => ({
  [`the ${who} wants no more mail`]: withdraws(who, 'no_contact'),
  [`the ${who} stops`]: withdraws(who, 'no_data'),
  [`the ${who} erases`]: withdraws(who, 'erase'),
  [`the ${who} pauses`]: {
    who,
    act: ({ browser }) =>
      browser.post('/api/mijn/pauze', { until: addDays(dayOf(site.world.clock.now()), 14) }),
    says: /klaar=pauze/,
  },
  [`the ${who} moves to another address`]: { who, act: moves, says: /klaar=adres/ },
  [`the mail of the ${who} bounces`]: {
    who,
    act: async (one) => {
      await site.world.database.recordBounce(
        site.world.clock.now(),
        site.world.secrets.emailHash(one.email),
        'hard',
        null,
      );
      return one.mine();
    },
    says: /adres/,
  },
  [`the ${who} dies`]: {
    who,
    act: async (one) => {
      await site.database.sql(
        `select trial.end_by_death($1, c.participant) from people.contact c where c.email_hash = $2`,
        [site.world.clock.now().toISOString(), site.world.secrets.emailHash(one.email)],
      );
      return one.browser.get('/mijn/');
    },
    says: /^.inloggen/,
  },
});
const EVENTS: Readonly<Record<string, Event>> = {
  ...anybody('employee'),
  ...anybody('employer'),
  'the employee lost the job': tells('employee', 'job_lost'),
  'the employee has another manager': tells('employee', 'other_manager'),
  'the employee invites another employer, who joins': {
    who: 'employee',
    act: invitesAnother,
    says: /De loting is gedaan/,
  },
  'the employer no longer guides': tells('employer', 'no_longer_guides'),
};

let site: Site;
const arms = new Map<string, string>();
/** By event; and one in each arm to which nothing happens, under `quiet <arm>`. */
const couples = new Map<string, Couple>();
/** What each observer saw and got, moment by moment: by couple and role. */
const lives = new Map<string, string[]>();

/** Time passes, with the schedule and the sender at work. */
async function wait(days: number, at = '11:00'): Promise<void> {
  const now = site.world.clock.now();
  await site.pass((+momentOf(addDays(dayOf(now), days), at) - +now) / 60_000);
  for (let more = true; more;) {
    const { counts } = await runSchedule(site.world);
    await site.pass(1);
    more = Object.keys(counts).length > 0;
  }
}

async function moves(one: Person): Promise<Page> {
  const email = fresh('moved');
  await one.browser.post('/api/mijn/adres', { email, email_again: email, sure: 'ja' });
  return one.browser.post('/api/mijn/adres/bevestigen', { code: await mailedCode(site, email) });
}

async function invitesAnother(employee: Person): Promise<Page> {
  const another = person(site, 'employer', 'Cora Kok', fresh('cora'));
  await tells('employee', 'other_employer').act(employee);
  const invited = await employee.browser.post('/api/uitnodiging', employee.invitation(another));
  expect(invited.html).toContain('Uw nieuwe uitnodiging staat klaar');
  await site.pass(31);
  await another.opens(await another.link());
  await another.joins();
  return another.mine();
}

/** Couples that do every step together and are randomised on one day, with the arm of each. */
async function makeCouples(count: number): Promise<(Couple & { readonly arm: string })[]> {
  const made = Array.from({ length: count }, () => ({
    employee: person(site, 'employee', 'Anna de Wit', fresh('anna')),
    employer: person(site, 'employer', 'Bert Bos', fresh('bert')),
  }));
  for (const { employee, employer } of made) {
    await employee.joins();
    await employee.browser.post('/api/uitnodiging', employee.invitation(employer));
  }
  await site.pass(31);
  for (const { employer } of made) {
    await employer.opens(await employer.link());
    await employer.joins();
  }
  await site.pass(1);
  for (const one of made.flatMap((couple) => ROLES.map((role) => couple[role]))) {
    await one.opens(await one.link());
    await one.submits();
  }
  await site.pass(1);
  const arms = await site.database.sql<{ hash: string; arm: string }>(
    `select c.email_hash as hash, a.arm from trial.allocation a join trial.member m on m.couple = a.couple
     join people.contact c on c.participant = m.participant`,
  );
  const armOf = ({ email }: Person): string =>
    arms.find(({ hash }) => hash === site.world.secrets.emailHash(email))?.arm ?? 'none';
  return made.map((couple) => ({ ...couple, arm: armOf(couple.employee) }));
}

/** Everybody but those to whom something happened looks at what there is. */
async function look(days: number): Promise<void> {
  await wait(days);
  const sent = await site.mail.mails();
  for (const [name, couple] of couples) {
    for (const role of ROLES) {
      if (EVENTS[name]?.who === role) continue;
      const other = couple[role === 'employee' ? 'employer' : 'employee'];
      const key = `${name} ${role}`;
      lives.set(key, [...(lives.get(key) ?? []), await noticed(couple[role], other, sent)]);
    }
  }
}

/** The own page, what the gate lets through, and all mail so far: without what is one's own, such as an address or a token. */
async function noticed(one: Person, other: Person, sent: readonly CaughtMail[]): Promise<string> {
  // A session ends with the days; a code for the address opens a new one.
  if ((await one.mine()).path === '/inloggen/') {
    await one.browser.post('/api/code/aanvragen', { email: one.email, token: '' });
    await one.code();
  }
  const page = await one.mine();
  expect([page.status, page.path]).toEqual([200, '/mijn/']);
  const renewed = await one.browser.post('/api/sessie/vernieuwen');
  const token = one.browser.cookies.get(ACCESS_COOKIE) ?? '';
  const { scope } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
    scope: unknown;
  };
  const mails = sent.filter((mail) => mail.to[0]?.address === one.email && codeIn(mail) === null);
  const all = [
    page.html,
    renewed.html,
    JSON.stringify(scope),
    ...mails.flatMap(({ subject, text, html = '' }) => [subject, text, html]),
  ];
  return all
    .join('\n====\n')
    .replaceAll(one.email, 'own@address')
    .replaceAll(other.email, 'other@address')
    .replace(/\?t=[\w-]+/g, '?t=token');
}

beforeAll(async () => {
  site = await openSite();
  // Tuesday morning: what is sent on a day is sent on that day in every couple, whenever this test runs.
  const today = dayOf(site.world.clock.now());
  await wait(((9 - weekdayOf(today)) % 7) + 7, '09:30');
  const names = Object.keys(EVENTS);
  for (const couple of await makeCouples(names.length + 2)) {
    const quiet = `quiet ${couple.arm}`;
    const name = couples.has(quiet) ? names.shift() : quiet;
    if (name === undefined) continue;
    couples.set(name, couple);
    arms.set(name, couple.arm);
  }
  await wait(1, '09:30');
  for (const [name, { who, act, says }] of Object.entries(EVENTS)) {
    const one = couples.get(name)?.[who];
    if (!one) throw new Error(name);
    await one.mine();
    const page = await act(one);
    expect([name, says.test(page.path + page.html)]).toEqual([name, true]);
  }
  // Soon after; while a questionnaire is open; when it is closed and all reminders left; after the release.
  for (const days of [1, 91, 30]) await look(days);
  for (const days of [80, 170]) await wait(days);
  await look(40);
}, 600_000);
afterAll(() => site.stop());

describe('[C1] the other of the couple gets the same bytes', () => {
  test.each(Object.entries(EVENTS))('when %s', (name, { who }) => {
    const other = who === 'employee' ? 'employer' : 'employee';
    const quiet = lives.get(`quiet ${arms.get(name)} ${other}`) ?? [];
    const seen = lives.get(`${name} ${other}`) ?? [];
    expect([seen.length, quiet.length]).toEqual([4, 4]);
    seen.forEach((bytes, moment) => expect(bytes).toBe(quiet[moment]));
  });

  test('in a year in which there was something to get', () => {
    const all = [...lives.values()].flat();
    expect(all).toHaveLength(4 * (Object.keys(EVENTS).length + 4));
    for (const words of ['"gids"', '"waiting"', 'vragenlijst/employer', 'vragenlijst/employee'])
      expect([words, all.some((bytes) => bytes.includes(words))]).toEqual([words, true]);
  });
});
