/** How often something may be tried for one subject, such as an e-mail address. */
import type { Visit } from './visit.ts';
import type { World } from './world.ts';

const WINDOW_SECONDS = 30 * 60;
/** From everywhere together: so many more that no single stranger can use up what the person needs. */
const EVERYWHERE = 8;

/**
 * Whether `what` was tried too often for `subject` in half an hour: more than `tries` times from this network address, or
 * eight times as often from all together. Somebody else's tries, from another address, lock nobody out.
 */
export async function triedTooOften(
  { database, secrets }: World,
  { at, ip }: Visit,
  what: string,
  subject: string,
  tries: number,
): Promise<boolean> {
  const limited = async (key: string, most: number) =>
    (await database.rate(at, secrets.rateKey(key), WINDOW_SECONDS, most)).status === 'limited';
  return (
    (await limited(`${what}:${ip}:${subject}`, tries)) ||
    (await limited(`${what}:${subject}`, tries * EVERYWHERE))
  );
}
