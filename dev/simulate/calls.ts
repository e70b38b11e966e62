/** The tasks of a day at the desk: calls, paper, addresses that took no mail; all through the forms of the desk. */
import { addDays, dayOf } from '../../src/domain/calendar.ts';
import { askingOf } from '../../src/domain/journey.ts';
import { assistedFormOf } from '../../src/domain/short-form.ts';
import { answerAll } from './answers.ts';
import type { Browser, Form, Page } from './browser.ts';
import { consentMannerOf } from './habits.ts';
import type { Person } from './person.ts';
import type { Scene } from './play.ts';
import { stream } from './random.ts';
import { consentPromised } from './renewal.ts';

/** How the coordinator is called in the output. */
export const KEY = 'coordinator';

interface TaskRow {
  readonly id: string;
  readonly kind: string;
  readonly participant: string;
  readonly wave: string | null;
  readonly questionnaire: string | null;
  readonly due_on: string;
  readonly tries: number;
}

/** Says that the desk did something unexpected; the simulation goes on. */
export function stuck({ stage, ledger }: Scene, step: string, { status, path }: Page): void {
  const answer = `${status} ${path.replace(/id=[\w-]+/, 'id=...')}`;
  ledger.tell(stage.now(), KEY, { what: 'got stuck', step, answer });
}

const personOf = ({ ledger, people }: Scene, participant: string): Person | null => {
  const told = ledger.of('signed up').find((one) => one.participant === participant);
  return (told && people.get(told.who)) ?? null;
};

/** The couple of a participant; 0 for who is unknown. */
export const numberOf = (scene: Scene, participant: string): number =>
  personOf(scene, participant)?.actor.couple ?? 0;

/** Does what is due today, couple by couple. */
export async function doTasks(scene: Scene, browser: Browser): Promise<void> {
  const { stage } = scene;
  const tasks = await stage.database.sql<TaskRow>(
    `select t.id, t.kind, t.participant, o.wave, o.questionnaire, t.due_on::text,
       (select count(*)::int from trial.attempt a where a.task = t.id) as tries
     from trial.task t left join trial.occasion o on o.id = t.occasion
     where t.state = 'open' and t.due_on <= $1::date`,
    [dayOf(stage.now())],
  );
  if (tasks.length === 0) return;
  const list = await browser.get('/onderzoekers/bellen/');
  if (list.status !== 200) stuck(scene, 'the phone list', list);
  const known = tasks
    // Who has a pause, or must consent again first, is not on it.
    .filter(({ id }) => list.html.includes(id))
    .flatMap((task) => {
      const person = personOf(scene, task.participant);
      return person && !person.actor.untouched ? [{ task, person }] : [];
    })
    .sort((a, b) => order(a).localeCompare(order(b)));
  for (const { task, person } of known) await doTask(scene, browser, task, person);
}

const order = ({ task, person }: { task: TaskRow; person: Person }): string =>
  `${String(person.actor.couple).padStart(6, '0')} ${person.actor.role} ${task.wave ?? ''} ${task.kind}`;

async function doTask(scene: Scene, browser: Browser, task: TaskRow, person: Person): Promise<void> {
  const { actor } = person;
  const chance = stream(
    scene.seed,
    `couple ${actor.couple}`,
    actor.role,
    task.kind,
    task.wave ?? '',
    `${task.tries}`,
  );
  if (task.kind === 'phone') return calls(scene, browser, task, person, chance.next());
  if (task.kind === 'consent') return asksConsent(scene, browser, task, person, chance.next());
  if (task.kind === 'paper') return paper(scene, browser, task, person, chance.next());
  const call = { outcome: task.tries > 0 || chance.chance(0.7) ? 'done' : 'no_answer', arm_known: 'no' };
  if (task.kind === 'bounce' || task.kind === 'worry') await attempt(scene, browser, task, call);
  else await closes(scene, browser, task);
}

/** @param luck from 0 to 1: how this call goes for this person */
async function calls(
  scene: Scene,
  browser: Browser,
  task: TaskRow,
  person: Person,
  luck: number,
): Promise<void> {
  const { stage, ledger } = scene;
  const { actor } = person;
  const most = askingOf(stage.trial, task.questionnaire)?.phone?.attempts ?? 3;
  if (task.tries >= most) return closes(scene, browser, task);
  const answersByPhone = actor.manners[task.wave ?? '']?.after === 'phone';
  const outcome = !actor.phone
    ? 'wrong_number'
    : luck < 0.35
      ? 'no_answer'
      : luck < 0.42
        ? 'call_back'
        : luck < 0.45
          ? 'worry'
          : answersByPhone
            ? 'done'
            : luck < 0.7
              ? 'declined'
              : 'no_answer';
  ledger.tell(stage.now(), actor.key, { what: 'called', wave: task.wave ?? '', outcome });
  if (outcome === 'done' && !(await assisted(scene, browser, task, person, 'phone'))) return;
  const callBack: Form = outcome === 'call_back' ? { call_back_on: addDays(dayOf(stage.now()), 2) } : {};
  await attempt(scene, browser, task, { outcome, arm_known: luck > 0.9 ? 'yes' : 'no', ...callBack });
}

/** Who promises it on the telephone gives it later, on the own page. */
async function asksConsent(
  scene: Scene,
  browser: Browser,
  task: TaskRow,
  person: Person,
  luck: number,
): Promise<void> {
  if (task.tries >= 3) return closes(scene, browser, task);
  const { after } = consentMannerOf(scene.seed, person.actor);
  const reached = after === 'never' ? 'declined' : 'done';
  const outcome = !person.actor.phone ? 'wrong_number' : luck < 0.35 ? 'no_answer' : reached;
  if (outcome === 'done' && after === 'phone') consentPromised(scene, person);
  await attempt(scene, browser, task, { outcome, arm_known: 'no' });
}

/** A few send back the paper that they were offered; the others keep it. */
async function paper(
  scene: Scene,
  browser: Browser,
  task: TaskRow,
  person: Person,
  luck: number,
): Promise<void> {
  const today = dayOf(scene.stage.now());
  const sends = person.actor.manners[task.wave ?? '']?.after === 'never' && luck < 0.3;
  if (sends && today > task.due_on) await assisted(scene, browser, task, person, 'paper');
}

async function attempt(scene: Scene, browser: Browser, task: TaskRow, form: Form): Promise<void> {
  const page = await browser.post('/api/onderzoekers/poging', {
    task: task.id,
    number: String(task.tries + 1),
    ...form,
  });
  if (page.status >= 400) stuck(scene, `an attempt (${task.kind}, ${String(form['outcome'])})`, page);
}

async function closes(scene: Scene, browser: Browser, task: TaskRow): Promise<void> {
  const page = await browser.post('/api/onderzoekers/taak-sluiten', { task: task.id });
  if (page.status >= 400) stuck(scene, `close a task (${task.kind})`, page);
}

/** Types what the participant says, or what stands on paper, in the form for a conversation. */
async function assisted(
  scene: Scene,
  browser: Browser,
  task: TaskRow,
  person: Person,
  mode: 'phone' | 'paper',
): Promise<boolean> {
  const { stage, ledger, seed } = scene;
  const { actor } = person;
  const today = dayOf(stage.now());
  const questionnaire = stage.trial.questionnaires.find(({ id }) => id === task.questionnaire);
  if (!questionnaire) return false;
  const when: Form = mode === 'paper' ? { answered_on: today } : {};
  const started = await browser.post('/api/onderzoekers/invullen', { task: task.id, mode, ...when });
  if (!started.path.startsWith(`/vragenlijst/${questionnaire.id}/gesprek/`)) {
    stuck(scene, `start to type for somebody (${mode})`, started);
    return false;
  }
  const form = assistedFormOf(questionnaire);
  const chance = stream(seed, `couple ${actor.couple}`, actor.role, questionnaire.id, 'answers');
  const given = answerAll(form, chance, today);
  const page = await browser.post('/api/vragenlijst/versturen', {
    questionnaire: form.id,
    version: String(form.version),
    form: 'assisted',
    ...given,
  });
  if (page.status >= 400 || !page.path.startsWith('/onderzoekers/')) {
    stuck(scene, `send what was typed (${mode})`, page);
    return false;
  }
  const { id, version, wave } = questionnaire;
  ledger.tell(stage.now(), actor.key, { what: 'submitted', wave, questionnaire: id, version, mode, given });
  return true;
}
