/**
 * The site on this machine, as the platform would serve it: static files with the headers of netlify.toml, our functions
 * in this process, and the edge gate in Deno. Readers reach one server; it does not know a single gated file. The gate
 * gets what it lets through from a second server, on a port of its own.
 */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { gatedPath } from '../src/domain/gate.ts';
import { createLog } from '../src/server/log.ts';
import { setWorld } from '../src/server/world.ts';
import { clockRoutes } from './demo/clock.ts';
import type { DemoRow } from './demo/fill.ts';
import { freePort, listen } from './http.ts';
import { ROOT } from './root.ts';
import { startGate, type Gate } from './site/edge.ts';
import { compress, staticFiles, type Files } from './site/files.ts';
import { loadFunctions, router, schedule } from './site/functions.ts';
import { redirectOf } from './site/redirects.ts';
import { readToml } from './site/toml.ts';

export interface SiteOptions {
  /** The environment of functions and gate (`localEnvironment`). `SITE_URL` must be `http://localhost:<port>`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly port: number;
  readonly dist?: string;
  /** Seconds between runs of the scheduled functions; null: only when `tick` is called. */
  readonly every?: number | null;
  /** Without the gate everything under its prefixes is refused. */
  readonly gate?: boolean;
  /** What the gate gets to see, in place of `environment`: for a test of a gate without its secret. */
  readonly gateEnvironment?: Readonly<Record<string, string>>;
  /** Receives each line of the functions' log. */
  readonly log?: (line: string) => void;
  /** Milliseconds that the clock is ahead at the start; `moved` is told when somebody moves it on its page. */
  readonly ahead?: number;
  readonly moved?: (ahead: number) => void;
}

export interface Site {
  readonly url: string;
  readonly port: number;
  /** Sets the clock of the functions to a moment from which it runs on; null: the real time. */
  setClock(at: Date | null): void;
  now(): Date;
  /** Runs the scheduled functions now, and waits for them. */
  tick(): Promise<void>;
  /** From now on runs them every so many seconds; null: no more by themselves. */
  every(seconds: number | null): void;
  /** Shows these people on the page with the clock, `/_dev/`. */
  show(rows: readonly DemoRow[]): void;
  /** Key of `/_dev/clock` and `/_dev/tick`, for commands beside a running start. */
  readonly devKey: string;
  stop(): Promise<void>;
}

/** Starts the site. One at a time in a process: the functions have one world. */
export async function startSite(options: SiteOptions): Promise<Site> {
  const { headers, redirects } = readToml(ROOT);
  const dist = options.dist ?? join(ROOT, 'dist');
  const all = staticFiles(dist, headers);
  const open = staticFiles(dist, headers, (path) => !gatedPath(path).gated);

  let offset = options.ahead ?? 0;
  let rows: readonly DemoRow[] = [];
  const now = () => new Date(Date.now() + offset);
  Object.assign(process.env, options.environment);
  setWorld({
    clock: { now },
    pages: { get: async (path) => all.page(path) },
    log: createLog(now, options.log ?? (() => undefined)),
  });
  const functions = await loadFunctions(join(ROOT, 'functions'));
  const find = router(functions);
  const jobs = schedule(functions);
  jobs.every(options.every === undefined ? 1 : options.every);

  const dynamic = async (request: Request, address: string): Promise<Response | null> => {
    const found = find(request);
    return found
      ? await found.run(request, { ip: address, waitUntil: (work) => void work.catch(() => undefined) })
      : null;
  };
  const behind = await listen({
    host: '127.0.0.1',
    port: await freePort(),
    handler: async (request, raw) => (await dynamic(request, raw.address)) ?? fromFiles(all, request),
  });
  const gate = options.gate === false ? null : await openGate(options, behind.port);

  const devKey = randomUUID();
  const front = await listen({
    host: 'localhost',
    port: options.port,
    handler: async (request, raw) => {
      const path = raw.path.split(/[?#]/)[0] ?? '/';
      if (path === '/_dev/' || path === '/_dev/verder') return clock(request, path);
      if (path.startsWith('/_dev/')) return control(request, path);
      if (gatedPath(path).gated || gatedPath(new URL(request.url).pathname).gated) {
        const answer = await gate?.handle(request);
        return answer ? compress(request, answer) : open.missing(request);
      }
      const elsewhere = redirectOf(new URL(request.url), redirects);
      if (elsewhere) return elsewhere;
      const made = await dynamic(request, raw.address);
      return made ? compress(request, made) : fromFiles(open, request);
    },
  });

  async function control(request: Request, path: string): Promise<Response> {
    if (request.method !== 'POST' || request.headers.get('x-dev-key') !== devKey)
      return open.missing(request);
    if (path === '/_dev/clock') {
      const at = (await request.text()).trim();
      offset = at === '' ? 0 : new Date(at).getTime() - Date.now();
      return new Response(now().toISOString());
    }
    if (path !== '/_dev/tick') return open.missing(request);
    await jobs.tick();
    return new Response('done');
  }

  const clock = clockRoutes({
    now,
    rows: () => rows,
    tick: jobs.tick,
    set: (at) => {
      offset = at.getTime() - Date.now();
      options.moved?.(offset);
    },
  });

  return {
    url: front.origin,
    port: front.port,
    devKey,
    now,
    setClock: (at) => void (offset = at === null ? 0 : at.getTime() - Date.now()),
    tick: jobs.tick,
    every: jobs.every,
    show: (people) => void (rows = people),
    stop: async () => {
      await front.close();
      await jobs.stop();
      await gate?.stop();
      await behind.close();
    },
  };
}

async function openGate(options: SiteOptions, port: number): Promise<Gate> {
  const { SESSION_SECRET = '', TRIAL = '' } = options.environment;
  return startGate({
    root: ROOT,
    serverAddress: `http://localhost:${port}`,
    environment: options.gateEnvironment ?? { SESSION_SECRET, TRIAL },
  });
}

/** A static answer; a path that can't be decoded is not found, and nothing can be sent to a file. */
async function fromFiles(files: Files, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return files.missing(request, 405);
  try {
    return await files.answer(request, decodeURIComponent(new URL(request.url).pathname));
  } catch {
    return files.missing(request);
  }
}
