/** Every minute: forgets what has expired, and sends what is due. Safe to repeat, and to run twice at once. */
import type { Config } from '@netlify/functions';
import { traceOf } from '../src/server/log.ts';
import { sendClaimed } from '../src/server/messages.ts';
import { getWorld, type World } from '../src/server/world.ts';

/** As many as fit well within the platform's 30 seconds. */
const BATCH = 20;

/** Sends what is due now, at most `BATCH`; gives how many were sent and how many failed (those are tried again). */
export async function handle(world: World = getWorld()): Promise<{ sent: number; failed: number }> {
  const at = world.clock.now();
  await world.database.forgetExpired(at);
  const { messages } = await world.database.claimMessages(at, BATCH);
  const counts = { sent: 0, failed: 0 };
  for (const message of messages) {
    try {
      await sendClaimed(world, at, message);
      counts.sent += 1;
    } catch (fault) {
      counts.failed += 1;
      world.log({ event: 'message-failed', outcome: message.kind, fault: traceOf(fault) });
    }
  }
  if (messages.length) world.log({ event: 'messages', counts });
  return counts;
}

export default async (): Promise<void> => void (await handle());
export const config: Config = { schedule: '* * * * *', region: 'fra' };
