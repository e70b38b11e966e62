/** Sign-in of researchers: a one-time code by mail, through Supabase Auth. The only file that knows about it. */
import { createClient } from '@supabase/supabase-js';

export interface Desk {
  readonly accessToken: string;
  /** Seconds that the access token lives. */
  readonly seconds: number;
}

export interface Identity {
  /** Asks for a code by mail. An address that is no researcher's gets none, and the caller can't tell. */
  sendCode(email: string): Promise<void>;
  /** Exchanges address and code for a session; null if they don't belong together or the code is too old. */
  verify(email: string, code: string): Promise<Desk | null>;
  /** Who an access token belongs to; null if it no longer holds. */
  whoIs(accessToken: string): Promise<{ readonly id: string; readonly email: string } | null>;
  /** Ends the session behind an access token. */
  signOut(accessToken: string): Promise<void>;
}

const OPTIONS = {
  auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
} as const;

/** Fault of the service itself, told from a refusal; carries its code only. */
class IdentityFault extends Error {
  override readonly name = 'IdentityFault';
}

const isRefusal = (status: number | undefined): boolean =>
  status !== undefined && status >= 400 && status < 500;

export function createIdentity(url: string, publishableKey: string): Identity {
  const client = () => createClient(url, publishableKey, OPTIONS).auth;
  return {
    async sendCode(email) {
      const { error } = await client().signInWithOtp({ email, options: { shouldCreateUser: false } });
      if (error && !isRefusal(error.status)) throw new IdentityFault(error.code ?? 'unreachable');
    },
    async verify(email, token) {
      // The local stack knows only the older name of this type, the hosted service only the newer.
      for (const type of ['magiclink', 'email'] as const) {
        const { data, error } = await client().verifyOtp({ email, token, type });
        if (error && !isRefusal(error.status)) throw new IdentityFault(error.code ?? 'unreachable');
        if (data.session) return { accessToken: data.session.access_token, seconds: data.session.expires_in };
      }
      return null;
    },
    async whoIs(accessToken) {
      const { data, error } = await client().getUser(accessToken);
      if (error && !isRefusal(error.status)) throw new IdentityFault(error.code ?? 'unreachable');
      return data.user?.email ? { id: data.user.id, email: data.user.email } : null;
    },
    async signOut(accessToken) {
      await client().admin.signOut(accessToken, 'local');
    },
  };
}
