/** From what people did, told by themselves, to what the naive model needs to know of each. */
import { addDays, dayOf } from '../../src/domain/calendar.ts';
import type { Facts } from './facts.ts';
import type { Ledger, Told } from './ledger.ts';
import type { Story } from './naive.ts';
import type { Played } from './play.ts';
import type { Posted } from './post.ts';

/** Participant by key, and key by participant. */
export interface Names {
  readonly participantOf: ReadonlyMap<string, string>;
  readonly whoIs: ReadonlyMap<string, string>;
}

export function namesOf(ledger: Ledger): Names {
  const told = ledger.of('signed up');
  return {
    participantOf: new Map(told.map(({ who, participant }) => [who, participant])),
    whoIs: new Map(told.map(({ who, participant }) => [participant, who])),
  };
}

/** The allocation of each person's couple, by key. */
export function allocationOf(facts: Facts, names: Names): ReadonlyMap<string, Facts['allocations'][number]> {
  const byCouple = new Map(facts.allocations.map((one) => [one.couple, one]));
  return new Map(
    facts.members.flatMap(({ couple, participant }) => {
      const [who, allocation] = [names.whoIs.get(participant), byCouple.get(couple)];
      return who && allocation ? [[who, allocation] as const] : [];
    }),
  );
}

/** A story for everybody who signed up. */
export function storiesOf(
  { ledger, pairs, mornings }: Played,
  facts: Facts,
  post: readonly Posted[],
  baseline: string,
): Story[] {
  const names = namesOf(ledger);
  const allocations = allocationOf(facts, names);
  /** The first day on whose morning this had happened. */
  const morning = (at: Date): string => {
    let day = dayOf(at);
    while ((mornings.get(day) ?? at) < at) day = addDays(day, 1);
    return day;
  };
  const firstMorning = (deeds: readonly Told[]): string | null =>
    deeds.map(({ at }) => morning(at)).sort()[0] ?? null;
  return pairs
    .flatMap(({ first, second, third, number }) =>
      [first, second, third].map((actor) => ({ actor, number, third })),
    )
    .filter(({ actor }) => names.participantOf.has(actor.key))
    .map(({ actor, number, third }) => {
      const who = actor.key;
      const joined = ledger
        .of(actor === third ? 'replaced' : 'joined')
        .find(({ couple }) => couple === number);
      // Who comes in after the draw gets no baseline.
      const noBaseline = joined && actor === third ? { [baseline]: dayOf(joined.at) } : {};
      const allocation = allocations.get(who);
      const left = ledger.of('withdrew', who);
      const returned = post.find(
        ({ mail, fate }) =>
          ['bounced', 'rejected'].includes(fate) && addressesOf(ledger, who, actor.email).includes(mail.to),
      );
      const guidedLast = ledger.of('changed', who).find(({ change }) => change === 'no_longer_guides');
      return {
        who,
        role: actor.role,
        joinedOn: joined ? dayOf(joined.at) : null,
        randomisedOn: allocation ? dayOf(new Date(allocation.at)) : null,
        releaseOn: allocation?.release_on ?? null,
        answeredBy: {
          ...noBaseline,
          ...Object.fromEntries(
            ledger.of('submitted', who).map(({ wave, at }) => [wave, morning(at)] as const),
          ),
        },
        goneBy: firstMorning([
          ...ledger.of('died', who),
          ...left.filter(({ grade }) => grade !== 'no_contact'),
        ]),
        // For a couple that a human has excluded nobody is asked or called any more.
        quietBy: firstMorning([
          ...left.filter(({ grade }) => grade === 'no_contact'),
          ...ledger.of('excluded').filter(({ couple }) => couple === number),
        ]),
        rejectedOn: returned?.fate === 'rejected' ? dayOf(returned.at) : null,
        unreachable: returned ? [[addDays(dayOf(returned.at), 1), null] as const] : [],
        // What left on the morning of the first day had left before the pause was made.
        pauses: ledger.of('paused', who).map(({ at, until }) => [morning(at), until] as const),
        guidesUntil: guidedLast ? dayOf(guidedLast.at) : null,
      };
    });
}

/** Every address that somebody has had. */
export const addressesOf = (ledger: Ledger, who: string, first: string): string[] => [
  first,
  ...ledger.of('moved', who).map(({ email }) => email),
];
