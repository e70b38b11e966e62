/** The search behind the gate: none of its files for a stranger, and for a reader one policy of its own. */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../dev/build.ts';
import { freePort } from '../../dev/http.ts';
import { ROOT } from '../../dev/root.ts';
import { localEnvironment, newSecrets } from '../../dev/secrets.ts';
import { startSite, type Site } from '../../dev/serve.ts';
import { ask, isRefusal } from './raw.ts';

const DIST = join(ROOT, 'dist');
const WORKER = '/gids/zoeken/pagefind/pagefind-worker.js';
const secrets = newSecrets('tests/gate');
let site: Site;
let port: number;
let cookie: string;
let paths: string[];

beforeAll(async () => {
  await build();
  port = await freePort();
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  const environment = localEnvironment(secrets, {
    siteUrl: `http://localhost:${port}`,
    supabaseUrl: nowhere,
    smtpUrl: 'smtp://127.0.0.1:1',
  });
  site = await startSite({ environment, port, every: null });
  const token = await new SignJWT({ scope: ['gids'] })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(environment['TRIAL'] ?? '')
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(secrets.sessionSecret));
  cookie = `__Host-toegang=${token}`;
  paths = readdirSync(join(DIST, 'gids/zoeken'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(DIST, join(entry.parentPath, entry.name)).replaceAll('\\', '/')}`)
    .map((path) => path.replace(/index\.html$/, ''));
});
afterAll(() => site?.stop());

test('[D5] without a session each of its files is a refusal, and with one it is the file', async () => {
  expect(paths.length).toBeGreaterThan(8);
  for (const path of paths) {
    const stranger = await ask(port, path);
    expect([path, stranger.status, isRefusal(stranger)]).toEqual([path, 401, true]);
    const reader = await ask(port, path, { cookie });
    expect([path, reader.status, reader.headers['x-robots-tag']]).toEqual([path, 200, 'noindex']);
    expect(reader.headers['cache-control']).toBe('private, no-store');
  }
});

test('only its worker may compile WebAssembly, and may do little else', async () => {
  const policyOf = async (path: string) =>
    String((await ask(port, path, { cookie })).headers['content-security-policy']);
  const own = paths.filter((path) => path !== WORKER);
  for (const path of ['/gids/', '/gids/woordenlijst/', ...own])
    expect([path, (await policyOf(path)).includes('wasm')]).toEqual([path, false]);
  expect(await policyOf(WORKER)).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
  );
  expect(String((await ask(port, WORKER)).headers['content-security-policy'])).not.toContain('wasm');
});
