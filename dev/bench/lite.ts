/** Supabase Lite over a real Postgres, in a process of its own: what stands between a function and its database. */
import { App } from '@supabase/lite';
import { createPostgresConnection } from '@supabase/lite/postgres';
import { applyMigrations, onPostgres, ROLES_SQL } from '../../supabase/apply.ts';
import { runChild } from '../child.ts';
import { keepGrants } from '../database/open.ts';
import { listen } from '../http.ts';
import type { LocalSecrets } from '../secrets.ts';
import { ownCpu } from './cpu.ts';

export interface LiteOptions {
  /** Connection string of an empty database, as its superuser. */
  readonly url: string;
  readonly secrets: LocalSecrets;
}

/** Lite hands over JSON as text; its driver would make text of that text. Seen with 0.10.0. */
const asItIs = (oid: number) => ({
  to: oid,
  from: [oid],
  serialize: (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value)),
  parse: (text: string): unknown => JSON.parse(text),
});

await runChild(async ({ url, secrets }: LiteOptions) => {
  const types = { json: asItIs(114), jsonb: asItIs(3802) };
  const connection = createPostgresConnection({ url, postgresOptions: { max: 20, onnotice() {}, types } });
  const app = new App({
    connection,
    api: { schemas: ['api', 'research'] },
    auth: {
      enabled: true,
      jwt_secret: secrets.jwtSecret,
      publishable_key: secrets.publishableKey,
      secret_key: secrets.secretKey,
      site_url: 'http://localhost',
      enable_signup: false,
    },
    options: { server: { admin: false } },
  });
  await connection.driver.unsafe(ROLES_SQL).simple();
  await app.ensureSystemSchema();
  await applyMigrations(onPostgres(connection.driver));
  keepGrants(connection);
  const server = await listen({ host: '127.0.0.1', port: 0, handler: (request) => app.fetch(request) });
  return {
    ready: { url: `http://127.0.0.1:${server.port}` },
    ask: async () => ownCpu(),
    stop: async () => {
      await server.close();
      await connection.close();
    },
  };
});
