import { expect, test } from 'vitest';
import { addresses, isOffline, verdict, type Answer } from './links.ts';

const gone: Answer = { url: 'https://a.example/', status: 404 };
const fine: Answer = { url: 'https://b.example/', status: 200 };
const shy: Answer = { url: 'https://c.example/', status: 403 };
const lost: Answer = { url: 'https://d.example/', status: null, fault: 'ENOTFOUND' };

test('knows every address once, of pages and of what is beside them', () => {
  const found = addresses('miles');
  expect(new Set(found).size).toBe(found.length);
  expect(found).toContain('https://wetten.overheid.nl/BWBR0037896');
  expect(found.every((url) => URL.canParse(url))).toBe(true);
  expect(found.length).toBeGreaterThan(30);
});

test('without a network it says so kindly, and finds nothing wrong', () => {
  expect(isOffline([lost, lost])).toBe(true);
  expect(isOffline([lost, fine])).toBe(false);
  expect(verdict([lost, lost])).toMatchObject({ ok: true, words: [expect.stringContaining('no network')] });
});

test('names what is gone, and what a person must look at', () => {
  const { ok, words } = verdict([gone, fine, shy, lost]);
  expect(ok).toBe(false);
  expect(words).toEqual([
    '✗ 404  https://a.example/',
    '✗ ENOTFOUND  https://d.example/',
    '? 403  https://c.example/ (refuses programs: look yourself)',
    '1 of 4 links answer.',
    expect.stringContaining('checkedOn'),
  ]);
});
