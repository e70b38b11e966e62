/** CPU time of one decision of the gate: is the path gated, is the token ours, what to do. */
import { spawn } from 'node:child_process';
import { jwtVerify, SignJWT } from 'jose';
import edge from '../../functions/edge/gate.ts';
import { decide, gatedPath, type AccessClaims } from '../../src/domain/gate.ts';
import { ACCESS_COOKIE } from '../../src/server/cookies.ts';
import { ROOT } from '../root.ts';
import { report, type Figure } from './report.ts';
import { median, quantile } from './stats.ts';

const RUNS = 20_000;
const WARMING = 2_000;
const SECRET = 'bench-bench-bench-bench-bench-bench';
const KEY = new TextEncoder().encode(SECRET);
const AUDIENCE = 'bench';

async function read(token: string | null): Promise<AccessClaims | null> {
  if (token === null) return null;
  try {
    const { payload } = await jwtVerify(token, KEY, {
      algorithms: ['HS256'],
      audience: AUDIENCE,
      requiredClaims: ['exp'],
    });
    return { scope: payload['scope'] as string[], exp: payload.exp ?? 0 };
  } catch {
    return null;
  }
}

/** What the gate does for one request, without fetching the page. */
async function decideOnce(path: string, token: string | null): Promise<string> {
  if (!gatedPath(path).gated) return 'pass';
  return decide({ path, token: await read(token), hasSession: token !== null, now: new Date() });
}

const sign = (life: number, key = KEY) =>
  new SignJWT({ scope: ['gids', 'vragenlijst/t0'] })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(AUDIENCE)
    .setExpirationTime(Math.floor(Date.now() / 1000) + life)
    .sign(key);

/** The edge function itself, with the headers of its answer; the page that it passes on is empty. */
async function answerOnce(path: string, token: string | null): Promise<string> {
  const request = new Request(`http://localhost${path}`, {
    headers: { cookie: `${ACCESS_COOKIE}=${token ?? ''}` },
  });
  const response = await edge(request, { next: async () => new Response(null) } as unknown as Parameters<
    typeof edge
  >[1]);
  return String(response.status);
}

type Once = (path: string, token: string | null) => Promise<string>;

/** CPU milliseconds (user and system, all threads) of one run. */
async function cost(once: Once, path: string, token: string | null): Promise<number> {
  const before = process.cpuUsage();
  await once(path, token);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The cost of the first run ever, and of each of `RUNS` runs one after the other, when the code is warm. */
async function measure(once: Once, path: string, token: string | null) {
  const first = await cost(once, path, token);
  const answer = await once(path, token);
  for (let run = 0; run < WARMING; run += 1) await once(path, token);
  const cpu: number[] = [];
  for (let run = 0; run < RUNS; run += 1) cpu.push(await cost(once, path, token));
  return { first, answer, median: median(cpu), p99: quantile(cpu, 0.99) };
}

/** Measures the decision for each kind of visitor, and the whole edge function for who may pass. */
export async function gate(): Promise<void> {
  const variables: Record<string, string> = { SESSION_SECRET: SECRET, TRIAL: AUDIENCE };
  Object.assign(globalThis, { Netlify: { env: { get: (name: string) => variables[name] } } });
  const page = '/gids/eerste-gesprek/';
  const cases: [string, Once, string, string | null][] = [
    ['valid token', decideOnce, page, await sign(900)],
    ['token run out', decideOnce, page, await sign(-60)],
    [
      'forged token',
      decideOnce,
      page,
      await sign(
        900,
        KEY.map((byte) => byte ^ 1),
      ),
    ],
    ['no token', decideOnce, page, null],
    ['odd path', decideOnce, '//GIDS/%2565erste-gesprek/', await sign(900)],
    ['not gated', decideOnce, '/meedoen/werknemer/', null],
    ['whole edge function, valid token', answerOnce, page, await sign(900)],
  ];
  const figures: Figure[] = [];
  for (const [name, once, path, token] of cases) {
    const { first, answer, median: middle, p99 } = await measure(once, path, token);
    if (figures.length === 0)
      figures.push({ what: 'the first ever, code still cold', measured: first, unit: 'ms' });
    const what = `${name}: ${answer}, median ${middle.toFixed(3)}, p99`;
    figures.push({ what, measured: p99, unit: 'ms', target: 1 });
  }
  const deno = process.versions['deno'];
  report(
    `Gate, CPU time of one decision in ${deno ? `Deno ${deno}` : 'Node'} (${RUNS} runs each, all threads)`,
    figures,
  );
  if (!deno) await inDeno();
}

/** The same once more in Deno, where edge functions run; only if it is installed. */
function inDeno(): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn('deno', ['run', '--no-check', '-A', 'dev/bench.ts', 'gate'], {
      cwd: ROOT,
      stdio: 'inherit',
    });
    child.once('error', () =>
      resolve(console.log('  Deno was not found on the path: not measured there.\n')),
    );
    child.once('exit', () => resolve());
  });
}
