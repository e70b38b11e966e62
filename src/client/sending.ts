/** Sends once: after a check of everything, when the server can be reached, and nothing newer stands elsewhere. */
import { createPanel } from './panel.ts';
import type { Saving } from './saving.ts';
import type { StatusLine } from './status-line.ts';
import type { Walk } from './walk.ts';
import { CHANGED_ELSEWHERE, LOOK_AGAIN, NO_CONNECTION, NOT_SENT, SENDING, SIGNED_OUT } from './words.ts';

export interface SendingParts {
  readonly form: HTMLFormElement;
  readonly walk: Walk;
  readonly saving: Saving;
  readonly line: StatusLine;
}

export function listenToSending({ form, walk, saving, line }: SendingParts): void {
  const button = document.querySelector<HTMLElement>('[data-send]');
  const label = button?.textContent ?? '';
  const panel = createPanel('[data-more]', button, () => void send(false));
  let sending = false;
  let sent = false;

  function busy(now: boolean): void {
    sending = now;
    button?.setAttribute('aria-disabled', String(now));
    if (button) button.textContent = now ? SENDING : label;
  }

  /** What came from elsewhere is said, and not sent before it could be read. */
  function lookAgain(): void {
    line.say((line.noted() || CHANGED_ELSEWHERE) + LOOK_AGAIN);
    line.moved();
  }

  /** `asks`: whether someone is asked first about answers that don't show here [C9]. */
  async function send(asks: boolean): Promise<void> {
    if (line.noted()) return lookAgain();
    busy(true);
    const ready = await saving.ready();
    if (ready === 'unreached') {
      busy(false);
      return line.say((saving.state() === 'signed-out' ? SIGNED_OUT : NO_CONNECTION) + NOT_SENT);
    }
    if (ready === 'changed') {
      busy(false);
      if (!walk.toFirstProblem()) walk.again();
      return lookAgain();
    }
    if (ready === 'hidden' && asks && panel.ask()) return busy(false);
    saving.finish();
    sent = true;
    form.submit();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (sending) return;
    if (!walk.atReview()) return walk.next();
    if (!walk.toFirstProblem()) void send(true);
  });
  // Back after sending may bring this page from memory, as it was; the server says what holds now.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && sent) location.reload();
  });
}
