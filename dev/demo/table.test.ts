import { expect, test } from 'vitest';
import { moved, table } from './table.ts';

const rows = [
  { who: 'werknemer A', arm: null, what: 'signs up', url: 'http://localhost:8888/start/?t=x' },
  { who: 'everybody', arm: 'one', what: 'mailbox', url: 'http://localhost:8890/' },
];

test('columns are as wide as their longest cell', () => {
  expect(table(rows).split('\n')).toEqual([
    'WHO          ARM  WHAT      LINK',
    'werknemer A  -    signs up  http://localhost:8888/start/?t=x',
    'everybody    one  mailbox   http://localhost:8890/',
  ]);
});

test('links follow to another port', () => {
  const urls = moved(rows, { 'http://localhost:8888': 'http://localhost:9000', '-': 'http://x' }).map(
    ({ url }) => url,
  );
  expect(urls).toEqual(['http://localhost:9000/start/?t=x', 'http://localhost:8890/']);
});
