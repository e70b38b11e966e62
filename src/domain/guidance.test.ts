import { expect, test } from 'vitest';
import { reviewObjections } from './guidance.ts';

test('names each text that nobody reviewed', () => {
  expect(
    reviewObjections([
      { id: 'a', reviewedBy: null },
      { id: 'b', reviewedBy: 'M. de Wit' },
      { id: 'c', reviewedBy: ' ' },
    ]),
  ).toEqual(['a: not yet reviewed', 'c: not yet reviewed']);
});
