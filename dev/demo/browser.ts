/** A browser without pictures: keeps cookies, sends forms, follows redirects. For the demo and for tests. */

/** Where a request ended, after its redirects. */
export interface Landed {
  readonly path: string;
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
}

export interface Browser {
  get(path: string): Promise<Landed>;
  post(path: string, form: Readonly<Record<string, string | readonly string[]>>): Promise<Landed>;
  readonly cookies: Map<string, string>;
}

/** A new, empty browser for the site at `origin`. */
export function openBrowser(origin: string): Browser {
  const cookies = new Map<string, string>();

  async function request(path: string, init: RequestInit, hops = 0): Promise<Landed> {
    const url = new URL(path, origin);
    const headers = new Headers(init.headers);
    headers.set('accept', 'text/html');
    if (cookies.size > 0)
      headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) keep(cookies, line);
    const location = response.headers.get('location');
    if (location !== null && response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      if (hops > 5) throw new Error(`Too many redirects from ${url.pathname}.`);
      return request(new URL(location, url).href, {}, hops + 1);
    }
    return {
      path: url.pathname,
      status: response.status,
      html: await response.text(),
      headers: response.headers,
    };
  }

  return {
    cookies,
    get: (path) => request(path, {}),
    post: (path, form) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries(form))
        for (const one of [value].flat()) body.append(name, one);
      return request(path, { method: 'POST', body, headers: { origin } });
    },
  };
}

function keep(cookies: Map<string, string>, line: string) {
  const [pair = '', ...attributes] = line.split(';');
  const [name = '', ...value] = pair.split('=');
  const gone = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute));
  if (gone || value.join('=') === '') cookies.delete(name);
  else cookies.set(name, value.join('='));
}
