import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { DatabaseFault } from './database-fault.ts';
import { createDatabase } from './database.ts';

const at = new Date('2026-11-21T10:00:00Z');

/** A database of which this server is the answer. */
async function answering(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return createDatabase(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    'sb_secret_0123456789abcdef',
  );
}

const faultOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (fault: unknown) => fault,
  );

test('calls the SQL function of the same name in the schema api, with the time first', async () => {
  const seen: unknown[] = [];
  const database = await answering(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    seen.push(request.url, request.headers['content-profile'], JSON.parse(body));
    response.setHeader('content-type', 'application/json').end('{"status":"ok"}');
  });
  expect(await database.rate(at, 'k', 60, 5)).toEqual({ status: 'ok' });
  const given = { p_at: '2026-11-21T10:00:00.000Z', p_key: 'k', p_window_seconds: 60, p_limit: 5 };
  expect(seen).toEqual(['/rest/v1/rpc/rate', 'api', given]);
});

test('a fault carries the code and never what was asked', async () => {
  const database = await answering((_request, response) => {
    response.statusCode = 400;
    const message = 'invalid input: anna@example.nl';
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ code: '22P02', message, details: message }));
  });
  const fault = await faultOf(database.countScreening(at, 'employee', 'anna@example.nl'));
  expect(fault).toBeInstanceOf(DatabaseFault);
  expect(fault).toMatchObject({ code: '22P02', message: 'count_screening: 22P02' });
  expect(JSON.stringify(fault) + String(fault)).not.toContain('anna');
});

test('an answer that is not in the contract is a fault', async () => {
  const database = await answering((_request, response) => {
    response.setHeader('content-type', 'application/json').end('{"status":"maybe","name":"Anna"}');
  });
  expect(await faultOf(database.rate(at, 'k', 60, 5))).toMatchObject({ message: 'rate: unexpected_result' });
});

test('after a lost connection what may be repeated is asked once more, and nothing else is', async () => {
  let asked = 0;
  const database = await answering((request, response) => {
    asked += 1;
    if (asked === 1) request.socket.destroy();
    else response.setHeader('content-type', 'application/json').end('{"status":"none"}');
  });
  expect(await database.readSession(at, 'hash')).toEqual({ status: 'none' });
  expect(asked).toBe(2);
  asked = 0;
  expect(await faultOf(database.countScreening(at, 'employee', 'eligible'))).toMatchObject({
    code: 'unreachable',
  });
  expect(asked).toBe(1);
});
