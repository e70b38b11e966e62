import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KNOWN_USE, knownUse } from '../src/server/known-use.ts';
import { stateKnownUse, usesOf } from './known-use.ts';

const PAGE = `<main><a href="/gids/">begin</a><a href="#deel-a">a</a><a href="#keuze-a-b">b</a>
  <section id="deel-a"><video></video></section><div data-checklist="x"></div>
  <a class="x" title="a > b" href="https://voorbeeld.nl/x?a=1&amp;b=2">elders</a>
  <a href="https://voorbeeld.nl/y?a=1&#38;b=2">nog eens</a></main>`;

test('finds in a page what can be done on it', () => {
  expect(usesOf(PAGE)).toEqual([
    ['choice', 'a-b'],
    ['video', 'a'],
    ['tick', ''],
    ['calendar', ''],
    ['link', 'https://voorbeeld.nl/x?a=1&b=2'],
    ['link', 'https://voorbeeld.nl/y?a=1&b=2'],
    ['print', ''],
  ]);
  expect(usesOf('<p>niets</p>')).toEqual([['print', '']]);
});

test('leaves marks that know a page and its codes, and from which neither can be read', async () => {
  const dist = mkdtempSync(join(tmpdir(), 'known-use-'));
  mkdirSync(join(dist, 'gids/fase/begin'), { recursive: true });
  writeFileSync(join(dist, 'gids/fase/begin/index.html'), PAGE);
  writeFileSync(join(dist, 'gids/clip.svg'), '<svg/>');
  stateKnownUse(dist);
  const left = readFileSync(join(dist, KNOWN_USE), 'utf8');
  expect(left).not.toMatch(/fase|voorbeeld|keuze/);
  const known = await knownUse({ pages: { get: async () => left } });
  expect(known.page('/gids/fase/begin/')).toBe(true);
  expect(known.page('/gids/clip.svg')).toBe(false);
  expect(known.page('/gids/fase/')).toBe(false);
  expect(known.act('/gids/fase/begin/', 'choice', 'a-b')).toBe(true);
  expect(known.act('/gids/fase/begin/', 'video', 'a-b')).toBe(false);
  expect(known.act('/gids/fase/', 'choice', 'a-b')).toBe(false);
});
