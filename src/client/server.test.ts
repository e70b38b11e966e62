import { expect, test } from 'vitest';
import { leaveDraft, outcomeOf, readDraft, saveAnswers, saveOnLeaving } from './server.ts';

const target = { questionnaire: 'employee-t0', version: 3 };
const answers = { hours: { value: '32', at: 1 }, from: { value: ['a', 'b'], at: 2 } };

test('sends values, and how long ago each was given; never that it is still to come', async () => {
  const calls: [string, RequestInit][] = [];
  const fetch = async (path: string, init: RequestInit) => {
    calls.push([path, init]);
    return Response.json({ status: 'saved' });
  };
  expect(await saveAnswers(fetch, target, { ...answers, early: { value: '', at: 99 } }, 50)).toEqual({
    sent: 'saved',
    newer: {},
  });
  expect(calls[0]?.[0]).toBe('/api/vragenlijst/bewaren');
  expect(JSON.parse(String(calls[0]?.[1].body))).toEqual({
    ...target,
    answers: { hours: '32', from: ['a', 'b'], early: '' },
    ages: { hours: 49, from: 48, early: 0 },
  });
});

test('hears for which fields a later answer stands elsewhere, and which, where it may show here [C9]', async () => {
  const newer = { hours: '24', from: ['a'], remark: null, odd: 3 };
  const fetch = async () => Response.json({ status: 'saved', newer });
  expect(await saveAnswers(fetch, target, answers, 50)).toEqual({
    sent: 'saved',
    newer: { hours: '24', from: ['a'], remark: null },
  });
});

test('on leaving the page it asks the browser to finish the request, and asks nothing when nothing waits', () => {
  const calls: RequestInit[] = [];
  const fetch = (_path: string, init: RequestInit) => {
    calls.push(init);
    return Promise.reject(new TypeError('Failed to fetch'));
  };
  saveOnLeaving(fetch, target, {}, 50);
  saveOnLeaving(fetch, target, answers, 50);
  expect(calls).toHaveLength(1);
  expect(calls[0]?.keepalive).toBe(true);
  expect(JSON.parse(String(calls[0]?.body))).toMatchObject({ ages: { hours: 49, from: 48 } });
});

test('[C10] stopping for today is told in a request that outlives the page, without an answer', async () => {
  const calls: [string, RequestInit][] = [];
  const fetch = async (path: string, init: RequestInit) => {
    calls.push([path, init]);
    return Response.json({ status: 'saved' });
  };
  expect(await leaveDraft(fetch, target)).toBe('saved');
  expect([calls[0]?.[0], calls[0]?.[1].keepalive]).toEqual(['/api/vragenlijst/bewaren', true]);
  expect(JSON.parse(String(calls[0]?.[1].body))).toEqual({ ...target, answers: {}, leave: true });
});

test.each([
  [
    { status: 'none', person: 'p', closes_on: '2026-05-03' },
    { person: 'p', answers: {}, hidden: false, closesOn: '2026-05-03' },
  ],
  [
    { status: 'hidden', person: 'p' },
    { person: 'p', answers: {}, hidden: true, closesOn: null },
  ],
  [
    { status: 'draft', person: 'p', answers: { hours: '32', from: ['a'], odd: 3, no: null }, more: false },
    { person: 'p', answers: { hours: '32', from: ['a'] }, hidden: false, closesOn: null },
  ],
  [
    { status: 'draft', person: 'p', answers: {}, more: true },
    { person: 'p', answers: {}, hidden: true, closesOn: null },
  ],
])('reads back %j', async (body, earlier) => {
  expect(await readDraft(async () => Response.json(body), target)).toEqual(earlier);
});

test.each([
  [200, { status: 'not_open' }, 'closed'],
  [401, { status: 'no_session' }, 'signed-out'],
  [404, 'a page', 'refused'],
  [500, { status: 'fault' }, 'no-connection'],
  [200, { status: 'none' }, 'no-connection'],
  [200, null, 'no-connection'],
])('reads nothing back from %i with %j: %s', async (status, body, sent) => {
  expect(await readDraft(async () => Response.json(body, { status }), target)).toBe(sent);
});

test('an answer that is a page instead of JSON counts by its HTTP status', async () => {
  const fetch = async () => new Response('<h1>Fout</h1>', { status: 500 });
  expect(await saveAnswers(fetch, target, answers, 50)).toEqual({ sent: 'no-connection', newer: {} });
});

test.each([
  [200, 'saved', 'saved'],
  [401, 'no_session', 'signed-out'],
  [403, null, 'signed-out'],
  [409, 'not_open', 'closed'],
  [400, 'bad_request', 'refused'],
  [413, 'body_too_large', 'refused'],
  [429, 'too_many_requests', 'no-connection'],
  [500, 'fault', 'no-connection'],
  [502, null, 'no-connection'],
  [200, null, 'no-connection'],
])('%i with status %s is %s', (http, status, sent) => {
  expect(outcomeOf(http, status)).toBe(sent);
});
