import { request } from 'node:http';
import { createServer } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { freePort, listen } from './http.ts';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  close = undefined;
});

async function serve(handler: Parameters<typeof listen>[0]['handler']) {
  const server = await listen({ host: '127.0.0.1', port: 0, handler });
  close = server.close;
  return server;
}

test('each cookie keeps a line of its own', async () => {
  const { origin } = await serve(async () => {
    const headers = new Headers();
    headers.append('set-cookie', 'a=1; Path=/');
    headers.append('set-cookie', 'b=2; Path=/');
    return new Response('ok', { headers });
  });
  expect((await fetch(origin)).headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
});

test('a fault becomes a bare 500', async () => {
  const { origin } = await serve(async () => {
    throw new Error('with a secret in it');
  });
  const response = await fetch(origin);
  expect([response.status, await response.text()]).toEqual([500, '']);
});

test('headers of the platform are not taken from outside', async () => {
  const { origin } = await serve(async (given) => new Response(given.headers.get('x-nf-passthrough')));
  expect(await (await fetch(origin, { headers: { 'x-nf-passthrough': 'yes' } })).text()).toBe('');
});

test('a body of more than 6 MB is refused, a smaller one arrives whole', async () => {
  const { origin } = await serve(
    async (given) => new Response(String((await given.arrayBuffer()).byteLength)),
  );
  const send = (size: number) => fetch(origin, { method: 'POST', body: new Uint8Array(size) });
  expect(await (await send(300_000)).text()).toBe('300000');
  expect((await send(7_000_000)).status).toBe(413);
});

test('the raw path comes along as it was written', async () => {
  const { port } = await serve(async (_given, raw) => new Response(raw.path));
  const path = await new Promise<string>((resolve) => {
    request({ port, host: '127.0.0.1', path: '//x/../%67' }, (answer) => {
      answer.setEncoding('utf8').on('data', resolve);
    }).end();
  });
  expect(path).toBe('//x/../%67');
});

test('a port that is taken is not given', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  expect(await freePort(port)).not.toBe(port);
  taken.close();
});
