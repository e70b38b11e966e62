import { expect, test } from 'vitest';
import { spread } from './spread.ts';

test('leaves what is far enough apart, and moves the rest down', () => {
  expect(spread([0, 10, 12, 60], 20)).toEqual([0, 20, 40, 60]);
});
