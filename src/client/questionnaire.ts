/**
 * Turns the long form of a questionnaire into one section at a time that saves each answer as it is given. Without
 * this module the form works as well; whatever fails here leaves it standing.
 */
import { createCalm } from './calm.ts';
import { createEarlierNotice } from './earlier.ts';
import { controlsOf } from './fields.ts';
import { readPage, showAsked, type Filling } from './filling.ts';
import { clearField, fieldsWithProblem } from './problems.ts';
import { createSaving } from './saving.ts';
import { listenToSending } from './sending.ts';
import { createSpells } from './spells.ts';
import { createStatusLine } from './status-line.ts';
import { listenToStopping, showStopped } from './stopping.ts';
import { createLines } from './visual.ts';
import { createWalk } from './walk.ts';
import { newerWords } from './words.ts';

const find = (selector: string) => document.querySelector<HTMLElement>(selector);

function begin(filling: Filling): void {
  const { form, items } = filling;
  const line = createStatusLine();
  const earlier = createEarlierNotice(line.say);
  const calm = createCalm(() => walk.rearrange());
  const onMove = () => {
    earlier.moved();
    line.moved();
  };
  const walk = createWalk({ filling, alone: calm.on, onMove });
  const widgets = [createLines(form), createSpells(form, line.say)];
  let started = false;
  let busy = fieldsWithProblem(form).length > 0;
  for (const sign of ['pointerdown', 'keydown', 'wheel'])
    addEventListener(sign, () => (busy = true), { once: true, passive: true });
  const questionsOf = (fields: readonly string[]) => [
    ...new Set(fields.flatMap((field) => items.get(field)?.question ?? [])),
  ];
  const refresh = () => {
    showAsked(filling);
    for (const widget of widgets) widget.refresh();
    if (started) walk.refresh();
  };
  const leave = () => {
    walk.end();
    showStopped(line.noted() !== '');
  };
  const saving = createSaving({
    filling,
    onNews() {
      refresh();
      // What is sent is what is read back there.
      if (walk.atReview()) walk.again();
    },
    onState: line.state,
    onFound(found) {
      busy ||= found.begun;
      // Nobody is taken away from where they are already answering.
      if (found.restored && !busy) walk.resume();
      earlier.show(found, busy, controlsOf(form, walk.openBelow() ?? '')[0]);
    },
    onNewer({ shown, hidden }) {
      line.note(newerWords(questionsOf(shown), questionsOf(hidden)));
      if (hidden.length > 0) earlier.hides();
    },
    onLeave: leave,
  });
  for (const words of document.querySelectorAll<HTMLElement>('[data-only-if]')) words.hidden = true;
  for (const selector of ['[data-saves]', '[data-stop]']) find(selector)?.removeAttribute('hidden');
  refresh();
  walk.start();
  started = true;

  form.addEventListener('input', ({ target }) => {
    const control = target as HTMLInputElement;
    if (!items.has(control.name)) return;
    excludeOthers(form, control);
    clearField(form, control.name);
    saving.given(control.name);
    refresh();
  });
  listenToSending({ form, walk, saving, line });
  listenToStopping({ saving, leave, say: line.say });
}

/** "None of these" takes the others away, and the others take it away. */
function excludeOthers(form: HTMLFormElement, chosen: HTMLInputElement): void {
  if (chosen.type !== 'checkbox' || !chosen.checked) return;
  for (const control of controlsOf(form, chosen.name) as HTMLInputElement[]) {
    const apart = 'none' in control.dataset !== 'none' in chosen.dataset;
    if (apart) control.checked = false;
  }
}

const filling = readPage();
if (filling) begin(filling);
