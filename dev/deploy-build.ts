/**
 * The build of a deployment (`npm run build`). With a database in the environment it first loads the protocol, so that
 * code and database follow the same rules (production only), and counts the couples for the home page [C4].
 */
import { join } from 'node:path';
import { protocolOf } from '../src/domain/protocol.ts';
import { createDatabase } from '../src/server/database.ts';
import { trialOf } from '../src/trials/index.ts';
import { runAstro } from './build.ts';
import { ROOT } from './root.ts';
import { indexGuidance } from './search-index.ts';

const { CONTEXT, SUPABASE_URL, SUPABASE_SECRET_KEY, TRIAL, TRIAL_STATUS } = process.env;

/** @throws when the allocation part of the protocol was changed after the first allocation */
async function readyDatabase(url: string, key: string): Promise<void> {
  const database = createDatabase(url, key);
  const now = new Date();
  if (CONTEXT === 'production') {
    const { status } = await database.loadProtocol(now, protocolOf(trialOf(TRIAL), TRIAL_STATUS === 'live'));
    if (status === 'frozen')
      throw new Error('Couples were already allocated by another protocol; change it back first.');
    console.log(`Protocol: ${status}.`);
  }
  process.env['COUPLES_TOTAL'] = String((await database.recruitmentTotal(now)).couples);
}

if (SUPABASE_URL && SUPABASE_SECRET_KEY) await readyDatabase(SUPABASE_URL, SUPABASE_SECRET_KEY);
else
  console.log(
    'Without SUPABASE_URL and SUPABASE_SECRET_KEY the home page counts only the couples taken over.',
  );
const { code, output } = await runAstro(['build']);
console.log(output);
if (code === 0) await indexGuidance(join(ROOT, 'dist'));
process.exitCode = code;
