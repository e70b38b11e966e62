import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FolderInUse, lock } from './lock.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'lock-'));

test('a folder that is taken is refused, and free again afterwards', () => {
  const place = folder();
  const release = lock(place);
  expect(() => lock(place)).toThrow(FolderInUse);
  release();
  lock(place)();
});

test('a lock of a process that is gone is taken over', () => {
  const place = folder();
  writeFileSync(join(place, 'in-use.lock'), '4194303 1 gone');
  const release = lock(place);
  expect(readFileSync(join(place, 'in-use.lock'), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
  release();
});

test('a number that was given out again is not taken for the process that held the lock', () => {
  const place = folder();
  writeFileSync(join(place, 'in-use.lock'), `${process.ppid} 1 another birth`);
  lock(place)();
});
