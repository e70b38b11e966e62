/**
 * Locks the words of each questionnaire under its version: `node dev/lock-questionnaires.ts`. A version that was locked
 * never changes: raise it in the definition. While nobody approved it, `--draft` locks it anew.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockShape, relock, type Lock } from '../src/server/questionnaire-lock.ts';
import { trials } from '../src/trials/index.ts';
import { ROOT } from './root.ts';

const file = join(ROOT, 'src/trials/questionnaires.lock.json');
const draft = process.argv.includes('--draft');

let lock: Lock = lockShape.parse(JSON.parse(readFileSync(file, 'utf8')));
const refused: string[] = [];
for (const trial of Object.values(trials)) {
  const locked = relock(trial, lock, draft);
  refused.push(...locked.refused);
  lock = locked.lock;
}
if (refused.length > 0) {
  console.error(`Nothing was locked:\n${refused.map((line) => `  ${line}`).join('\n')}`);
  process.exitCode = 1;
} else {
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`Locked in ${file}.`);
}
