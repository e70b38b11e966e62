import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { httpPages } from './pages.ts';

/** A site that answers with the path and cookies it was asked with. */
async function site() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/weg/') response.writeHead(302, { location: '/' }).end();
    else if (request.url === '/niet/') response.writeHead(404).end();
    else response.end(`${request.url} ${request.headers.cookie ?? 'none'}`);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return { pages: httpPages(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), asked };
}

test('gets a public page once, without cookies', async () => {
  const { pages, asked } = await site();
  expect(await pages.get('/code/')).toBe('/code/ none');
  expect(await pages.get('/code/')).toBe('/code/ none');
  expect(asked).toEqual(['/code/']);
});

test('gets a gated page each time, with the two cookies that the gate reads and no other', async () => {
  const { pages, asked } = await site();
  const cookies = { '__Host-sessie': 's', '__Host-toegang': 't', '__Host-aanmelding': 'a', other: 'o' };
  expect(await pages.get('/vragenlijst/x/', cookies)).toBe(
    '/vragenlijst/x/ __Host-toegang=t; __Host-sessie=s',
  );
  await pages.get('/vragenlijst/x/', cookies);
  expect(asked).toHaveLength(2);
});

test('a page that is not there, or leads elsewhere, is a fault and is not kept', async () => {
  const { pages, asked } = await site();
  await expect(pages.get('/niet/')).rejects.toThrow('404');
  await expect(pages.get('/weg/')).rejects.toThrow();
  await expect(pages.get('/niet/')).rejects.toThrow('404');
  expect(asked).toEqual(['/niet/', '/weg/', '/niet/']);
});
