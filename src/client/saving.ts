/**
 * Saves each answer as it is given: first on this device, then on the server, and tells the other tabs. Puts back what
 * was saved before.
 */
import { fieldsOf } from '../domain/journey.ts';
import { createAnswersHere } from './answers-here.ts';
import { createAsking } from './asking.ts';
import { createClock } from './clock.ts';
import { storeOf, timers } from './device.ts';
import type { Givens } from './draft.ts';
import type { Filling } from './filling.ts';
import { createKeeping } from './keeping.ts';
import { createLeaving } from './leaving.ts';
import { createLookingAgain, type Ready } from './looking-again.ts';
import { putNewer, type Newer } from './newer.ts';
import { listenToPage } from './page-signs.ts';
import { createSaveQueue, type SaveQueue, type SaveState, type Sent } from './save-queue.ts';
import { leaveDraft, readDraft, saveAnswers, saveOnLeaving, type Earlier, type Target } from './server.ts';
import { openTabs, type Tabs } from './tabs.ts';

export interface Saving {
  /** An answer was given by the person. */
  given(field: string): void;
  /** Sends all that waits, also what another tab left behind; true when the server has it. */
  flush(): Promise<boolean>;
  /**
   * Whether the questionnaire can be sent: everything is saved, the server can be reached, and nothing was answered
   * elsewhere that this form doesn't hold.
   */
  ready(): Promise<Ready>;
  /** Fields whose answer the server doesn't have. */
  unsaved(): readonly string[];
  /** The questionnaire is being sent: forgets everything on this device [C10]. */
  finish(): void;
  /** Stops for today: forgets everything on this device, in every tab [C10]. */
  leave(): void;
  state(): SaveState;
}

/** What became of the answers that were saved before. */
export interface Found {
  /** Answers stand in the form again. */
  readonly restored: boolean;
  /** There are answers that only show after a code [C9]. */
  readonly hidden: boolean;
  /** The person gave answers here before these came in. */
  readonly begun: boolean;
  /** The last day has passed: this is for who was busy then. */
  readonly late: boolean;
}

export interface SavingParts {
  readonly filling: Filling;
  /** Answers came in from this device's draft or from another tab. */
  readonly onNews: () => void;
  readonly onState: (state: SaveState, kept: boolean, late: boolean) => void;
  readonly onFound: (found: Found) => void;
  /** For some questions a later answer was given elsewhere, and stays. */
  readonly onNewer: (newer: Newer) => void;
  /** Someone stopped for today in another tab. */
  readonly onLeave: () => void;
}

export function createSaving({ filling, onNews, onState, onFound, onNewer, onLeave }: SavingParts): Saving {
  const { id, version } = filling.questionnaire;
  const target: Target = { questionnaire: id, version };
  const store = filling.keeps ? storeOf() : null;
  const send = fetch.bind(globalThis);
  const here = createAnswersHere(filling);
  const clock = createClock();
  let state: SaveState = 'idle';
  let closesOn: string | null = null;

  const queue: SaveQueue = createSaveQueue({
    send: save,
    timers,
    onConfirmed: (answers) => keeping.confirm(answers),
    onState(now) {
      // What the server will never take is not kept on a shared computer either.
      if (now === 'closed') return close();
      tell(now);
    },
  });

  const tabs: Tabs = openTabs({
    channel: new BroadcastChannel(`vragenlijst/${id}/${version}`),
    person: () => keeping.person(),
    mine: here.all,
    onNews: (news) => keeping.take(news),
    onLeave: leaveNow,
  });

  const keeping = createKeeping({ filling, here, queue, store, now: clock, onGiven: tabs.tell, onNews });

  const leaving = createLeaving(store, id, version, () => leaveDraft(send, target));

  async function save(answers: Givens): Promise<Sent> {
    const { sent, newer } = await saveAnswers(send, target, answers, clock());
    if (!keeping.isOver() && Object.keys(newer).length > 0) takeNewer(putNewer(here, answers, newer));
    return sent;
  }

  function takeNewer(newer: Newer): void {
    if (newer.shown.length + newer.hidden.length === 0) return;
    tabs.tell(newer.news);
    onNews();
    onNewer(newer);
  }

  const isLate = () => closesOn !== null && filling.today() > closesOn;

  function tell(now: SaveState): void {
    state = now;
    onState(now, keeping.isKept(), isLate());
  }

  function takeEarlier(earlier: Earlier): void {
    const begun = here.begun();
    ({ closesOn } = earlier);
    const changed = keeping.takeEarlier(earlier);
    tabs.greet();
    const asked = new Set(filling.asked().flatMap((section) => section.items.flatMap(fieldsOf)));
    const restored = changed.some((field) => asked.has(field) && here.current(field).value.length > 0);
    onFound({ restored, hidden: earlier.hidden, begun, late: isLate() });
  }

  function finish(): void {
    asking.stop();
    keeping.end();
  }

  function close(): void {
    finish();
    tell('closed');
  }

  function leaveNow(): void {
    finish();
    onLeave();
  }

  const looking = createLookingAgain({
    filling,
    here,
    queue,
    ask: () => readDraft(send, target),
    ping: () => save({}),
    now: clock,
    person: () => (keeping.isOver() ? null : keeping.person()),
    unsaved: keeping.unsaved,
    onNews,
    onClosed: close,
    onOther: leaveNow,
    isCut: () => state === 'no-connection' || state === 'signed-out',
    onCut: tell,
  });

  listenToPage({
    onOnline() {
      if (keeping.isOver()) return void leaving.settle();
      asking.again();
      void queue.flush();
    },
    onTurn: () => void queue.flush(),
    onSeen: () => void looking.look(),
    onLeave: () => saveOnLeaving(send, target, queue.unconfirmed(), clock()),
    losesSomething: () => !keeping.isOver() && keeping.unsaved().length > 0,
  });

  keeping.begin();
  const asking = createAsking<Earlier>({
    ask: async () => ((await leaving.settle()) ? readDraft(send, target) : 'no-connection'),
    timers,
    onAnswer: takeEarlier,
    onClosed: close,
  });

  return {
    given: (field) => keeping.give(field, clock()),
    flush() {
      keeping.takeDraft();
      return queue.flush();
    },
    ready: looking.ready,
    unsaved: keeping.unsaved,
    finish,
    leave() {
      finish();
      tabs.leave();
      void leaving.leave();
    },
    state: () => state,
  };
}
