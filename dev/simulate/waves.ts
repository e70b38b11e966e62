/** How a mail about a questionnaire is answered: at once, after some reminders, on two devices, over midnight, or never. */
import { addDays, momentOf } from '../../src/domain/calendar.ts';
import type { Questionnaire } from '../../src/domain/questionnaire.ts';
import { shortFormOf } from '../../src/domain/short-form.ts';
import { save, send, sheetOf, type Sheet } from './fill-in.ts';
import { opensGate } from './gate.ts';
import type { Manner } from './people.ts';
import type { Person } from './person.ts';
import type { Scene } from './play.ts';
import type { Posted } from './post.ts';
import { plus } from './times.ts';

/** Somebody who means to answer, and with what. */
interface Answering {
  readonly scene: Scene;
  readonly person: Person;
  readonly questionnaire: Questionnaire;
  readonly manner: Manner;
  readonly link: string;
  readonly short: boolean;
  readonly closesOn: string | null;
}

/** A mail of a wave came. The person answers after so many of them. */
export function answersMail(scene: Scene, person: Person, posted: Posted, link: string | null): void {
  const { message } = posted;
  const questionnaire = scene.stage.trial.questionnaires.find(({ id }) => id === message?.questionnaire);
  if (!questionnaire || !link || !message) return;
  const { wave } = questionnaire;
  const manner = person.actor.manners[wave];
  const ids = person.letters
    .filter((one) => one.message?.questionnaire === questionnaire.id)
    .map((one) => one.message?.id);
  if (!manner || new Set(ids).size !== patience(scene, questionnaire, manner)) return;
  const short =
    message.link?.target === 'questionnaire-short' && shortFormOf(scene.stage.trial, questionnaire) !== null;
  const answering = { scene, person, questionnaire, manner, link, short, closesOn: message.closes_on };
  if (manner.mishap === 'over midnight' && message.closes_on) return lastMinute(answering, message.closes_on);
  scene.later(plus(posted.at, manner.hours * 60), person, () => answers(answering));
}

/** After how many mails somebody answers; of what is asked again there are not so many. */
function patience(
  { stage: { trial } }: Scene,
  { wave }: Questionnaire,
  { after }: Manner,
): Manner['after'] | number {
  const mails = 1 + trial.baselineAgain.reminders.length;
  return wave === trial.baselineAgain.code && typeof after === 'number' ? Math.min(after, mails) : after;
}

/** Opens the link and stands before the questions; null when that isn't possible any more. */
async function begins({
  scene,
  person,
  questionnaire,
  link,
  short,
  manner,
}: Answering): Promise<Sheet | null> {
  const { stage, ledger, seed } = scene;
  if (isGone(scene, person)) return null;
  if (ledger.of('submitted', person.actor.key).some(({ wave }) => wave === questionnaire.wave)) return null;
  const landed = await person.open(link);
  if (manner.mishap === 'opens twice') await person.open(link);
  const path = `/vragenlijst/${questionnaire.id}/${short ? 'kort/' : ''}`;
  if (landed.status === 410) {
    // The link ended, by a change of address or because it is too late: the own page tells which.
    if (!(await person.mine())) return null;
  } else if (landed.status >= 400 || (landed.path !== path && !landed.html.includes(path))) {
    person.stuck(`open the questionnaire ${questionnaire.id}`, landed);
    return null;
  }
  if (!(await opensGate(stage, person.browser, path))) {
    ledger.tell(stage.now(), person.actor.key, { what: 'came too late', wave: questionnaire.wave });
    return null;
  }
  return sheetOf({ seed, stage, ledger, pass: scene.pass }, person, questionnaire, short);
}

async function answers(answering: Answering): Promise<void> {
  const { scene, person, questionnaire, manner } = answering;
  const sheet = await begins(answering);
  if (!sheet) return;
  await kept(answering, sheet, 0, 1);
  if (manner.mishap === 'lost while saving') {
    person.browser.loseNext('after');
    await save(person, sheet, 1, 2);
  }
  await kept(answering, sheet, 1, 2);
  if (manner.halfway) {
    scene.later(plus(scene.stage.now(), 60 * (3 + (manner.hours % 30))), person, async () => {
      person.otherDevice();
      if (await begins(answering)) await sends(answering, sheet);
    });
    return;
  }
  if (manner.mishap === 'two tabs') {
    // The other tab was opened before, and saves what it knows: nothing of this one gets lost.
    await kept(answering, sheet, 0, 1);
    await person.browser.json('/api/vragenlijst/hervatten', {
      questionnaire: questionnaire.id,
      version: questionnaire.version,
    });
  }
  await kept(answering, sheet, 2, 3);
  await sends(answering, sheet);
}

/** Types on the last evening, and sends the next morning: within the grace. */
function lastMinute(answering: Answering, closesOn: string): void {
  const { scene, person } = answering;
  let sheet: Sheet | null = null;
  scene.later(momentOf(closesOn, '21:50'), person, async () => {
    sheet = await begins(answering);
    if (sheet) await kept(answering, sheet, 0, 3);
  });
  scene.later(momentOf(addDays(closesOn, 1), '09:20'), person, async () => {
    if (sheet && !isGone(scene, person)) await sends(answering, sheet);
  });
}

async function kept({ scene, person, questionnaire }: Answering, sheet: Sheet, from: number, to: number) {
  const word = await save(person, sheet, from, to);
  if (word !== 'saved')
    person.stuck(`save (${word})`, { status: 0, path: `/${questionnaire.id}/`, html: '' });
  else scene.ledger.tell(scene.stage.now(), person.actor.key, { what: 'saved', wave: questionnaire.wave });
}

async function sends({ scene, person, questionnaire, manner }: Answering, sheet: Sheet): Promise<void> {
  const at = scene.stage.now();
  const result = await send(person, sheet, manner.mishap);
  const { id, version, wave } = questionnaire;
  if (result === 'closed') scene.ledger.tell(at, person.actor.key, { what: 'came too late', wave });
  if (result !== 'sent') return;
  scene.ledger.tell(at, person.actor.key, {
    what: 'submitted',
    wave,
    questionnaire: id,
    version,
    mode: sheet.short ? 'short' : 'web',
    given: sheet.given,
  });
}

/** Whether somebody stopped or died: they do nothing any more. */
export const isGone = ({ ledger }: Scene, { actor }: Person): boolean =>
  ledger.of('died', actor.key).length > 0 ||
  ledger.of('withdrew', actor.key).some(({ grade }) => grade !== 'no_contact');
