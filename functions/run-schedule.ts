/** Every ten minutes: opens and closes questionnaires, queues messages and tasks. Safe to repeat, late, or twice at once. */
import type { Config } from '@netlify/functions';
import { runSchedule, type ScheduleRun } from '../src/server/schedule.ts';
import { getWorld, type World } from '../src/server/world.ts';

/** No new page after this: the platform breaks off at 30 seconds. The next run goes on from there. */
const LAST_START_MS = 15_000;

/** Does what is due now, as far as time allows. */
export async function handle(world: World = getWorld()): Promise<ScheduleRun> {
  const at = world.clock.now();
  const started = performance.now();
  const run = await runSchedule(world, at, () => performance.now() - started < LAST_START_MS);
  // After the work: a run that never finishes is silent too.
  await world.database.noteRun(at, 'schedule');
  const done = Object.keys(run.counts).length > 0;
  if (done || !run.finished) world.log({ event: 'schedule', counts: { people: run.people, ...run.counts } });
  return run;
}

export default async (): Promise<void> => void (await handle());
export const config: Config = { schedule: '*/10 * * * *', region: 'fra' };
