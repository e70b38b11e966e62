/** The edge gate, run in Deno as on the platform, through `@netlify/dev`. */
import { setTimeout as wait } from 'node:timers/promises';
import { NetlifyDev } from '@netlify/dev';

export interface Gate {
  /** The gate's answer, or null when the gate did not take the request: then nothing may be served. */
  handle(request: Request): Promise<Response | null>;
  stop(): Promise<void>;
}

const STOP_MS = 1500;
const OFF = { enabled: false };
/** Words from the platform's own tools: silent, but for errors without their details. */
const logger = {
  log: () => undefined,
  warn: () => undefined,
  error: () => console.error('The edge runtime reports a fault.'),
};

/**
 * Starts the gate. Whatever it passes on is asked of `serverAddress`, a server that must not be reachable for readers.
 * `environment` is all that the gate can read: variables of this process do not reach it by themselves.
 */
export async function startGate(options: {
  root: string;
  serverAddress: string;
  environment: Readonly<Record<string, string>>;
}): Promise<Gate> {
  const dev = new NetlifyDev({
    projectRoot: options.root,
    serverAddress: options.serverAddress,
    skipGitignore: true,
    logger,
    aiGateway: OFF,
    blobs: OFF,
    database: OFF,
    functions: OFF,
    geolocation: OFF,
    headers: OFF,
    images: OFF,
    redirects: OFF,
    staticFiles: OFF,
    edgeFunctions: { enabled: true },
    environmentVariables: { enabled: true },
  });
  giveEnvironment(dev, options.environment);
  await dev.start();
  return {
    handle: async (request) => (await dev.handle(request)) ?? null,
    // Ctrl-C reaches Deno as well; the emulator then waits for an end that it has missed.
    stop: () => Promise.race([dev.stop(), wait(STOP_MS, undefined, { ref: false })]),
  };
}

interface HasConfig {
  getConfig: () => Promise<{ env: Record<string, { sources: string[]; value: string }> }>;
}

/** The emulator hands only configured variables to edge functions; so ours are put in its configuration. */
function giveEnvironment(dev: NetlifyDev, environment: Readonly<Record<string, string>>) {
  const inner = dev as unknown as HasConfig;
  const base = inner.getConfig.bind(dev);
  inner.getConfig = async () => {
    const config = await base();
    for (const [name, value] of Object.entries(environment))
      config.env[name] = { sources: ['general'], value };
    return config;
  };
}
