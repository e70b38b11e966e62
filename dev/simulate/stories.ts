/** From what people did, told by themselves, to what the naive model needs to know of each. */
import { addDays, dayOf, startOf } from '../../src/domain/calendar.ts';
import type { Trial, Wave } from '../../src/domain/trial.ts';
import type { Facts } from './facts.ts';
import type { Ledger, Told } from './ledger.ts';
import type { Story } from './naive.ts';
import type { Actor } from './people.ts';
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
  { ledger, pairs, mornings, plans }: Played,
  facts: Facts,
  post: readonly Posted[],
  trial: Pick<Trial, 'schedule' | 'graceHours'>,
): Story[] {
  const first = trial.schedule[0];
  const baseline = first?.code ?? '';
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
      const drawn = allocations.get(who);
      const replaced = ledger.of('replaced').find(({ couple }) => couple === number);
      const early = replaced && !(drawn && new Date(drawn.at) < replaced.at);
      const noBaseline: Record<string, string> =
        joined && actor === third && !early ? { [baseline]: dayOf(joined.at) } : {};
      const left = ledger.of('withdrew', who);
      const returned = post.find(
        ({ mail, fate }) =>
          ['bounced', 'rejected'].includes(fate) && addressesOf(ledger, who, actor.email).includes(mail.to),
      );
      const answeredBy: Record<string, string> = {
        ...noBaseline,
        ...Object.fromEntries(
          ledger.of('submitted', who).map(({ wave, at }) => [wave, morning(at)] as const),
        ),
      };
      // Who left before the draw has it if the own baseline was in.
      const isOut = early && actor !== third && actor.role === third.role && !answeredBy[baseline];
      const allocation = isOut ? undefined : drawn;
      const guidedLast = ledger.of('changed', who).find(({ change }) => change === 'no_longer_guides');
      return {
        who,
        role: actor.role,
        joinedOn: joined ? dayOf(joined.at) : null,
        joinedBy: joined ? morning(joined.at) : null,
        announcedOn: joined && !noBaseline[baseline] ? dayOf(joined.at) : null,
        randomisedOn: allocation ? dayOf(new Date(allocation.at)) : null,
        releaseOn: allocation?.release_on ?? null,
        answeredBy,
        declinedBy: Object.fromEntries(
          ledger
            .of('called', who)
            .filter(({ outcome }) => outcome === 'declined')
            .map(({ wave, at }) => [wave, morning(at)] as const),
        ),
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
        pauses: pausesOf(ledger.of('paused', who), morning),
        guidesUntil: guidedLast ? dayOf(guidedLast.at) : null,
        newConsent: joined ? newConsentOf(ledger, actor, joined.at, morning) : null,
        again: facts.occasions
          .filter((one) => one.again && one.participant === names.participantOf.get(who))
          .map(({ wave, opened_at }) => ({
            wave,
            on: dayOf(new Date(opened_at)),
            from: morning(new Date(opened_at)),
            overBy: allocation ? morning(new Date(allocation.at)) : null,
          })),
        overBy:
          first && joined && !answeredBy[baseline]
            ? overBy(plans, closesAt(first, trial.graceHours, dayOf(joined.at), ledger.of('saved', who)))
            : null,
      };
    });
}

/** Mornings without mail. What left on the first had left before the pause was made; a pause made in a pause moves its end. */
export const pausesOf = (told: readonly Told<'paused'>[], morning: (at: Date) => string): Story['pauses'] =>
  told.map(({ at, until }, index) => {
    const next = told[index + 1];
    const changed = next && morning(next.at);
    return [morning(at), changed && changed < until ? changed : until] as const;
  });

/** Who consented to the version before is asked from the first morning on which they are in a couple. */
function newConsentOf(
  ledger: Ledger,
  { key, role }: Actor,
  joinedAt: Date,
  morning: (at: Date) => string,
): Story['newConsent'] {
  const renewed = ledger.of('renewed').find((one) => one.role === role);
  const consented = ledger.of('signed up', key)[0];
  if (!renewed || !consented || consented.at > renewed.at) return null;
  const agreed = ledger.of('agreed', key)[0];
  return {
    from: morning(joinedAt > renewed.at ? joinedAt : renewed.at),
    givenBy: agreed ? morning(agreed.at) : null,
  };
}

/** The end of the window, or for who typed shortly before it so many hours after the last keystroke. */
function closesAt(wave: Wave, graceHours: number, joinedOn: string, saved: readonly Told<'saved'>[]): Date {
  const end = startOf(addDays(joinedOn, wave.windowDays + 1));
  const typed = saved.filter((one) => one.wave === wave.code).at(-1)?.at;
  const grace = graceHours * 3_600_000;
  return typed ? new Date(Math.max(+end, Math.min(+end + grace, +typed + grace))) : end;
}

/** On the morning on which it closes somebody is still looked at; after a plan at another time no more. */
function overBy(plans: Played['plans'], closes: Date): string | null {
  const plan = plans.find(({ at }) => at >= closes);
  return plan ? addDays(dayOf(plan.at), plan.morning ? 1 : 0) : null;
}

/** Every address that somebody has had. */
export const addressesOf = (ledger: Ledger, who: string, first: string): string[] => [
  first,
  ...ledger.of('moved', who).map(({ email }) => email),
];
