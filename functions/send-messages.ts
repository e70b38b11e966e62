/** Every minute: forgets what has expired, and sends what is due. Safe to repeat, and to run twice at once. */
import type { Config } from '@netlify/functions';
import type { ClaimedMessage } from '../src/server/database-results.ts';
import { traceOf } from '../src/server/log.ts';
import { sendClaimed } from '../src/server/messages.ts';
import { getWorld, type World } from '../src/server/world.ts';

/** Few at a time: what is claimed when the platform breaks off (30 seconds) waits until it is given back. */
const BATCH = 3;
/** No new batch after this, so that even mails to a slow server are done in time. */
const LAST_START_MS = 8_000;

/** Sends what is due now; gives how many were sent and how many failed. After a failure the rest waits a minute. */
export async function handle(world: World = getWorld()): Promise<{ sent: number; failed: number }> {
  const at = world.clock.now();
  const started = performance.now();
  await world.database.forgetExpired(at);
  const counts = { sent: 0, failed: 0 };
  while (counts.failed === 0 && performance.now() - started < LAST_START_MS) {
    const { messages } = await world.database.claimMessages(at, BATCH);
    for (const message of messages) await sendOne(world, at, message, counts);
    if (messages.length < BATCH) break;
  }
  if (counts.sent + counts.failed > 0) world.log({ event: 'messages', counts });
  return counts;
}

async function sendOne(
  world: World,
  at: Date,
  message: ClaimedMessage,
  counts: { sent: number; failed: number },
): Promise<void> {
  try {
    await sendClaimed(world, at, message);
    counts.sent += 1;
  } catch (fault) {
    counts.failed += 1;
    world.log({ event: 'message-failed', outcome: message.kind, fault: traceOf(fault) });
  }
}

export default async (): Promise<void> => void (await handle());
export const config: Config = { schedule: '* * * * *', region: 'fra' };
