/** Starts a part of the local stack in a process of its own, and makes sure that it goes when we go. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Child<Ready> {
  /** What the part said when it was ready. */
  readonly ready: Ready;
  /** Asks the part something and waits for its answer. Errors of the part are thrown here. */
  ask<T>(question: unknown): Promise<T>;
  /** Called when the part stops by itself. */
  onExit(listener: () => void): void;
  stop(): Promise<void>;
}

type FromChild =
  | { kind: 'ready'; value: unknown }
  | { kind: 'failed'; message: string }
  | { kind: 'answer'; id: number; value?: unknown; error?: string };

/**
 * Forks `module` (a path beside this file), gives it `options` and waits until it is ready.
 * Its output is thrown away: a database prints the values it was given, and those belong to people.
 */
export async function startChild<Ready>(module: string, options: unknown): Promise<Child<Ready>> {
  const quiet = process.env['DEV_VERBOSE'] !== '1';
  const child = fork(fileURLToPath(new URL(module, import.meta.url)), {
    stdio: ['ignore', quiet ? 'ignore' : 'inherit', quiet ? 'ignore' : 'inherit', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning'],
    serialization: 'advanced',
    env: { ...process.env, DO_NOT_TRACK: '1' },
  });
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let exited = false;
  child.once('exit', () => {
    exited = true;
    for (const { reject } of waiting.values()) reject(new Error(`${module} stopped.`));
  });
  // Not as arguments: those can be read by everybody on this machine, and there are keys among them.
  child.send({ kind: 'options', options });
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.on('message', (message: FromChild) => {
      if (message.kind === 'ready') resolve(message.value as Ready);
      else if (message.kind === 'failed') reject(new Error(message.message));
      else settle(waiting, message);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`${module} stopped with code ${code} before it was ready.`)),
    );
  });
  let next = 0;
  return {
    ready,
    ask: (question) =>
      new Promise((resolve, reject) => {
        const id = (next += 1);
        waiting.set(id, { resolve, reject });
        child.send({ kind: 'ask', id, question });
      }),
    onExit: (listener) => void child.once('exit', listener),
    stop: () => (exited ? Promise.resolve() : stopped(child)),
  };
}

function settle(
  waiting: Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>,
  message: Extract<FromChild, { kind: 'answer' }>,
) {
  const asked = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.error !== undefined) asked?.reject(new Error(message.error));
  else asked?.resolve(message.value as never);
}

/** Closing the channel is the sign to stop; who has not gone after five seconds is ended. */
async function stopped(child: ChildProcess): Promise<void> {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await gone;
  clearTimeout(timer);
}

/**
 * The other side: runs `start` in the child, answers questions with `ask`, and stops when the parent is gone,
 * however it went. Ctrl-C reaches the child as well; it waits for the parent, who stops things in order.
 */
export async function runChild<Options>(
  start: (
    options: Options,
  ) => Promise<{ ready: unknown; ask?: (question: never) => Promise<unknown>; stop: () => Promise<void> }>,
): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  const say = (message: FromChild) => process.send?.(message);
  let stop = () => Promise.resolve();
  process.once('disconnect', () => void stop().finally(() => process.exit(0)));
  try {
    const options = await new Promise<Options>((resolve) => {
      process.once('message', (message: { kind: 'options'; options: Options }) => resolve(message.options));
    });
    const part = await start(options);
    process.on('message', (message: { kind: 'ask'; id: number; question: never }) => {
      const answer = part.ask?.(message.question) ?? Promise.reject(new Error('Nothing to ask.'));
      answer.then(
        (value) => say({ kind: 'answer', id: message.id, value }),
        (error: unknown) =>
          say({ kind: 'answer', id: message.id, error: error instanceof Error ? error.message : 'fault' }),
      );
    });
    stop = part.stop;
    say({ kind: 'ready', value: part.ready });
  } catch (error) {
    process.send?.({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }, () =>
      process.exit(1),
    );
  }
}
