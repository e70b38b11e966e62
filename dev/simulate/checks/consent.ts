/** [C7] A new version of the consent: until it is given nothing is sent that needs it, and what was given is kept. */
import { dayOf } from '../../../src/domain/calendar.ts';
import { firstTries, SCHEDULED } from './messages.ts';
import { differences, type Check, type Evidence } from './shape.ts';

/** Since when each person has had to consent again and had not yet; both moments, the second null for who never did. */
function waiting({
  played: { ledger, people },
}: Evidence): ReadonlyMap<string, readonly [Date, Date | null]> {
  return new Map(
    ledger.of('renewed').flatMap(({ role, at }) =>
      ledger
        .of('signed up')
        .filter((one) => one.at < at && people.get(one.who)?.actor.role === role)
        .map(({ who }) => [who, [at, ledger.of('agreed', who)[0]?.at ?? null]] as const),
    ),
  );
}

/** By what people did alone: neither the plan nor the naive model is asked. */
export const consentFirst: Check = (evidence) => {
  const { facts, names, played } = evidence;
  const since = waiting(evidence);
  const within = (who: string, at: Date): boolean => {
    const [from, until] = since.get(who) ?? [null, null];
    return from !== null && at >= from && (until === null || at < until);
  };
  const mails = firstTries(evidence)
    .filter(({ message }) => message?.kind !== 'consent-again' && SCHEDULED.includes(message?.kind ?? ''))
    .filter(({ who, at }) => within(who, at))
    .map(({ who, at, message }) => `${message?.kind} to ${who} on ${dayOf(at)}, before the new consent`);
  const tasks = facts.tasks
    .map(({ participant, kind, made_at }) => ({
      who: names.whoIs.get(participant) ?? '?',
      kind,
      at: new Date(made_at),
    }))
    .filter(({ who, kind, at }) => ['phone', 'paper'].includes(kind) && within(who, at))
    .map(({ who, kind, at }) => `a task (${kind}) for ${who} on ${dayOf(at)}, before the new consent`);
  const questions = firstTries(evidence)
    .filter(({ message, who, at }) => message?.kind === 'consent-again' && !within(who, at))
    .map(({ who, at }) => `the question for consent to ${who} on ${dayOf(at)}, who need not give it`);
  const { ledger } = played;
  const erased = new Set(ledger.of('withdrew').flatMap(({ who, grade }) => (grade === 'erase' ? [who] : [])));
  const given = ledger
    .of('agreed')
    .filter(({ who }) => !erased.has(who))
    .map(({ who, version }) => `${who} to ${version}`);
  const versions = new Set(ledger.of('renewed').map(({ version }) => version));
  const kept = facts.consents
    .map(({ participant, version }) => ({ who: names.whoIs.get(participant) ?? '?', version }))
    .filter(({ who, version }) => versions.has(version) && since.has(who) && !erased.has(who))
    .map(({ who, version }) => `${who} to ${version}`);
  return {
    name: '[C7] nothing that needs a new consent was sent before it, and each consent is kept',
    broken: [
      ...mails,
      ...tasks,
      ...questions,
      ...differences(given, kept, { missing: 'given and not kept', extra: 'kept and not given' }),
    ],
  };
};
