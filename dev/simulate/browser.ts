/** A browser in a simulation: keeps cookies, sends forms, follows redirects, and may lose its connection. */
import type { Stage } from './stage.ts';

export type Form = Readonly<Record<string, string | readonly string[]>>;

export interface Page {
  readonly status: number;
  /** Path and query where the browser is now. */
  readonly path: string;
  readonly html: string;
}

/** `before`: the request never arrives. `after`: it is done, and the answer is lost on its way. */
export type Loss = 'before' | 'after';

/** What a person sees then: a page that does not come. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

export interface Browser {
  readonly cookies: Map<string, string>;
  get(path: string): Promise<Page>;
  post(path: string, form?: Form): Promise<Page>;
  json(path: string, body: unknown): Promise<Page>;
  /** The next request of this browser is lost. */
  loseNext(loss: Loss): void;
  readonly ip: string;
}

export function openBrowser(
  stage: Pick<Stage, 'fetch' | 'origin'>,
  ip: string,
  cookies: Map<string, string> = new Map(),
): Browser {
  let loss: Loss | null = null;

  async function send(path: string, init: RequestInit, hops = 0): Promise<Page> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    const url = new URL(path, stage.origin);
    const lost = loss;
    loss = null;
    if (lost === 'before') throw new ConnectionLost(`${url.pathname} was never asked.`);
    const response = await stage.fetch(new Request(url, { ...init, headers, redirect: 'manual' }), ip);
    if (lost === 'after') throw new ConnectionLost(`The answer of ${url.pathname} got lost.`);
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    const location = response.headers.get('location');
    if (location !== null && hops < 6) return send(location, { method: 'GET' }, hops + 1);
    return { status: response.status, path: url.pathname + url.search, html: await response.text() };
  }

  return {
    cookies,
    ip,
    loseNext: (next) => void (loss = next),
    get: (path) => send(path, { method: 'GET' }),
    post: (path, form = {}) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(form))
        for (const one of [value].flat()) body.append(name, one);
      return send(path, { method: 'POST', body, headers: { origin: stage.origin } });
    },
    json: (path, body) =>
      send(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { origin: stage.origin, 'content-type': 'application/json' },
      }),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [name = '', value = ''] = line.slice(0, line.indexOf(';')).split(/=(.*)/);
  if (/Max-Age=0/.test(line) || value === '') cookies.delete(name);
  else cookies.set(name, value);
}
