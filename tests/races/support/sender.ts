/** What the sender stands on: a real Postgres, Supabase Lite over it, a line to it that can be cut, and a post office. */
import { request as forward, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Sql } from 'postgres';
import { startChild } from '../../../dev/child.ts';
import { localEnvironment, newSecrets } from '../../../dev/secrets.ts';
import { protocolOf } from '../../../src/domain/protocol.ts';
import { buildWorld, type World } from '../../../src/server/world.ts';
import { connectAs, startPostgres } from '../../../supabase/postgres.ts';
import { openPostOffice, type PostOffice } from './post.ts';

export interface Bench {
  readonly post: PostOffice;
  /** The owner of everything, for looking and for planning messages. */
  readonly owner: Sql;
  /** What a process of its own needs to be a sender here. */
  readonly environment: Readonly<Record<string, string>>;
  /** Another sender, with its own connection and clock. */
  world(now: () => Date, parts?: Partial<World>): World;
  /** The line to the database; down: every request breaks off. */
  line(up: boolean): void;
  /** That many people whose address is confirmed: each has one mail to get. Gives their addresses. */
  people(count: number, at: Date): Promise<string[]>;
  /** How each message that was planned for them stands, by state. */
  states(addresses: readonly string[]): Promise<Record<string, number>>;
  stop(): Promise<void>;
}

export async function openBench(): Promise<Bench> {
  const cluster = await startPostgres();
  const root = connectAs(cluster.urlOf('postgres'), 'superuser', 1);
  await root.unsafe('create database sender');
  await root.end();
  const secrets = newSecrets();
  const lite = await startChild<{ url: string }>('./bench/lite.ts', {
    url: cluster.urlOf('sender'),
    secrets,
  });
  const line = await openLine(lite.ready.url);
  const post = await openPostOffice();
  const environment = localEnvironment(secrets, {
    siteUrl: 'http://localhost:8888',
    supabaseUrl: line.url,
    smtpUrl: post.url,
  });
  const owner = connectAs(cluster.urlOf('sender'), 'superuser', 2);
  const world = (now: () => Date, parts: Partial<World> = {}): World =>
    buildWorld(environment, { clock: { now }, log: () => undefined, ...parts });
  const first = world(() => new Date());
  await first.database.loadProtocol(new Date(), protocolOf(first.trial));

  return {
    post,
    owner,
    environment,
    world,
    line: line.set,
    people: (count, at) => people(first, count, at),
    states: async (addresses) => {
      const hashes = addresses.map((address) => first.secrets.emailHash(address));
      const rows = await owner<{ state: string; n: number }[]>`
        select m.state, count(*)::int as n from ops.message m join people.contact c on c.participant = m.participant
        where c.email_hash = any (${hashes}) group by 1`;
      return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
    },
    stop: async () => {
      await post.stop();
      await owner.end();
      line.close();
      await lite.stop();
      await cluster.stop();
    },
  };
}

/** A proxy: the functions reach the database through it, until it is cut. */
async function openLine(target: string) {
  let up = true;
  const { hostname, port } = new URL(target);
  const server: Server = createServer((incoming, outgoing) => {
    if (!up) return incoming.socket.destroy();
    const { url, method, headers } = incoming;
    const onward = forward({ hostname, port, path: url, method, headers }, (answer) => {
      if (!up) return incoming.socket.destroy();
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      return answer.pipe(outgoing);
    });
    onward.on('error', () => incoming.socket.destroy());
    return incoming.pipe(onward);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set: (next: boolean) => {
      up = next;
      if (!up) server.closeAllConnections();
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

let serial = 0;

async function people({ database, secrets, trial }: World, count: number, at: Date): Promise<string[]> {
  const role = Object.keys(trial.roles)[0] ?? '';
  const { version, statements } = trial.roles[role]?.consent ?? { version: '1', statements: [] };
  const addresses = Array.from({ length: count }, () => `p${(serial += 1)}@huis-${serial}.example`);
  await Promise.all(
    addresses.map(async (email) => {
      const session = secrets.tokenHash(secrets.newToken());
      const person = {
        name_enc: secrets.seal(`Persoon ${email.split('@')[0]}`),
        email_enc: secrets.seal(email),
        email_hash: secrets.emailHash(email),
        organisation_hash: null,
      };
      const consent = {
        version,
        hash: secrets.tokenHash('x'),
        statements: statements.map(({ code }) => code),
        refused: [],
      };
      await database.signUp(
        at,
        { role, person, consent, sessionHash: session },
        { invitationSessionHash: null, test: true },
      );
      const code = secrets.codeHash(session, '123456');
      await database.openCode(at, session, code);
      const fresh = secrets.tokenHash(secrets.newToken());
      const { status } = await database.confirmCode(at, session, code, fresh);
      if (status !== 'confirmed') throw new Error(`not confirmed: ${status}`);
    }),
  );
  return addresses;
}
