/** The schedule at work: reads histories page by page, plans, and lets the database do what is due. */
import { dayOf } from '../domain/calendar.ts';
import { dueSteps, planOf, STEP_KINDS, type History, type StepKind } from '../domain/due.ts';
import type { World } from './world.ts';

/** People at a time: few enough that one page is read, planned and done well within a second. */
const PAGE = 50;

export interface ScheduleRun {
  /** People whose history was looked at. */
  readonly people: number;
  /** Steps that were really done, by kind. */
  readonly counts: Readonly<Partial<Record<StepKind, number>>>;
  /** False: time ran out; the next run goes on where this one stopped. */
  readonly finished: boolean;
}

type ScheduleWorld = Pick<World, 'trial' | 'database'>;

/**
 * Does everything that is due at this moment. Safe to repeat, to run late and to run twice at once: each step is done
 * once by the database.
 * @param mayGoOn asked before each page; false stops, and the next run starts there
 * @throws DatabaseFault when the database can't be reached; what was done stays done
 */
export async function runSchedule(
  world: ScheduleWorld,
  at: Date,
  mayGoOn: () => boolean = () => true,
): Promise<ScheduleRun> {
  const counts: Partial<Record<StepKind, number>> = {};
  const start = (await world.database.readSchedulePlace(at)).after;
  let people = 0;
  let after = start;
  do {
    if (!mayGoOn()) {
      await world.database.keepSchedulePlace(at, after);
      return { people, counts, finished: false };
    }
    const page = await world.database.readHistories(at, after, PAGE);
    people += page.people.length;
    add(counts, await applyDue(world, page.people, at));
    after = page.next;
  } while (after !== null);
  if (start !== null) await world.database.keepSchedulePlace(at, null);
  return { people, counts, finished: true };
}

async function applyDue(
  { trial, database }: ScheduleWorld,
  people: readonly History[],
  at: Date,
): Promise<Partial<Record<StepKind, number>>> {
  const steps = people.flatMap((history) => dueSteps(trial, history, at));
  return steps.length > 0 ? (await database.applySteps(at, steps)).counts : {};
}

function add(
  counts: Partial<Record<StepKind, number>>,
  more: Readonly<Partial<Record<StepKind, number>>>,
): void {
  for (const kind of STEP_KINDS) {
    const sum = (counts[kind] ?? 0) + (more[kind] ?? 0);
    if (sum > 0) counts[kind] = sum;
  }
}

/** So many steps of a kind for a role on a day. */
export interface Load {
  /** Amsterdam day (ISO date). */
  readonly on: string;
  readonly step: StepKind;
  readonly role: string;
  readonly count: number;
}

/**
 * What comes from a moment up to another if nobody answers meanwhile: the most that the team has to reckon with. In
 * order of day, then of step, then of role.
 */
export async function planAhead(world: ScheduleWorld, from: Date, until: Date): Promise<readonly Load[]> {
  const loads = new Map<string, Load>();
  let after: string | null = null;
  do {
    const page = await world.database.readHistories(from, after, PAGE);
    for (const history of page.people) count(loads, world.trial, history, from, until);
    after = page.next;
  } while (after !== null);
  return [...loads.values()].sort(
    (a, b) =>
      a.on.localeCompare(b.on) ||
      STEP_KINDS.indexOf(a.step) - STEP_KINDS.indexOf(b.step) ||
      a.role.localeCompare(b.role),
  );
}

function count(
  loads: Map<string, Load>,
  trial: World['trial'],
  history: History,
  from: Date,
  until: Date,
): void {
  for (const { at, step, skipped } of planOf(trial, history, from)) {
    if (skipped || at >= until) continue;
    const { role } = history;
    const on = dayOf(at);
    const key = `${on} ${step} ${role}`;
    loads.set(key, { on, step, role, count: (loads.get(key)?.count ?? 0) + 1 });
  }
}
