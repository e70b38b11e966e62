/** Signed tokens: access for the gate, and the passed check between screening and consent. */
import { createHmac } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { ACCESS_COOKIE, INTAKE_COOKIE, SESSION_COOKIE, setCookie } from './cookies.ts';

export const ACCESS_SECONDS = 15 * 60;
const INTAKE_SECONDS = 24 * 60 * 60;
const DAY_SECONDS = 24 * 60 * 60;

const intakeShape = z.object({
  role: z.string(),
  eligible: z.literal(true),
  via: z.string().optional(),
  iat: z.number(),
});

/** The check that somebody passed: for which role, and when (seconds since 1970). */
export interface Intake {
  readonly role: string;
  readonly passedAt: number;
  /** The code of the link by which they came, which the sign-up counts under and doesn't keep [C4]; or null. */
  readonly via: string | null;
}

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);

/** Signs and reads tokens of one trial: HS256 only, audience is the trial, each with an expiry. */
export function createSessions(secret: string, audience: string) {
  const accessKey = new TextEncoder().encode(secret);
  // A key of its own: a passed check can never be shown to the gate as access.
  const intakeKey = createHmac('sha256', secret).update('aanmelding').digest();
  const sign = (claims: Record<string, unknown>, key: Uint8Array, at: Date, life: number) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .setIssuedAt(seconds(at))
      .setExpirationTime(seconds(at) + life)
      .sign(key);

  return {
    /** Cookie for the gate: 15 minutes for the scopes given (`gids`, `vragenlijst/<id>`). */
    access: async (scope: readonly string[], at: Date): Promise<string> =>
      setCookie(ACCESS_COOKIE, await accessToken(scope, at), ACCESS_SECONDS),
    /**
     * Cookie that says that the check for `role` was passed, and nothing personal: for a day, after the hours that the
     * trial gives to think.
     */
    intake: async (
      role: string,
      at: Date,
      { hoursToThink = 0, via = null }: { hoursToThink?: number; via?: string | null } = {},
    ): Promise<string> => {
      const life = INTAKE_SECONDS + hoursToThink * 3600;
      const claims = { role, eligible: true, ...(via === null ? {} : { via }) };
      return setCookie(INTAKE_COOKIE, await sign(claims, intakeKey, at, life), life);
    },
    /** The passed check in a cookie's value, or null if it is missing, foreign, changed or too old. */
    async readIntake(token: string | undefined, at: Date): Promise<Intake | null> {
      if (!token) return null;
      try {
        const options = { algorithms: ['HS256'], audience, currentDate: at, requiredClaims: ['exp', 'iat'] };
        const { payload } = await jwtVerify(token, intakeKey, options);
        const { role, via = null, iat } = intakeShape.parse(payload);
        return { role, passedAt: iat, via };
      } catch {
        return null;
      }
    },
  };

  async function accessToken(scope: readonly string[], at: Date): Promise<string> {
    // No time of issue: the token says scope, audience and expiry, and nothing else.
    return new SignJWT({ scope })
      .setProtectedHeader({ alg: 'HS256' })
      .setAudience(audience)
      .setExpirationTime(seconds(at) + ACCESS_SECONDS)
      .sign(accessKey);
  }
}

export type Sessions = ReturnType<typeof createSessions>;

/** Cookie that carries a session's secret; without `days` it ends with the browser. */
export const sessionCookie = (secret: string, days?: number): string =>
  setCookie(SESSION_COOKIE, secret, days === undefined ? undefined : days * DAY_SECONDS);
