/** The desk's page about one participant: contact, what was asked, what happened. No answer and no arm stands on it [T6]. */
import { changesOf } from '../domain/life-event.ts';
import { shortDate } from '../domain/date.ts';
import type { Trial } from '../domain/trial.ts';
import { contactPath, openContacts, personPath, taskPath, whoRow } from './desk-calls.ts';
import type { DeskVisit } from './desk-visit.ts';
import { BASELINES, EVENTS, PEOPLE, say, TASKS } from './desk-words.ts';
import type { Fill, FillRow } from './fill.ts';
import type { LifeEventRow, OccasionRow, ParticipantRow, TaskRow } from './research-rows.ts';
import type { World } from './world.ts';

/** What a researcher can record of somebody in this role, as `api.record_life_event` has it. */
export const eventsOf = (trial: Trial, role: string): readonly string[] => [
  ...changesOf(trial, role),
  'couple_apart',
  'second_couple',
  'died',
];

/** A participant as the desk reads it, with the page about them; null for a pseudonym that nobody has. */
export async function readPersonPage(
  world: World,
  desk: DeskVisit,
  code: string,
): Promise<{ readonly person: ParticipantRow; readonly fill: Fill } | null> {
  const { research, trial } = world;
  const person = await research.participant(desk.token, code);
  if (!person) return null;
  const [people, occasions, events, tasks] = await Promise.all([
    openContacts(world, desk, [code]),
    research.occasions(desk.token, code),
    research.lifeEvents(desk.token, code),
    research.tasks(desk.token),
  ]);
  const own = tasks.filter(({ participant }) => participant === code);
  const who = whoRow(people.get(code));
  const kinds = eventsOf(trial, person.role);
  const fill: Fill = {
    ...who,
    title: code,
    text: {
      ...who.text,
      participant: code,
      role: trial.roles[person.role]?.noun ?? person.role,
      couple: person.couple ?? 'nog geen',
      state: `${say(PEOPLE, person.state)}${person.contact === 'none' ? ', wil geen mail en telefoon' : ''}`,
      signed_up_on: shortDate(person.signed_up_on),
    },
    href: { ...who.href, contact: contactPath(code) },
    value: { participant: code },
    show: [
      ...(who.show ?? []),
      ...kinds.map((kind) => `may-${kind}`),
      ...(person.state === 'active' ? ['may-stop'] : []),
      ...(person.contact === 'all' ? ['may-no_contact'] : []),
      ...(own.length ? ['has-tasks'] : []),
      ...(events.length ? ['has-events'] : []),
      ...(occasions.length ? ['has-occasions'] : []),
    ],
    each: {
      tasks: own.map(taskRow),
      occasions: occasions.map((occasion) => occasionRow(trial, code, occasion)),
      events: events.map(eventRow),
    },
  };
  return { person, fill };
}

const taskRow = ({ id, kind, due_on, awaits_consent }: TaskRow): FillRow => ({
  text: {
    task: `${say(TASKS, kind)}, ${awaits_consent ? 'wacht op toestemming' : shortDate(due_on)}`,
  },
  href: { task: taskPath(id) },
});

export const correctPath = (participant: string, questionnaire: string, item?: string): string =>
  `/onderzoekers/verbeteren/?${new URLSearchParams({
    deelnemer: participant,
    vragenlijst: questionnaire,
    ...(item ? { vraag: item } : {}),
  }).toString()}`;

function occasionRow(trial: Trial, code: string, occasion: OccasionRow): FillRow {
  const { wave, questionnaire, state, closes_on, answered_on, version } = occasion;
  const definition = trial.questionnaires.find(({ id }) => id === questionnaire);
  return {
    text: {
      title: definition ? `${definition.title} (${wave})` : wave,
      standing:
        state === 'submitted'
          ? `binnen, ingevuld op ${answered_on ? shortDate(answered_on) : '–'}`
          : `${say(BASELINES, state)} tot en met ${shortDate(closes_on)}`,
    },
    href: { correct: correctPath(code, questionnaire) },
    show: state === 'submitted' && definition?.version === version ? ['can-correct'] : [],
  };
}

const eventRow = ({ id, kind, happened_on, made_on, withdrawn_on, ...event }: LifeEventRow): FillRow => ({
  text: {
    what: `${say(EVENTS, kind)}${happened_on ? `, ${shortDate(happened_on)}` : ''}`,
    told: `${event.told_by_participant ? 'Verteld of gebleken' : 'Vastgelegd'} op ${shortDate(made_on)}`,
    reason: event.reason ?? '',
    withdrawn: withdrawn_on ? `Teruggenomen op ${shortDate(withdrawn_on)}` : '',
  },
  value: { event: id },
  show: [...(event.reason ? ['has-reason'] : []), withdrawn_on ? 'withdrawn' : 'stands'],
});

/** Rows shown at most: who finds more types more of the name. */
const FOUND_MOST = 20;

/** Participants whose name holds these words, by name. The names are opened here, since the database can't read them [D1]. */
export async function findPeople(world: World, desk: DeskVisit, words: string): Promise<FillRow[]> {
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const people = [...(await openContacts(world, desk, null))].map(([code, { name }]) => ({ code, name }));
  return people
    .filter(({ name }) => plain(name).includes(plain(words)))
    .sort((a, b) => a.name.localeCompare(b.name, 'nl'))
    .slice(0, FOUND_MOST)
    .map(({ code, name }) => ({ text: { name, participant: code }, href: { person: personPath(code) } }));
}
