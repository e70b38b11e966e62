/** The gate when something is missing, and paths written in every odd way: always closed, never a fault. */
import fc from 'fast-check';
import { SignJWT } from 'jose';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../dev/build.ts';
import { freePort } from '../../dev/http.ts';
import { localEnvironment, newSecrets } from '../../dev/secrets.ts';
import { startSite, type Site, type SiteOptions } from '../../dev/serve.ts';
import { gatedSentences, textOf } from '../build/gated.ts';
import { ask, type Raw } from './raw.ts';

const sentences = gatedSentences();
const secrets = newSecrets('tests/gate');
let site: Site | undefined;

const showsGuidance = ({ body }: Raw) => {
  const text = textOf(body);
  return sentences.some((sentence) => text.includes(sentence));
};

/** A site whose database is not there. */
async function open(options: Partial<SiteOptions> = {}): Promise<{ port: number; trial: string }> {
  const port = await freePort();
  const nowhere = `http://127.0.0.1:${await freePort()}`;
  const environment = localEnvironment(secrets, {
    siteUrl: `http://localhost:${port}`,
    supabaseUrl: nowhere,
    smtpUrl: 'smtp://127.0.0.1:1',
  });
  site = await startSite({ environment, port, every: null, ...options });
  return { port, trial: environment['TRIAL'] ?? '' };
}
const token = (trial: string, secret = secrets.sessionSecret) =>
  new SignJWT({ scope: ['gids'] })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(trial)
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(secret));

beforeAll(async () => void (await build()));
afterEach(async () => {
  await site?.stop();
  site = undefined;
});

describe('without what it needs', () => {
  test('[D5] a gate without its secret serves nothing, whatever the cookie says', async () => {
    const { port, trial } = await open({ gateEnvironment: { TRIAL: 'miles' } });
    for (const secret of [secrets.sessionSecret, 'undefined', '0'.repeat(43)]) {
      const page = await ask(port, '/gids/', { cookie: `__Host-toegang=${await token(trial, secret)}` });
      expect(page.status).toBe(503);
      expect(page.headers['x-nf-edge-functions']).toBe('gate');
      expect(showsGuidance(page)).toBe(false);
    }
  });

  test('a gate that does not know its trial serves nothing', async () => {
    const { port, trial } = await open({ gateEnvironment: { SESSION_SECRET: secrets.sessionSecret } });
    const page = await ask(port, '/gids/', { cookie: `__Host-toegang=${await token(trial)}` });
    expect(page.status).toBe(503);
    expect(showsGuidance(page)).toBe(false);
  });

  test('a session that cannot be checked gets a page that asks to come back', async () => {
    const { port } = await open();
    const page = await ask(port, '/gids/', { cookie: `__Host-sessie=${'A'.repeat(43)}` });
    expect(page.status).toBe(503);
    expect(page.body).toContain('<h1>');
    expect(showsGuidance(page)).toBe(false);
  });

  test('without a gate everything behind it is not found', async () => {
    const { port, trial } = await open({ gate: false });
    for (const path of ['/gids/', '/gids/index.html', '//gids/', '/vragenlijst/employee-t0/']) {
      const page = await ask(port, path, { cookie: `__Host-toegang=${await token(trial)}` });
      expect([path, page.status]).toEqual([path, 404]);
      expect(showsGuidance(page)).toBe(false);
    }
  });
});

describe('odd paths', () => {
  const odd = [
    ...[
      '/gids',
      '//gids/',
      '///gids/',
      '/\\gids/',
      '/./gids/',
      '/x/../gids/',
      '/gids/./',
      '/gids//',
      '/gids/../gids/',
    ],
    ...[
      '/GIDS/',
      '/Gids/',
      '/gIdS/index.html',
      '/%67ids/',
      '/gid%73/',
      '/%67%69%64%73/',
      '/%2567ids/',
      '/gids%2F',
      '/%2fgids/',
      '/%5cgids/',
    ],
    ...[
      '/gids%00/',
      '/gids/%00',
      '/gids;a=b/',
      '/gids./',
      '/gids%20/',
      '/gids.html',
      '/gids/index',
      '/gids/%2e%2e/gids/',
      '/..%2fgids/',
      '/x/..%2fgids/',
    ],
    ...[
      '/gids/?x=%',
      '/gids/%',
      '/%',
      '/%zz',
      '/gids/%ff',
      '/gids/%c0%ae',
      '/\u00e9'.normalize('NFC').replace('\u00e9', '%C3%A9'),
      '/gids/#x',
      '/gids/*',
      'http://localhost/gids/',
    ],
    ...[
      '/_astro/../gids/',
      '/sjabloon/..//gids/',
      '/vragenlijst',
      '/vragenlijst/',
      '/Vragenlijst/employee-t0/',
      '//vragenlijst/employee-t0/',
      '/vragenlijst/%2e/employee-t0/',
    ],
  ];

  test('none of them shows guidance or ends in a fault, without a cookie', async () => {
    const { port } = await open();
    for (const path of odd) {
      const page = await ask(port, path);
      expect([path, showsGuidance(page)]).toEqual([path, false]);
      expect([path, page.status >= 400 && page.status < 500]).toEqual([path, true]);
      expect([path, /<h1/.test(page.body)]).toEqual([path, true]);
    }
  });

  test('with a good token they show the page or a refusal, never a fault', async () => {
    const { port, trial } = await open();
    const cookie = `__Host-toegang=${await token(trial)}`;
    for (const path of odd) {
      const page = await ask(port, path, { cookie });
      expect([path, page.status < 500]).toEqual([path, true]);
    }
    expect((await ask(port, '/gids/', { cookie })).status).toBe(200);
  });

  test('any other way to write the path is refused too', async () => {
    const { port } = await open();
    const letter = (one: string) =>
      fc.constantFrom(
        one,
        one.toUpperCase(),
        `%${one.charCodeAt(0).toString(16)}`,
        `%25${one.charCodeAt(0).toString(16)}`,
      );
    const word = (text: string) => fc.tuple(...[...text].map(letter)).map((letters) => letters.join(''));
    const slash = fc.constantFrom('/', '//', '/./', '/\\', '/%2f', '/x/../', '/%2e/', '/;/', '/%20/');
    const path = fc
      .tuple(
        slash,
        word('gids'),
        fc.constantFrom('', '.', ';a', '%20', '%00', '%e2%80%8b'),
        slash,
        fc.constantFrom('', 'index.html', 'het-eerste-gesprek/'),
      )
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(path, async (one) => {
        const page = await ask(port, one);
        expect(showsGuidance(page)).toBe(false);
        expect(page.status).toBeGreaterThanOrEqual(400);
        expect(page.status).toBeLessThan(500);
      }),
      { numRuns: 60, seed: 20261121 },
    );
  });

  test('nothing can be sent to a gated page', async () => {
    const { port } = await open();
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD']) {
      const page = await ask(port, '/gids/', { method });
      expect([method, page.status]).toEqual([method, 401]);
      expect(showsGuidance(page)).toBe(false);
    }
  });
});
