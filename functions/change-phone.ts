/** A telephone number, only to call somebody who stays silent: given, changed, or erased by leaving it empty. */
import type { Config } from '@netlify/functions';
import { readPhone } from '../src/domain/phone.ts';
import { detailsAgain } from '../src/server/own-details.ts';
import { goDone, lost, ownForm } from '../src/server/own-page.ts';
import { serve } from '../src/server/serve.ts';

export const handle = ownForm(
  async (data, world, visit, own) => {
    const read = readPhone(data);
    if (read.problems) return detailsAgain(world, visit, own, data)(read.problems);
    const sealed = read.phone === null ? null : world.secrets.seal(read.phone);
    const result = await world.database.changePhone(visit.at, own.hash, sealed);
    return result.status === 'changed'
      ? goDone('/mijn/gegevens/', 'telefoon')
      : lost(result.status, world, visit);
  },
  { reshow: '/sjabloon/mijn/gegevens/' },
);
export default serve(handle);
export const config: Config = {
  path: '/api/mijn/telefoon',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 40, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
