/** Notices of returned mail as a provider posts them, and as a mailbox gives them: through the real function and database. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import post from '../../functions/bounce.ts';
import { setWorld } from '../../src/server/world.ts';
import { ORIGIN, openSite, type Site } from './support/site.ts';
import { fresh, person } from './support/visitor.ts';

const SECRET = 'q'.repeat(43);
let site: Site;
beforeAll(async () => {
  site = await openSite();
  setWorld({ bounceSecret: SECRET });
});
afterAll(() => site.stop());

const JSON_TYPE = 'application/json';
const basic = (secret: string): string => `Basic ${btoa(`mail:${secret}`)}`;
const send = (
  body: BodyInit,
  type = JSON_TYPE,
  headers: Record<string, string> = { authorization: basic(SECRET) },
) =>
  post(
    new Request(`${ORIGIN}/api/bounce`, {
      method: 'POST',
      body,
      headers: { ...headers, 'content-type': type },
    }),
  );
const hard = (email: string): string => JSON.stringify({ event: 'hard_bounce', email });

/** Somebody with a confirmed address. */
async function participant() {
  const anna = person(site, 'employee', 'Anna de Wit', fresh('anna'));
  await anna.joins();
  await site.pass(1);
  return anna;
}
const bounced = async (email: string): Promise<boolean> => {
  const [row] = await site.database.sql<{ bounced: boolean }>(
    'select bounced_at is not null as bounced from people.contact where email_hash = $1',
    [site.world.secrets.emailHash(email)],
  );
  return row?.bounced ?? false;
};

test('a hard bounce stops the address and opens a task', async () => {
  const anna = await participant();
  const before = (await site.database.sql(`select from trial.task`)).length;
  const response = await send(hard(anna.email.toUpperCase()));
  expect([response.status, await response.json()]).toEqual([
    200,
    { status: 'done', recorded: 1, unknown: 0 },
  ]);
  expect(await bounced(anna.email)).toBe(true);
  await send(hard(anna.email));
  const tasks = await site.database.sql<{ kind: string }>(`select kind from trial.task`);
  expect(tasks.slice(before)).toEqual([{ kind: 'bounce' }]);
});

test('a returned mail from the mailbox does the same, and only when it is one of ours to this person', async () => {
  const [anna, bert] = [await participant(), await participant()];
  const [mail] = (await site.mail.mails(anna.email)).slice(-1);
  const id = String(mail?.headers['message-id']);
  expect(id).toMatch(/^<[0-9a-f-]{36}@localhost>$/);
  const report = (address: string, messageId: string) =>
    `Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; ${address}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: ${messageId}\r\n\r\nx\r\n--b--\r\n`;
  const unknown = { status: 'done', recorded: 0, unknown: 1 };
  const made = `<${crypto.randomUUID()}@localhost>`;
  expect(await (await send(report(anna.email, made), 'message/rfc822')).json()).toEqual(unknown);
  expect(await (await send(report(bert.email, id), 'message/rfc822')).json()).toEqual(unknown);
  expect([await bounced(anna.email), await bounced(bert.email)]).toEqual([false, false]);
  await send(report(anna.email, id), 'message/rfc822');
  expect([await bounced(anna.email), await bounced(bert.email)]).toEqual([true, false]);
});

test('each way in which providers send a secret works, and nothing else', async () => {
  const ways: Record<string, string>[] = [
    { authorization: basic(SECRET) },
    { authorization: `Bearer ${SECRET}` },
    { 'x-bounce-secret': SECRET },
  ];
  for (const headers of ways) expect((await send('{}', JSON_TYPE, headers)).status).toBe(200);
  const wrong: Record<string, string>[] = [
    {},
    { authorization: basic('') },
    { authorization: basic(`${SECRET}x`) },
    { authorization: `Bearer ${SECRET.slice(1)}` },
    { authorization: SECRET },
    { authorization: 'Basic' },
    { 'x-bounce-secret': '' },
  ];
  for (const headers of wrong) {
    const response = await send(hard('x@y.nl'), JSON_TYPE, headers);
    expect([headers, response.status, response.headers.get('www-authenticate')]).toEqual([
      headers,
      401,
      'Basic realm="bounce"',
    ]);
  }
});

test('without a secret in the settings there is no such address', async () => {
  setWorld({ bounceSecret: null });
  expect((await send(hard('x@y.nl'))).status).toBe(404);
  expect((await send('{}', JSON_TYPE, { authorization: basic('null') })).status).toBe(404);
  setWorld({ bounceSecret: SECRET });
});

test('more than a megabyte is refused, and what is no JSON', async () => {
  expect((await send(`{"a":"${'x'.repeat(1024 * 1024)}"}`)).status).toBe(413);
  expect((await send('no json')).status).toBe(400);
  expect((await send('')).status).toBe(400);
});

test('whatever is posted: never a fault, and no address in the answer or the log', async () => {
  const anything = fc.oneof(
    fc.json(),
    fc.string({ unit: 'binary' }),
    fc
      .record({ event: fc.constantFrom('bounce', 'spam'), email: fc.oneof(fc.emailAddress(), fc.string()) })
      .map((one) => JSON.stringify(one)),
  );
  await fc.assert(
    fc.asyncProperty(
      anything,
      fc.constantFrom(JSON_TYPE, 'message/rfc822', 'text/plain'),
      async (body, type) => {
        expect((await send(body, type)).status).toBeLessThan(500);
      },
    ),
    { numRuns: 150 },
  );
  const response = await send(hard('geheim@adres.example'));
  expect(await response.text()).not.toContain('geheim');
  expect(site.log.join('\n')).not.toMatch(/geheim|@/);
});
