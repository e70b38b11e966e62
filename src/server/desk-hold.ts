/** The page on which is decided about a couple that waits for a human [T2]. */
import { shortDate } from '../domain/date.ts';
import type { DeskVisit } from './desk-visit.ts';
import { HOLDS, say } from './desk-words.ts';
import type { Fill } from './fill.ts';
import type { World } from './world.ts';

/** What holds a couple, and what else does; null when it is decided already. */
export async function readHoldPage(
  { research }: World,
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
    show: others.length ? ['others'] : ['alone'],
    each: { others: others.map(({ reason }) => ({ text: { other: say(HOLDS, reason) } })) },
  };
}
