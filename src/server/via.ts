/** What comes by a link of the kit is counted under its code, and never with a person [C4]. */
import { kitCode } from '../domain/kit.ts';
import type { ViaStep } from '../domain/via.ts';
import { traceOf } from './log.ts';
import type { Visit } from './visit.ts';
import type { World } from './world.ts';

/** The code in the address, or null when none can be in it. */
export const viaIn = ({ url }: Visit): string | null => kitCode(url.searchParams.get('via') ?? '');

/** What counting came to: `company` and `other` are codes that count. */
export type Counted = 'company' | 'other' | 'unknown';

/** Adds one under `code`. A fault goes to the log and stops nobody on the way in. */
export async function countVia(
  { database, content, log }: World,
  { at }: Visit,
  code: string,
  step: ViaStep,
): Promise<Counted> {
  const general = content.kit.audiences.find((audience) => audience.code === code);
  try {
    const counted = await database.countVia(at, code, step, general?.company ?? null);
    if (counted.status === 'unknown') return 'unknown';
    return counted.company ? 'company' : 'other';
  } catch (fault) {
    log({ event: 'via', fault: traceOf(fault) });
    return 'unknown';
  }
}

const WINDOW_SECONDS = 600;
/** A whole office can follow one link behind one network address. */
const VISITS_MOST = 300;

/** Whether so many came from this network address that it looks like somebody who counts for fun. */
export async function isCrowded({ database, secrets }: World, { at, ip }: Visit): Promise<boolean> {
  const key = secrets.rateKey(`via:${ip}`);
  return (await database.rate(at, key, WINDOW_SECONDS, VISITS_MOST)).status === 'limited';
}
