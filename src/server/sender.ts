/** The sender's work: claims a few messages, sends them one after the other, and stops in time. */
import type { ClaimedMessage } from './database/messages.ts';
import { traceOf } from './log.ts';
import { sendClaimed } from './messages.ts';
import type { World } from './world.ts';

/** Few at a time: what is claimed when the platform breaks off (30 seconds) waits until it is given back. */
const BATCH = 5;
/** More than this in one run is not about one address: the rest waits a minute. */
const MOST_FAILED = 3;
/** No new mail after this, so that even one to a slow server (12 seconds) is done in time. */
const LAST_START_MS = 10_000;

export interface Run {
  readonly at: Date;
  /** When it began, by `performance.now()`. */
  readonly started: number;
  /** Whether messages of the schedule may leave now. */
  readonly open: boolean;
}

/** Counts into `counts`; gives whether more may be waiting and there is time for it. */
export async function sendBatch(
  world: World,
  { at, started, open }: Run,
  counts: { sent: number; failed: number },
): Promise<boolean> {
  const late = (): boolean => performance.now() - started > LAST_START_MS;
  const { status, messages } = await world.database.claimMessages(at, BATCH, open);
  if (status === 'clock_off') throw new Error('the clock of this machine is off');
  for (const message of messages) {
    // What it won't come to is free for the next run at once.
    if (counts.failed >= MOST_FAILED || late())
      await world.database.markMessage(at, message.id, 'unsent', null);
    else await sendOne(world, at, message, counts);
  }
  return messages.length === BATCH && counts.failed < MOST_FAILED && !late();
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
