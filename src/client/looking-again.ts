/**
 * Looks again at what the server has when someone comes back to a tab, and before the questionnaire is sent: a tab that
 * slept overwrites nothing that was answered elsewhere since.
 */
import type { AnswersHere } from './answers-here.ts';
import type { Filling } from './filling.ts';
import type { SaveQueue, Sent } from './save-queue.ts';
import type { Earlier } from './server.ts';

/**
 * Whether it can be sent. `unreached`: no connection or signed out; `changed`: newer answers from elsewhere stand in the
 * form now; `hidden`: there are some that only show after a code [C9].
 */
export type Ready = 'ready' | 'unreached' | 'changed' | 'hidden';

export interface LookingParts {
  readonly filling: Filling;
  readonly here: AnswersHere;
  readonly queue: SaveQueue;
  /** Asks the server what it has. */
  readonly ask: () => Promise<Earlier | Sent>;
  readonly now: () => number;
  /** Saves nothing: only to hear whether the server would take it. */
  readonly ping: () => Promise<Sent>;
  /** Tag of the person whose answers stand here; null while it isn't known, and once it is over. */
  readonly person: () => string | null;
  readonly unsaved: () => readonly string[];
  /** Answers came in. */
  readonly onNews: () => void;
  readonly onClosed: () => void;
  /** Somebody else has signed in since: takes the place of who was [C9]. */
  readonly onOther: () => void;
  /** Whether the last that was heard is that nothing arrives. */
  readonly isCut: () => boolean;
  readonly onCut: (why: 'no-connection' | 'signed-out') => void;
}

export interface LookingAgain {
  look(): Promise<void>;
  ready(): Promise<Ready>;
}

export function createLookingAgain(parts: LookingParts): LookingAgain {
  const { filling, here, queue, unsaved } = parts;

  /** What the server has now stands in the form; null: it could not be asked, or this is over. */
  async function look(): Promise<Earlier | 'other' | null> {
    const person = parts.person();
    if (person === null) return null;
    const asked = parts.now();
    // What is saved meanwhile is newer than the answer that is on its way.
    const waiting = unsaved();
    const found = await parts.ask().catch((): Sent => 'no-connection');
    if (parts.person() === null) return null;
    if (found === 'closed') parts.onClosed();
    if (typeof found === 'string') return null;
    if (found.person !== person) {
      parts.onOther();
      return 'other';
    }
    if (here.takeSaved(found.answers, asked, [...waiting, ...unsaved()]).length > 0) parts.onNews();
    return found;
  }

  async function isReached(): Promise<boolean> {
    const sent = await parts.ping().catch((): Sent => 'no-connection');
    if (sent !== 'no-connection' && sent !== 'signed-out') return true;
    parts.onCut(sent);
    return false;
  }

  return {
    look: async () => void (await look()),
    async ready() {
      const before = JSON.stringify(filling.answers());
      if (!(await queue.flush()) && parts.isCut()) return 'unreached';
      const found = await look();
      if (found === 'other') return 'unreached';
      // Also when all is over: the server itself says best what became of it.
      if (found === null) return (await isReached()) ? 'ready' : 'unreached';
      if (JSON.stringify(filling.answers()) !== before) return 'changed';
      return found.hidden ? 'hidden' : 'ready';
    },
  };
}
