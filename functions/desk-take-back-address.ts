/** An address that was typed wrong is taken back, as long as nobody confirmed it. */
import type { Config } from '@netlify/functions';
import { one } from '../src/domain/form.ts';
import { contactPath } from '../src/server/desk-calls.ts';
import { contactAgain, readContactPage } from '../src/server/desk-contact.ts';
import { deskForm, PERSON, UUID } from '../src/server/desk-visit.ts';
import { go, notice } from '../src/server/outcome.ts';
import { serve } from '../src/server/serve.ts';
import { cannotChangeContact } from '../src/server/words.ts';

export const handle = deskForm('change_contact', async (data, world, desk) => {
  const [person, change] = [one(data, 'participant'), one(data, 'change')];
  if (!PERSON.test(person) || !UUID.test(change)) return notice('not-found');
  const { status } = await world.research.takeBackAddress(desk.token, desk.at, change);
  if (status === 'taken_back') return { ...go(`${contactPath(person)}&klaar=terug`), event: status };
  const page = await readContactPage(world, desk, person);
  return page ? contactAgain(page, undefined, [cannotChangeContact('over')]) : notice('not-found');
});
export default serve(handle);
export const config: Config = {
  path: '/api/onderzoekers/adres-terug',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
