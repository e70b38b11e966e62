/** The gate as it stands in front of readers: who gets in, who is refused, and with what page. */
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../dev/build.ts';
import { crowd, type Couple } from '../../dev/demo/couples.ts';
import { codeIn } from '../../dev/mail.ts';
import { startStack, type Stack } from '../../dev/stack.ts';
import { httpPages } from '../../src/server/pages.ts';
import { setWorld } from '../../src/server/world.ts';
import { gatedSentences, textOf } from '../build/gated.ts';
import { ask, isRefusal, type Raw } from './raw.ts';

const ACCESS = '__Host-toegang';
const SESSION = '__Host-sessie';
const QUARTER = 15 * 60_000;

let stack: Stack;
let people: ReturnType<typeof crowd>;
let arms: Map<string, Couple>;
const sentences = gatedSentences();

const showsGuidance = ({ body }: Raw) => {
  const text = textOf(body);
  return sentences.some((sentence) => text.includes(sentence));
};
const get = (path: string, cookie?: string) =>
  ask(stack.site.port, path, cookie === undefined ? {} : { cookie });
const key = (text = stack.environment['SESSION_SECRET'] ?? '') => new TextEncoder().encode(text);
const signed = (options: { scope?: string[]; seconds?: number; audience?: string; secret?: string } = {}) =>
  new SignJWT({ scope: options.scope ?? ['gids'] })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(options.audience ?? people.trial.id)
    .setExpirationTime(Math.floor(Date.now() / 1000) + (options.seconds ?? 600))
    .sign(key(options.secret));
const inArm = (guidance: string): Couple => {
  const code = people.trial.arms.find((arm) => arm.guidance === guidance)?.code ?? '';
  const couple = arms.get(code);
  if (!couple) throw new Error(`There is no couple in ${guidance}.`);
  return couple;
};
/** Presses the button behind the newest letter and gives the cookies that came. */
async function signIn(who: Couple[number]): Promise<Map<string, string>> {
  const link = new URL(await people.link(who));
  who.browser.cookies.clear();
  await who.browser.post('/api/sessie/openen', { token: link.searchParams.get('t') ?? '' });
  return new Map(who.browser.cookies);
}
const header = (cookies: ReadonlyMap<string, string>, ...names: string[]) =>
  names.flatMap((name) => (cookies.has(name) ? [`${name}=${cookies.get(name)}`] : [])).join('; ');

beforeAll(async () => {
  await build();
  stack = await startStack({ dir: null, every: null, preparedAt: new Date(Date.now() - 3 * 86_400_000) });
  people = crowd(stack, 2 * 24 * 60);
  await people.pass(0);
  arms = await people.oneInEachArm();
  stack.site.setClock(null);
});
afterAll(() => stack?.stop());

describe('who gets in', () => {
  test('the employer of the arm that has it at once reads the guidance', async () => {
    const cookies = await signIn(inArm('at_once')[1]);
    const page = await get('/gids/', header(cookies, ACCESS, SESSION));
    expect(page.status).toBe(200);
    expect(showsGuidance(page)).toBe(true);
  });

  test('[T4] the employer of the other arm gets a kind page with the date, and no guidance', async () => {
    const cookies = await signIn(inArm('at_release')[1]);
    const page = await get('/gids/', header(cookies, ACCESS, SESSION));
    expect(page.status).toBe(403);
    expect(isRefusal(page)).toBe(true);
    expect(page.body).toMatch(/\d{1,2} \w+ 20\d\d/);
    expect(page.body).not.toContain('{{date}}');
    expect(showsGuidance(page)).toBe(false);
  });

  test('the employee of the arm that has it at once does not read the guidance', async () => {
    const cookies = await signIn(inArm('at_once')[0]);
    const page = await get('/gids/', header(cookies, ACCESS, SESSION));
    expect(page.status).toBe(403);
    expect(isRefusal(page)).toBe(true);
    expect(showsGuidance(page)).toBe(false);
  });

  test('whoever has no cookie is told how to sign in, by the gate itself', async () => {
    for (const path of ['/gids/', '//gids/', '/gids/het-eerste-gesprek/', '/vragenlijst/employee-t0/']) {
      const page = await get(path);
      expect([path, page.status]).toEqual([path, 401]);
      expect(page.headers['x-nf-edge-functions']).toBe('gate');
      expect(page.body).toContain('/inloggen/');
      expect(isRefusal(page)).toBe(true);
    }
  });

  test('a clip comes in parts to who may see it, and to nobody else', async () => {
    const path = '/gids/clips/het-bericht/binnen.mp4';
    const part = { range: 'bytes=0-99' };
    const cookie = `${ACCESS}=${await signed()}`;
    const first = await ask(stack.site.port, path, { cookie, headers: part });
    expect(first.status).toBe(206);
    expect(first.headers).toMatchObject({
      'content-type': 'video/mp4',
      'content-range': expect.stringMatching(/^bytes 0-99\/\d+$/) as string,
      'cache-control': 'private, no-store',
    });
    const beyond = await ask(stack.site.port, path, { cookie, headers: { range: 'bytes=99999999-' } });
    expect(beyond.status).toBe(416);
    for (const ending of ['mp4', 'vtt', 'svg']) {
      const refused = await ask(stack.site.port, path.replace('mp4', ending), { headers: part });
      expect([ending, refused.status]).toEqual([ending, 401]);
    }
  });

  test('every answer of the gate carries the headers of a personal page', async () => {
    for (const page of [
      await get('/gids/'),
      await get('/gids/', `${ACCESS}=${await signed()}`),
      await get('/gids/%00'),
    ]) {
      expect(page.headers).toMatchObject({
        'cache-control': 'private, no-store',
        'x-robots-tag': 'noindex',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'strict-transport-security': expect.stringContaining('max-age') as string,
      });
      expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(page.headers['content-security-policy']).not.toContain('unsafe-inline');
    }
  });

  test('a header of the platform does not open the gate from outside', async () => {
    const page = await ask(stack.site.port, '/gids/', {
      headers: { 'x-nf-passthrough': 'passthrough', 'x-nf-edge-functions': 'none' },
    });
    expect(page.status).toBe(401);
    expect(showsGuidance(page)).toBe(false);
  });
});

describe('tokens', () => {
  const bad: [string, () => Promise<string> | string][] = [
    ['forged with another key', () => signed({ secret: 'a'.repeat(43) })],
    ['of another trial', () => signed({ audience: 'other' })],
    ['expired', () => signed({ seconds: -1 })],
    ['for another scope', () => signed({ scope: ['vragenlijst/employee-t0'] })],
    [
      'without a signature',
      () =>
        new UnsecuredJWT({ scope: ['gids'] }).setAudience(people.trial.id).setExpirationTime('5m').encode(),
    ],
    ['truncated', async () => (await signed()).slice(0, -5)],
    ['with one part', async () => (await signed()).split('.')[0] ?? ''],
    [
      'with a changed payload',
      async () => {
        const [head, , signature] = (await signed({ scope: [] })).split('.');
        const claims = { scope: ['gids'], aud: people.trial.id, exp: Math.floor(Date.now() / 1000) + 600 };
        return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
      },
    ],
    [
      'without an expiry',
      () =>
        new SignJWT({ scope: ['gids'] })
          .setProtectedHeader({ alg: 'HS256' })
          .setAudience(people.trial.id)
          .sign(key()),
    ],
    [
      'with a scope of the wrong type',
      () =>
        new SignJWT({ scope: 'gids' })
          .setProtectedHeader({ alg: 'HS256' })
          .setAudience(people.trial.id)
          .setExpirationTime('5m')
          .sign(key()),
    ],
    [
      'signed by another algorithm',
      () =>
        new SignJWT({ scope: ['gids'] })
          .setProtectedHeader({ alg: 'HS512' })
          .setAudience(people.trial.id)
          .setExpirationTime('5m')
          .sign(new Uint8Array([...key(), ...key()])),
    ],
    ['of nonsense', () => '%00%ff{}..=='],
    ['of 3000 characters', () => 'x'.repeat(3000)],
    ['empty', () => ''],
  ];
  test.each(bad)('a token %s is refused with a page', async (_name, make) => {
    const page = await get('/gids/', `${ACCESS}=${await make()}`);
    expect(page.status).toBe(401);
    expect(isRefusal(page)).toBe(true);
    expect(showsGuidance(page)).toBe(false);
  });

  test('a function that shows a questionnaire again gets it through the gate, and otherwise says what is the matter', async () => {
    // As on the platform: the function asks for the page over HTTP, with the reader's cookies.
    setWorld({ pages: httpPages(stack.site.url) });
    const { id, version } = people.trial.questionnaires[0]!;
    const send = async (cookie?: string) => {
      const answer = await fetch(`${stack.site.url}/api/vragenlijst/versturen`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          ...(cookie === undefined ? {} : { cookie }),
        },
        body: `questionnaire=${id}&version=${version}&contract_hours=%FF`,
      });
      return { status: answer.status, body: await answer.text() };
    };
    const open = await send(`${ACCESS}=${await signed({ scope: [`vragenlijst/${id}`] })}`);
    expect([open.status, open.body.includes('Er klopt iets nog niet')]).toEqual([422, true]);
    expect((await send()).status).toBe(401);
    expect((await send(`${SESSION}=${'x'.repeat(43)}`)).status).toBe(401);
    expect((await send(header(await signIn(inArm('at_once')[1]), SESSION))).status).toBe(403);
  });

  test('a session that nobody has is refused with a page', async () => {
    const page = await get('/gids/', `${SESSION}=${'A'.repeat(43)}`);
    expect([page.status, isRefusal(page)]).toEqual([401, true]);
  });
});

describe('renewal', () => {
  test('an expired token with an open session is renewed, and the new cookie comes with the page', async () => {
    const cookies = await signIn(inArm('at_once')[1]);
    cookies.set(ACCESS, await signed({ seconds: -1 }));
    const page = await get('/gids/', header(cookies, ACCESS, SESSION));
    expect(page.status).toBe(200);
    expect(page.headers['location']).toBeUndefined();
    const cookie =
      [page.headers['set-cookie'] ?? []].flat().find((line) => line.startsWith(`${ACCESS}=`)) ?? '';
    expect(cookie).toMatch(/; Path=\/; Secure; HttpOnly; SameSite=Lax/);
    const again = await get('/gids/het-eerste-gesprek/', cookie.split(';')[0]);
    expect(again.status).toBe(200);
  });

  test('a token lasts 15 minutes at most', async () => {
    const cookies = await signIn(inArm('at_once')[1]);
    const [, claims = ''] = (cookies.get(ACCESS) ?? '').split('.');
    const { exp, ...rest } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { exp: number };
    expect(exp * 1000 - Date.now()).toBeLessThanOrEqual(QUARTER);
    expect(rest).toEqual({ scope: ['gids'], aud: people.trial.id });
  });

  test('twenty readers at once each get their page', async () => {
    const cookies = await signIn(inArm('at_once')[1]);
    cookies.delete(ACCESS);
    const pages = await Promise.all(
      Array.from({ length: 20 }, () => get('/gids/', header(cookies, SESSION))),
    );
    expect(pages.map(({ status }) => status)).toEqual(Array(20).fill(200));
  });
});

describe('stopping', () => {
  /** Signs in with a code, so that the session may stop. */
  async function fresh(who: Couple[number]): Promise<void> {
    await signIn(who);
    const before = (await stack.mail.mails(who.who.email)).length;
    await who.browser.get('/mijn/');
    const code = codeIn(await stack.mail.next(who.who.email, before)) ?? '';
    await who.browser.post('/api/code/bevestigen', { code });
  }

  test('[C1] what the employer gets is the same, byte for byte, after the employee stopped', async () => {
    for (const [guidance, path] of [
      ['at_once', '/gids/'],
      ['at_release', '/gids/'],
    ] as const) {
      const [employee, employer] = inArm(guidance);
      const cookies = header(await signIn(employer), SESSION);
      const before = await get(path, cookies);
      await fresh(employee);
      const stopped = await employee.browser.post('/api/stoppen', { grade: 'no_data', confirm: 'ja' });
      expect(stopped.path).toBe('/tot-ziens/gestopt/');
      const after = await get(path, cookies);
      expect(after.body).toBe(before.body);
      expect(after.status).toBe(before.status);
    }
  });

  test("the employer's own stop closes the door when the token of 15 minutes has run out", async () => {
    const employer = inArm('at_once')[1];
    stack.site.setClock(new Date(Date.now() - QUARTER - 60_000));
    const old = await signIn(employer);
    stack.site.setClock(null);
    const before = await get('/gids/', header(old, ACCESS, SESSION));
    expect(before.status).toBe(200);

    await fresh(employer);
    const stopped = await employer.browser.post('/api/stoppen', { grade: 'no_data', confirm: 'ja' });
    expect(stopped.path).toBe('/tot-ziens/gestopt/');
    const after = await get('/gids/', header(old, ACCESS, SESSION));
    expect([401, 403]).toContain(after.status);
    expect(isRefusal(after)).toBe(true);
    expect(showsGuidance(after)).toBe(false);
  });
});
