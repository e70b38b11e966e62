/** [T7] What an analyst can read must not tell the arms apart: every view is read with an analyst's own token. */
import { createClient } from '@supabase/supabase-js';
import { protocolOf } from '../../../src/domain/protocol.ts';
import { DESK_COOKIE } from '../../../src/server/cookies.ts';
import { signInAs } from '../desk.ts';
import type { Stage } from '../stage.ts';
import { allocationOf } from '../stories.ts';
import type { Evidence, Finding } from './shape.ts';

/**
 * How many standard errors two shares may differ. With thousands of columns and values of each trial looked at, chance
 * alone hardly ever comes this far; a column that tells the arm goes far beyond.
 */
const MOST_Z = 5.5;
const PAGE = 1000;

type Row = Readonly<Record<string, unknown>>;

/** Reads every view of `research` as the analyst. */
export async function readAsAnalyst(stage: Stage): Promise<ReadonlyMap<string, readonly Row[]>> {
  const browser = await signInAs(stage, 'analyst');
  const token = browser.cookies.get(DESK_COOKIE) ?? '';
  const client = createClient(
    process.env['SUPABASE_URL'] ?? '',
    process.env['SUPABASE_PUBLISHABLE_KEY'] ?? '',
    {
      db: { schema: 'research' },
      auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
      global: { headers: { Authorization: `Bearer ${token}` } },
    },
  );
  const views = await stage.database.sql<{ name: string }>(
    `select viewname as name from pg_views where schemaname = 'research' order by 1`,
  );
  const read = new Map<string, readonly Row[]>();
  for (const { name } of views) {
    const rows: Row[] = [];
    for (let from = 0; ; from += PAGE) {
      const { data } = await client
        .from(name)
        .select('*')
        .range(from, from + PAGE - 1);
      rows.push(...((data ?? []) as Row[]));
      if ((data ?? []).length < PAGE) break;
    }
    if (rows.length > 0) read.set(name, rows);
  }
  return read;
}

/** No arm, no item that could tell it, and no value of any column that one arm has more often than the other. */
export function maskWhole(
  evidence: Evidence,
  views: ReadonlyMap<string, readonly Row[]>,
  codes: Codes,
): Finding {
  const { trial } = evidence;
  const arms = new Set(trial.arms.map(({ code }) => code));
  const revealing = new Set(protocolOf(trial).revealing_items);
  const broken = [...views].flatMap(([name, rows]) => [
    ...(name === 'protocol' ? [] : telling(name, rows, arms, revealing)),
    ...separating(name, rows, armOf(evidence, codes)),
  ]);
  const empty = ['answer', 'submission'].filter((name) => !views.has(name));
  return {
    name: '[T7] what an analyst reads does not tell the arms apart',
    broken: [...new Set(broken), ...empty.map((name) => `the analyst reads nothing in ${name}`)],
  };
}

/** Pseudonyms of people and couples as the views show them. */
export interface Codes {
  readonly participants: ReadonlyMap<string, string>;
  readonly couples: ReadonlyMap<string, string>;
}

export async function readCodes({ database }: Pick<Stage, 'database'>): Promise<Codes> {
  const participants = await database.sql<{ id: string; code: string }>(
    'select id, code from trial.participant',
  );
  const couples = await database.sql<{ id: string; code: string }>('select id, code from trial.couple');
  return {
    participants: new Map(participants.map(({ id, code }) => [code, id])),
    couples: new Map(couples.map(({ id, code }) => [code, id])),
  };
}

function telling(
  name: string,
  rows: readonly Row[],
  arms: ReadonlySet<string>,
  revealing: ReadonlySet<string>,
) {
  return rows.flatMap((row) =>
    Object.entries(row).flatMap(([column, value]) => [
      ...(arms.has(String(value)) ? [`${name}.${column} shows an arm`] : []),
      ...(column === 'item' && revealing.has(String(value)) ? [`${name} shows ${String(value)}`] : []),
    ]),
  );
}

function armOf({ facts, names }: Evidence, codes: Codes): (row: Row) => string | null {
  const byPerson = allocationOf(facts, names);
  const byCouple = new Map(facts.allocations.map(({ couple, arm }) => [couple, arm]));
  return (row) => {
    const couple = byCouple.get(codes.couples.get(String(row['couple'])) ?? '');
    const who = names.whoIs.get(codes.participants.get(String(row['participant'])) ?? '');
    return couple ?? byPerson.get(who ?? '')?.arm ?? null;
  };
}

/** Columns with a value that one arm has more often than chance allows, counted once for each couple or person. */
function separating(name: string, rows: readonly Row[], armFor: (row: Row) => string | null): string[] {
  const units = new Map<string, Set<string>>();
  const having = new Map<string, Map<string, Set<string>>>();
  for (const row of rows) {
    const arm = armFor(row);
    if (arm === null) continue;
    const unit = String(row['participant'] ?? row['couple']);
    add(units, arm, unit);
    const about =
      row['item'] === undefined ? '' : ` of ${String(row['item'])} in ${String(row['questionnaire'])}`;
    for (const [column, value] of Object.entries(row)) {
      const key = `${name}.${column}${about} = ${JSON.stringify(value)}`;
      const byArm = having.get(key) ?? new Map<string, Set<string>>();
      add(byArm, arm, unit);
      having.set(key, byArm);
    }
  }
  const [one, two] = [...units].sort(([a], [b]) => a.localeCompare(b));
  if (!one || !two) return [];
  return [...having].flatMap(([key, byArm]) => {
    const z = differenceOf(
      byArm.get(one[0])?.size ?? 0,
      one[1].size,
      byArm.get(two[0])?.size ?? 0,
      two[1].size,
    );
    return z > MOST_Z ? [`${name}: ${key.slice(name.length + 1)} tells the arms apart`] : [];
  });
}

function add(map: Map<string, Set<string>>, key: string, value: string): void {
  map.set(key, (map.get(key) ?? new Set()).add(value));
}

/** Standard errors between two shares (the test of two proportions with a pooled variance). */
export function differenceOf(a: number, ofA: number, b: number, ofB: number): number {
  const share = (a + b) / (ofA + ofB);
  const error = Math.sqrt(share * (1 - share) * (1 / ofA + 1 / ofB));
  return error === 0 ? 0 : Math.abs(a / ofA - b / ofB) / error;
}
