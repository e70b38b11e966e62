/** Node's HTTP server spoken in web `Request` and `Response`, and a way to find a free port. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSocketServer, type AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';

/** The largest body that is passed on, in bytes: what the platform itself takes. Functions set their own, lower limit. */
const LARGEST_BODY = 6 * 1024 * 1024;

/** Answers one request; `path` is the raw request target, before any URL parser has touched it. */
export type Handler = (request: Request, raw: { path: string; address: string }) => Promise<Response>;

/** Turns Node's request into a web one, on `origin`. A target that is no URL gives the home page's URL: look at `path`. */
export function toRequest(incoming: IncomingMessage, origin: string, body: Uint8Array | null): Request {
  const headers = new Headers();
  for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2) {
    const [name = '', value = ''] = incoming.rawHeaders.slice(i, i + 2);
    try {
      // Headers of the platform itself are never taken from outside: one of them would open the gate.
      if (!/^(:|x-nf-)/i.test(name)) headers.append(name, value);
    } catch {
      // A header that the web's rules refuse is left out.
    }
  }
  const target = incoming.url ?? '/';
  const url = URL.canParse(origin + target) ? new URL(origin + target) : new URL('/', origin);
  const method = incoming.method ?? 'GET';
  const withBody = body !== null && method !== 'GET' && method !== 'HEAD';
  return new Request(url, {
    method,
    headers,
    ...(withBody ? { body: Buffer.from(body) } : {}),
    redirect: 'manual',
  });
}

async function readBody(incoming: IncomingMessage): Promise<Uint8Array | 'too-large'> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size <= LARGEST_BODY) chunks.push(bytes);
  }
  return size > LARGEST_BODY ? 'too-large' : Buffer.concat(chunks);
}

/** Headers of one connection, and cookies, which are sent one by one. */
const PER_HOP = ['set-cookie', 'transfer-encoding', 'connection', 'keep-alive'];

/** Sends a web response, each `Set-Cookie` on a line of its own. */
export async function send(response: Response, outgoing: ServerResponse, head = false): Promise<void> {
  const headers: [string, string][] = [...response.headers].filter(([name]) => !PER_HOP.includes(name));
  for (const [name, value] of headers) outgoing.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  outgoing.statusCode = response.status;
  if (head || response.body === null) {
    await response.body?.cancel();
    outgoing.end();
    return;
  }
  const stream = Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
  stream.on('error', () => outgoing.destroy());
  outgoing.on('close', () => stream.destroy());
  stream.pipe(outgoing);
}

/** Starts a server on `host`:`port`; a fault in the handler becomes a bare 500, without details. */
export async function listen(options: { host: string; port: number; handler: Handler }): Promise<{
  port: number;
  origin: string;
  close: () => Promise<void>;
}> {
  let origin = '';
  const server: Server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing, origin, options.handler);
  });
  server.keepAliveTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  origin = `http://${options.host === '127.0.0.1' ? '127.0.0.1' : 'localhost'}:${port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { port, origin, close };
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse, origin: string, handler: Handler) {
  try {
    const body = await readBody(incoming);
    const host = incoming.headers.host;
    const own =
      host !== undefined && /^(localhost|127\.0\.0\.1)(:\d+)?$/.test(host) ? `http://${host}` : origin;
    const raw = { path: incoming.url ?? '/', address: incoming.socket.remoteAddress ?? '' };
    const response =
      body === 'too-large'
        ? new Response('Te groot', { status: 413, headers: { 'content-type': 'text/plain; charset=utf-8' } })
        : await handler(toRequest(incoming, own, body.length > 0 ? body : null), raw);
    await send(response, outgoing, incoming.method === 'HEAD');
  } catch (fault) {
    console.error('fault while answering:', fault instanceof Error ? fault.name : typeof fault);
    if (!outgoing.headersSent) outgoing.statusCode = 500;
    outgoing.end();
  }
}

/** A free port: the preferred one when it is free, otherwise one that the system picks. */
export async function freePort(preferred = 0): Promise<number> {
  for (const port of [preferred, 0]) {
    const found = await new Promise<number | null>((resolve) => {
      const server = createSocketServer();
      server.once('error', () => resolve(null));
      server.listen(port, '127.0.0.1', () => {
        const { port: given } = server.address() as AddressInfo;
        server.close(() => resolve(given));
      });
    });
    if (found !== null) return found;
  }
  throw new Error('No free port was found.');
}
