import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, gatedPath, type AccessClaims } from './gate.ts';

const now = new Date('2026-06-01T12:00:00Z');
const seconds = now.getTime() / 1000;
const guidance: AccessClaims = { scope: ['gids'], exp: seconds + 60 };

describe('the path', () => {
  test.each([
    '/',
    '/meedoen/',
    '/informatie/gids/',
    '/gidsen/',
    '/vragenlijsten/',
    '/_astro/x.css',
    '/informatie/caf%C3%A9/',
  ])('leaves %s open', (path) => {
    expect(gatedPath(path)).toEqual({ gated: false });
  });

  test.each([
    '/gids',
    '/gids/',
    '/gids/fase-1/',
    '/gids/x.pdf',
    '//gids/',
    '/GIDS/',
    '/gids//x',
    '/\\gids/',
    '/gids.html',
    '/gids%',
  ])('sees guidance behind %s', (path) => {
    expect(gatedPath(path)).toMatchObject({ gated: true });
  });

  test('gives a questionnaire its own scope, and the bare folder none', () => {
    expect(gatedPath('/vragenlijst/first-one/')).toEqual({
      gated: true,
      scope: 'vragenlijst/first-one',
      bad: false,
    });
    expect(gatedPath('/vragenlijst/first-one/index.html')).toMatchObject({ scope: 'vragenlijst/first-one' });
    expect(gatedPath('/vragenlijst/')).toEqual({ gated: true, scope: null, bad: false });
  });

  test.each([
    '/%67ids/',
    '/%2567ids/',
    '/gids/%2e%2e/x',
    '/x/../gids/',
    '/gids/..;/x',
    '/%',
    '/%ff',
    '/gids%00/',
    '/%c0%afgids',
    '/%25252525252567ids',
  ])('does not try to understand %s', (path) => {
    expect(gatedPath(path)).toEqual({ gated: true, scope: null, bad: true });
  });

  test('takes well under a millisecond, also for the longest and oddest paths', () => {
    const odd = [
      `/${'%25'.repeat(8_000)}`,
      `/${'../'.repeat(8_000)}gids`,
      `/${'a'.repeat(20_000)}`,
      `/${'gids/'.repeat(5_000)}`,
      `/${'ﷺ'.repeat(2_000)}gids/`,
    ];
    for (const path of odd) gatedPath(path);
    const start = performance.now();
    for (let n = 0; n < 2_000; n += 1) gatedPath('/gids/fase-1/');
    expect((performance.now() - start) / 2_000).toBeLessThan(0.2);
    for (const path of odd) {
      const begin = performance.now();
      gatedPath(path);
      expect(performance.now() - begin).toBeLessThan(200);
    }
  });
});

/** Every file that some plain static server could take a path for: it may decode, fold, trim and resolve, or not. */
function resolutions(path: string): string[] {
  const decoded = [path];
  for (let n = 0; n < 3; n += 1) {
    try {
      decoded.push(decodeURIComponent(decoded.at(-1) ?? ''));
    } catch {
      break;
    }
  }
  return decoded.flatMap((reading) =>
    [reading, reading.split('\0')[0] ?? '', reading.split(/[?#;]/)[0] ?? ''].flatMap((text) =>
      [text, text.replaceAll('\\', '/')].map((slashed) => {
        const out: string[] = [];
        for (const segment of slashed.toLowerCase().split('/')) {
          const trimmed = segment.replace(/[ .]+$/, '');
          if (segment === '..') out.pop();
          else if (trimmed !== '') out.push(trimmed);
        }
        return `/${out.join('/')}`;
      }),
    ),
  );
}

describe('whatever is asked', () => {
  const names = 'gids GIDS g ids %67 %2567 %47IDS i d s fase-1 x vragenlijst b';
  const signs = '/ // \\ %2f %2F %5c %255c . .. /./ /../ %2e %2e%2e/ %252e %00 %20 ;x ? %3f %23 .html %';
  const piece = fc.constantFrom(...`${names} ${signs}`.split(' '), ' ');
  const path = fc.array(piece, { maxLength: 9 }).map((pieces) => `/${pieces.join('')}`);

  test('no path that a plain static server could resolve to guidance is judged open', () => {
    fc.assert(
      fc.property(path, (raw) => {
        const reached = resolutions(raw).some(
          (file) => file === '/gids' || file.startsWith('/gids/') || file.startsWith('/gids.'),
        );
        if (reached) expect(gatedPath(raw).gated).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  test('a token for one questionnaire never opens guidance or another questionnaire', () => {
    const token = { scope: ['vragenlijst/a'], exp: seconds + 60 };
    fc.assert(
      fc.property(path, (raw) => {
        const reached = resolutions(raw).some((file) => /^\/(gids|vragenlijst\/b)([/.]|$)/.test(file));
        if (reached) expect(decide({ path: raw, token, hasSession: false, now })).toBe('refuse');
      }),
      { numRuns: 5_000 },
    );
  });

  test('no bytes at all make it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (raw) => void gatedPath(raw)));
  });
});

describe('the decision', () => {
  const ask = (path: string, token: AccessClaims | null, hasSession = false) =>
    decide({ path, token, hasSession, now });

  test('lets open pages pass and serves what the token is for', () => {
    expect(ask('/meedoen/', null)).toBe('pass');
    expect(ask('/gids/fase-1/', guidance)).toBe('serve');
  });

  test('refuses without a token, with an expired one, and with one for something else', () => {
    expect(ask('/gids/', null)).toBe('refuse');
    expect(ask('/gids/', { ...guidance, exp: seconds })).toBe('refuse');
    expect(ask('/gids/', { ...guidance, scope: ['vragenlijst/a'] })).toBe('refuse');
    expect(ask('/gids/', { ...guidance, scope: [] })).toBe('refuse');
  });

  test('asks the database again when there is a session', () => {
    expect(ask('/gids/', null, true)).toBe('renew');
    expect(ask('/gids/', { ...guidance, exp: seconds - 1 }, true)).toBe('renew');
    expect(ask('/gids/', { ...guidance, scope: ['vragenlijst/a'] }, true)).toBe('renew');
  });

  test('serves a path without meaning to nobody', () => {
    expect(ask('/%67ids/', guidance, true)).toBe('refuse');
    expect(ask('/vragenlijst/', { scope: ['vragenlijst/'], exp: seconds + 60 }, true)).toBe('refuse');
  });
});
