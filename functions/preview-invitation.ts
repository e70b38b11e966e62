/** Shows exactly what the other will receive, before anything is sent or stored [C3]. */
import type { Config } from '@netlify/functions';
import { one } from '../src/domain/form.ts';
import { readInvitation } from '../src/domain/invitation.ts';
import { inviterOf, preview } from '../src/server/invitation.ts';
import { again, notice, show } from '../src/server/outcome.ts';
import { invitePath, mailersPage } from '../src/server/paths.ts';
import { form, serve } from '../src/server/serve.ts';

export const handle = form(
  async (data, world, visit) => {
    const inviter = await inviterOf(world, visit);
    if (!inviter) return notice('no-session');
    const page = invitePath(world.trial, inviter.session.role);
    if (one(data, 'terug') !== '') return show(page, { form: data });
    const read = readInvitation(data, inviter.invited, { ownEmail: inviter.email });
    if (read.problems) return again(page, { form: data, problems: read.problems });
    return preview(world, inviter, read.invitation, data);
  },
  (_data, { trial }) => mailersPage(trial),
);
export default serve(handle);
export const config: Config = {
  path: '/api/uitnodiging/voorbeeld',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 60, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
