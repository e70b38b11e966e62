/** The page on which is decided about a couple that waits for a human [T2]. */
import { plainDate } from '../domain/calendar.ts';
import { shortDate } from '../domain/date.ts';
import type { Trial } from '../domain/trial.ts';
import type { DeskVisit } from './desk-visit.ts';
import { HOLDS, say } from './desk-words.ts';
import type { Fill } from './fill.ts';
import type { HoldRow } from './research-rows.ts';
import type { World } from './world.ts';

type Asked = NonNullable<HoldRow['asked_again']>[number];

/** What holds a couple, and what else does; null when it is decided already. */
export async function readHoldPage(
  { research, trial }: World,
  { token }: DeskVisit,
  id: string,
): Promise<Fill | null> {
  const holds = await research.holds(token);
  const hold = holds.find((one) => one.id === id);
  if (!hold) return null;
  const others = holds.filter((one) => one.couple === hold.couple && one.id !== id);
  return {
    text: { couple: hold.couple, reason: say(HOLDS, hold.reason), since: shortDate(hold.made_on) },
    value: { hold: id },
    show: [others.length ? 'others' : 'alone', ...flagsOf(hold.asked_again)],
    each: {
      others: others.map(({ reason }) => ({ text: { other: say(HOLDS, reason) } })),
      asked: (hold.asked_again ?? []).map((asked) => ({ text: { asked: sayAsked(trial, asked) } })),
    },
  };
}

/** Whether it was asked again, and whether somebody let that pass: then a person decides. */
function flagsOf(all: HoldRow['asked_again']): string[] {
  if (!all) return [];
  if (all.length === 0) return ['not-asked'];
  return ['asked', all.some(({ state }) => state === 'closed') ? 'unanswered' : 'waiting'];
}

/** `werknemer: kan antwoorden tot en met 3 mei 2026`. */
function sayAsked(trial: Trial, { role, state, closes_on }: Asked): string {
  const day = plainDate(closes_on);
  const word = {
    open: `kan antwoorden tot en met ${day}`,
    submitted: 'is binnen',
    closed: `gaf geen antwoord tot en met ${day}`,
  };
  return `${trial.roles[role]?.noun ?? role}: ${word[state]}`;
}
