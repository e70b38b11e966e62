/**
 * Keeps two open tabs of one questionnaire equal: each tells the others what was given and when, and a new tab asks
 * what there is. Nothing is stored for it, so a shared computer keeps nothing [C10].
 */
import { isGiven, type Givens } from './draft.ts';

/** The part of `BroadcastChannel` that is used. */
export interface Channel {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

export interface Tabs {
  tell(answers: Givens): void;
  /** Ends the other tabs as well: the questionnaire was sent or left for today. */
  leave(): void;
}

export interface TabsParts {
  readonly channel: Channel;
  readonly mine: () => Givens;
  readonly onNews: (answers: Givens) => void;
  readonly onLeave: () => void;
}

export function openTabs({ channel, mine, onNews, onLeave }: TabsParts): Tabs {
  channel.onmessage = ({ data }) => {
    const { kind, answers } = (data ?? {}) as { kind?: unknown; answers?: unknown };
    if (kind === 'hello') channel.postMessage({ kind: 'answers', answers: mine() });
    if (kind === 'answers') onNews(givensIn(answers));
    if (kind === 'leave') onLeave();
  };
  channel.postMessage({ kind: 'hello' });
  return {
    tell: (answers) => channel.postMessage({ kind: 'answers', answers }),
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
