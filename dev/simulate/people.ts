/** The invented people: who they are, how they answer and what happens in their lives. Plain data, drawn from the seed. */
import type { Trial } from '../../src/domain/trial.ts';
import { CALM, EARLY_CHANGE, eventsOf, mannerOf, SHARES, type ConsentManner } from './habits.ts';
import { stream } from './random.ts';

/** What goes wrong while somebody fills in a questionnaire. */
export type Mishap =
  | 'lost request'
  | 'lost answer'
  | 'lost while saving'
  | 'sends twice'
  | 'sends twice at once'
  | 'two tabs'
  | 'opens twice'
  | 'over midnight';

/** How somebody answers one wave. */
export interface Manner {
  /** After how many mails of the wave; `phone`: only when called; `never`: not at all. */
  readonly after: 1 | 2 | 3 | 4 | 'phone' | 'never';
  /** Hours after that mail. */
  readonly hours: number;
  readonly mishap: Mishap | null;
  /** Stops halfway, and goes on later on another device. */
  readonly halfway: boolean;
}

export type Happening =
  | { readonly kind: 'pause'; readonly days: number }
  | { readonly kind: 'withdraw'; readonly grade: 'no_contact' | 'no_data' | 'erase' }
  | { readonly kind: 'dies' }
  | { readonly kind: 'moves' }
  | { readonly kind: 'bounces' }
  | { readonly kind: 'changes'; readonly what: string };

/** Something in a life, so many days after signing up. */
export type Event = Happening & { readonly day: number };

export interface Actor {
  /** `12.employee`: the name of the person in the output. */
  readonly key: string;
  readonly couple: number;
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly manners: Readonly<Record<string, Manner>>;
  readonly events: readonly Event[];
  /** How somebody answers the question for a new consent; drawn where it isn't said. For [C1]. */
  readonly consents?: ConsentManner;
  /** A mail program that opens every link by itself before the person does. */
  readonly scanner: boolean;
  /** Nobody calls this person: left for who looks at the demo. */
  readonly untouched?: boolean;
}

/** How far a couple gets. */
export type Course =
  'joins' | 'invitation unopened' | 'invited declines' | 'not eligible' | 'no consent' | 'no code';

export interface Pair {
  readonly number: number;
  /** Minutes after the start at which the first of them arrives. */
  readonly arrives: number;
  /** Whether the role that is invited by mail came first, and handed over a link. */
  readonly reversed: boolean;
  readonly course: Course;
  readonly first: Actor;
  readonly second: Actor;
  /** Who takes the place of the second, if the first changes work. */
  readonly third: Actor;
  /** The number of another couple from the same organisation: a rule of the trial then holds the later one [T2]. */
  readonly overlaps: number | null;
  /** Asks a manager who takes part with another already, if there is one [T2]. */
  readonly sharesManager: boolean;
  /** The other reacts within the hour. */
  readonly quick?: boolean;
}

const NAMES = [
  ...['Marieke', 'Ahmed', 'Joke', 'Willem', 'Fatima', 'Kees', 'Sanne', 'Piet', 'Yasmin', 'Henk', 'Loes'],
  ...['Mo', 'Anneke', 'Ruud', 'Ingrid', 'Bart', 'Esther', 'Dirk', 'Soraya', 'Jan', 'Wilma', 'Youssef'],
];
const FAMILY = [
  ...['de Vries', 'Jansen', 'Bakker', 'Visser', 'Yilmaz', 'Smit', 'Meijer', 'Mulder', 'Bos', 'Peters'],
  ...['van Dijk', 'Hendriks', 'El Amrani', 'Dekker', 'Brouwer', 'de Wit', 'Dijkstra', 'Kok', 'Vos'],
];

export interface Cast {
  readonly trial: Trial;
  readonly seed: number;
  readonly couples: number;
  /** Days over which the couples arrive. */
  readonly days: number;
  /** Members whose life is made uneventful: they answer every mail at once. For [C1]. */
  readonly calm?: ReadonlySet<string>;
  /** Gives one member of each couple something dramatic, in turn. For [C1]. */
  readonly drama?: boolean;
  /** Changes a couple once it is drawn. For the demo, which must have certain people. */
  readonly tweak?: (pair: Pair) => Pair;
}

/** The couples of a simulation in order of arrival, and beside them those who never become one. */
export function castOf(cast: Cast): Pair[] {
  const joining = Array.from({ length: cast.couples }, (_, i) => pairOf(cast, i + 1, 'joins'));
  const others = cast.drama ? 0 : Math.ceil(cast.couples * 0.6);
  const chance = stream(cast.seed, 'who does not join');
  const courses = { 'not eligible': 50, 'no consent': 20, 'no code': 8 } as const;
  const halves = { 'invitation unopened': 14, 'invited declines': 8 } as const;
  const rest = Array.from({ length: others }, (_, i) =>
    pairOf(cast, 1001 + i, chance.weighed({ ...courses, ...halves })),
  );
  const { tweak = (pair: Pair) => pair } = cast;
  return [...joining, ...rest]
    .map((pair) => tweak(pair))
    .sort((a, b) => a.arrives - b.arrives || a.number - b.number);
}

function pairOf(cast: Cast, number: number, course: Course): Pair {
  const { trial, seed, days } = cast;
  const chance = stream(seed, `couple ${number}`);
  // In the daytime, so that nobody arrives in the middle of the night.
  const arrives = chance.int(Math.max(1, days)) * 1440 + chance.between(8 * 60, 21 * 60);
  const reversed = chance.chance(SHARES.reversed);
  const [one = '', two = ''] = Object.keys(trial.roles);
  const overlaps =
    number > 1 && number < 1000 && !cast.drama && chance.chance(SHARES.overlap)
      ? chance.between(1, number - 1)
      : null;
  const extra = course === 'joins' && !cast.drama;
  const early = extra && stream(seed, `couple ${number}`, 'work').chance(SHARES.early_change);
  const baseline = trial.schedule[0]?.code ?? '';
  const first = actorOf(cast, number, one, number);
  const second = actorOf(cast, number, two, overlaps ?? number);
  return {
    number,
    arrives,
    reversed,
    course,
    first: early ? changesEarly(first) : first,
    second: early ? { ...second, manners: { ...second.manners, [baseline]: EARLY_CHANGE.other } } : second,
    third: { ...actorOf(cast, number, two, 5000 + number, 'third'), events: [] },
    overlaps,
    sharesManager:
      extra && !reversed && stream(seed, `couple ${number}`, 'manager').chance(SHARES.same_manager),
  };
}

const changesEarly = (actor: Actor): Actor => ({ ...actor, events: [EARLY_CHANGE.event, ...actor.events] });

/** @param home the couple whose organisation this person belongs to */
function actorOf(cast: Cast, number: number, role: string, home: number, place = ''): Actor {
  const { trial, seed } = cast;
  const key = `${number}.${role}${place && `-${place}`}`;
  const who = stream(seed, `couple ${number}`, role, `who${place}`);
  const [name, family] = [who.pick(NAMES), who.pick(FAMILY)];
  const chance = stream(seed, `couple ${number}`, role, `habits${place}`);
  const invited = trial.roles[role]?.invites?.how !== 'mail';
  const mailbox = `${name}.${family.replaceAll(' ', '')}.${number}${place && `.${place}`}`.toLowerCase();
  const calm = cast.calm?.has(key) ?? false;
  const events = calm ? [] : eventsOf(cast, number, role);
  return {
    key,
    couple: number,
    role,
    name: `${name} ${family}`,
    email: `${mailbox}@${invited ? `organisatie-${home}.example` : 'example.org'}`,
    phone: chance.chance(SHARES.phone) ? `06-${String(chance.between(10_000_000, 99_999_999))}` : null,
    scanner: chance.chance(SHARES.scanner),
    manners: Object.fromEntries(
      [...trial.schedule, { ...trial.baselineAgain, months: 0 }].map(({ code, months }) => [
        code,
        calm || (cast.drama && months === 0)
          ? CALM
          : mannerOf(stream(seed, `couple ${number}`, role, `${code}${place}`), months === 0),
      ]),
    ),
    events,
    ...(calm && { consents: { after: 1, hours: CALM.hours } }),
    // Whose life is dramatic leaves it unanswered, on top of that.
    ...(cast.drama && events.length > 0 && { consents: { after: 'never', hours: 0 } }),
  };
}

/** Members to whom something dramatic happens. */
export const eventful = (pairs: readonly Pair[]): Actor[] =>
  pairs.flatMap(({ first, second }) => [first, second]).filter(({ events }) => events.length > 0);
