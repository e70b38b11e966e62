/**
 * Says what became of earlier answers. Above the questions only where nobody is busy yet: words that appear there
 * would move the page under a finger.
 */
import type { Found } from './saving.ts';
import { PUT_BACK } from './words.ts';

export interface EarlierNotice {
  /** `open`: the first open question, if it stands below others; words lead there. */
  show(found: Found, busy: boolean, open: HTMLElement | undefined): void;
  /** There are answers that show only after a code: to be said when someone goes on. */
  hides(): void;
  /** Someone went on to another section: what was said is read, and what waited can be said. */
  moved(): void;
}

/** `say` speaks on the quiet line under the questions. */
export function createEarlierNotice(say: (words: string) => void): EarlierNotice {
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  const [resumed, elsewhere, past] = [find('[data-resumed]'), find('[data-elsewhere]'), find('[data-late]')];
  let waiting = false;

  function place(put: { resumed: boolean; elsewhere: boolean }): void {
    if (resumed) resumed.hidden = !put.resumed;
    if (elsewhere) elsewhere.hidden = !put.elsewhere;
  }

  return {
    show({ restored, hidden, late }, busy, open) {
      const goOn = resumed?.querySelector<HTMLAnchorElement>('[data-go-on]');
      if (goOn && open) goOn.href = `#${open.id}`;
      if (goOn) goOn.hidden = !open;
      if (past && !busy) past.hidden = !late;
      if (!busy) return place({ resumed: restored, elsewhere: hidden });
      waiting = hidden;
      if (restored) say(PUT_BACK);
    },
    hides: () => void (waiting = true),
    moved() {
      place({ resumed: false, elsewhere: waiting });
      waiting = false;
    },
  };
}
