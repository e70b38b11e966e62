/** The code from the new address: from here on all mail goes there, and the old address is told. */
import type { Config } from '@netlify/functions';
import { readCode } from '../src/domain/code.ts';
import { sendAtOnce } from '../src/server/messages.ts';
import { again } from '../src/server/outcome.ts';
import { addressCodeHash } from '../src/server/own-details.ts';
import { goDone, lost, ownForm } from '../src/server/own-page.ts';
import { addressCodeDoesNotFit, addressCodeIsOver } from '../src/server/own-words.ts';
import { serve } from '../src/server/serve.ts';

const PAGE = '/sjabloon/mijn/adres/';

export const handle = ownForm(
  async (data, world, visit, { hash, session }) => {
    const read = readCode(data);
    if (read.problems) return again(PAGE, { problems: read.problems });
    const codeHash = addressCodeHash(world, hash, read.code);
    const result = await world.database.confirmAddress(visit.at, hash, codeHash);
    if (result.status === 'wrong') return again(PAGE, { problems: [addressCodeDoesNotFit] });
    if (result.status === 'expired') return again(PAGE, { problems: [addressCodeIsOver] });
    if (result.status !== 'changed') return lost(result.status, world, visit);
    const to = { name_enc: result.name_enc, email_enc: result.old_email_enc };
    const about = { role: session.role, sessionHash: hash };
    await visit.later(sendAtOnce(world, visit.at, 'address-old', to, about));
    return goDone('/mijn/gegevens/', 'adres');
  },
  { reshow: PAGE },
);
export default serve(handle);
export const config: Config = {
  path: '/api/mijn/adres/bevestigen',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 40, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
