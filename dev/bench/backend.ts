/** What the functions stand on, for measuring: real Postgres with safe commits, Supabase Lite over it, a world on both. */
import { createWriteStream } from 'node:fs';
import { devNull } from 'node:os';
import type { Sql } from 'postgres';
import { protocolOf } from '../../src/domain/protocol.ts';
import { createLog } from '../../src/server/log.ts';
import { getWorld, setWorld, type World } from '../../src/server/world.ts';
import { connectAs, startPostgres } from '../../supabase/postgres.ts';
import { generateAllocation } from '../allocation.ts';
import { startChild } from '../child.ts';
import { localEnvironment, newSecrets } from '../secrets.ts';
import { ownCpu, parentOf, treeCpu } from './cpu.ts';
import type { LiteOptions } from './lite.ts';

/** CPU seconds used so far. */
export interface Cpu {
  readonly functions: number;
  readonly lite: number;
  readonly postgres: number;
}

export interface Backend {
  readonly world: World;
  /** Connections straight to Postgres, with the rights of `service_role`. */
  readonly direct: Sql;
  /** A connection as the owner of everything, for looking. */
  readonly owner: Sql;
  cpu(): Promise<Cpu>;
  stop(): Promise<void>;
}

/** Starts it with the trial's protocol and an allocation list that is long enough for `couples`. */
export async function startBackend(couples: number): Promise<Backend> {
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    return { ...(await start(couples, stops)), stop };
  } catch (fault) {
    await stop();
    throw fault;
  }
}

/** Puts in `stops` how each part that was started is stopped again. */
async function start(couples: number, stops: (() => Promise<unknown>)[]): Promise<Omit<Backend, 'stop'>> {
  const cluster = await startPostgres({ fsync: true });
  stops.push(() => cluster.stop());
  const root = connectAs(cluster.urlOf('postgres'), 'superuser', 1);
  await root.unsafe('create database bench');
  await root.end();

  const secrets = newSecrets();
  const options: LiteOptions = { url: cluster.urlOf('bench'), secrets };
  const lite = await startChild<{ url: string }>('./bench/lite.ts', options);
  stops.push(() => lite.stop());
  const places = {
    siteUrl: 'http://localhost:8888',
    supabaseUrl: lite.ready.url,
    smtpUrl: 'smtp://127.0.0.1:9',
  };
  Object.assign(process.env, localEnvironment(secrets, places));
  const nowhere = createWriteStream(devNull);
  setWorld({
    log: createLog(
      () => new Date(),
      (line) => void nowhere.write(`${line}\n`),
    ),
  });
  const world = getWorld();
  const { database, trial } = world;
  await database.loadProtocol(new Date(), protocolOf(trial));
  await generateAllocation({ ...trial, allocation: { ...trial.allocation, listLength: couples } }, database);

  const owner = connectAs(cluster.urlOf('bench'), 'superuser', 1);
  const direct = connectAs(cluster.urlOf('bench'), 'service_role', 32);
  stops.push(() => Promise.all([direct.end(), owner.end()]));
  const [backend] = await owner<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const postmaster = parentOf(backend?.pid ?? 0);
  const cpu = async () => ({
    functions: ownCpu(),
    lite: await lite.ask<number>(null),
    postgres: treeCpu(postmaster),
  });
  return { world, direct, owner, cpu };
}
