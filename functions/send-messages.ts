/** Every minute: forgets what has expired, and sends what is due. Safe to repeat, and to run twice at once. */
import type { Config } from '@netlify/functions';
import { isSendingMoment } from '../src/domain/sending.ts';
import { sendBatch } from '../src/server/sender.ts';
import { getWorld, type World } from '../src/server/world.ts';

/** Sends what is due now; gives how many were sent and how many failed. After a few failures the rest waits a minute. */
export async function handle(world: World = getWorld()): Promise<{ sent: number; failed: number }> {
  const at = world.clock.now();
  const started = performance.now();
  const open = isSendingMoment(world.trial.sending, at);
  await world.database.forgetExpired(at);
  const counts = { sent: 0, failed: 0 };
  for (let more = true; more && counts.failed === 0;) {
    more = await sendBatch(world, { at, started, open }, counts);
  }
  // After the work: a sender that starts and never finishes is silent too.
  await world.database.noteRun(at, 'sender');
  if (open) await world.database.noteRun(at, 'sending-hours');
  if (counts.sent + counts.failed > 0) world.log({ event: 'messages', counts });
  return counts;
}

export default async (): Promise<void> => void (await handle());
export const config: Config = { schedule: '* * * * *', region: 'fra' };
