/** How invented people behave: how soon they answer, what goes wrong, and what happens in their lives. */
import type { Actor, Cast, Event, Happening, Manner, Mishap } from './people.ts';
import { stream, type Stream } from './random.ts';

/** Shares of people, by what they do: guesses that lie near the published ones (attrition 72% at half a year). */
export const SHARES = {
  reversed: 0.2,
  overlap: 0.04,
  same_manager: 0.06,
  early_change: 0.06,
  scanner: 0.3,
  phone: 0.8,
  halfway: 0.2,
  mishap: 0.35,
  event: 0.3,
  after: { 1: 50, 2: 17, 3: 8, 4: 7, phone: 8, never: 10 },
  baseline: { 1: 76, 2: 12, 3: 4, 4: 2, phone: 3, never: 3 },
  event_kind: { pause: 25, withdraw: 25, dies: 8, moves: 16, bounces: 14, changes: 22 },
  grade: { no_contact: 35, no_data: 40, erase: 25 },
  consent: { 1: 55, 2: 20, phone: 12, never: 13 },
} as const;

const MISHAPS: readonly Mishap[] = [
  'lost request',
  'lost answer',
  'lost while saving',
  'sends twice',
  'sends twice at once',
  'two tabs',
  'opens twice',
  'over midnight',
];

const CHANGES: Readonly<Record<string, readonly string[]>> = {
  employee: ['other_employer', 'other_manager', 'job_lost', 'contract_ended'],
  employer: ['no_longer_guides'],
};

/** Answers every questionnaire some hours after its first mail. */
export const CALM: Manner = { after: 1, hours: 3, mishap: null, halfway: false };

/** How somebody answers a wave, drawn. */
export function mannerOf(chance: Stream, baseline: boolean): Manner {
  const word = chance.weighed(baseline ? SHARES.baseline : SHARES.after);
  const after = word === 'phone' || word === 'never' ? word : (Number(word) as 1 | 2 | 3 | 4);
  // Most within a day, some only after some days.
  const hours = Math.max(1, Math.round(-Math.log(1 - chance.next()) * 20));
  const drawn = chance.chance(SHARES.mishap) ? chance.pick(MISHAPS) : null;
  // A baseline of the last minute is too old for the draw when the other was quick: that happens, and not often.
  const mishap = baseline && drawn === 'over midnight' && chance.chance(0.8) ? null : drawn;
  return { after, hours: Math.min(hours, 100), mishap, halfway: chance.chance(SHARES.halfway) };
}

/** Work changes in the first week: before the other, who waits for a reminder, has answered the baseline. */
export const EARLY_CHANGE = {
  event: { kind: 'changes', what: 'other_manager', day: 6 },
  other: { after: 2, hours: 30, mishap: null, halfway: false },
} as const satisfies { event: Event; other: Manner };

/** How somebody answers the question for consent to a new version: after so many mails, when called, or never. */
export interface ConsentManner {
  readonly after: 1 | 2 | 'phone' | 'never';
  readonly hours: number;
}

export function consentMannerOf(seed: number, { couple, role, key, consents }: Actor): ConsentManner {
  if (consents) return consents;
  const chance = stream(seed, `couple ${couple}`, role, key, 'consent again');
  const word = chance.weighed(SHARES.consent);
  const after = word === 'phone' || word === 'never' ? word : (Number(word) as 1 | 2);
  return { after, hours: chance.between(1, 90) };
}

/** What happens in the life of a member of a couple, in order of day. */
export function eventsOf(cast: Cast, number: number, role: string): Event[] {
  const chance = stream(cast.seed, `couple ${number}`, role, 'life');
  if (cast.drama) return dramaOf(cast, number, role, chance);
  if (!chance.chance(SHARES.event)) return [];
  const many = chance.chance(0.25) ? 2 : 1;
  return Array.from({ length: many }, () => eventOf(chance, role, chance.weighed(SHARES.event_kind))).sort(
    (a, b) => a.day - b.day,
  );
}

function eventOf(
  chance: Stream,
  role: string,
  kind: Happening['kind'],
  day = chance.between(15, 420),
): Event {
  switch (kind) {
    case 'pause':
      return { kind, day, days: chance.between(3, 28) };
    case 'withdraw':
      return { kind, day, grade: chance.weighed(SHARES.grade) };
    case 'changes':
      return { kind, day, what: chance.pick(CHANGES[role] ?? ['other_employer']) };
    default:
      return { kind, day };
  }
}

/** One member of each couple, in turn of kind; which of the two changes with the seed. The other lives quietly. */
function dramaOf({ trial, seed }: Cast, number: number, role: string, chance: Stream): Event[] {
  const roles = Object.keys(trial.roles);
  const kinds = Object.keys(SHARES.event_kind) as Happening['kind'][];
  const round = Math.floor((number - 1) / kinds.length);
  if (roles[(number + round + seed) % roles.length] !== role) return [];
  const kind = kinds[(number - 1) % kinds.length] ?? 'dies';
  return [eventOf(chance, role, kind, chance.between(100, 220))];
}
