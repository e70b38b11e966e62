/** What the research desk shows: couples under pseudonyms, what asks for somebody, and nothing that this role may not see [T6]. */
import { startOf, dayOf, addDays } from '../domain/calendar.ts';
import { shortDate } from '../domain/date.ts';
import type { Arm } from '../domain/trial.ts';
import { isWaiting } from './desk-calls.ts';
import type { DeskVisit } from './desk-visit.ts';
import { BASELINES, COUPLES, HOLDS, ROLES, say, sayAlarm } from './desk-words.ts';
import type { Fill, FillRow } from './fill.ts';
import type { AlarmRow, CoupleRow, HoldRow, TaskRow } from './research-rows.ts';
import { planAhead, type Load } from './schedule.ts';
import type { World } from './world.ts';

/** What stands on the page besides the couples. */
export interface Desk {
  readonly couples: readonly CoupleRow[];
  readonly holds: readonly HoldRow[];
  readonly tasks: readonly TaskRow[];
  readonly alarms: readonly AlarmRow[];
  /** Null where the role has nothing to do with messages. */
  readonly ahead: readonly Load[] | null;
  readonly suspicious: readonly Readonly<Record<string, string>>[];
  /** How many organisations wait for a talk. */
  readonly talks: number;
  /** How many consents on paper wait for their person. */
  readonly papers: number;
}

/** Reads what stands on the page; what a role may not see comes back empty. */
export async function readDesk(
  world: World,
  { at, token, may }: DeskVisit,
): Promise<Omit<Desk, 'suspicious'>> {
  const { research } = world;
  const [couples, holds, tasks, alarms, ahead, talks, papers] = await Promise.all([
    research.couples(token),
    may('decide_holds') ? research.holds(token) : [],
    may('tasks') ? research.tasks(token) : [],
    may('messages') ? research.alarms(token) : [],
    may('tasks') ? planAhead(world, at, startOf(addDays(dayOf(at), 2))) : null,
    may('talks') ? research.talks(token) : [],
    may('enter_consent') ? research.paperConsents(token) : [],
  ]);
  const waiting = talks.filter(({ state }) => state === 'open').length;
  return { couples, holds, tasks, alarms, ahead, talks: waiting, papers: papers.length };
}

/** Values for the page `/sjabloon/onderzoekers/`. Texts of a couple by the names of its columns, baselines as `<role>_baseline`. */
export function fillDesk(
  { couples, holds, tasks, alarms, ahead, suspicious, talks, papers }: Desk,
  arms: readonly Arm[],
  { email, role, may, at }: DeskVisit,
): Fill {
  const count = (state: string) => String(couples.filter((couple) => couple.state === state).length);
  const open = tasks.filter((task) => !isWaiting(task, dayOf(at)));
  const due = open.filter(({ due_on }) => due_on <= dayOf(at)).length;
  return {
    text: {
      email,
      role_name: role === null ? 'nog zonder rol' : say(ROLES, role),
      total: String(couples.length),
      randomised: count('randomised'),
      held: count('held'),
      tasks: String(open.length),
      tasks_due: String(due),
      ahead: sayAhead(ahead ?? []),
      talks: String(talks),
      papers: String(papers),
    },
    show: [
      ...(couples.length ? [] : ['no-rows']),
      ...(suspicious.length ? ['suspicious'] : []),
      ...(holds.length ? ['holds'] : []),
      ...(alarms.length ? ['alarms'] : []),
      ...(may('arm') ? ['may-see-arm'] : []),
      ...(may('tasks') ? ['may-call'] : []),
      ...(may('messages') ? ['may-see-messages'] : []),
      ...(may('via') ? ['may-recruit'] : []),
      ...(talks ? ['talks'] : []),
      ...(may('enter_consent') ? ['may-enter-consent'] : []),
      ...(papers ? ['papers'] : []),
      ...(may('use') ? ['may-see-use'] : []),
    ],
    each: {
      couples: couples.map((couple) => ({ text: textOf(couple, arms) })),
      holds: holds.map(holdRow),
      alarms: alarms.map((alarm) => ({ text: { alarm: sayAlarm(alarm) } })),
      suspicious: suspicious.map((text) => ({ text })),
    },
  };
}

const MESSAGES: Readonly<Record<string, readonly [string, string]>> = {
  invite: ['uitnodiging', 'uitnodigingen'],
  remind: ['herinnering', 'herinneringen'],
  last: ['laatste herinnering', 'laatste herinneringen'],
  consent: ['vraag om toestemming', 'vragen om toestemming'],
  end: ['afsluitend bericht', 'afsluitende berichten'],
  phone: ['belletje', 'belletjes'],
  paper: ['brief', 'brieven'],
};

/** `14 herinneringen en 2 belletjes`; `niets` when nothing comes. */
export function sayAhead(loads: readonly Load[]): string {
  const parts = Object.entries(MESSAGES).flatMap(([step, [one, more]]) => {
    const n = loads.filter((load) => load.step === step).reduce((sum, { count }) => sum + count, 0);
    return n ? [`${n} ${n === 1 ? one : more}`] : [];
  });
  return parts.length ? parts.join(', ').replace(/, ([^,]*)$/, ' en $1') : 'niets';
}

const holdRow = ({ id, couple, reason, made_on }: HoldRow): FillRow => ({
  text: { couple, reason: say(HOLDS, reason), since: shortDate(made_on) },
  href: { decide: `/onderzoekers/vastgehouden/?id=${id}` },
});

function textOf(row: CoupleRow, arms: readonly Arm[]): Record<string, string> {
  const { couple, state, joined_on, baselines, hold, arm } = row;
  const byRole = Object.entries(baselines ?? {}).map(([role, of]) => [
    `${role}_baseline`,
    say(BASELINES, of),
  ]);
  const reasons = hold?.split(', ').map((reason) => say(HOLDS, reason));
  return {
    couple,
    state: say(COUPLES, state),
    joined_on: shortDate(joined_on),
    hold: reasons?.join('; ') ?? '–',
    arm: arms.find(({ code }) => code === arm)?.name ?? '–',
    ...Object.fromEntries(byRole),
  };
}
