/** [T1] What a baseline had said is asked again of whom it is too old, and of nobody else; nobody is drawn by old answers. */
import { dayOf } from '../../../src/domain/calendar.ts';
import { later } from '../naive-days.ts';
import type { Check, Evidence } from './shape.ts';

/** By the days on which people answered alone; a draw by old answers stands only where a person let it through. */
export const freshAtTheDraw: Check = (evidence) => {
  const { facts, names, trial } = evidence;
  const isOld = (answeredOn: string, day: string): boolean =>
    later(answeredOn, trial.allocation.baselineMaxAgeDays) < day;
  const who = (participant: string): string => names.whoIs.get(participant) ?? '?';
  const needless = facts.occasions
    .filter(({ again }) => again)
    .flatMap(({ participant, opened_at }) => {
      const newest = newestOf(evidence, participant, opened_at);
      const day = dayOf(new Date(opened_at));
      return newest && isOld(newest, day)
        ? []
        : [`${who(participant)} was asked again on ${day}, and was not late`];
    });
  const drawn = facts.allocations.flatMap(({ couple, at }) => {
    const day = dayOf(new Date(at));
    if (
      facts.holds.some((one) => one.couple === couple && one.reason === 'baseline_too_old' && one.by_person)
    )
      return [];
    return guidingAt(evidence, couple, at).flatMap((participant) => {
      const newest = newestOf(evidence, participant, at);
      return newest && !isOld(newest, day)
        ? []
        : [`${who(participant)} was drawn on ${day} by answers of ${newest ?? 'never'}`];
    });
  });
  return { name: '[T1] nobody is drawn by answers that are too old', broken: [...needless, ...drawn] };
};

/** The day of the last answers before a moment that the draw goes by; null while there are none. */
function newestOf({ facts, trial }: Evidence, participant: string, before: string): string | null {
  const waves = new Set(
    facts.occasions
      .filter((one) => one.participant === participant && (one.again || one.wave === trial.schedule[0]?.code))
      .map(({ wave }) => wave),
  );
  const days = facts.submissions
    .filter(
      (one) => one.participant === participant && waves.has(one.wave) && new Date(one.at) <= new Date(before),
    )
    .map(({ at }) => dayOf(new Date(at)));
  return days.sort().at(-1) ?? null;
}

/** The members at a moment: of who was replaced before it the one who came. */
function guidingAt({ facts, names, played: { ledger } }: Evidence, couple: string, at: string): string[] {
  const members = facts.members.filter((one) => one.couple === couple);
  const replaced = ledger
    .of('replaced')
    .find(
      ({ who, at: when }) =>
        members.some(({ participant }) => names.whoIs.get(participant) === who) && when <= new Date(at),
    );
  const came = replaced && members.find(({ participant }) => names.whoIs.get(participant) === replaced.who);
  return members
    .filter(({ participant, role }) => {
      const key = names.whoIs.get(participant) ?? '';
      if (came && role === came.role) return participant === came.participant;
      return !key.endsWith('-third');
    })
    .map(({ participant }) => participant);
}
