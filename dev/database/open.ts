/** Opens lite over PGlite: roles, auth schema, migrations, and a server on localhost. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { App } from '@supabase/lite';
import { createPgliteConnection } from '@supabase/lite/pglite';
import { applyMigrations, onPglite, ROLES_SQL } from '../../supabase/apply.ts';
import { listen } from '../http.ts';
import type { LocalSecrets } from '../secrets.ts';
import { codeMail } from './code-mail.ts';
import { lighten } from './lighten.ts';

export interface OpenOptions {
  readonly dir: string | null;
  readonly port: number;
  readonly smtp: { readonly host: string; readonly port: number } | null;
  readonly secrets: LocalSecrets;
  readonly mailFrom: string;
}

/** Opens the database and serves it; `ask({text, parameters})` runs plain SQL as its owner. */
export async function openDatabase(options: OpenOptions) {
  if (options.dir !== null) mkdirSync(options.dir, { recursive: true });
  const url = options.dir === null ? 'memory://' : `file://${join(options.dir, 'data')}`;
  const connection = await createPgliteConnection({ url });
  const app = new App({
    connection,
    api: { schemas: ['api', 'research'] },
    auth: {
      enabled: true,
      jwt_secret: options.secrets.jwtSecret,
      publishable_key: options.secrets.publishableKey,
      secret_key: options.secrets.secretKey,
      site_url: 'http://localhost',
      enable_signup: false,
      email: { enable_signup: false, otp_length: 6, otp_expiry: 600 },
    },
    options: { server: { admin: false }, drivers: { email: codeMail(options.smtp, options.mailFrom) } },
  });
  await connection.driver.exec(ROLES_SQL);
  await app.ensureSystemSchema();
  await applyMigrations(onPglite(connection.driver));
  keepGrants(connection);
  await lighten(connection);
  const server = await listen({
    host: '127.0.0.1',
    port: options.port,
    handler: (request) => app.fetch(request),
  });
  return {
    ready: { port: server.port },
    ask: async ({ text, parameters }: { text: string; parameters: unknown[] }) =>
      (await connection.driver.query(text, parameters)).rows,
    stop: async () => {
      await server.close();
      await connection.close();
    },
  };
}

/**
 * At its first request lite grants every table of every schema with row-level security to `anon`,
 * `authenticated` and `service_role`, which would open the sealed list and the audit. It skips that when it
 * believes to have done it already. The field is private in TypeScript only; a test watches the grants.
 */
export function keepGrants(connection: object): void {
  (connection as { rlsState: string }).rlsState = 'active';
}
