/** Readers of the site as it was built, without functions and without the gate, which are tested elsewhere. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { build } from '../../dev/build.ts';
import { ROOT } from '../../dev/root.ts';
import { staticFiles } from '../../dev/site/files.ts';
import { readToml } from '../../dev/site/toml.ts';
import { OWN_POLICIES } from '../../src/server/headers.ts';
import { openChromium, openVisitor, type Visitor } from './browser.ts';

/** Builds and serves for all tests of a file; gives a way to meet a reader. After each test no reader may have met a fault. */
export function useReaders(): (options?: BrowserContextOptions) => Promise<Visitor> {
  let browser: Browser;
  let server: Server;
  let origin = '';
  const visitors: Visitor[] = [];

  beforeAll(async () => {
    await build();
    const files = staticFiles(join(ROOT, 'dist'), readToml(ROOT).headers);
    server = createServer(async (incoming, outgoing) => {
      // What pages tell when they are left; nobody keeps it here.
      if (incoming.method === 'POST') return void outgoing.writeHead(204).end();
      const { range } = incoming.headers;
      const request = new Request(`${origin}${incoming.url}`, { headers: range ? { range } : {} });
      const path = decodeURIComponent(new URL(request.url).pathname);
      const answer = await files.answer(request, path);
      const policy = OWN_POLICIES[path];
      if (policy) answer.headers.set('content-security-policy', policy);
      outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
      outgoing.end(new Uint8Array(await answer.arrayBuffer()));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openChromium();
  });
  afterEach(async () => {
    expect(visitors.flatMap(({ faults }) => faults)).toEqual([]);
    for (const visitor of visitors.splice(0)) await visitor.close();
  });
  afterAll(async () => {
    await browser.close();
    server.close();
  });

  return async (options) => {
    const visitor = await openVisitor(browser, origin, options);
    visitors.push(visitor);
    return visitor;
  };
}
