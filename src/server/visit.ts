/** One request as a function sees it: the moment, the place, and whose session it is. */
import { isPrefetch, isProgram } from '../domain/visitor.ts';
import { readCookies, SESSION_COOKIE } from './cookies.ts';
import { traceOf } from './log.ts';
import type { World } from './world.ts';

/** What we use of the platform's context; a harness may give less. */
export interface PlatformContext {
  readonly ip?: string;
  readonly waitUntil?: (work: Promise<unknown>) => void;
}

export interface Visit {
  readonly at: Date;
  readonly url: URL;
  readonly cookies: Readonly<Record<string, string>>;
  /** Network address of the reader; '' where the platform gives none. Only ever used as a keyed hash. */
  readonly ip: string;
  /** Hash of the session's secret, or null if the browser has none. */
  readonly session: string | null;
  /** True when the browser only fetches ahead: nothing may happen then. */
  readonly prefetch: boolean;
  /** True for a program that looks at links by itself, by what it says of itself: then nobody came. */
  readonly program: boolean;
  /** Does work after the answer where the platform can, so that its duration tells nothing; a fault goes to the log. */
  readonly later: (work: Promise<unknown>) => Promise<unknown>;
}

export function visitOf(request: Request, world: World, context: PlatformContext): Visit {
  const cookies = readCookies(request.headers.get('cookie'));
  const secret = cookies[SESSION_COOKIE] ?? '';
  return {
    at: world.clock.now(),
    url: new URL(request.url),
    cookies,
    ip: context.ip ?? '',
    session: /^[\w-]{43}$/.test(secret) ? world.secrets.tokenHash(secret) : null,
    prefetch: isPrefetch(request.headers.get('sec-purpose') ?? request.headers.get('purpose')),
    program: isProgram(request.method, request.headers.get('user-agent')),
    later: async (work) => {
      const done = work.catch((fault: unknown) => world.log({ event: 'later', fault: traceOf(fault) }));
      return context.waitUntil ? context.waitUntil(done) : done;
    },
  };
}
