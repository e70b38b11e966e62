/** The form of an organisation that wants to talk, with the mark by which is seen when it was opened. */
import type { Config } from '@netlify/functions';
import { show } from '../src/server/outcome.ts';
import { page, serve } from '../src/server/serve.ts';
import { startedMark } from '../src/server/started.ts';

export const handle = page(({ secrets }, { at }) =>
  show('/sjabloon/verspreiden/gesprek/', { value: { started: startedMark(secrets, at) } }),
);
export default serve(handle);
export const config: Config = {
  path: ['/verspreiden/gesprek', '/verspreiden/gesprek/'],
  method: 'GET',
  region: 'fra',
  rateLimit: { windowLimit: 120, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
