/** Gives a fresh database what it needs before anyone can sign up: the trial's protocol and a sealed allocation list. */
import { createDatabase } from '../src/server/database.ts';
import { protocolOf } from '../src/domain/protocol.ts';
import { trialOf } from '../src/trials/index.ts';
import { generateAllocation } from './allocation.ts';

/**
 * Loads the protocol, and a list when there is none, by the same code as `npm run allocation -- generate`.
 * @throws when the protocol's allocation part was changed after the first allocation.
 */
export async function prepare(environment: Readonly<Record<string, string>>, at = new Date()): Promise<void> {
  const { SUPABASE_URL = '', SUPABASE_SECRET_KEY = '', TRIAL = '', TRIAL_STATUS } = environment;
  const trial = trialOf(TRIAL);
  const database = createDatabase(SUPABASE_URL, SUPABASE_SECRET_KEY);
  const { status } = await database.loadProtocol(at, protocolOf(trial, TRIAL_STATUS === 'live'));
  if (status === 'frozen') {
    throw new Error(
      'The allocation part of the protocol differs from the one that couples were allocated by.',
    );
  }
  await generateAllocation(trial, database, at);
}
