/** Static files of `dist`: known beforehand, compressed, with the headers of netlify.toml and a page for what isn't there. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { rangeOf } from './range.ts';
import { headersFor, type NetlifyToml } from './toml.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.vtt': 'text/vtt; charset=utf-8',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
};

/** Given in parts to who asks for a part. */
const MEDIA = /^(video|audio)\//;
const COMPRESSED = /^(text\/|application\/(json|xml|manifest)|image\/svg)/;
const compressors = {
  br: (bytes: Uint8Array) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  gzip: (bytes: Uint8Array) => promisify(gzip)(bytes, { level: 9 }),
};

export interface Files {
  /** Answers a GET or HEAD for a decoded, plain path. */
  answer(request: Request, path: string): Promise<Response>;
  /** The page for what isn't there, with a status. */
  missing(request: Request, status?: number): Promise<Response>;
  /** HTML of a prebuilt page; throws if it isn't there. */
  page(path: string): string;
}

/**
 * Reads `dist` once. Only what lies there can be asked for: a path is looked up, never joined to a folder.
 * @param admit which files are known at all; the server for readers leaves out everything gated
 */
export function staticFiles(
  dist: string,
  rules: NetlifyToml['headers'],
  admit: (path: string) => boolean = () => true,
): Files {
  const known = new Map<string, { type: string; bytes: Uint8Array<ArrayBuffer>; tag: string }>();
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(dist.length).replaceAll('\\', '/').replace(/^\/?/, '/');
    if (!admit(path)) continue;
    const bytes = Uint8Array.from(readFileSync(file));
    const tag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    known.set(path, { type: TYPES[extname(file)] ?? 'application/octet-stream', bytes, tag });
  }
  const compressed = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  async function reply(request: Request, path: string, status: number): Promise<Response> {
    const file = known.get(path);
    if (!file)
      return new Response('Niet gevonden', {
        status: 404,
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      });
    const headers = headersFor(path.replace(/index\.html$/, ''), rules);
    headers.set('content-type', file.type);
    if (!headers.has('cache-control')) headers.set('cache-control', 'public, max-age=0, must-revalidate');
    headers.set('etag', file.tag);
    headers.set('vary', 'accept-encoding');
    if (status === 200 && request.headers.get('if-none-match') === file.tag)
      return new Response(null, { status: 304, headers });
    if (status === 200 && MEDIA.test(file.type)) return inParts(request, file, headers);
    const encoding = COMPRESSED.test(file.type) ? preferred(request.headers.get('accept-encoding')) : null;
    let bytes = file.bytes;
    if (encoding !== null) {
      const key = `${encoding} ${path}`;
      const ready =
        compressed.get(key) ?? compressors[encoding](file.bytes).then((made) => Uint8Array.from(made));
      compressed.set(key, ready);
      bytes = await ready;
      headers.set('content-encoding', encoding);
    }
    headers.set('content-length', String(bytes.byteLength));
    return new Response(bytes, { status, headers });
  }

  return {
    page(path) {
      const file = known.get(path.endsWith('/') ? `${path}index.html` : path);
      if (!file) throw new Error(`There is no page ${path}.`);
      return new TextDecoder().decode(file.bytes);
    },
    missing: (request, status = 404) => reply(request, '/404.html', status),
    async answer(request, path) {
      if (path.endsWith('/') && known.has(`${path}index.html`))
        return reply(request, `${path}index.html`, 200);
      if (known.has(path)) return reply(request, path, path === '/404.html' ? 404 : 200);
      if (known.has(`${path}/index.html`)) {
        const { search } = new URL(request.url);
        return new Response(null, { status: 301, headers: { location: `${path}/${search}` } });
      }
      return reply(request, '/404.html', 404);
    },
  };
}

/** A clip, or the one part of it that is asked for; all of it when the file has changed since the part before. */
function inParts(
  request: Request,
  { bytes, tag }: { bytes: Uint8Array<ArrayBuffer>; tag: string },
  headers: Headers,
): Response {
  headers.set('accept-ranges', 'bytes');
  const size = bytes.byteLength;
  const same = [null, tag].includes(request.headers.get('if-range'));
  const range = same && request.method === 'GET' ? rangeOf(request.headers.get('range'), size) : 'all';
  if (range === 'none') {
    headers.set('content-range', `bytes */${size}`);
    headers.set('content-length', '0');
    return new Response(null, { status: 416, headers });
  }
  const part = range === 'all' ? bytes : bytes.slice(range.from, range.to + 1);
  if (range !== 'all') headers.set('content-range', `bytes ${range.from}-${range.to}/${size}`);
  headers.set('content-length', String(part.byteLength));
  return new Response(part, { status: range === 'all' ? 200 : 206, headers });
}

/** Compresses an answer that was made for one reader, quickly, when its kind and the reader allow it. */
export async function compress(request: Request, response: Response): Promise<Response> {
  const type = response.headers.get('content-type') ?? '';
  const encoding = preferred(request.headers.get('accept-encoding'));
  const plain = response.body !== null && !response.headers.has('content-encoding') && COMPRESSED.test(type);
  if (!plain || encoding === null || request.method === 'HEAD') return response;
  const bytes = new Uint8Array(await response.arrayBuffer());
  const made =
    encoding === 'br'
      ? await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : await promisify(gzip)(bytes);
  const headers = new Headers(response.headers);
  headers.set('content-encoding', encoding);
  headers.set('vary', 'accept-encoding');
  headers.set('content-length', String(made.byteLength));
  return new Response(Uint8Array.from(made), { status: response.status, headers });
}

function preferred(accepted: string | null): 'br' | 'gzip' | null {
  const names = (accepted ?? '').split(',').map((part) => part.trim().split(';')[0]);
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : null;
}
