/** Gets a prebuilt page, to be filled by a function. */
import { ACCESS_COOKIE, SESSION_COOKIE } from './cookies.ts';

export interface Pages {
  /** The HTML of the page at `path`; `cookies` (of the reader) only for a gated page. Throws if it isn't there. */
  get(path: string, cookies?: Readonly<Record<string, string>>): Promise<string>;
}

/** The gate refused the reader: 401 without a session that opens this page, 403 when it isn't open (any more). */
export class PageRefused extends Error {
  readonly status: 401 | 403;
  constructor(status: 401 | 403) {
    super(`the gate answered ${status}`);
    this.name = 'PageRefused';
    this.status = status;
  }
}

/** What a gated page may be asked with: the two cookies that the gate reads, nothing else of the reader. */
function gateCookies(cookies: Readonly<Record<string, string>>): string {
  return [ACCESS_COOKIE, SESSION_COOKIE]
    .flatMap((name) => (cookies[name] ? [`${name}=${cookies[name]}`] : []))
    .join('; ');
}

/** Pages over HTTP from the site itself; public ones are kept in memory for as long as this instance lives. */
export function httpPages(origin: string): Pages {
  const kept = new Map<string, string>();
  return {
    async get(path, cookies) {
      const known = cookies ? undefined : kept.get(path);
      if (known !== undefined) return known;
      const response = await fetch(new URL(path, origin), {
        headers: { accept: 'text/html', ...(cookies ? { cookie: gateCookies(cookies) } : {}) },
        redirect: 'error',
        signal: AbortSignal.timeout(8_000),
      });
      if (response.status === 401 || response.status === 403) throw new PageRefused(response.status);
      if (!response.ok) throw new Error(`page ${path} answered ${response.status}`);
      const html = await response.text();
      if (!cookies) kept.set(path, html);
      return html;
    },
  };
}
