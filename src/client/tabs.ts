/**
 * Keeps two open tabs of one person's questionnaire equal: each tells the others what was given and when, and a new
 * tab asks what there is. Nothing is stored for it, so a shared computer keeps nothing [C10].
 */
import { isGiven, type Givens } from './draft.ts';

/** The part of `BroadcastChannel` that is used. */
export interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

export interface Tabs {
  /** It is known by now whose tab this is: asks the person's other tabs what there is. */
  greet(): void;
  tell(answers: Givens): void;
  /** Ends the other tabs as well: the questionnaire was sent or left for today. */
  leave(): void;
}

export interface TabsParts {
  readonly channel: Channel;
  /** Tag of the person whose answers stand in this tab; null while it is not known: then nothing is told or taken. */
  readonly person: () => string | null;
  readonly mine: () => Givens;
  readonly onNews: (answers: Givens) => void;
  /** Stopped in another tab, whoever it was; or another person's questionnaire was opened. */
  readonly onLeave: () => void;
}

export function openTabs({ channel, person, mine, onNews, onLeave }: TabsParts): Tabs {
  const post = (kind: string, answers: Givens) => {
    if (person() !== null) channel.postMessage({ kind, person: person(), answers });
  };
  channel.onmessage = ({ data }) => {
    const { kind, person: whose, answers } = (data ?? {}) as Partial<Record<string, unknown>>;
    if (person() === null && kind !== 'leave') return;
    // Who signs in here takes the place of who was: what is typed in an old tab would end with the new person [C9].
    const replaced = kind === 'hello' && whose !== person();
    if (kind === 'leave' || replaced) return onLeave();
    if (whose !== person()) return;
    if (kind === 'hello') post('answers', mine());
    if (kind === 'hello' || kind === 'answers') onNews(givensIn(answers));
  };
  return {
    greet: () => post('hello', mine()),
    tell: (answers) => post('answers', answers),
    leave() {
      channel.postMessage({ kind: 'leave' });
      channel.close();
    },
  };
}

function givensIn(thing: unknown): Givens {
  if (typeof thing !== 'object' || thing === null) return {};
  return Object.fromEntries(Object.entries(thing).filter(([, given]) => isGiven(given)));
}
