/** Consents that were signed on paper: which wait for their person, and the form to type one [C7]. */
import type { Config } from '@netlify/functions';
import { dayOf } from '../src/domain/calendar.ts';
import { mayEnrol, recruitmentState } from '../src/domain/recruitment.ts';
import { asked, deskPage } from '../src/server/desk-visit.ts';
import { showPaperForm, showPapers } from '../src/server/paper-consent.ts';
import { roleOf } from '../src/server/paths.ts';
import { serve } from '../src/server/serve.ts';

export const handle = deskPage('enter_consent', (world, desk) => {
  const role = asked(desk, 'rol', /^[a-z_]{1,40}$/);
  const open = mayEnrol(recruitmentState(world.trial.recruitment, dayOf(desk.at)));
  if (role !== null && roleOf(world.trial, role) && open) return showPaperForm(world, role);
  return showPapers(world, desk, asked(desk, 'klaar', /^(ingevoerd|mail|terug)$/));
});
export default serve(handle);
export const config: Config = {
  path: ['/onderzoekers/papier/toestemming', '/onderzoekers/papier/toestemming/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
