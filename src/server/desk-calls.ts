/** The phone list, and one task on it: who, what number, how often tried. Names are opened here and nowhere kept [D1]. */
import { dayOf, longDate, plainDate, timeOf } from '../domain/calendar.ts';
import { outcomesOf } from '../domain/attempt.ts';
import { shortDate } from '../domain/date.ts';
import { askingOf, minutesAtMost } from '../domain/journey.ts';
import type { Trial } from '../domain/trial.ts';
import type { DeskVisit } from './desk-visit.ts';
import { OUTCOMES, say, TASKS } from './desk-words.ts';
import type { Fill, FillRow } from './fill.ts';
import { paperPath } from './paths.ts';
import type { AttemptRow, ContactRow, TaskRow } from './research-rows.ts';
import type { World } from './world.ts';

export const taskPath = (task: string): string => `/onderzoekers/bellen/taak/?id=${task}`;
export const contactPath = (participant: string): string => `/onderzoekers/adres/?code=${participant}`;
export const personPath = (participant: string): string => `/onderzoekers/deelnemer/?code=${participant}`;

/** Who it is and how to reach them. */
export interface Opened {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly bouncedOn: string | null;
}

/** The contact details of these people (null: of all), opened, by pseudonym. */
export async function openContacts(
  { research, secrets }: World,
  { token }: DeskVisit,
  participants: readonly string[] | null,
): Promise<ReadonlyMap<string, Opened>> {
  const rows =
    participants?.length === 0
      ? []
      : await research.contacts(token, participants && [...new Set(participants)]);
  const open = ({ name_enc, email_enc, phone_enc, bounced_on }: ContactRow): Opened => ({
    name: name_enc === null ? 'naam nog niet bevestigd' : secrets.open(name_enc),
    email: secrets.open(email_enc),
    phone: phone_enc === null ? null : secrets.open(phone_enc),
    bouncedOn: bounced_on,
  });
  return new Map(rows.map((row) => [row.participant, open(row)]));
}

/** Texts, links and flags of who is called: `name`, `phone`, `email`. A person who was erased has none of them. */
export function whoRow(who: Opened | undefined): FillRow {
  return {
    text: {
      name: who?.name ?? 'gegevens gewist',
      phone: who?.phone ?? '',
      email: who?.email ?? '',
      bounced_on: who?.bouncedOn ? shortDate(who.bouncedOn) : '',
    },
    href: {
      call: `tel:${(who?.phone ?? '').replace(/[^\d+]/g, '')}`,
      mail: `mailto:${encodeURIComponent(who?.email ?? '').replaceAll('%40', '@')}`,
    },
    show: [
      who?.phone ? 'has-phone' : 'no-phone',
      ...(who ? ['has-contact'] : []),
      ...(who?.bouncedOn ? ['bounced'] : []),
    ],
  };
}

/** Nobody is called while they have a pause. @param today ISO date */
const isPaused = ({ kind, state, paused_until }: TaskRow, today: string): boolean =>
  kind === 'phone' && state === 'open' && paused_until !== null && paused_until > today;

/** Nothing can be done now, because of a pause or of a consent that must be given first [C7]; the task comes back by itself. */
export const isWaiting = (task: TaskRow, today: string): boolean =>
  task.awaits_consent || isPaused(task, today);

/** Values for `/sjabloon/onderzoekers/bellen/`. */
export function fillCalls(
  trial: Trial,
  all: readonly TaskRow[],
  people: ReadonlyMap<string, Opened>,
  today: string,
): Fill {
  const tasks = all.filter((task) => !isWaiting(task, today));
  const consent = all.filter(({ awaits_consent }) => awaits_consent).length;
  const paused = all.length - tasks.length - consent;
  return {
    text: {
      paused: String(paused),
      awaiting: String(consent),
      count: String(tasks.length),
      due: String(tasks.filter(({ due_on }) => due_on <= today).length),
      today: longDate(today),
    },
    show: [
      ...(tasks.length ? [] : ['no-tasks']),
      ...(paused ? ['some-paused'] : []),
      ...(consent ? ['some-awaiting'] : []),
    ],
    each: {
      tasks: tasks.map((task) => {
        const who = whoRow(people.get(task.participant));
        return {
          text: { ...who.text, ...taskText(trial, task) },
          href: { ...who.href, task: taskPath(task.id) },
          show: [...(who.show ?? []), ...taskFlags(task, today)],
        };
      }),
    },
  };
}

/** So often an attempt is made for a wave, by the protocol; null where it doesn't say. */
const attemptsOf = (trial: Trial, { kind, questionnaire }: TaskRow): number | null =>
  (kind === 'phone' && askingOf(trial, questionnaire)?.phone?.attempts) || null;

function taskText(trial: Trial, task: TaskRow): Record<string, string> {
  const most = attemptsOf(trial, task);
  const questionnaire = trial.questionnaires.find(({ id }) => id === task.questionnaire);
  return {
    participant: task.participant,
    kind: say(TASKS, task.kind),
    role: trial.roles[task.role]?.noun ?? task.role,
    due_on: shortDate(task.due_on),
    tries: `${task.tries}${most ? ` van de ${most}` : ''} keer`,
    owner: task.owner_email ?? 'nog niemand',
    questionnaire: questionnaire?.title ?? '–',
    closes_on: task.closes_on ? plainDate(task.closes_on) : '–',
    paused_until: task.paused_until ? plainDate(task.paused_until) : '–',
    minutes: questionnaire ? String(minutesAtMost(trial, questionnaire)) : '–',
  };
}

function taskFlags(task: TaskRow, today: string): string[] {
  const toCall =
    task.state === 'open' &&
    ['phone', 'bounce', 'consent', 'worry'].includes(task.kind) &&
    !isWaiting(task, today);
  // What came on paper is typed also when its task or its questionnaire has closed; the database says until when.
  const canEnter =
    task.questionnaire !== null &&
    !task.awaits_consent &&
    (task.state === 'open' || task.occasion_state !== 'submitted');
  return [
    task.kind,
    ...(toCall ? ['to-call'] : []),
    ...(isPaused(task, today) ? ['paused'] : []),
    ...(task.awaits_consent ? ['awaits-consent'] : []),
    ...(canEnter ? ['can-enter'] : []),
    ...(task.kind === 'paper' && !task.awaits_consent ? ['may-post'] : []),
    ...(outcomesOf(task.kind).length && task.state === 'open' ? ['can-try'] : []),
    ...(task.unsaid ? ['unsaid'] : []),
    ...(task.state === 'open' ? ['open'] : ['ended']),
    ...(task.state === 'open' && task.due_on < today ? ['late'] : []),
    ...(task.state === 'open' && task.due_on === today ? ['today'] : []),
  ];
}

/** Values for `/sjabloon/onderzoekers/taak/`. `attempts`: all for this person, newest first. */
export function fillTask(
  { trial }: World,
  { at }: DeskVisit,
  task: TaskRow,
  attempts: readonly AttemptRow[],
  opened: Opened | undefined,
): Fill {
  const who = whoRow(opened);
  const most = attemptsOf(trial, task);
  return {
    title: say(TASKS, task.kind),
    text: { ...who.text, ...taskText(trial, task) },
    href: {
      ...who.href,
      person: personPath(task.participant),
      contact: contactPath(task.participant),
      stop: `${personPath(task.participant)}#stoppen`,
      print: paperPath(task.id),
    },
    value: { task: task.id, participant: task.participant, number: String(task.tries + 1) },
    show: [
      ...(who.show ?? []),
      ...taskFlags(task, dayOf(at)),
      ...(most && task.tries >= most ? ['tried-enough'] : []),
      ...(attempts.length ? ['has-attempts'] : []),
    ],
    each: { attempts: attempts.map(attemptRow) },
  };
}

const attemptRow = ({ made_at, kind, wave, outcome, call_back_on }: AttemptRow): FillRow => ({
  text: {
    when: `${shortDate(dayOf(made_at))}, ${timeOf(made_at)} uur`,
    what: `${say(TASKS, kind)}${wave ? ` (${wave})` : ''}: ${say(OUTCOMES, outcome)}${
      call_back_on ? ` op ${shortDate(call_back_on)}` : ''
    }`,
  },
});

/** The page of one task as it stands now; null when there is no such task for this researcher. */
export async function readTaskPage(world: World, desk: DeskVisit, id: string): Promise<Fill | null> {
  const task = await world.research.task(desk.token, id);
  if (!task) return null;
  const attempts = await world.research.attempts(desk.token, task.participant);
  const people = await openContacts(world, desk, [task.participant]);
  return fillTask(world, desk, task, attempts, people.get(task.participant));
}
