import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BODY_LIMIT, readForm, readJson } from './body.ts';

const post = (body: BodyInit, type?: string) =>
  new Request('http://localhost/', {
    method: 'POST',
    body,
    ...(type ? { headers: { 'content-type': type } } : {}),
  });
const FORM = 'application/x-www-form-urlencoded';

test('reads a form, urlencoded and multipart, with names that come twice', async () => {
  const expected = { data: { a: '1 é', b: ['x', 'y'] }, unreadable: [] };
  expect(await readForm(post('a=1+%C3%A9&b=x&b=y', FORM))).toEqual(expected);
  const multipart = new FormData();
  for (const [name, value] of [
    ['a', '1 é'],
    ['b', 'x'],
    ['b', 'y'],
  ] as const)
    multipart.append(name, value);
  expect(await readForm(post(multipart))).toEqual(expected);
});

test('names a field with bytes that are no text, and keeps the rest to show again', async () => {
  const read = await readForm(post('name=J%00o&latin=%E9&half=%ED%A0%80&ok=1', FORM));
  expect(read).toMatchObject({ data: { name: 'Jo', latin: '', half: '', ok: '1' } });
  expect(typeof read === 'object' && read.unreadable.map(({ field }) => field)).toEqual([
    'name',
    'latin',
    'half',
  ]);
});

test('a file is no answer', async () => {
  const multipart = new FormData();
  multipart.append('name', new Blob(['x']), 'x.txt');
  expect(await readForm(post(multipart))).toMatchObject({ unreadable: [{ field: 'name' }] });
});

test('refuses what is too large, whatever it says of itself', async () => {
  const large = 'a='.padEnd(BODY_LIMIT + 1, 'x');
  expect(await readForm(post(large, FORM))).toBe('body-too-large');
  const stream = new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(10_000));
    },
  });
  const init = { method: 'POST', body: stream, duplex: 'half', headers: { 'content-type': FORM } };
  expect(await readForm(new Request('http://localhost/', init))).toBe('body-too-large');
});

test('refuses JSON as a form, a form as JSON, broken multipart and endless fields', async () => {
  expect(await readForm(post('{}', 'application/json'))).toBe('bad-request');
  expect(await readForm(post('a=1'))).toBe('bad-request');
  expect(await readJson(post('a=1', FORM))).toBe('bad-request');
  expect(await readJson(post('{', 'application/json'))).toBe('bad-request');
  expect(await readForm(post('--x\r\nbroken', 'multipart/form-data; boundary=x'))).toBe('bad-request');
  expect(await readForm(post('--x', 'multipart/form-data'))).toBe('bad-request');
  expect(await readForm(post('a=1&'.repeat(501), FORM))).toBe('bad-request');
});

test('refuses JSON with half characters or NUL anywhere in it', async () => {
  const json = (text: string) => readJson(post(text, 'application/json'));
  expect(await json('{"a":["x\\u0000"]}')).toBe('bad-request');
  expect(await json('{"\\ud800":1}')).toBe('bad-request');
  expect(await json('{"a":["x"]}')).toEqual({ data: { a: ['x'] } });
});

test('never throws, whatever the bytes', async () => {
  const type = fc.constantFrom(FORM, 'multipart/form-data; boundary=x', 'application/json', 'text/plain', '');
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), type, async (bytes, kind) => {
      const read = await readForm(post(new Uint8Array(bytes), kind || undefined));
      expect(['object', 'string']).toContain(typeof read);
      await readJson(post(new Uint8Array(bytes), kind || undefined));
    }),
  );
});
