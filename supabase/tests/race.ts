/** A fresh database on a real Postgres, with many connections at once that have the rights of the website. */
import type { Sql } from 'postgres';
import postgres from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import { connectAs, createDatabase, startPostgres, type TestPostgres } from '../postgres.ts';
import { call, type Row } from './database.ts';
import type { Api } from './journey.ts';

export interface Race {
  readonly owner: Sql;
  /** The connections of the website. */
  readonly web: Sql;
  readonly api: Api;
  end(): Promise<void>;
}

export async function openRace(cluster: TestPostgres, name: string, connections: number): Promise<Race> {
  const url = await createDatabase(cluster, name);
  const owner = postgres(url, { max: 2, onnotice() {} });
  const web = connectAs(url, 'service_role', connections);
  return {
    owner,
    web,
    api: async (of, ...values) => {
      const { sql, parameters } = call(of, values);
      return (await web.unsafe(sql, parameters))[0]?.['result'] as Row;
    },
    end: async () => {
      await web.end();
      await owner.end();
    },
  };
}

/** A server with one database for all tests of a file, prepared before the first. Only hooks and tests can ask it anything. */
export function useRace(
  name: string,
  connections: number,
  prepare: () => Promise<unknown>,
): Pick<Race, 'owner' | 'web' | 'api'> {
  let cluster: TestPostgres | undefined;
  let opened: Race | undefined;
  const race = (): Race => {
    if (!opened) throw new Error('The database is asked before it is open.');
    return opened;
  };
  beforeAll(async () => {
    cluster = await startPostgres();
    opened = await openRace(cluster, name, connections);
    await prepare();
  });
  afterAll(async () => {
    await opened?.end();
    await cluster?.stop();
  });
  return {
    get owner() {
      return race().owner;
    },
    get web() {
      return race().web;
    },
    api: (...asked) => race().api(...asked),
  };
}
