/** Where a mail provider, or who empties the mailbox of returned mail, tells that an address takes no mail. */
import type { Config, Context } from '@netlify/functions';
import { takeBounce } from '../src/server/bounces.ts';
import { answer, notice } from '../src/server/outcome.ts';
import { serve, type Handler } from '../src/server/serve.ts';

export const handle: Handler = {
  methods: ['POST'],
  // Providers post from few addresses and many at once; the secret is what holds others off.
  limited: false,
  // A fault is told as "later": providers try again then.
  refuse: (code) =>
    answer({ status: code }, { status: code === 'fault' ? 503 : 400, event: notice(code).event ?? code }),
  decide: takeBounce,
};

const served = serve(handle);
export default async (request: Request, context?: Context): Promise<Response> => {
  const response = await served(request, context);
  // Amazon SNS sends its password only when asked.
  if (response.status === 401) response.headers.set('WWW-Authenticate', 'Basic realm="bounce"');
  return response;
};
export const config: Config = { path: '/api/bounce', method: 'POST', region: 'fra' };
