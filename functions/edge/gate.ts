/**
 * The gate in front of the guidance website and the questionnaires. It verifies a signed cookie, asks the
 * database again (through a function) when that has run out, and answers with a page: never with a redirect.
 * Who may pass is decided in `src/domain/gate.ts`.
 */
import type { Config, Context } from '@netlify/edge-functions';
import { jwtVerify } from 'jose';
import { decide, gatedPath, type AccessClaims } from '../../src/domain/gate.ts';
import { isPageVisit } from '../../src/domain/visitor.ts';
import { ACCESS_COOKIE, readCookies, SESSION_COOKIE } from '../../src/server/cookies.ts';
import { OWN_POLICIES, personalHeaders } from '../../src/server/headers.ts';

/** What the renewal function answers; see `functions/renew-session.ts`. */
interface Renewal {
  readonly signedIn: boolean;
  readonly guidance: { readonly state: 'open' | 'waiting' | 'none'; readonly on: string | null };
  /** A new version of the consent must be given first [C7]. */
  readonly consentAgain: boolean;
  readonly cookies: readonly string[];
}

/** The blocks of `/sjabloon/toegang/`: the one that fits is kept. */
type Block = 'sign-in' | 'waiting' | 'none' | 'closed' | 'consent-again';

const NOBODY: Renewal = {
  signedIn: false,
  guidance: { state: 'none', on: null },
  consentAgain: false,
  cookies: [],
};

export default async function gate(request: Request, context: Context): Promise<Response> {
  try {
    return await answer(request, context);
  } catch {
    return page(503, plain('Het lukt nu even niet', 'Probeer het over een paar minuten opnieuw.'));
  }
}

async function answer(request: Request, context: Context): Promise<Response> {
  const { pathname: path } = new URL(request.url);
  const found = gatedPath(path);
  if (!found.gated) return context.next();
  const [secret, audience] = [Netlify.env.get('SESSION_SECRET'), Netlify.env.get('TRIAL')];
  if (!secret || !audience) throw new Error('SESSION_SECRET and TRIAL are not set: nothing is served.');
  if (found.bad || found.scope === null)
    return page(404, await template(request, '/404.html', (html) => html));

  const cookies = readCookies(request.headers.get('cookie'));
  const hasSession = Boolean(cookies[SESSION_COOKIE]);
  const now = new Date();
  const token = await verified(cookies[ACCESS_COOKIE], secret, audience, now);
  const decision = decide({ path, token, hasSession, now });
  if (decision === 'serve') return served(path, await context.next(), []);
  if (decision !== 'renew') return refused(request, found.scope, NOBODY);

  const visit = found.scope === 'gids' && isPageVisit(request.method, (name) => request.headers.get(name));
  const renewal = await renew(request, cookies, visit);
  const fresh = renewal.cookies.find((cookie) => cookie.startsWith(`${ACCESS_COOKIE}=`))?.split(/[=;]/)[1];
  // The function made it this moment: a clock that differs from ours must lock nobody out.
  const made = new Date(0);
  const renewed = await verified(fresh, secret, audience, made);
  const again = decide({ path, token: renewed, hasSession: false, now: made });
  return again === 'serve'
    ? served(path, await context.next(), renewal.cookies)
    : refused(request, found.scope, renewal);
}

/** The claims of a token that we signed for this trial and that still holds; of any other token nothing. */
async function verified(token: string | undefined, secret: string, audience: string, currentDate: Date) {
  if (!token) return null;
  try {
    const options = { algorithms: ['HS256'], audience, currentDate, requiredClaims: ['exp'] };
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), options);
    const { scope, exp } = payload;
    if (!Array.isArray(scope) || exp === undefined) return null;
    return { scope: scope.filter((one) => typeof one === 'string'), exp } satisfies AccessClaims;
  } catch {
    return null;
  }
}

/**
 * Asks the database through the renewal function, with the two cookies that it reads and nothing else but whether somebody
 * opens a page of the guidance [T10].
 */
async function renew(
  request: Request,
  cookies: Readonly<Record<string, string>>,
  visit: boolean,
): Promise<Renewal> {
  const cookie = [ACCESS_COOKIE, SESSION_COOKIE]
    .flatMap((name) => (cookies[name] ? [`${name}=${cookies[name]}`] : []))
    .join('; ');
  const response = await fetch(new URL(`/api/sessie/vernieuwen${visit ? '?visit' : ''}`, request.url), {
    method: 'POST',
    headers: { cookie },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error('The session could not be renewed.');
  const { signedIn, guidance, consentAgain } = (await response.json()) as Renewal;
  return { signedIn, guidance, consentAgain, cookies: response.headers.getSetCookie() };
}

/** The page itself, as a personal page. */
function served(path: string, response: Response, cookies: readonly string[]): Response {
  const headers = new Headers(response.headers);
  for (const [name, value] of guarded(headers.get('content-type') ?? 'application/octet-stream'))
    headers.set(name, value);
  const own = OWN_POLICIES[path];
  if (own) headers.set('Content-Security-Policy', own);
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  const empty = [204, 304].includes(response.status);
  return new Response(empty ? null : response.body, { status: response.status, headers });
}

/** 401 "log in first", or 403 with the reason; the cookies of the renewal go along. */
async function refused(
  request: Request,
  scope: string,
  { signedIn, guidance, consentAgain, cookies }: Renewal,
): Promise<Response> {
  const questionnaire = scope.includes('/');
  const block: Block = !signedIn
    ? 'sign-in'
    : questionnaire
      ? consentAgain
        ? 'consent-again'
        : 'closed'
      : guidance.state === 'waiting' && guidance.on
        ? 'waiting'
        : 'none';
  const html = await template(request, '/sjabloon/toegang/', (whole) => keep(whole, block, guidance.on));
  return page(signedIn ? 403 : 401, html, cookies);
}

/** Keeps one block of the template and fills in the date, in Dutch. */
function keep(html: string, block: Block, on: string | null): string | null {
  const blocks = /<!--gate:([a-z-]+)-->([\s\S]*?)<!--\/gate-->/g;
  const names = [...html.matchAll(blocks)].map(([, name]) => name);
  const kept = names.includes(block) ? block : block === 'closed' ? 'none' : null;
  if (kept === null || !names.includes(kept)) return null;
  const date =
    on === null
      ? ''
      : new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(on));
  return html
    .replace(blocks, (_all, name: string, inner: string) => (name === kept ? inner : ''))
    .replaceAll('{{date}}', date);
}

/** A public page of this site, changed by `change`; words of our own when it can't be had. */
async function template(
  request: Request,
  path: string,
  change: (html: string) => string | null,
): Promise<string> {
  const own = plain('U kunt deze pagina nu niet openen', 'Open de link in de mail die u van ons kreeg.');
  try {
    const response = await fetch(new URL(path, request.url), {
      redirect: 'error',
      signal: AbortSignal.timeout(5_000),
    });
    return (response.ok || response.status === 404 ? change(await response.text()) : null) ?? own;
  } catch {
    return own;
  }
}

function page(status: number, html: string, cookies: readonly string[] = []): Response {
  const headers = guarded('text/html; charset=utf-8');
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(html, { status, headers });
}

function guarded(contentType: string): Headers {
  const headers = personalHeaders(contentType);
  headers.set('Cache-Control', 'private, no-store');
  headers.set('X-Robots-Tag', 'noindex');
  return headers;
}

const plain = (heading: string, body: string): string =>
  `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
  `<title>${heading}</title></head><body><main><h1>${heading}</h1><p>${body}</p>` +
  `<p><a href="/inloggen/">Inloggen</a></p></main></body></html>`;

/**
 * The two prefixes, and every path that is not plain (double slashes, backslashes, encodings, dots, capitals in the
 * first segment): what such a path means is judged in the domain, and what is not gated is passed on.
 */
export const config: Config = {
  pattern: '^/((gids|vragenlijst).*|[^/]*[^a-z0-9_./-].*|.*(%|//|/[.]|\\\\).*|/.*|[.].*)$',
  onError: 'fail',
};
