import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { readCookies } from './cookies.ts';
import { createSessions, sessionCookie } from './session.ts';

const at = new Date('2026-11-21T10:00:00Z');
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const SECRET = 's'.repeat(43);
const sessions = createSessions(SECRET, 'miles');
const valueOf = (cookie: string) => /^[^=]+=([^;]*)/.exec(cookie)?.[1] ?? '';

test('the access token says scope, trial and expiry, and nothing else', async () => {
  const cookie = await sessions.access(['gids'], at);
  expect(cookie).toMatch(/^__Host-toegang=[^;]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=900$/);
  expect(decodeProtectedHeader(valueOf(cookie))).toEqual({ alg: 'HS256' });
  expect(decodeJwt(valueOf(cookie))).toEqual({
    scope: ['gids'],
    aud: 'miles',
    exp: at.getTime() / 1000 + 900,
  });
});

test('a passed check holds for its role, its trial and a day', async () => {
  const token = valueOf(await sessions.intake('employee', at));
  expect(await sessions.readIntake(token, later(24 * 60 - 1))).toEqual({
    role: 'employee',
    passedAt: at.getTime() / 1000,
    via: null,
  });
  expect(await sessions.readIntake(token, later(24 * 60 + 1))).toBeNull();
  expect(await createSessions(SECRET, 'steps').readIntake(token, at)).toBeNull();
  expect(await createSessions('t'.repeat(43), 'miles').readIntake(token, at)).toBeNull();
  expect(await sessions.readIntake(token.slice(0, -3), at)).toBeNull();
  expect(await sessions.readIntake(undefined, at)).toBeNull();
});

test('access can not be shown as a passed check, nor an unsigned token', async () => {
  const access = valueOf(await sessions.access(['gids'], at));
  expect(await sessions.readIntake(access, at)).toBeNull();
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(
    JSON.stringify({ role: 'employee', eligible: true, iat: 1, exp: 9e9, aud: 'miles' }),
  ).toString('base64url')}.`;
  expect(await sessions.readIntake(none, at)).toBeNull();
  const other = await new SignJWT({ role: 'employee', eligible: true, iat: 1, exp: 9e9, aud: 'miles' })
    .setProtectedHeader({ alg: 'HS512' })
    .sign(new TextEncoder().encode(SECRET));
  expect(await sessions.readIntake(other, at)).toBeNull();
});

test('a session cookie lasts as long as its role allows, or as the browser is open', () => {
  expect(sessionCookie('x', 1)).toContain('Max-Age=86400');
  expect(sessionCookie('x')).not.toContain('Max-Age');
});

test('reads cookies whatever the header looks like', () => {
  expect(readCookies('a=1; b=x=y;c; =d; a=2;  e = 5 ')).toEqual({ a: '1', b: 'x=y', e: '5' });
  expect(readCookies(null)).toEqual({});
  expect(readCookies('__proto__=x')).toHaveProperty(['__proto__'], 'x');
});
