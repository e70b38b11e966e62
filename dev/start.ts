/** `npm start`: the whole system on this machine, filled with demo people. `--fresh` begins anew; `PORT` changes the port. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import { build, isBuilt } from './build.ts';
import { fillDemo, type DemoRow } from './demo/fill.ts';
import { moved, table } from './demo/table.ts';
import { freePort } from './http.ts';
import { FolderInUse, lock } from './lock.ts';
import { ROOT } from './root.ts';
import { startStack, type Stack } from './stack.ts';

const LOCAL = join(ROOT, '.local');
const ROWS = join(LOCAL, 'demo.json');
const ENVIRONMENT = join(LOCAL, 'env.json');
/** Stands while the demo is being filled: found at a start, it means that the last one was broken off. */
const UNFINISHED = join(LOCAL, 'demo.unfinished');
/** How far the clock of the demo was moved, in milliseconds. */
const CLOCK = join(LOCAL, 'clock.json');
const KEPT = [
  'db',
  'mail',
  'demo.json',
  'env.json',
  'secrets.json',
  'demo.unfinished',
  'log.jsonl',
  'clock.json',
];
/** Eight months under way, with so many couples. */
const DEMO = { days: 243, couples: 24 };
const STOP_SECONDS = 10;

const started = performance.now();
const say = (words: string) =>
  console.log(`${String(Math.round((performance.now() - started) / 1000)).padStart(4)} s  ${words}`);

/** Something that the person at the terminal can put right: shown without a stack. */
class Advice extends Error {}

let stack: Stack | null = null;
let unlock: () => void = () => undefined;

let stopping = false;
async function stop(code: number): Promise<never> {
  stopping = true;
  // Whatever hangs must not keep the terminal: the other processes end with this one.
  setTimeout(() => process.exit(code || 1), STOP_SECONDS * 1000).unref();
  await stack?.stop();
  unlock();
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    console.log('\nStopping ...');
    void stop(0);
  });
}

async function start(): Promise<void> {
  const port = Number(process.env['PORT'] ?? 8888);
  if (!Number.isInteger(port) || port < 1 || port > 65_000)
    throw new Advice('PORT must be a number between 1 and 65000.');
  if ((await freePort(port)) !== port) {
    throw new Advice(
      `Port ${port} is in use. Stop what runs there, or choose another: PORT=${port + 100} npm start`,
    );
  }
  unlock = takeFolder();
  if (process.argv.includes('--fresh') || existsSync(UNFINISHED))
    for (const name of KEPT) rmSync(join(LOCAL, name), { recursive: true, force: true });
  const filled = existsSync(ROWS);

  if (!isBuilt()) say('Building the site ...');
  await build();
  const log = logTo(join(LOCAL, 'log.jsonl'));
  const preparedAt = filled ? new Date() : new Date(Date.now() - (DEMO.days * 24 + 1) * 3_600_000);
  // The demo sends the mails that are due by itself, under its own clock.
  stack = await startStack({
    dir: LOCAL,
    port,
    log,
    preparedAt,
    every: filled ? 1 : null,
    ahead: filled ? readClock() : 0,
    moved: (ahead) => writeFileSync(CLOCK, JSON.stringify({ ahead })),
    progress: (words) => say(`${words} ...`),
  });
  stack.database.onExit(() => {
    if (!stopping) void stop(1).finally(() => console.error('The database stopped.'));
  });
  const rows = filled ? readDemo(stack) : await fill(stack);
  await refusedByGate(port);
  writeFileSync(
    ENVIRONMENT,
    JSON.stringify(
      { ...stack.environment, MAILBOX_URL: stack.mail.url, DEV_KEY: stack.site.devKey },
      null,
      2,
    ),
    { mode: 0o600 },
  );
  writeFileSync(ROWS, `${JSON.stringify(rows, null, 2)}\n`);
  rmSync(UNFINISHED, { force: true });
  stack.site.show(rows);
  stack.site.every(1);

  console.log(`\n${table(rows)}\n`);
  console.log(`Ready: ${stack.site.url}`);
  console.log(`The clock of the demo: ${stack.site.url}/_dev/`);
  console.log('Stop with Ctrl-C. Begin anew with: npm start -- --fresh');
}

function takeFolder(): () => void {
  try {
    return lock(LOCAL);
  } catch (error) {
    if (!(error instanceof FolderInUse)) throw error;
    throw new Advice(
      `npm start runs already (process ${error.pid}). Stop it first: its data can't be shared.`,
    );
  }
}

async function fill(into: Stack): Promise<DemoRow[]> {
  writeFileSync(UNFINISHED, '');
  return fillDemo(into, (words) => say(`${words} ...`), DEMO);
}

function readClock(): number {
  if (!existsSync(CLOCK)) return 0;
  return z.object({ ahead: z.number() }).parse(JSON.parse(readFileSync(CLOCK, 'utf8'))).ahead;
}

function readDemo(into: Stack): DemoRow[] {
  const rows = JSON.parse(readFileSync(ROWS, 'utf8')) as DemoRow[];
  const before = existsSync(ENVIRONMENT)
    ? (JSON.parse(readFileSync(ENVIRONMENT, 'utf8')) as Record<string, string>)
    : {};
  return moved(rows, {
    [before['SITE_URL'] ?? '-']: into.site.url,
    [before['MAILBOX_URL'] ?? '-']: into.mail.url,
  });
}

/** Appends lines to the log of this folder. */
function logTo(file: string): (line: string) => void {
  mkdirSync(LOCAL, { recursive: true });
  return (line) => writeFileSync(file, `${line}\n`, { flag: 'a', mode: 0o600 });
}

/** Without a cookie the gate itself must refuse, on the plain path and on one with a double slash. */
async function refusedByGate(port: number): Promise<void> {
  for (const path of ['/gids/', '//gids/']) {
    const { status, gate } = await new Promise<{ status: number; gate: boolean }>((resolve, reject) => {
      const ask = request({ host: 'localhost', port, path }, (answer) => {
        answer.resume();
        resolve({
          status: answer.statusCode ?? 0,
          gate: answer.headers['x-nf-edge-functions'] !== undefined,
        });
      });
      ask.once('error', reject).end();
    });
    if (!gate || status < 400 || status >= 500)
      throw new Error(`The gate does not refuse ${path} (${status}). Nothing may be served.`);
  }
}

try {
  await start();
} catch (error) {
  // While stopping, a request that breaks off is no news.
  if (!stopping) {
    if (error instanceof Advice) console.error(`\n${error.message}`);
    else console.error('\nnpm start failed:', error);
    await stop(1);
  }
}
