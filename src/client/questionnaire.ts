/**
 * Turns the long form of a questionnaire into one section at a time that saves each answer as it is given. Without
 * this module the form works as well; whatever fails here leaves it standing.
 */
import { clearField, fieldsWithProblem } from './problems.ts';
import { readPage, showAsked, type Filling } from './filling.ts';
import { createEarlierNotice } from './earlier.ts';
import { controlsOf } from './fields.ts';
import { createSaving, type Saving } from './saving.ts';
import { createStatusLine } from './status-line.ts';
import { createWalk, type Walk } from './walk.ts';
import { NO_CONNECTION, NOT_SENT, ONE_MOMENT, SENDING, SIGNED_OUT, unsavedWords } from './words.ts';

const find = (selector: string) => document.querySelector<HTMLElement>(selector);

function begin(filling: Filling): void {
  const { form, items } = filling;
  const line = createStatusLine();
  const earlier = createEarlierNotice(line.say);
  const walk = createWalk(filling, earlier.moved);
  let started = false;
  let busy = fieldsWithProblem(form).length > 0;
  for (const sign of ['pointerdown', 'keydown', 'wheel'])
    addEventListener(sign, () => (busy = true), { once: true, passive: true });
  const refresh = () => {
    showAsked(filling);
    if (started) walk.refresh();
  };
  const leave = () => showStopped(walk);
  const saving = createSaving({
    filling,
    onNews: refresh,
    onState: line.state,
    onFound(found) {
      busy ||= found.begun;
      // Nobody is taken away from where they are already answering.
      if (found.restored && !busy) walk.resume();
      earlier.show(found, busy);
    },
    onLeave: leave,
  });
  for (const words of document.querySelectorAll<HTMLElement>('[data-only-if]')) words.hidden = true;
  for (const selector of ['[data-saves]', '[data-stop]']) find(selector)?.removeAttribute('hidden');
  showAsked(filling);
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
  listenToSending(filling, walk, saving, line.say);
  listenToStopping(saving, leave, line.say);
}

/** "None of these" takes the others away, and the others take it away. */
function excludeOthers(form: HTMLFormElement, chosen: HTMLInputElement): void {
  if (chosen.type !== 'checkbox' || !chosen.checked) return;
  for (const control of controlsOf(form, chosen.name) as HTMLInputElement[]) {
    const apart = 'none' in control.dataset !== 'none' in chosen.dataset;
    if (apart) control.checked = false;
  }
}

/** Sends once: after a check of everything, and only when the server can be reached. */
function listenToSending(filling: Filling, walk: Walk, saving: Saving, say: (words: string) => void): void {
  const { form } = filling;
  const button = find('[data-send]');
  const label = button?.textContent ?? '';
  let sending = false;
  let sent = false;

  function busy(now: boolean): void {
    sending = now;
    button?.setAttribute('aria-disabled', String(now));
    if (button) button.textContent = now ? SENDING : label;
  }

  async function send(): Promise<void> {
    busy(true);
    const reached = await saving.saveAll();
    if (!reached && ['no-connection', 'signed-out'].includes(saving.state())) {
      busy(false);
      return say((saving.state() === 'signed-out' ? SIGNED_OUT : NO_CONNECTION) + NOT_SENT);
    }
    saving.finish();
    sent = true;
    form.submit();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (sending) return;
    if (!walk.atReview()) return walk.next();
    if (!walk.toFirstProblem()) void send();
  });
  // Back after sending may bring this page from memory, as it was; the server says what holds now.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && sent) location.reload();
  });
}

/** Stops for today: saves, wipes this device [C10]; asks first when something would be lost. */
function listenToStopping(saving: Saving, leave: () => void, say: (words: string) => void): void {
  const [panel, stop] = [find('[data-unsaved]'), find('[data-stop]')];

  function stopNow(): void {
    saving.leave();
    leave();
  }

  async function tryToStop(): Promise<void> {
    say(ONE_MOMENT);
    await saving.flush();
    const left = saving.unsaved().length;
    say('');
    if (left === 0 || !panel) return stopNow();
    const words = panel.querySelector('[data-unsaved-words]');
    if (words) words.textContent = unsavedWords(left);
    panel.hidden = false;
    panel.querySelector<HTMLElement>('h2')?.focus();
  }

  stop?.addEventListener('click', () => void tryToStop());
  find('[data-stop-anyway]')?.addEventListener('click', stopNow);
  find('[data-stay]')?.addEventListener('click', () => {
    if (panel) panel.hidden = true;
    stop?.focus();
  });
}

/** Takes the answers off the page and says goodbye. */
function showStopped(walk: Walk): void {
  walk.end();
  find('[data-filling]')?.remove();
  find('[data-error-summary]')?.remove();
  const stopped = find('[data-stopped]');
  if (!stopped) return;
  stopped.hidden = false;
  const heading = stopped.querySelector('h1');
  document.title = heading?.textContent ?? document.title;
  heading?.focus();
}

const filling = readPage();
if (filling) begin(filling);
