/** The play itself: people arrive, mails come, people answer or don't, days go by. */
import { addDays, dayOf, momentOf, timeOf, weekdayOf } from '../../src/domain/calendar.ts';
import { createAgenda } from './agenda.ts';
import { openDesk, type Desk } from './desk.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { castOf, type Actor, type Cast, type Pair } from './people.ts';
import { createPerson, type Person, type Play } from './person.ts';
import { deliver } from './postman.ts';
import { arrive } from './recruit.ts';
import { renewsConsent, type Renewal } from './renewal.ts';
import type { Stage } from './stage.ts';
import { awake, nextMinute, plus } from './times.ts';

/** What acts need of the play: people by key, and a way to do something later. */
export interface Scene extends Play {
  readonly people: ReadonlyMap<string, Person>;
  readonly pairs: readonly Pair[];
  /** Who sits at the desk of the research team. */
  desk: Desk;
  pairOf(actor: Actor): Pair;
  /** Does something at a moment, or when it is over at once after. People sleep at night. */
  later(at: Date, who: Person | null, run: () => Promise<void>): void;
  /** Who reads what is sent to an address. */
  reader(email: string): Person | null;
  /** Mail to this address is for this person from now on. */
  movesTo(person: Person, email: string): void;
}

export interface Played {
  readonly ledger: Ledger;
  readonly pairs: readonly Pair[];
  readonly people: ReadonlyMap<string, Person>;
  /** When the plan was really carried out on the morning of each day. */
  readonly mornings: ReadonlyMap<string, Date>;
  /** Each moment at which it was carried out, in the morning and at other times. */
  readonly plans: readonly { readonly at: Date; readonly morning: boolean }[];
}

export interface PlayOptions {
  readonly startsAt: Date;
  readonly until: Date;
  readonly progress?: (day: string) => void;
  /** A new version of the consent of a role. */
  readonly renewal?: Renewal;
  /** Puts more on the agenda. */
  readonly prepare?: (scene: Scene) => void;
}

/**
 * When the plan is made and carried out: in a deployment every ten minutes, here on weekday mornings. Now and then at
 * night and on a Saturday as well, when nothing may leave.
 */
function nextPlan(after: Date): Date {
  for (let day = dayOf(after); ; day = addDays(day, 1)) {
    const [weekday, even] = [weekdayOf(day), Math.floor(Date.parse(day) / WEEK_MS) % 2 === 0];
    const times = weekday < 6 ? [...(weekday === 2 && even ? ['00:05'] : []), '09:00'] : [];
    if (weekday === 6 && even) times.push('09:00');
    const found = times.map((time) => momentOf(day, time)).find((at) => at > after);
    if (found) return found;
  }
}
const WEEK_MS = 7 * 86_400_000;

/** Plays the cast on the stage, from the first arrival until the end. */
export async function playTrial(stage: Stage, cast: Cast, options: PlayOptions): Promise<Played> {
  const { startsAt, until } = options;
  const ledger = createLedger();
  const agenda = createAgenda();
  const pairs = castOf(cast);
  const people = new Map<string, Person>();
  const addresses = new Map<string, Person>();
  const scene: Scene = {
    seed: cast.seed,
    stage,
    ledger,
    pass: (minutes) => stage.setNow(plus(stage.now(), minutes)),
    people,
    pairs,
    desk: { recordDeath: async () => undefined },
    pairOf: ({ couple }) => pairs.find(({ number }) => number === couple) ?? fail(couple),
    later: (at, who, run) => agenda.add(who ? awake(at) : at, who?.actor.couple ?? 0, run),
    reader: (email) => addresses.get(email.toLowerCase()) ?? null,
    movesTo: (person, email) => void addresses.set(email.toLowerCase(), person),
  };
  for (const pair of pairs) {
    for (const actor of [pair.first, pair.second, pair.third]) {
      const person = createPerson(scene, actor);
      people.set(actor.key, person);
      if (!addresses.has(actor.email)) addresses.set(actor.email, person);
    }
    agenda.add(plus(startsAt, pair.arrives), pair.number, () => arrive(scene, pair));
  }
  deliver(scene);
  stage.setNow(startsAt);
  scene.desk = await openDesk(scene);
  if (options.renewal) renewsConsent(scene, options.renewal);
  options.prepare?.(scene);

  const mornings = new Map<string, Date>();
  const plans: { at: Date; morning: boolean }[] = [];
  let planAt = nextPlan(startsAt);
  let sendAt: Date | null = null;
  let sentAt = startsAt;
  let next: Date | null = null;
  let seen = -1;
  const send = async () => {
    await stage.send();
    sentAt = stage.now();
  };
  for (;;) {
    const first = sendAt !== null && sendAt < planAt ? sendAt : planAt;
    const entry = agenda.next(first < until ? first : until);
    if (entry) {
      advance(stage, entry.at);
      await entry.run();
    } else if (first >= until) {
      break;
    } else if (first === planAt) {
      advance(stage, planAt);
      options.progress?.(dayOf(planAt));
      const morning = timeOf(planAt) === '09:00';
      if (morning) mornings.set(dayOf(planAt), stage.now());
      // Where nobody did anything and nothing was planned, there is nothing to look at; once a week we look all the same.
      const quiet = stage.requests() === seen && (next === null || next > stage.now());
      if (!quiet || !morning || weekdayOf(dayOf(planAt)) === 1) {
        plans.push({ at: stage.now(), morning });
        next = await stage.plan();
        seen = stage.requests();
        await send();
      }
      planAt = nextPlan(planAt);
    } else {
      advance(stage, first);
      await send();
    }
    sendAt = await nextMail(stage, sentAt);
  }
  advance(stage, until);
  return { ledger, pairs, people, mornings, plans };
}

/** The clock never goes back: who is busy keeps the others waiting. */
function advance(stage: Stage, to: Date): void {
  if (to > stage.now()) stage.setNow(to);
}

/**
 * When the sender next finds something, if it isn't the schedule that makes it: what came or was put off since it ran
 * last. What is held back then waits for the next plan, and what came for the hours of sending as well.
 */
async function nextMail(stage: Stage, sentAt: Date): Promise<Date | null> {
  const rows = await stage.database.sql<{ at: string; scheduled: boolean }>(
    `select min(due_at)::text as at, scheduled from ops.message where state = 'due' and due_at >= $1::timestamptz
     group by scheduled`,
    [sentAt.toISOString()],
  );
  const { from, until } = stage.trial.sending;
  const moments = rows
    .map(({ at, scheduled }) => ({ at: new Date(at), scheduled }))
    .filter(({ at, scheduled }) => !scheduled || (timeOf(at) >= from && timeOf(at) < until))
    .map(({ at }) => nextMinute(at > stage.now() ? at : stage.now()));
  return moments.reduce<Date | null>((first, at) => (first === null || at < first ? at : first), null);
}

function fail(couple: number): never {
  throw new Error(`There is no couple ${couple}.`);
}
