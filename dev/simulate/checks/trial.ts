/** The promises of the trial itself: when a couple is randomised, that it stays in, and when the website opens. */
import { dayOf } from '../../../src/domain/calendar.ts';
import { later, monthsLater } from '../naive-days.ts';
import { allocationOf } from '../stories.ts';
import { firstTries } from './messages.ts';
import type { Check } from './shape.ts';

/** Minutes between an act and what the database made of it. */
const AT_ONCE_MS = 15 * 60_000;

/**
 * [T1] Randomised with the second baseline, with what was asked again, or when the last hold was lifted; never otherwise, and
 * never twice.
 */
export const randomisedInTime: Check = ({ facts, names, played, trial }) => {
  const { ledger } = played;
  const allocations = allocationOf(facts, names);
  const baseline = trial.schedule[0]?.code ?? '';
  const broken = played.pairs.flatMap(({ first, second, third, number }) => {
    const allocation = allocations.get(first.key);
    const replaced = ledger.of('replaced').find(({ couple }) => couple === number);
    const early = replaced && !(allocation && new Date(allocation.at) < replaced.at);
    const moments = [first, early ? third : second].flatMap(({ key }) =>
      ledger
        .of('submitted', key)
        .filter(({ wave }) => wave === baseline)
        .map(({ at }) => +at),
    );
    const complete = moments.length === 2 ? Math.max(...moments) : null;
    if (!allocation) {
      const couple = facts.members.find(
        ({ participant }) => names.whoIs.get(participant) === first.key,
      )?.couple;
      const held = facts.holds.some((hold) => hold.couple === couple);
      return complete !== null && !held ? [`couple ${number} has both baselines, no hold and no arm`] : [];
    }
    const lifted = ledger
      .of('lifted')
      .filter(({ couple }) => couple === number)
      .map(({ at }) => +at);
    const again = [first, second, third].flatMap(({ key }) =>
      ledger
        .of('submitted', key)
        .filter(({ wave }) => wave === trial.baselineAgain.code)
        .map(({ at }) => +at),
    );
    const from = [...(complete === null ? [] : [complete]), ...again, ...lifted];
    const near = from.some((at) => Math.abs(+new Date(allocation.at) - at) < AT_ONCE_MS);
    return complete !== null && near
      ? []
      : [`couple ${number} was randomised on ${dayOf(new Date(allocation.at))}`];
  });
  return { name: '[T1] randomised with the second baseline or the last hold', broken };
};

/** [T3] Whatever happened afterwards, who was allocated is in, with both members and one arm. */
export const alwaysIn: Check = ({ facts, names, played }) => {
  const states = new Map(facts.couples.map(({ id, state }) => [id, state]));
  const broken = facts.allocations.flatMap(({ couple }) => {
    const members = facts.members.filter((one) => one.couple === couple);
    const who = members.map(({ participant }) => names.whoIs.get(participant)).filter(Boolean);
    return [
      ...(states.get(couple) === 'randomised' ? [] : [`the couple of ${who[0]} is "${states.get(couple)}"`]),
      ...(new Set(members.map(({ role }) => role)).size < 2 ? [`the couple of ${who[0]} lost a member`] : []),
    ];
  });
  const twice = facts.allocations.length - new Set(facts.allocations.map(({ couple }) => couple)).size;
  const told = played.ledger.of('signed up').filter(({ participant }) => participant !== '');
  const gone = told.filter(({ participant }) => !facts.participants.some(({ id }) => id === participant));
  return {
    name: '[T3] once allocated always in',
    broken: [
      ...broken,
      ...(twice > 0 ? [`${twice} couples have two arms`] : []),
      ...gone.map(({ who }) => `${who} is no participant any more`),
    ],
  };
};

/** [T4] The waiting arm gets the website after its last window, and the other at once; by the day alone. */
export const websiteInTime: Check = ({ facts, names, played, trial }) => {
  const { ledger, people } = played;
  const allocations = allocationOf(facts, names);
  const last = trial.schedule.reduce((one, two) => (two.months > one.months ? two : one));
  const waits = new Set(
    trial.arms.filter(({ guidance }) => guidance === 'at_release').map(({ code }) => code),
  );
  const wrongDay = facts.allocations.flatMap(({ at, release_on }) => {
    const closes = later(monthsLater(dayOf(new Date(at)), last.months), last.windowDays);
    const due = later(closes, Math.ceil(trial.graceHours / 24) + 1);
    return release_on === due
      ? []
      : [`released on ${release_on}, and the last window with its grace ends before ${due}`];
  });
  const broken = ledger.of('read the guidance').flatMap(({ who, at, opened }) => {
    const allocation = allocations.get(who);
    if (!allocation) return opened ? [`${who} read the website without an arm`] : [];
    const members = [...people.keys()].filter((key) => key.split('.')[0] === who.split('.')[0]);
    const open = facts.occasions.filter(
      ({ wave, participant, state }) =>
        wave === last.code && state === 'open' && members.includes(names.whoIs.get(participant) ?? ''),
    );
    const early = waits.has(allocation.arm) && dayOf(at) < allocation.release_on;
    const gone = ledger.all.some(
      (one) =>
        one.who === who &&
        one.at <= at &&
        ENDS.includes(one.what) &&
        !('grade' in one && one.grade === 'no_contact'),
    );
    const expected = !early && !gone;
    return [
      ...(opened && early
        ? [`${who} read the website on ${dayOf(at)}, before ${allocation.release_on}`]
        : []),
      ...(opened && waits.has(allocation.arm) && open.length > 0
        ? [`${who} read it while a last window was open`]
        : []),
      ...(!opened && expected ? [`${who} could not read it on ${dayOf(at)}`] : []),
    ];
  });
  return {
    name: '[T4] the waiting arm gets the website after its last window, the other at once',
    broken: [...wrongDay, ...broken],
  };
};
const ENDS = ['died', 'withdrew'];

/** [T11] Both arms get the same kinds of messages, and of each as much text. */
export const equalContact: Check = (evidence) => {
  const { facts, names, played, trial } = evidence;
  const allocations = allocationOf(facts, names);
  const lengths = new Map<string, Map<string, number[]>>();
  for (const { message, mail, who } of firstTries(evidence)) {
    const arm = allocations.get(who)?.arm;
    if (!arm || !message || message.kind === 'invitation') continue;
    const kind = `${message.kind} to the ${message.role}${message.link?.target === 'questionnaire-short' ? ', short' : ''} (${message.questionnaire ?? '-'})`;
    const byArm = lengths.get(kind) ?? new Map<string, number[]>();
    byArm.set(arm, [
      ...(byArm.get(arm) ?? []),
      lengthOf(mail.text, played.people.get(who)?.actor.name ?? ''),
    ]);
    lengths.set(kind, byArm);
  }
  const broken = [...lengths].sort().flatMap(([kind, byArm]) => {
    const typical = [...byArm.values()].map((all) => median(all));
    const apart = Math.max(...typical) - Math.min(...typical);
    return byArm.size === trial.arms.length && apart > Math.max(...typical) * MOST_APART
      ? [`${kind}: ${apart} characters apart`]
      : [];
  });
  return { name: '[T11] both arms get messages of the same length', broken };
};

/** Share of its length that a message of one arm may be longer. */
const MOST_APART = 0.02;

/** Characters of a mail that everybody gets alike: without the name and the link. */
const lengthOf = (text: string, name: string): number =>
  text.replaceAll(name, '').replace(/https?:\S+/g, '').length;

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
