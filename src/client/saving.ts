/** Saves each answer as it is given: first on this device, then on the server, and tells the other tabs. */
import { readItem } from '../domain/answers.ts';
import { fieldsOf } from '../domain/journey.ts';
import { newest, openDraft, type Draft, type Given, type Givens, type Store } from './draft.ts';
import { differsFromPage, readValue, writeValue } from './fields.ts';
import type { Filling } from './filling.ts';
import { createSaveQueue, type SaveQueue, type SaveState } from './save-queue.ts';
import { saveAnswers, saveOnLeaving, type Target } from './server.ts';
import { openTabs, type Tabs } from './tabs.ts';

export interface Saving {
  /** An answer was given by the person. */
  given(field: string): void;
  /** Sends all that waits, also what another tab left behind; true when the server has it. */
  flush(): Promise<boolean>;
  /** Sends every answer once more before the questionnaire is sent, so that a lost connection is seen in time. */
  saveAll(): Promise<boolean>;
  /** Fields whose answer the server doesn't have. */
  unsaved(): readonly string[];
  /** The questionnaire is being sent: forgets everything on this device [C10]. */
  finish(): void;
  /** Stops for today: forgets everything on this device, in every tab [C10]. */
  leave(): void;
  state(): SaveState;
}

export interface SavingParts {
  readonly filling: Filling;
  /** Answers came in from this device's draft or from another tab. */
  readonly onNews: () => void;
  readonly onState: (state: SaveState, kept: boolean) => void;
  /** Someone stopped for today in another tab. */
  readonly onLeave: () => void;
}

export function createSaving({ filling, onNews, onState, onLeave }: SavingParts): Saving {
  const { form, questionnaire, items } = filling;
  const target: Target = { questionnaire: questionnaire.id, version: questionnaire.version };
  const draft: Draft = openDraft(storeOf(), questionnaire.id, questionnaire.version);
  const times = new Map<string, number>();
  let state: SaveState = 'idle';
  let kept = true;
  let over = false;

  const queue: SaveQueue = createSaveQueue({
    send: (answers) => saveAnswers(fetch.bind(globalThis), target, answers),
    timers: { set: (run, ms) => window.setTimeout(run, ms), clear: (id) => clearTimeout(id) },
    onConfirmed(answers) {
      for (const [field, { at }] of Object.entries(answers)) draft.confirm(field, at);
    },
    onState(now) {
      state = now;
      // What the server will never take is not kept on a shared computer either.
      if (now === 'closed') finish();
      onState(now, kept);
    },
  });

  const tabs: Tabs = openTabs({
    channel: new BroadcastChannel(`vragenlijst/${questionnaire.id}/${questionnaire.version}`),
    mine,
    onNews: take,
    onLeave() {
      finish();
      onLeave();
    },
  });

  /** What stands in this tab's form; what was never touched here counts as old. */
  function mine(): Givens {
    const filled = [...items.keys()].map((field) => [field, current(field)] as const);
    return Object.fromEntries(filled.filter(([field, { value }]) => value.length > 0 || times.has(field)));
  }

  function current(field: string): Given {
    return { value: readValue(form, field), at: times.get(field) ?? 0 };
  }

  /** Whether the server would take this answer; an emptied field may always be saved. */
  function isSound(field: string, { value }: Given): boolean {
    const item = items.get(field);
    if (!item || value.length === 0) return item !== undefined;
    return !readItem(item, { [field]: value }, filling.today()).problems?.some(
      (problem) => problem.field === field,
    );
  }

  function enqueue(field: string, given: Given): void {
    if (isSound(field, given)) queue.add(field, given);
    else queue.drop(field);
  }

  /** Puts in the form whatever is newer than what stands there. */
  function take(news: Givens): string[] {
    const before = mine();
    const merged = newest(before, news);
    const changed = Object.keys(merged).filter(
      (field) => items.has(field) && merged[field] !== before[field],
    );
    for (const field of changed) {
      const { value, at } = merged[field] ?? current(field);
      writeValue(form, field, value);
      times.set(field, at);
      queue.drop(field);
    }
    if (changed.length > 0) onNews();
    return changed;
  }

  /** Queues what the draft holds, also answers that a closed tab could not save any more. */
  function takeDraft(): void {
    const left = draft.read(Date.now());
    take(left);
    for (const [field, given] of Object.entries(left)) if (!over && items.has(field)) enqueue(field, given);
  }

  function unsaved(): string[] {
    const unsound = Object.entries(mine()).filter(
      ([field, given]) => times.has(field) && !isSound(field, given),
    );
    return [...new Set([...Object.keys(queue.unconfirmed()), ...unsound.map(([field]) => field)])];
  }

  function finish(): void {
    over = true;
    queue.close();
    draft.wipe();
  }

  addEventListener('online', () => void queue.flush());
  document.addEventListener('visibilitychange', () => void queue.flush());
  // The page itself is the only place that shows what was given [C9, C10]: leaving it by accident is asked about.
  addEventListener('beforeunload', (event) => {
    if (!over && times.size > 0) event.preventDefault();
  });
  addEventListener('pagehide', () => saveOnLeaving(fetch.bind(globalThis), target, queue.unconfirmed()));
  function give(field: string, at: number): void {
    if (over) return;
    times.set(field, at);
    const given = current(field);
    kept = draft.keep(field, given);
    tabs.tell({ [field]: given });
    enqueue(field, given);
  }

  // Who was quicker than this module has given answers already.
  for (const field of items.keys())
    if (differsFromPage(form, field)) give(field, Math.round(performance.timeOrigin));
  takeDraft();

  return {
    given: (field) => give(field, Date.now()),
    flush() {
      takeDraft();
      return queue.flush();
    },
    saveAll() {
      const asked = new Set(filling.asked().flatMap((section) => section.items.flatMap(fieldsOf)));
      for (const [field, given] of Object.entries(mine())) if (asked.has(field)) enqueue(field, given);
      return queue.flush();
    },
    unsaved,
    finish,
    leave() {
      finish();
      tabs.leave();
    },
    state: () => state,
  };
}

/** Storage may be switched off; then the page itself is the only place. */
function storeOf(): Store | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
