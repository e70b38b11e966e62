import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compress, staticFiles } from './files.ts';

const dist = mkdtempSync(join(tmpdir(), 'dist-'));
mkdirSync(join(dist, 'a', 'b'), { recursive: true });
mkdirSync(join(dist, 'gids'));
for (const [file, text] of [
  ['index.html', '<h1>home</h1>'],
  ['a/b/index.html', `<p>${'word '.repeat(500)}</p>`],
  ['gids/index.html', 'guidance'],
  ['404.html', 'not here'],
  ['.sources', 'hidden'],
]) {
  writeFileSync(join(dist, file ?? ''), text ?? '');
}
const rules: { for: string; values: Record<string, string> }[] = [
  { for: '/*', values: { 'X-All': 'yes' } },
  { for: '/a/*', values: { 'Cache-Control': 'immutable' } },
];
const files = staticFiles(dist, rules, (path) => !path.startsWith('/gids/'));
const get = (path: string, headers: Record<string, string> = {}) =>
  files.answer(new Request(`http://localhost${path}`, { headers }), path);

test('serves a page with the headers of its rules', async () => {
  const response = await get('/a/b/');
  expect(response.status).toBe(200);
  expect(response.headers.get('x-all')).toBe('yes');
  expect(response.headers.get('cache-control')).toBe('immutable');
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
});

test('a page without its slash is sent on', async () => {
  const response = await files.answer(new Request('http://localhost/a/b?x=1'), '/a/b');
  expect([response.status, response.headers.get('location')]).toEqual([301, '/a/b/?x=1']);
});

test('what is not there, is hidden, is left out or lies outside gives the page for it', async () => {
  for (const path of ['/nope', '/.sources', '/gids/', '/gids/index.html', '/../../etc/passwd', '/404.html']) {
    const response = await get(path);
    expect([path, response.status, await response.text()]).toEqual([path, 404, 'not here']);
  }
});

test('compresses for who takes it, and says unchanged to who has it', async () => {
  const response = await get('/a/b/', { 'accept-encoding': 'gzip, deflate, br' });
  expect(response.headers.get('content-encoding')).toBe('br');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(bytes.byteLength).toBeLessThan(200);
  expect(brotliDecompressSync(bytes).toString()).toContain('word word');
  const tag = response.headers.get('etag') ?? '';
  expect((await get('/a/b/', { 'if-none-match': tag })).status).toBe(304);
});

test('an answer made for one reader is compressed with its cookies kept', async () => {
  const made = new Response('x'.repeat(1000), { headers: { 'content-type': 'text/html' } });
  made.headers.append('set-cookie', 'a=1');
  made.headers.append('set-cookie', 'b=2');
  const request = new Request('http://localhost/', { headers: { 'accept-encoding': 'br' } });
  const response = await compress(request, made);
  expect(response.headers.get('content-encoding')).toBe('br');
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
});
