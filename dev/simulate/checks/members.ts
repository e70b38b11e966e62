/** Who is in which couple: one at a time [T2], and what who takes the place of another has to answer first [T1]. */
import { later } from '../naive-days.ts';
import { dayOf } from '../../../src/domain/calendar.ts';
import { allocationOf } from '../stories.ts';
import { firstTries } from './messages.ts';
import type { Check, Evidence } from './shape.ts';

/** Days after which who invited in vain has heard that there is no couple, at the latest. */
const HEARD_DAYS = 33;

/** Who is invited a second time stays where they are; the desk hears of it, and who invited is told once. */
export const onePersonOneCouple: Check = (evidence) => {
  const { facts, names, played, until } = evidence;
  const { ledger } = played;
  const couples = new Map<string, string[]>();
  for (const { participant, couple } of facts.members)
    couples.set(participant, [...(couples.get(participant) ?? []), couple]);
  const who = (participant: string) => names.whoIs.get(participant) ?? '?';
  const twice = [...couples]
    .filter(([, all]) => all.length > 1)
    .map(([id]) => `${who(id)} is in two couples`);
  const told = new Map<string, number>();
  for (const one of firstTries(evidence))
    if (one.message?.kind === 'no-couple') told.set(one.who, (told.get(one.who) ?? 0) + 1);
  const asked = ledger.of('asked a manager').flatMap(({ who: inviter, at }) => {
    const joined = couples.has(names.participantOf.get(inviter) ?? '') ? [`${inviter} is in a couple`] : [];
    const heard = told.get(inviter) ?? 0;
    const silent = heard === 0 && later(dayOf(at), HEARD_DAYS) <= until && !hasStopped(evidence, inviter);
    return [
      ...joined,
      ...(silent ? [`${inviter} never heard that there is no couple`] : []),
      ...(heard > 1 ? [`${inviter} heard ${heard} times that there is no couple`] : []),
    ];
  });
  const stayed = ledger
    .of('stayed')
    .flatMap(({ who: manager }) => [
      ...(facts.tasks.some(({ participant, kind }) => kind === 'life_event' && who(participant) === manager)
        ? []
        : [`the desk never heard that ${manager} was invited again`]),
      ...(isHeld(evidence, manager) ? [`the couple of ${manager} is held because another invited them`] : []),
    ]);
  return { name: '[T2] one person is in one couple', broken: [...twice, ...asked, ...stayed] };
};

const hasStopped = ({ played: { ledger } }: Evidence, who: string): boolean =>
  ledger.of('died', who).length + ledger.of('withdrew', who).length > 0;

/** Its couple is not held by what another did [C1]. */
function isHeld({ facts, names }: Evidence, manager: string): boolean {
  const participant = names.participantOf.get(manager);
  const couple = facts.members.find((one) => one.participant === participant)?.couple;
  return facts.holds.some((hold) => hold.couple === couple && hold.reason === 'same_person');
}

/** Before the draw with a baseline of their own, and who left keeps the place in the couple's history [C1]. */
export const replacedInTime: Check = ({ facts, names, played, trial }) => {
  const { ledger, pairs } = played;
  const allocations = allocationOf(facts, names);
  const baseline = trial.schedule[0]?.code;
  const broken = ledger.of('replaced').flatMap(({ who, couple, at }) => {
    const pair = pairs.find(({ number }) => number === couple);
    const allocation = allocations.get(who);
    const isIn = (key: string) =>
      facts.members.some(({ participant }) => participant === names.participantOf.get(key));
    const gone = [who, pair?.first.key ?? '', pair?.second.key ?? ''].filter((key) => !isIn(key));
    const before = !allocation || new Date(allocation.at) > at;
    const mine = names.participantOf.get(who);
    const asked = facts.occasions.some((one) => one.participant === mine && one.wave === baseline);
    const answer = facts.submissions.find((one) => one.participant === mine && one.wave === baseline);
    const late = before && allocation && !(answer && new Date(answer.at) <= new Date(allocation.at));
    return [
      ...gone.map((key) => `${key} is in no couple any more`),
      ...(asked === before
        ? []
        : [
            `${who} came ${before ? 'before' : 'after'} the draw and was ${asked ? '' : 'not '}asked a baseline`,
          ]),
      ...(late ? [`couple ${couple} was drawn before ${who} had answered`] : []),
    ];
  });
  return { name: '[T1] who takes a place before the draw answers a baseline of their own first', broken };
};
