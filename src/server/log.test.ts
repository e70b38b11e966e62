import { expect, test } from 'vitest';
import { DatabaseFault } from './database-fault.ts';
import { createLog, traceOf } from './log.ts';

test('writes one JSON line for each event, with the time', () => {
  const lines: string[] = [];
  createLog(
    () => new Date(0),
    (line) => lines.push(line),
  )({ event: '/api/aanmelden', status: 422, fields: ['email'] });
  expect(lines).toEqual([
    '{"at":"1970-01-01T00:00:00.000Z","event":"/api/aanmelden","status":422,"fields":["email"]}',
  ]);
});

test('of a fault it tells kind, code and place, never the message', () => {
  const trace = traceOf(new TypeError('jo@example.org\n    at jo@example.org'));
  expect(trace.name).toBe('TypeError');
  expect(trace.where.length).toBeGreaterThan(0);
  expect(JSON.stringify(trace)).not.toContain('jo@example.org');
  expect(traceOf(new DatabaseFault('sign_up', '42501'))).toMatchObject({
    name: 'DatabaseFault',
    code: '42501',
  });
  expect(traceOf('jo@example.org')).toEqual({ name: 'string', where: [] });
});
