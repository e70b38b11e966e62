/** The quiet line that says whether the answers are safe. Only a change for better or worse is read aloud. */
import type { SaveState } from './save-queue.ts';
import { statusWords } from './words.ts';

export interface StatusLine {
  state(state: SaveState, kept: boolean, late: boolean): void;
  /** Says something at once, such as "one moment". */
  say(words: string): void;
  /** Adds words that stay until someone goes to another screen, or was asked to look again. */
  note(words: string): void;
  /** The words that were added; empty when there are none. */
  noted(): string;
  /** The words that were added are read. */
  moved(): void;
}

export function createStatusLine(): StatusLine {
  const line = document.querySelector<HTMLElement>('[data-status]');
  const signIn = document.querySelector<HTMLElement>('[data-sign-in]');
  let before: SaveState = 'idle';
  let noted = '';
  let isHeard = true;

  function say(words: string, loud = true): void {
    if (!line || line.textContent === words) return;
    line.setAttribute('aria-live', loud ? 'polite' : 'off');
    line.textContent = words;
  }

  /** What should be seen from anywhere on the page. */
  const mark = () =>
    line?.classList.toggle('trouble', noted !== '' || (before !== 'saved' && before !== 'idle'));

  return {
    state(state, kept, late) {
      if (state === 'waiting') return;
      say(`${statusWords(state, Date.now(), kept, late)} ${noted}`.trim(), state !== before || !isHeard);
      isHeard = true;
      if (signIn) signIn.hidden = state !== 'signed-out';
      before = state;
      mark();
    },
    say: (words) => say(words),
    note(words) {
      noted = words;
      isHeard = false;
    },
    noted: () => noted,
    moved() {
      noted = '';
      mark();
    },
  };
}
