/** Keeps how a page of the guidance was read, as the page tells when it is left. */
import type { Config } from '@netlify/functions';
import { REPORT_LIMIT } from '../src/domain/use.ts';
import { json, serve } from '../src/server/serve.ts';
import { takeReport } from '../src/server/use.ts';

export const handle = json(takeReport, { most: REPORT_LIMIT, limited: false });
export default serve(handle);
export const config: Config = {
  path: '/api/gebruik',
  method: 'POST',
  region: 'fra',
  rateLimit: { windowLimit: 240, windowSize: 60, aggregateBy: ['ip', 'domain'] },
};
