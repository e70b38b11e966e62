/** Couples who are ready for their baseline, made through the same database functions as real people. */
import { randomUUID } from 'node:crypto';
import type { World } from '../../src/server/world.ts';
import { crowd } from './crowd.ts';

/** Somebody with a session and an open baseline. */
export interface Member {
  readonly role: string;
  /** Value of the session's cookie. */
  readonly secret: string;
}

type Parts = Pick<World, 'database' | 'secrets' | 'trial' | 'clock'>;

function expectStatus(result: { readonly status: string }, status: string, what: string): void {
  if (result.status !== status) throw new Error(`${what}: ${result.status} instead of ${status}`);
}

/** Signs somebody up, confirms the address with a code, and gives the new session. */
async function join(world: Parts, role: string, number: number, invitation: string | null): Promise<Member> {
  const { database, secrets, clock, trial } = world;
  const at = clock.now();
  const { consent } = trial.roles[role] ?? {};
  if (!consent) throw new Error(`unknown role ${role}`);
  const [before, secret, code] = [secrets.newToken(), secrets.newToken(), secrets.newCode()];
  const session = secrets.tokenHash(before);
  const email = `${role}.${number}@organisation-${number}.example`;
  const person = {
    name_enc: secrets.seal(`Naam ${number}`),
    email_enc: secrets.seal(email),
    email_hash: secrets.emailHash(email),
    organisation_hash: secrets.organisationHash(`organisation-${number}.example`),
  };
  const statements = consent.statements.filter(({ required }) => required).map((statement) => statement.code);
  const given = {
    version: consent.version,
    hash: secrets.tokenHash(consent.version),
    statements,
    refused: [],
  };
  const who = { role, person, consent: given, sessionHash: session };
  const way = { invitationSessionHash: invitation, test: true };
  expectStatus(await database.signUp(at, who, way), 'signed_up', 'sign_up');
  const codeHash = secrets.codeHash(session, code);
  expectStatus(await database.openCode(at, session, codeHash), 'opened', 'open_code');
  const fresh = secrets.tokenHash(secret);
  expectStatus(await database.confirmCode(at, session, codeHash, fresh), 'confirmed', 'confirm_code');
  return { role, secret };
}

/** One couple, on the way in which the second role comes first and hands over a link. */
async function couple(world: Parts, number: number): Promise<readonly Member[]> {
  const { database, secrets, clock } = world;
  const [inviting = '', handing = ''] = Object.keys(world.trial.roles);
  const first = await join(world, handing, number, null);
  const [token, visit] = [secrets.newToken(), secrets.newToken()].map(secrets.tokenHash) as [string, string];
  const handed = await database.handOver(clock.now(), secrets.tokenHash(first.secret), token, randomUUID());
  expectStatus(handed, 'ready', 'hand_over');
  expectStatus(await database.openLink(clock.now(), token, visit, null), 'opened', 'open_link');
  return [await join(world, inviting, number, visit), first];
}

/** Makes `count` couples, sixteen at a time; throws when one can't be made. */
export async function makeCouples(world: Parts, count: number): Promise<(readonly Member[])[]> {
  const made: (readonly Member[])[] = [];
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const { failures } = await crowd(
    16,
    numbers,
    async (number) => void made.push(await couple(world, number)),
  );
  if (failures[0] !== undefined)
    throw new Error(`${failures.length} couples could not be made: ${failures[0]}`);
  return made;
}
