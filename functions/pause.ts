/** A pause without messages, or its end. Windows of questionnaires stay as they are. */
import type { Config } from '@netlify/functions';
import { readPause } from '../src/domain/pause.ts';
import { dayOf } from '../src/domain/calendar.ts';
import { one } from '../src/domain/form.ts';
import { goDone, lost, ownForm } from '../src/server/own-page.ts';
import { pauseAgain } from '../src/server/own-pause.ts';
import { serve } from '../src/server/serve.ts';

export const handle = ownForm(
  async (data, world, visit, own) => {
    if (one(data, 'end') !== '') {
      const { status } = await world.database.endPause(visit.at, own.hash);
      const over = status === 'ended' || status === 'none';
      return over ? goDone('/mijn/pauze/', 'verder') : lost(status, world, visit);
    }
    const until = readPause(data, dayOf(visit.at));
    if (until === null) return pauseAgain(world, visit, own, data);
    const { status } = await world.database.pause(visit.at, own.hash, until);
    if (status === 'paused') return goDone('/mijn/pauze/', 'pauze');
    return status === 'too_long' || status === 'not_ahead'
      ? pauseAgain(world, visit, own, data)
      : lost(status, world, visit);
  },
  { reshow: '/sjabloon/mijn/pauze/' },
);
export default serve(handle);
export const config: Config = {
  path: '/api/mijn/pauze',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 40, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
