/**
 * Saves each answer as it is given: first on this device, then on the server, and tells the other tabs. Puts back what
 * was saved before. Until the server has said whose answers these are, they are kept in this page only.
 */
import { fieldsOf } from '../domain/journey.ts';
import { createAnswersHere } from './answers-here.ts';
import { createAsking } from './asking.ts';
import { createClock } from './clock.ts';
import { openDraft, wipeDrafts, type Draft, type Given, type Givens, type Store } from './draft.ts';
import { differsFromPage, isByHand } from './fields.ts';
import type { Filling } from './filling.ts';
import { createLeaving } from './leaving.ts';
import { createLookingAgain, type Ready } from './looking-again.ts';
import { putNewer, type Newer } from './newer.ts';
import { createSaveQueue, type SaveQueue, type SaveState, type Sent, type Timers } from './save-queue.ts';
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

/** Before the moment of what the server has, which counts as 0. */
const PUT_BACK_AT = -1;

export function createSaving({ filling, onNews, onState, onFound, onNewer, onLeave }: SavingParts): Saving {
  const { form, questionnaire, items } = filling;
  const { id, version } = questionnaire;
  const target: Target = { questionnaire: id, version };
  const store = filling.keeps ? storeOf() : null;
  const send = fetch.bind(globalThis);
  const here = createAnswersHere(filling);
  const clock = createClock();
  let person: string | null = null;
  let draft: Draft | null = null;
  let state: SaveState = 'idle';
  let kept = filling.keeps;
  let closesOn: string | null = null;
  let over = false;

  const queue: SaveQueue = createSaveQueue({
    send: save,
    timers,
    onConfirmed(answers) {
      for (const [field, { at }] of Object.entries(answers)) draft?.confirm(field, at);
    },
    onState(now) {
      // What the server will never take is not kept on a shared computer either.
      if (now === 'closed') return close();
      tell(now);
    },
  });

  const tabs: Tabs = openTabs({
    channel: new BroadcastChannel(`vragenlijst/${id}/${version}`),
    person: () => person,
    mine: here.all,
    onNews: take,
    onLeave: leaveNow,
  });

  const leaving = createLeaving(store, id, version, () => leaveDraft(send, target));

  async function save(answers: Givens): Promise<Sent> {
    const { sent, newer } = await saveAnswers(send, target, answers, clock());
    if (!over && Object.keys(newer).length > 0) takeNewer(putNewer(here, answers, newer));
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
    onState(now, kept, isLate());
  }

  function enqueue(field: string, given: Given): void {
    if (here.isSound(field, given)) queue.add(field, given);
    else queue.drop(field);
  }

  function take(news: Givens): string[] {
    const changed = here.put(news);
    for (const field of changed) queue.drop(field);
    if (changed.length > 0) onNews();
    return changed;
  }

  /** Queues what the draft holds, also answers that a closed tab could not save any more. */
  function takeDraft(): string[] {
    const left = over ? {} : (draft?.read(clock()) ?? {});
    const changed = take(left);
    // What was given here in the meantime is newer, and waits to be saved already.
    for (const [field, given] of Object.entries(left))
      if (items.has(field) && given.at >= here.current(field).at) enqueue(field, given);
    return changed;
  }

  /** It is known now whose answers these are: keeps on this device what waited, and puts back what was saved. */
  function takeEarlier(earlier: Earlier): void {
    const begun = here.begun();
    ({ person, closesOn } = earlier);
    wipeDrafts(store, person);
    draft = openDraft(store, person, id, version);
    kept = store !== null;
    const left = takeDraft();
    for (const field of unsaved()) kept &&= draft.keep(field, here.current(field));
    // What the browser put back can be of any time: it counts as the oldest.
    const back = [...items.keys()].filter((field) => !here.has(field) && differsFromPage(form, field));
    for (const field of back) here.give(field, PUT_BACK_AT);
    // Until it says otherwise, what the server has is older than anything that was given or left here.
    const saved = Object.entries(earlier.answers).map(([field, value]) => [field, { value, at: 0 }] as const);
    const changed = [...left, ...take(Object.fromEntries(saved))];
    for (const field of back) if (!(field in earlier.answers)) enqueue(field, here.current(field));
    tabs.greet();
    const asked = askedFields();
    const restored = changed.some((field) => asked.has(field) && here.current(field).value.length > 0);
    onFound({ restored, hidden: earlier.hidden, begun, late: isLate() });
  }

  const askedFields = () => new Set(filling.asked().flatMap((section) => section.items.flatMap(fieldsOf)));

  const unsaved = () => [...new Set([...Object.keys(queue.unconfirmed()), ...here.unsound()])];

  function finish(): void {
    over = true;
    asking.stop();
    queue.close();
    if (draft) draft.wipe();
    else wipeDrafts(store, null);
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
    person: () => (over ? null : person),
    unsaved,
    onNews,
    onClosed: close,
    onOther: leaveNow,
    isCut: () => state === 'no-connection' || state === 'signed-out',
    onCut: tell,
  });

  addEventListener('online', () => {
    if (over) return void leaving.settle();
    asking.again();
    void queue.flush();
  });
  document.addEventListener('visibilitychange', () => {
    void queue.flush();
    if (document.visibilityState === 'visible') void looking.look();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void looking.look();
  });
  addEventListener('beforeunload', (event) => {
    if (!over && unsaved().length > 0) event.preventDefault();
  });
  addEventListener('pagehide', () => saveOnLeaving(send, target, queue.unconfirmed(), clock()));

  function give(field: string, at: number): void {
    if (over) return;
    const given = here.give(field, at);
    kept = draft?.keep(field, given) ?? false;
    tabs.tell({ [field]: given });
    enqueue(field, given);
  }

  // Who was quicker than this module has given answers already.
  for (const field of items.keys())
    if (differsFromPage(form, field) && isByHand(form, field))
      give(field, Math.round(performance.timeOrigin));
  const asking = createAsking<Earlier>({
    ask: async () => ((await leaving.settle()) ? readDraft(send, target) : 'no-connection'),
    timers,
    onAnswer: takeEarlier,
    onClosed: close,
  });

  return {
    given: (field) => give(field, clock()),
    flush() {
      takeDraft();
      return queue.flush();
    },
    ready: looking.ready,
    unsaved,
    finish,
    leave() {
      finish();
      tabs.leave();
      void leaving.leave();
    },
    state: () => state,
  };
}

const timers: Timers = { set: (run, ms) => window.setTimeout(run, ms), clear: (id) => clearTimeout(id) };

/** Storage may be switched off; then the page itself is the only place. */
function storeOf(): Store | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
