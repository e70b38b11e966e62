/** The research desk: the couples under their pseudonyms, and what asks for somebody, as this role may see it [T6]. */
import type { Config } from '@netlify/functions';
import { fillDesk, readDesk } from '../src/server/desk.ts';
import { deskPage } from '../src/server/desk-visit.ts';
import { show } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';
import { waitingSignUps } from '../src/server/suspicious.ts';

export const handle = deskPage(null, async (world, desk) => {
  const { trial, research, secrets } = world;
  const suspicious = waitingSignUps(await research.suspicious(desk.token), trial.roles, secrets.open);
  const read = await readDesk(world, desk);
  return show('/sjabloon/onderzoekers/', fillDesk({ ...read, suspicious }, trial.arms, desk));
});
export default serve(handle);
export const config: Config = {
  path: ['/onderzoekers', '/onderzoekers/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
