/** The questionnaire of a task on paper, with the code of the person on it [T8]. */
import type { Config } from '@netlify/functions';
import { asked, deskPage, UUID } from '../src/server/desk-visit.ts';
import { notice, show } from '../src/server/outcome.ts';
import { paperTemplate } from '../src/server/paths.ts';
import { serve } from '../src/server/serve.ts';

export const handle = deskPage('tasks', async ({ research }, desk) => {
  const id = asked(desk, 'id', UUID);
  const task = id && (await research.task(desk.token, id));
  if (!task || task.questionnaire === null) return notice('not-found');
  return show(paperTemplate(task.questionnaire), { text: { participant: task.participant } });
});
export default serve(handle);
export const config: Config = {
  path: ['/onderzoekers/papier', '/onderzoekers/papier/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
