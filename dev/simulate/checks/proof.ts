/** That nothing was changed behind the back: the chain of events, the sealed list, and the log of the functions. */
import { createHash } from 'node:crypto';
import { planOf } from '../../../src/domain/allocation.ts';
import { verifyReveal, type Revealed } from '../../../src/domain/allocation-proof.ts';
import type { Stage } from '../stage.ts';
import type { Check, Finding } from './shape.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Each event is bound to the one before. */
export async function chainUnbroken({ world }: Pick<Stage, 'world'>): Promise<Finding> {
  const { status, seq } = await world.database.verifyAudit();
  return {
    name: 'the chain of events is unbroken',
    broken: status === 'intact' ? [] : [`broken at number ${seq ?? 0}`],
  };
}

/** [T5] Every allocation is as the sealed list has it. The list is read as its owner: no function shows it this early. */
export async function listKept({ database, trial }: Pick<Stage, 'database' | 'trial'>): Promise<Finding> {
  const lists = await database.sql<Omit<Revealed, 'entries' | 'allocations'> & { id: string }>(
    'select id, nonce, commitment from allocation.list order by number',
  );
  const revealed: Revealed[] = [];
  for (const { id, nonce, commitment } of lists) {
    const entries = await database.sql<Revealed['entries'][number]>(
      'select stratum, position, block, arm from allocation.entry where list = $1 order by stratum, position',
      [id],
    );
    const allocations = await database.sql<Revealed['allocations'][number]>(
      `select a.number, c.code as couple, a.stratum, a.position, a.arm, a.chain
       from trial.allocation a join trial.couple c on c.id = a.couple where a.list = $1 order by a.number`,
      [id],
    );
    revealed.push({ nonce, commitment, entries, allocations });
  }
  const verdict = verifyReveal(revealed, planOf(trial), sha256);
  return {
    name: '[T5] every allocation is as the sealed list has it',
    broken: verdict.intact ? [] : [verdict.fault],
  };
}

/** The site did what people expect of it. */
export const nobodyStuck: Check = ({ played }) => ({
  name: 'the site answered everybody as they could expect',
  broken: played.ledger
    .of('got stuck')
    .map(({ at, who, step, answer }) => `${at.toISOString().slice(0, 10)} ${who}: ${step}: ${answer}`),
});

/** No fault but those that were made on purpose: a mail server that refuses. */
export const noFaults: Check = ({ log }) => ({
  name: 'no function failed',
  broken: log
    .map(
      (line) =>
        JSON.parse(line) as { event: string; outcome?: string; fault?: { name: string; where: string[] } },
    )
    .filter(({ event, fault }) => fault && event !== 'message-failed' && fault.name !== 'Refused')
    .map(({ event, fault }) => `${event}: ${fault?.name ?? ''}`),
});
