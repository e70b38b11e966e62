/**
 * `npm run allocation -- generate | commitment | close | reveal | verify`: makes the sealed list, shows what to put in
 * the public registry, and proves after the trial that nothing was changed. The list itself is never shown before that.
 */
import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { createClient } from '@supabase/supabase-js';
import { z } from 'zod';
import { commit, generateList, planOf, type Entry } from '../src/domain/allocation.ts';
import { verifyReveal } from '../src/domain/allocation-proof.ts';
import { protocolOf } from '../src/domain/protocol.ts';
import type { Trial } from '../src/domain/trial.ts';
import { createDatabase } from '../src/server/database.ts';
import { trialOf } from '../src/trials/index.ts';
import { describeVerdict, readRevealed, revealSchema } from './revealed.ts';
import { ROOT } from './root.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Something that the person at the terminal can put right. */
class Advice extends Error {}

type Database = Pick<ReturnType<typeof createDatabase>, 'loadAllocationList'>;

/**
 * Makes a list by cryptographic random numbers and seals it in the database.
 * @returns `list_exists` when there is one that hasn't run out: then nothing was changed
 */
export async function generateAllocation(trial: Trial, database: Database, at = new Date()) {
  const entries = generateList(planOf(trial), (max) => randomInt(max));
  const nonce = randomBytes(32).toString('hex');
  const commitment = commit(entries, nonce, sha256);
  const { status } = await database.loadAllocationList(at, { id: randomUUID(), nonce, commitment, entries });
  return { status, commitment, places: countByStratum(entries) };
}

function countByStratum(entries: readonly Entry[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { stratum } of entries) counts[stratum] = (counts[stratum] ?? 0) + 1;
  return counts;
}

/** The environment, or what a running `npm start` left in `.local/env.json`. */
function setting(name: string): string {
  const file = join(ROOT, '.local', 'env.json');
  const local = existsSync(file)
    ? z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8')))
    : {};
  const value = process.env[name] ?? local[name];
  if (value) return value;
  throw new Advice(`Set ${name}, or start the local stack first with: npm start`);
}

const database = () => createDatabase(setting('SUPABASE_URL'), setting('SUPABASE_SECRET_KEY'));

async function generate(trial: Trial): Promise<void> {
  const target = database();
  const live = setting('TRIAL_STATUS') === 'live';
  const { status } = await target.loadProtocol(new Date(), protocolOf(trial, live));
  if (status === 'frozen')
    throw new Advice('Couples were already allocated by another protocol; change it back first.');
  const made = await generateAllocation(trial, target);
  if (made.status === 'list_exists')
    throw new Advice('There is a sealed list already, and it has not run out.');
  for (const [stratum, places] of Object.entries(made.places)) console.log(`${stratum}: ${places} places`);
  console.log(`Commitment, for the public registry:\n${made.commitment}`);
}

async function showCommitment(): Promise<void> {
  const found = await database().allocationCommitment();
  if (found.status === 'no_list') {
    throw new Advice('There is no list yet. Make one with: npm run allocation -- generate');
  }
  console.log(`${found.commitment}\nSealed at ${found.committed_at}`);
}

/** Signs a researcher in by the code from their mail, and calls one SQL function as that person. */
async function callAs(email: string, rpc: string): Promise<Record<string, unknown>> {
  const client = createClient(setting('SUPABASE_URL'), setting('SUPABASE_PUBLISHABLE_KEY'), {
    auth: { persistSession: false, autoRefreshToken: false },
  });
  const asked = await client.auth.signInWithOtp({ email, options: { shouldCreateUser: false } });
  if (asked.error)
    throw new Advice('No code could be sent to this address. Is it the address of a researcher?');
  const token = await typedCode();
  const { error } = await client.auth.verifyOtp({ email, token, type: 'magiclink' });
  if (error) throw new Advice('This code is not right, or it is too old. Try again.');
  const result = await client.schema('api').rpc(rpc, { p_at: new Date().toISOString() });
  if (result.error) throw new Advice(`The database does not let this person do that (${result.error.code}).`);
  return z.record(z.string(), z.unknown()).parse(result.data);
}

async function typedCode(): Promise<string> {
  const terminal = createInterface({ input: stdin, output: stdout });
  const ended = new Promise<never>((_, reject) =>
    terminal.once('close', () => reject(new Advice('No code was typed.'))),
  );
  const typed = await Promise.race([terminal.question('Code from the mail: '), ended]);
  terminal.close();
  ended.catch(() => undefined);
  return typed.replace(/\s/g, '');
}

async function close(email: string): Promise<void> {
  const { status } = await callAs(email, 'close_allocation');
  if (status !== 'closed')
    throw new Advice(`Not closed: ${String(status)}. Only the owner can close the allocation.`);
  console.log('Closed. Nobody can be allocated any more; the list can now be revealed.');
}

async function reveal(email: string, file: string): Promise<void> {
  if (existsSync(file)) throw new Advice(`${file} exists already. Choose another name.`);
  const result = await callAs(email, 'reveal_allocation_list');
  if (result['status'] !== 'revealed') {
    throw new Advice(`Not revealed: ${String(result['status'])}. Close the allocation first, as the owner.`);
  }
  const { lists, allocations } = revealSchema.parse(result);
  writeFileSync(file, JSON.stringify({ lists, allocations }, null, 1));
  console.log(`Wrote ${file}: ${lists.length} list(s), ${allocations.length} allocations.`);
}

function verify(trial: Trial, file: string, published: readonly string[]): void {
  if (!existsSync(file)) throw new Advice(`There is no file ${file}.`);
  const lists = readRevealed(JSON.parse(readFileSync(file, 'utf8')));
  const unpublished = lists.find(({ commitment }) => published.length > 0 && !published.includes(commitment));
  if (unpublished)
    throw new Advice(`Broken (registry): ${unpublished.commitment} is not the published commitment.`);
  const verdict = verifyReveal(lists, planOf(trial), sha256);
  if (!verdict.intact) throw new Advice(describeVerdict(verdict));
  const made = lists.reduce((sum, { allocations }) => sum + allocations.length, 0);
  console.log(`${describeVerdict(verdict)} ${lists.length} list(s), ${made} allocations.`);
  if (published.length === 0)
    console.log('Give the commitment from the public registry as well, to prove that the list is that one.');
}

const usage = `npm run allocation -- generate                    make and seal the list
npm run allocation -- commitment                  show the commitment of the sealed list
npm run allocation -- close EMAIL                 end all allocation (owner)
npm run allocation -- reveal EMAIL FILE           write the list to a file (allocation manager, after close)
npm run allocation -- verify FILE [COMMITMENT]    prove that nothing was changed`;

async function run([command, first, ...rest]: readonly string[]): Promise<void> {
  const trial = trialOf(process.env['TRIAL']);
  if (command === 'generate') return generate(trial);
  if (command === 'commitment') return showCommitment();
  if (command === 'close' && first) return close(first);
  if (command === 'reveal' && first && rest[0]) return reveal(first, rest[0]);
  if (command === 'verify' && first) return verify(trial, first, rest);
  throw new Advice(usage);
}

if (import.meta.main) {
  try {
    await run(process.argv.slice(2));
  } catch (error) {
    const readable = error instanceof Advice || error instanceof SyntaxError || error instanceof z.ZodError;
    console.error(
      error instanceof Advice ? error.message : readable ? 'This file is not a revealed list.' : error,
    );
    process.exitCode = 1;
  }
}
