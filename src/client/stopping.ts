/** Stops for today: saves, wipes this device [C10]; asks first when something would be lost. */
import { createPanel } from './panel.ts';
import type { Saving } from './saving.ts';
import { ONE_MOMENT, unsavedWords } from './words.ts';

export interface StoppingParts {
  readonly saving: Saving;
  readonly leave: () => void;
  readonly say: (words: string) => void;
}

export function listenToStopping({ saving, leave, say }: StoppingParts): void {
  const stop = document.querySelector<HTMLElement>('[data-stop]');
  const panel = createPanel('[data-unsaved]', stop, stopNow);

  function stopNow(): void {
    saving.leave();
    leave();
  }

  async function tryToStop(): Promise<void> {
    say(ONE_MOMENT);
    await saving.flush();
    const left = saving.unsaved().length;
    say('');
    if (left === 0 || !panel.ask(unsavedWords(left))) stopNow();
  }

  stop?.addEventListener('click', () => void tryToStop());
}

/** Takes the answers off the page and says goodbye; `newer`: with the word that a later answer from elsewhere was kept. */
export function showStopped(newer: boolean): void {
  document.querySelector('[data-filling]')?.remove();
  document.querySelector('[data-error-summary]')?.remove();
  const stopped = document.querySelector<HTMLElement>('[data-stopped]');
  if (!stopped) return;
  stopped.hidden = false;
  const words = stopped.querySelector<HTMLElement>('[data-newer]');
  if (words) words.hidden = !newer;
  const heading = stopped.querySelector('h1');
  document.title = heading?.textContent ?? document.title;
  heading?.focus();
}
