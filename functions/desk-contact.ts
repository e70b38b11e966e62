/** Another address or number of a participant: the page on which a researcher types it. */
import type { Config } from '@netlify/functions';
import { readContactPage, showContact } from '../src/server/desk-contact.ts';
import { asked, deskPage, PERSON } from '../src/server/desk-visit.ts';
import { notice } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';

export const handle = deskPage('change_contact', async (world, desk) => {
  const code = asked(desk, 'code', PERSON);
  const page = code && (await readContactPage(world, desk, code));
  return page ? showContact(page, asked(desk, 'klaar', /^(telefoon|terug)$/)) : notice('not-found');
});
export default serve(handle);
export const config: Config = {
  path: ['/onderzoekers/adres', '/onderzoekers/adres/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
