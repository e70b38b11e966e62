import { expect, test } from 'vitest';
import { readCode } from './code.ts';

test.each(['012345', ' 012 345 ', '012-345', '0 1 2 3 4 5', '０１２３４５'])('reads the code %j', (code) => {
  expect(readCode({ code })).toEqual({ code: '012345' });
});

test.each(['', '12345', '1234567', 'abcdef', '١٢٣٤٥٦', '12345\0'])('asks again after %j', (code) => {
  expect(readCode({ code }).problems?.[0]?.field).toBe('code');
});
