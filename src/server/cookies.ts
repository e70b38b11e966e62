/** The cookies: names, how they are set, how they are read. All are `__Host-`: this host only, HTTPS only. */

/** Opaque secret of a participant's session; the database keeps its hash. */
export const SESSION_COOKIE = '__Host-sessie';
/** Signed token for the gate: scope and expiry, no person, no arm. */
export const ACCESS_COOKIE = '__Host-toegang';
/** Signed token between the eligibility check and consent: role, passed, when. */
export const INTAKE_COOKIE = '__Host-aanmelding';
/** Access token of a researcher. */
export const DESK_COOKIE = '__Host-onderzoeker';

const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** A `Set-Cookie` value; without `seconds` the cookie ends with the browser. */
export function setCookie(name: string, value: string, seconds?: number): string {
  const age = seconds === undefined ? '' : `; Max-Age=${Math.max(0, Math.floor(seconds))}`;
  return `${name}=${value}; ${ATTRIBUTES}${age}`;
}

export const clearCookie = (name: string): string => setCookie(name, '', 0);

/** Clears everything that a participant's browser holds. */
export const clearParticipant = (): string[] =>
  [SESSION_COOKIE, ACCESS_COOKIE, INTAKE_COOKIE].map(clearCookie);

/** Reads a `Cookie` header; of a name that comes twice the first counts. */
export function readCookies(header: string | null): Readonly<Record<string, string>> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    if (at > 0 && name && !cookies.has(name)) cookies.set(name, part.slice(at + 1).trim());
  }
  return Object.fromEntries(cookies);
}
