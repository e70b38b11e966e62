/** The site as it is built from this moment's sources, served with its gate, and a token that opens the gate. */
import { join } from 'node:path';
import { createSessions } from '../../src/server/session.ts';
import { trialOf } from '../../src/trials/index.ts';
import { mustBuild, runAstro } from '../build.ts';
import { freePort } from '../http.ts';
import { ROOT } from '../root.ts';
import { indexGuidance } from '../search-index.ts';
import { localEnvironment, newSecrets } from '../secrets.ts';
import { startSite } from '../serve.ts';

export const BENCH_DIST = join(ROOT, '.local', 'bench', 'dist');

let built = false;

/** Everything that a deployment's build does, into `dist`. */
export async function buildInto(
  dist: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  mustBuild(await runAstro(['build', '--outDir', dist], settings));
  await indexGuidance(dist);
}

/** Builds the site into a folder of our own, once a run, so that a `dist` in use stays as it is. */
export async function build(): Promise<void> {
  if (built) return;
  await buildInto(BENCH_DIST);
  built = true;
}

export interface BenchSite {
  readonly url: string;
  /** Value of the cookie that opens the gate, for a quarter of an hour. */
  readonly access: string;
  stop(): Promise<void>;
}

/** Serves `BENCH_DIST`. No database runs: a valid token needs none. `scope` is what the token opens. */
export async function serveBench(scope: readonly string[]): Promise<BenchSite> {
  const port = await freePort();
  const secrets = newSecrets();
  const nowhere = { supabaseUrl: 'http://127.0.0.1:9', smtpUrl: 'smtp://127.0.0.1:9' };
  const environment = localEnvironment(secrets, { siteUrl: `http://localhost:${port}`, ...nowhere });
  const site = await startSite({ environment, port, dist: BENCH_DIST, every: null });
  const trial = trialOf(environment['TRIAL']);
  const cookie = await createSessions(secrets.sessionSecret, trial.id).access(scope, new Date());
  const access = /=([^;]*)/.exec(cookie)?.[1] ?? '';
  return { url: site.url, access, stop: () => site.stop() };
}
