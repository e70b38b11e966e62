/** One process at a time in a local folder: two databases on one folder lose rows without a word. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export class FolderInUse extends Error {
  readonly pid: number;
  constructor(folder: string, pid: number) {
    super(`${folder} is in use by process ${pid}.`);
    this.name = 'FolderInUse';
    this.pid = pid;
  }
}

const FILE = 'in-use.lock';

/** Takes the lock of a folder and gives the function that lets it go. Throws `FolderInUse` when a living process holds it. */
export function lock(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, FILE);
  const mine = `${process.pid} ${born(process.pid)} ${randomUUID()}`;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      held.add(mine);
      return () => {
        held.delete(mine);
        if (read(file) === mine) rmSync(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = read(file);
      if (living(holder)) throw new FolderInUse(folder, Number(holder.split(' ')[0]));
      rmSync(file, { force: true });
    }
  }
  throw new FolderInUse(folder, 0);
}

const held = new Set<string>();

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Whether the process that wrote this still runs. A number can be given out again: its moment of birth can't. */
function living(holder: string): boolean {
  const [pid = '', birth = ''] = holder.split(' ');
  if (Number(pid) === process.pid) return held.has(holder);
  try {
    process.kill(Number(pid) || 2 ** 22, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return birth === born(Number(pid));
}

/** The process's start in clock ticks, on Linux; elsewhere always `-`. */
function born(pid: number): string {
  const stat = read(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
}
