/** The days on which a questionnaire opens, for one's own calendar [C3]. */
import type { Config } from '@netlify/functions';
import { CALENDAR_FILE, CALENDAR_TYPE, calendarFile } from '../src/domain/icalendar.ts';
import { calendarDays, comingQuestionnaires } from '../src/domain/mine.ts';
import { file } from '../src/server/outcome.ts';
import { lost, ownPage } from '../src/server/own-page.ts';
import { serve } from '../src/server/serve.ts';

export const handle = ownPage(async (world, visit, own) => {
  const mine = await world.database.readMine(visit.at, own.hash);
  if (mine.status !== 'mine') return lost(mine.status, world, visit);
  const coming = mine.history ? comingQuestionnaires(world.trial, mine.history) : [];
  const entries = calendarDays(own.participant, coming).map(({ key, day }) => ({
    day,
    uid: world.secrets.calendarId(key),
  }));
  return file(CALENDAR_FILE, CALENDAR_TYPE, calendarFile(entries, visit.at));
});
export default serve(handle);
export const config: Config = {
  path: '/mijn/agenda.ics',
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 40, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
