/** A participant tells that something changed at work. For the other nothing changes [C1]. */
import type { Config } from '@netlify/functions';
import { dayOf } from '../src/domain/calendar.ts';
import { changesOf, readChange } from '../src/domain/life-event.ts';
import { changeTold } from '../src/server/life.ts';
import { fillComing, fillMine } from '../src/server/mine.ts';
import { again, notice } from '../src/server/outcome.ts';
import { lost, ownForm, showOwn } from '../src/server/own-page.ts';
import { serve } from '../src/server/serve.ts';

export const handle = ownForm(
  async (data, world, visit, own) => {
    const { database, trial } = world;
    const { session, hash } = own;
    const read = readChange(data, changesOf(trial, session.role), dayOf(visit.at));
    if (read.problems) {
      const mine = await database.readMine(visit.at, hash);
      if (mine.status !== 'mine') return lost(mine.status, world, visit);
      const page = fillComing(world, visit.at, mine, fillMine(world, session, session.handover_id));
      const show = [...(page.show ?? []), 'active'];
      return again('/sjabloon/mijn/', { ...page, show, form: data, problems: read.problems });
    }
    const told = await database.reportLifeEvent(visit.at, hash, read.change);
    if (told.status === 'no_session' || told.status === 'not_fresh') return lost(told.status, world, visit);
    if (told.status !== 'recorded') return notice('bad-request');
    return showOwn('/sjabloon/verandering/', visit, own, {
      show: changeTold(session, read.change, told.may_replace),
    });
  },
  { reshow: '/sjabloon/mijn/' },
);
export default serve(handle);
export const config: Config = {
  path: '/api/mijn/verandering',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 40, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
