/**
 * [C1] The two of a couple are independent: a year is lived twice from the same beginning, once with something that
 * happens to one of them and once without, and all that the other ever sees, gets and can open must be equal.
 */
import { describe, expect, test } from 'vitest';
import { dueSteps, planOf } from '../../src/domain/due.ts';
import { waveTrial } from '../../src/domain/due.fixture.ts';
import { readHistories } from '../../src/server/database/schedule.ts';
import { useDatabase, type Row, type TestDatabase } from './database.ts';
import {
  after,
  completedCouple,
  days,
  invitee,
  joinedCouple,
  makeList,
  person,
  secret,
  send,
  setUp,
  sha256,
  type Api,
  type Sent,
} from './journey.ts';
import { researcher as researcherAt } from './desk.ts';
import { by, codeOf, login, replace, report, researcher } from './life.ts';

let coordinator: string;
const db = useDatabase(async () => {
  // One couple in each arm lives in the same world.
  await setUp(db.api, { list: makeList(0, ['now', 'later']) });
  coordinator = await researcher(db);
  for (const name of COUPLES) await completedCouple(db.api, name);
  await send(db.api, after(45));
  await db.owner(`update ops.session set expires_at = '2030-01-01'`);
});

const COUPLES = ['inga', 'otto'];
const employee = (name: string): string => `${name}@home.example`;
const employer = (name: string): string => `boss-${name}@work.example`;
const newcomer = (name: string): string => `new-${name}@work.example`;
const addressOf = { employee, employer, newcomer };
type Who = keyof typeof addressOf;

/** Days on which something can happen, counted from randomisation: the windows are 92 to 120 and 365 to 393. */
const DAYS = [
  1, 5, 9, 20, 21, 26, 51, 92, 93, 99, 101, 106, 111, 113, 120, 121, 124, 365, 366, 372, 380, 386, 393, 395,
  397, 400, 405,
];
/** The last days of the two windows. */
const LAST_DAYS = [120, 393];
/** The middle of that day. */
const noon = (day: number): number => days(day) + 120;

interface Event {
  readonly who: Who;
  readonly day: number;
  /** What happens to the person with this address, of the couple with this name. */
  readonly act?: (world: TestDatabase, email: string, name: string, minutes: number) => Promise<Row>;
  /** The word that says that it really happened. */
  readonly says?: string;
  /** Instead of on the first day on which it can be. */
  readonly answers?: 'never' | 'late';
}

const told =
  (kind: string): NonNullable<Event['act']> =>
  async ({ api }, email, _name, minutes) =>
    report(api, await login(api, email, minutes), kind, minutes);
const recorded =
  (kind: string): NonNullable<Event['act']> =>
  async (world, email, _name, minutes) =>
    by(world, coordinator)(
      'record_life_event',
      after(minutes),
      await codeOf(world, email),
      kind,
      null,
      'a call',
    );
const withdraws =
  (grade: string): NonNullable<Event['act']> =>
  async ({ api }, email, _name, minutes) =>
    api('withdraw', after(minutes), await login(api, email, minutes), grade);

const bounces: NonNullable<Event['act']> = ({ api }, email, _name, minutes) =>
  api('record_bounce', after(minutes), person(email)['email_hash'], 'hard');
const pauses: NonNullable<Event['act']> = async ({ api }, email, _name, minutes) =>
  api('pause', after(minutes), await login(api, email, minutes), after(minutes + days(21)).slice(0, 10));
const moves: NonNullable<Event['act']> = async ({ api }, email, _name, minutes) => {
  const session = await login(api, email, minutes);
  await api('request_address', after(minutes), session, person(`moved-${email}`), sha256('code'));
  return api('confirm_address', after(minutes), session, sha256('code'));
};
/** A researcher types it, and the person confirms it with the link and the code that was said. */
const movesByPhone: NonNullable<Event['act']> = async (world, email, _name, minutes) => {
  const change = crypto.randomUUID();
  const [code, next] = [await codeOf(world, email), person(`called-${email}`)];
  await researcherAt(world, coordinator).act(
    'change_contact',
    after(minutes),
    code,
    change,
    next,
    sha256(change),
    null,
    'called',
    'x',
  );
  await world.owner(
    `with m as (update ops.message set state = 'sent', sent_at = $2 where kind = 'address-desk' and state = 'due' returning *)
     insert into ops.link (message, participant, target, token_hash) select m.id, m.participant, 'address', $1 from m`,
    [sha256(`link ${change}`), after(minutes)],
  );
  return world.api('confirm_proposal', after(minutes), sha256(`link ${change}`), sha256(change));
};
const reports: NonNullable<Event['act']> = async (world, email, name, minutes) => {
  const event = await recorded('died')(world, email, name, minutes);
  return by(world, coordinator)('withdraw_life_event', after(minutes + 1), event['event'], 'a namesake');
};
const invitesAnother: NonNullable<Event['act']> = async ({ api }, _email, name, minutes) => {
  const { result } = await replace(api, name, newcomer(name), minutes);
  return result;
};
const invitesInVain: NonNullable<Event['act']> = async ({ api }, email, name, minutes) => {
  const session = await login(api, email, minutes);
  await report(api, session, 'other_employer', minutes);
  return api('invite', after(minutes), session, invitee(newcomer(name)), true);
};

/** What can happen to anybody; on a quiet day, or in the middle of a questionnaire. */
const anybody = (who: Who): Record<string, Event> => ({
  'no more contact': { who, day: 20, act: withdraws('no_contact'), says: 'withdrawn' },
  'no more data': { who, day: 20, act: withdraws('no_data'), says: 'withdrawn' },
  'no more data, half-way a questionnaire': {
    who,
    day: 101,
    act: withdraws('no_data'),
    says: 'withdrawn',
    answers: 'never',
  },
  erased: { who, day: 20, act: withdraws('erase'), says: 'withdrawn' },
  'erased, at the end': { who, day: 395, act: withdraws('erase'), says: 'withdrawn' },
  dies: { who, day: 20, act: recorded('died'), says: 'recorded' },
  'dies, half-way a questionnaire': {
    who,
    day: 101,
    act: recorded('died'),
    says: 'recorded',
    answers: 'never',
  },
  'death recorded by mistake': { who, day: 93, act: reports, says: 'withdrawn' },
  'couple apart': { who, day: 20, act: recorded('couple_apart'), says: 'recorded' },
  'second couple': { who, day: 20, act: recorded('second_couple'), says: 'recorded' },
  bounces: { who, day: 92, act: bounces, says: 'recorded' },
  pauses: { who, day: 92, act: pauses, says: 'paused' },
  'changes address': { who, day: 20, act: moves, says: 'changed' },
  'changes address by telephone': { who, day: 20, act: movesByPhone, says: 'changed' },
  'never answers': { who, day: 20, answers: 'never' },
  'answers late': { who, day: 20, answers: 'late' },
});

const EVENTS: Record<'employee' | 'employer', Record<string, Event>> = {
  employee: {
    ...anybody('employee'),
    'other employer': { who: 'employee', day: 20, act: told('other_employer'), says: 'recorded' },
    'other manager': { who: 'employee', day: 20, act: told('other_manager'), says: 'recorded' },
    'job lost': { who: 'employee', day: 101, act: told('job_lost'), says: 'recorded' },
    'contract ended': { who: 'employee', day: 20, act: told('contract_ended'), says: 'recorded' },
    'invites another, who joins': { who: 'employee', day: 20, act: invitesAnother, says: 'signed_up' },
    'invites another half-way a questionnaire': {
      who: 'employee',
      day: 101,
      act: invitesAnother,
      says: 'signed_up',
    },
    'invites another in vain': { who: 'employee', day: 20, act: invitesInVain, says: 'invited' },
  },
  employer: {
    ...anybody('employer'),
    'no longer guides': { who: 'employer', day: 20, act: told('no_longer_guides'), says: 'recorded' },
    'no longer guides, by the team': {
      who: 'employer',
      day: 101,
      act: recorded('no_longer_guides'),
      says: 'recorded',
    },
  },
};

const histories = async (api: Api, at: string) =>
  readHistories.parse(await api('read_histories', at, null, 1000)).people;

async function schedule(api: Api, minutes: number): Promise<void> {
  const at = after(minutes);
  const people = await histories(api, at);
  await api(
    'apply_steps',
    at,
    people.flatMap((history) => dueSteps(waveTrial, history, new Date(at))),
  );
  await api('forget_expired', at);
}

/** Who has a questionnaire open today, by role and couple, sends it in; who stopped or died has none. */
async function answer(world: TestDatabase, minutes: number, willing: (who: Who) => boolean): Promise<void> {
  const { api } = world;
  const open = (await histories(api, after(minutes))).flatMap(({ participant, occasions, state }) =>
    state === 'active' && occasions.some((one) => one.state === 'open') ? [participant] : [],
  );
  const emails = await world.owner(
    `select c.email_enc from people.contact c where c.participant = any ($1) order by 1`,
    [open],
  );
  for (const row of emails) {
    const email = String(row['email_enc']).replace('v1.email.', '');
    if (!willing(whoHas(email))) continue;
    const session = await login(api, email, minutes);
    const page = await api('read_session', after(minutes), session);
    for (const one of (page['questionnaires'] as Row[]).filter(({ state }) => state === 'open'))
      await api(
        'submit_questionnaire',
        after(minutes),
        session,
        one['questionnaire'],
        1,
        'web',
        [],
        [],
        {},
        null,
      );
  }
}

const whoHas = (email: string): Who =>
  email.includes('new-') ? 'newcomer' : email.includes('boss-') ? 'employer' : 'employee';

/** All that a person sees today: the session, the own page, what the plan still holds. Without names of new rows. */
async function seenBy(api: Api, email: string, minutes: number): Promise<unknown> {
  const session = await login(api, email, minutes);
  const page = await api('read_session', after(minutes), session);
  const mine = await api('read_mine', after(minutes), session);
  const given = await api('read_everything', after(minutes), session);
  const history = (await histories(api, after(minutes))).find(
    ({ participant }) => participant === page['participant'],
  );
  const plan = history && planOf(waveTrial, history, new Date(after(minutes)));
  return JSON.parse(
    JSON.stringify({ page, mine, given, plan }, (key, value: unknown) => (key === 'id' ? undefined : value)),
  ) as unknown;
}

interface Life {
  /** By observer, day by day: what was seen and what was mailed. */
  readonly [email: string]: unknown[];
}

/** Lives the year in a branch of `base` and gives what the observers saw and got. */
async function live(base: TestDatabase, event: Event | null, observers: readonly Who[]): Promise<Life> {
  const world = await base.branch();
  const { api } = world;
  const lives: Record<string, unknown[]> = {};
  const watched = COUPLES.flatMap((name) => observers.map((who) => addressOf[who](name)));
  const newest = new Map<string, string>();
  const mailed = (messages: readonly Sent[], day: number): void => {
    for (const { id: _id, link, token, ...message } of messages) {
      const email = message.email_enc.replace('v1.email.', '');
      if (!watched.includes(email)) continue;
      if (token) newest.set(email, token);
      (lives[email] ??= []).push({ day, mail: { ...message, target: link?.target } });
    }
  };
  for (const day of DAYS) {
    if (event?.day === day && event.act) {
      for (const name of COUPLES) {
        const minutes = noon(day) - 90;
        const result = await event.act(world, addressOf[event.who](name), name, minutes);
        expect(result['status']).toBe(event.says);
      }
    }
    await schedule(api, noon(day));
    mailed(await send(api, after(noon(day))), day);
    await answer(world, noon(day) + 1, (who) => {
      const how = who === event?.who && day >= event.day ? event.answers : undefined;
      return how !== 'never' && (how === 'late' ? LAST_DAYS.includes(day) : day !== 92);
    });
    for (const email of watched)
      (lives[email] ??= []).push({ day, seen: await seenBy(api, email, noon(day) + 5) });
    // The newest link opens what it opens.
    for (const [email, token] of newest) {
      const { status, target } = await api('open_link', after(noon(day) + 6), token, secret(), null);
      (lives[email] ??= []).push({ day, link: status, target });
    }
  }
  await world.close();
  return lives;
}

describe('[C1] after the draw', () => {
  for (const [who, other] of [
    ['employee', 'employer'],
    ['employer', 'employee'],
  ] as const) {
    describe(`whatever happens to the ${who}, the ${other} sees, gets and can open the same`, () => {
      let quiet: Life | undefined;
      const quietYear = async (): Promise<Life> => (quiet ??= await live(db, null, [other]));

      test('in a year in which there is something to see', async () => {
        const without = await quietYear();
        for (const [email, life] of Object.entries(without)) {
          const bytes = JSON.stringify(life);
          expect([email, bytes.includes('"kind":"wave"'), bytes.includes('"kind":"end"')]).toEqual([
            email,
            true,
            true,
          ]);
          expect(bytes).toContain('"state":"submitted"');
          expect(bytes).toContain('"step":"remind"');
          expect(bytes).toContain('"link":"opened"');
        }
        const bytes = JSON.stringify(without);
        if (other === 'employer') expect(bytes).toContain('"guidance":"waiting"');
        if (other === 'employer') expect(bytes).toContain('"guidance":"open"');
      });

      test.each(Object.entries(EVENTS[who]))('%s', async (_name, event) => {
        const without = await quietYear();
        expect(await live(db, event, [other])).toEqual(without);
      });
    });
  }
});

describe('[C1] after another took the place of the employer', () => {
  const events: Record<string, Event> = {
    'the employee stops': { who: 'employee', day: 51, act: withdraws('no_data'), says: 'withdrawn' },
    'the employee dies': {
      who: 'employee',
      day: 101,
      act: recorded('died'),
      says: 'recorded',
      answers: 'never',
    },
    'the employee changes work again': {
      who: 'employee',
      day: 51,
      act: told('other_employer'),
      says: 'recorded',
    },
    'the former employer erases': { who: 'employer', day: 51, act: withdraws('erase'), says: 'withdrawn' },
    'the former employer no longer guides': {
      who: 'employer',
      day: 51,
      act: told('no_longer_guides'),
      says: 'recorded',
    },
    'the new employer stops': { who: 'newcomer', day: 51, act: withdraws('no_data'), says: 'withdrawn' },
    'the new employer dies': { who: 'newcomer', day: 51, act: recorded('died'), says: 'recorded' },
    'the new employer never answers': { who: 'newcomer', day: 51, answers: 'never' },
  };
  const everybody: readonly Who[] = ['employee', 'employer', 'newcomer'];

  test('whatever happens to one of the three, the two others notice nothing', async () => {
    const base = await db.branch();
    for (const name of COUPLES)
      expect((await replace(base.api, name, newcomer(name), 100)).result['status']).toBe('signed_up');
    await base.owner(`update ops.session set expires_at = '2030-01-01'`);
    const quiet = await live(base, null, everybody);
    expect(Object.values(quiet).every((life) => JSON.stringify(life).includes('"kind":"end"'))).toBe(true);
    for (const [name, event] of Object.entries(events)) {
      const others = everybody.filter((who) => who !== event.who);
      const without = Object.fromEntries(
        Object.entries(quiet).filter(([email]) => others.includes(whoHas(email))),
      );
      expect([name, await live(base, event, others)]).toEqual([name, without]);
    }
  }, 120_000);
});

describe('[C1] before the draw', () => {
  test('the page of the other stays as it is, until a person decides', async () => {
    const base = await db.branch();
    await joinedCouple(base.api, 'early', 100);
    await send(base.api, after(140));
    for (const [who, other] of [
      ['employee', 'employer'],
      ['employer', 'employee'],
    ] as const) {
      const seen = async (event: Event | null): Promise<unknown> => {
        const world = await base.branch();
        if (event?.act) {
          const result = await event.act(world, addressOf[who]('early'), 'early', 160);
          expect(result['status']).toBe(event.says);
        }
        const lives = [];
        for (const minutes of [300, days(1), days(9), days(27), days(29), days(35)]) {
          await schedule(world.api, minutes);
          const mails = (await send(world.api, after(minutes))).filter(({ email_enc: to }) =>
            to.endsWith(`.${addressOf[other]('early')}`),
          );
          lives.push({
            mails: mails.map(({ kind, email_enc }) => [kind, email_enc]),
            seen: await seenBy(world.api, addressOf[other]('early'), minutes + 1),
          });
        }
        await world.close();
        return lives;
      };
      const without = await seen(null);
      for (const [name, event] of Object.entries(EVENTS[who]))
        expect([name, await seen(event)]).toEqual([name, without]);
    }
  });
});
