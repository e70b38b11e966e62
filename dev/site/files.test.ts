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
  ['clip.mp4', '0123456789'],
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

test('gives the part of a clip that is asked for', async () => {
  const part = await get('/clip.mp4', { range: 'bytes=2-4' });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
    206,
    'bytes 2-4/10',
    '234',
  ]);
  expect(part.headers.get('content-length')).toBe('3');
  expect(part.headers.get('x-all')).toBe('yes');
  const beyond = await get('/clip.mp4', { range: 'bytes=10-' });
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10']);
});

test('gives a whole clip where no part is asked for, and where it has changed since', async () => {
  const whole = await get('/clip.mp4');
  expect([whole.status, whole.headers.get('accept-ranges'), await whole.text()]).toEqual([
    200,
    'bytes',
    '0123456789',
  ]);
  const tag = whole.headers.get('etag') ?? '';
  expect((await get('/clip.mp4', { range: 'bytes=0-1', 'if-range': tag })).status).toBe(206);
  expect((await get('/clip.mp4', { range: 'bytes=0-1', 'if-range': '"older"' })).status).toBe(200);
  expect((await get('/a/b/', { range: 'bytes=0-1' })).status).toBe(200);
});
