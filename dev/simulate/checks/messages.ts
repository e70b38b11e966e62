/** What was sent and what had to be done, held against the naive model. */
import { dayOf, timeOf } from '../../../src/domain/calendar.ts';
import { expectedOf, type Expected } from '../naive.ts';
import { isDayOff } from '../naive-days.ts';
import { REACHED, type Posted } from '../post.ts';
import { addressesOf } from '../stories.ts';
import { differences, type Check, type Evidence } from './shape.ts';

export const SCHEDULED = [
  'wave',
  'reminder',
  'last-reminder',
  'again',
  'again-reminder',
  'end',
  'consent-again',
];
const TASKS = ['phone', 'paper', 'consent'];

/** The first attempt at each message, with whom it was for. */
export function firstTries({ posted, played }: Evidence): (Posted & { who: string })[] {
  const owners = new Map<string, string>();
  for (const [who, { actor }] of played.people)
    for (const address of addressesOf(played.ledger, who, actor.email)) owners.set(address, who);
  const seen = new Set<string>();
  return posted.flatMap((one) => {
    const id = one.message?.id;
    if (!id || seen.has(id)) return [];
    seen.add(id);
    return [{ ...one, who: owners.get(one.mail.to) ?? one.mail.to }];
  });
}

function expectedBy({ trial, stories, until }: Evidence, kinds: readonly string[]): string[] {
  return stories.flatMap((story) =>
    expectedOf(trial, story, until)
      .filter(({ what }) => kinds.includes(what))
      .map((one) => line(story.who, one)),
  );
}

const line = (who: string, { day, what, wave }: Expected): string => `${day} ${what} ${wave ?? ''} to ${who}`;

/** [C1, T11] Computed again from the protocol and from what people did: every message, and no other. */
export const everyMessageOnce: Check = (evidence) => {
  const { trial, facts, names } = evidence;
  const waves = new Map(trial.questionnaires.map(({ id, wave }) => [id, wave]));
  /** What is asked again a second time has a code of its own. */
  const waveOf = (who: string, id: string | null, closesOn: string | null): string | null =>
    facts.occasions.find(
      (one) =>
        one.again &&
        one.questionnaire === id &&
        one.closes_on === closesOn &&
        names.whoIs.get(one.participant) === who,
    )?.wave ??
    waves.get(id ?? '') ??
    null;
  const actual = firstTries(evidence)
    .filter(({ message }) => SCHEDULED.includes(message?.kind ?? ''))
    .map(({ at, message, who }) => {
      const wave = waveOf(who, message?.questionnaire ?? null, message?.closes_on ?? null);
      return line(who, { day: dayOf(at), what: message?.kind as Expected['what'], wave });
    });
  return {
    name: 'every due message was sent once, and no other',
    broken: differences(expectedBy(evidence, SCHEDULED), actual, { missing: 'not sent', extra: 'sent' }),
  };
};

/** Who stays silent comes on the phone list, and gets paper. */
export const everyTask: Check = (evidence) => {
  const { facts, names } = evidence;
  const actual = facts.tasks
    .filter(({ kind }) => TASKS.includes(kind))
    .map(({ kind, participant, wave, made_at }) =>
      line(names.whoIs.get(participant) ?? '?', {
        day: dayOf(new Date(made_at)),
        what: kind as Expected['what'],
        wave,
      }),
    );
  return {
    name: 'no wave without its tasks, and no other task',
    broken: differences(expectedBy(evidence, TASKS), actual, { missing: 'no task', extra: 'a task' }),
  };
};

/** A mail leaves once; twice only when the line was dropped after it had been taken, and then as the same mail. */
export const leftOnce: Check = (evidence) => {
  const tries = new Map<string, Posted[]>();
  for (const one of evidence.posted)
    if (one.message) tries.set(one.message.id, [...(tries.get(one.message.id) ?? []), one]);
  const states = new Map(evidence.facts.messages.map(({ id, state }) => [id, state]));
  const broken = [...tries.values()].flatMap((all) => {
    const [first] = all;
    const about = `${first?.message?.kind} to ${first?.mail.to} on ${dayOf(first?.at ?? new Date(0))}`;
    const left = all.filter(({ fate }) => REACHED.includes(fate));
    const dropped = all.filter(({ fate }) => fate === 'dropped').length;
    const words = new Set(left.map(({ mail }) => `${mail.messageId} ${mail.subject} ${mail.text}`));
    const state = states.get(first?.message?.id ?? '');
    return [
      ...(left.length > dropped + 1 ? [`${left.length} times: ${about}`] : []),
      ...(words.size > 1 ? [`with other words the second time: ${about}`] : []),
      ...(left.length > dropped && state !== 'sent' ? [`left and is "${state ?? 'gone'}": ${about}`] : []),
    ];
  });
  const sent = evidence.facts.messages.filter(
    ({ id, state, kind }) => state === 'sent' && !AT_ONCE.includes(kind) && !tries.has(id),
  );
  return {
    name: 'each message left once, and the database knows it',
    broken: [...broken, ...sent.map(({ kind }) => `marked as sent and never left: ${kind}`)],
  };
};
const AT_ONCE = ['code', 'address-new', 'address-old'];

/** Codes apart, nothing reaches who stopped or died, from that moment on; who wants no contact gets no mail of the schedule. */
export const nothingAfterTheEnd: Check = (evidence) => {
  const { ledger } = evidence.played;
  const broken = firstTries(evidence).flatMap(({ at, message, who }) => {
    const ended = [...ledger.of('died', who), ...ledger.of('withdrew', who)]
      .filter(
        (deed) =>
          !('grade' in deed) || deed.grade !== 'no_contact' || SCHEDULED.includes(message?.kind ?? ''),
      )
      .find((deed) => deed.at < at);
    return ended
      ? [`${message?.kind} to ${who} on ${dayOf(at)}, who ${ended.what} on ${dayOf(ended.at)}`]
      : [];
  });
  return { name: 'nothing was sent after withdrawal or death', broken };
};

/** [T11] The hours and days off of the trial hold for everything that the schedule makes. */
export const withinHours: Check = (evidence) => {
  const { trial, posted } = evidence;
  const { from, until } = trial.sending;
  const broken = posted
    .filter(({ message }) => SCHEDULED.includes(message?.kind ?? ''))
    .filter(({ at }) => isDayOff(trial, dayOf(at)) || timeOf(at) < from || timeOf(at) >= until)
    .map(({ at, message }) => `${message?.kind} left on ${dayOf(at)} at ${timeOf(at)}`);
  return { name: 'nothing of the schedule left outside hours or on a day off', broken };
};
