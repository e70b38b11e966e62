/** Our own functions, in this process: loaded from `functions/*.ts` and found by the path and method that each declares. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Run = (
  request: Request,
  context: { ip: string; waitUntil: (work: Promise<unknown>) => void },
) => Promise<Response>;

interface Declared {
  readonly path?: string | readonly string[];
  readonly method?: string | readonly string[];
  readonly schedule?: string;
}

export interface FunctionFile {
  readonly name: string;
  readonly run: Run;
  readonly config: Declared;
}

/** Loads every function file, as the platform would: each must have a default export. */
export async function loadFunctions(folder: string): Promise<FunctionFile[]> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'));
  return Promise.all(
    names.sort().map(async (name) => {
      const module = (await import(pathToFileURL(join(folder, name)).href)) as {
        default?: Run;
        config?: Declared;
      };
      if (typeof module.default !== 'function') throw new Error(`functions/${name} has no default export.`);
      return { name: name.replace(/\.ts$/, ''), run: module.default, config: module.config ?? {} };
    }),
  );
}

/** Finds the function for a request; without a declared method it takes every method. */
export function router(functions: readonly FunctionFile[]): (request: Request) => FunctionFile | null {
  const routes = functions.flatMap((file) =>
    [file.config.path ?? []].flat().map((path) => ({ file, pattern: new URLPattern({ pathname: path }) })),
  );
  return (request) => {
    const found = routes.find(({ file, pattern }) => {
      const methods = [file.config.method ?? []].flat();
      return (methods.length === 0 || methods.includes(request.method)) && pattern.test(request.url);
    });
    return found?.file ?? null;
  };
}

/** The scheduled functions, never one twice at once: `tick` runs them now and waits, `every` runs them by themselves. */
export function schedule(functions: readonly FunctionFile[]) {
  const scheduled = functions.filter(({ config }) => config.schedule !== undefined);
  let running: Promise<void> = Promise.resolve();
  let waiting = 0;
  let timer: NodeJS.Timeout | undefined;

  async function runAll(): Promise<void> {
    for (const { name, run, config } of scheduled) {
      const request = new Request('http://localhost/', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ next_run: config.schedule }),
      });
      await run(request, { ip: '', waitUntil: () => undefined }).catch((fault: unknown) => {
        console.error(`${name} failed:`, fault instanceof Error ? fault.name : typeof fault);
      });
    }
  }

  function tick(): Promise<void> {
    waiting += 1;
    running = running.then(runAll).finally(() => (waiting -= 1));
    return running;
  }

  return {
    tick,
    every(seconds: number | null): void {
      clearInterval(timer);
      timer =
        seconds === null ? undefined : setInterval(() => void (waiting === 0 && tick()), seconds * 1000);
    },
    stop: async (): Promise<void> => {
      clearInterval(timer);
      await running;
    },
  };
}
