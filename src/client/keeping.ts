/**
 * The answers on this side: in the form, on this device as long as the server doesn't have them [C10], and in the queue to
 * be saved. Until the server has said whose they are, they are kept in this page only.
 */
import type { AnswersHere } from './answers-here.ts';
import { openDraft, wipeDrafts, type Draft, type Given, type Givens, type Store } from './draft.ts';
import { differsFromPage, isByHand } from './fields.ts';
import type { Filling } from './filling.ts';
import type { SaveQueue } from './save-queue.ts';
import type { Earlier } from './server.ts';

export interface Keeping {
  /** Tag of the person whose answers these are; null while it isn't known. */
  person(): string | null;
  /** Whether this device holds what the server doesn't have. */
  isKept(): boolean;
  /** Who was quicker than this module has given answers already. */
  begin(): void;
  /** An answer was given at this moment. */
  give(field: string, at: number): void;
  /** Puts in the form what is newer; gives the fields that changed. */
  take(news: Givens): string[];
  /** Queues what the draft holds, also answers that a closed tab could not save any more; gives the fields that changed. */
  takeDraft(): string[];
  /** It is known now whose answers these are: keeps what waited, puts back what was saved; gives the fields that changed. */
  takeEarlier(earlier: Earlier): string[];
  /** The server has these answers. */
  confirm(answers: Givens): void;
  /** Fields whose answer the server doesn't have. */
  unsaved(): string[];
  /** Takes nothing any more, and forgets all on this device. */
  end(): void;
  isOver(): boolean;
}

export interface KeepingParts {
  readonly filling: Filling;
  readonly here: AnswersHere;
  readonly queue: SaveQueue;
  /** Where this device keeps answers; null: nowhere. */
  readonly store: Store | null;
  readonly now: () => number;
  /** An answer was given here. */
  readonly onGiven: (answers: Givens) => void;
  /** Answers came in from elsewhere. */
  readonly onNews: () => void;
}

/** Before the moment of what the server has, which counts as 0. */
const PUT_BACK_AT = -1;

export function createKeeping({ filling, here, queue, store, now, onGiven, onNews }: KeepingParts): Keeping {
  const { form, questionnaire, items } = filling;
  const { id, version } = questionnaire;
  let person: string | null = null;
  let draft: Draft | null = null;
  let kept = filling.keeps;
  let over = false;

  const unsaved = () => [...new Set([...Object.keys(queue.unconfirmed()), ...here.unsound()])];

  function enqueue(field: string, given: Given): void {
    if (here.isSound(field, given)) queue.add(field, given);
    else queue.drop(field);
  }

  function give(field: string, at: number): void {
    if (over) return;
    const given = here.give(field, at);
    kept = draft?.keep(field, given) ?? false;
    onGiven({ [field]: given });
    enqueue(field, given);
  }

  function take(news: Givens): string[] {
    const changed = here.put(news);
    for (const field of changed) queue.drop(field);
    if (changed.length > 0) onNews();
    return changed;
  }

  function takeDraft(): string[] {
    const left = over ? {} : (draft?.read(now()) ?? {});
    const changed = take(left);
    // What was given here in the meantime is newer, and waits to be saved already.
    for (const [field, given] of Object.entries(left))
      if (items.has(field) && given.at >= here.current(field).at) enqueue(field, given);
    return changed;
  }

  function takeEarlier({ person: whose, answers }: Earlier): string[] {
    person = whose;
    wipeDrafts(store, person);
    draft = openDraft(store, person, id, version);
    kept = store !== null;
    const left = takeDraft();
    for (const field of unsaved()) kept &&= draft.keep(field, here.current(field));
    // What the browser put back can be of any time: it counts as the oldest.
    const back = [...items.keys()].filter((field) => !here.has(field) && differsFromPage(form, field));
    for (const field of back) here.give(field, PUT_BACK_AT);
    // Until it says otherwise, what the server has is older than anything that was given or left here.
    const saved = Object.entries(answers).map(([field, value]) => [field, { value, at: 0 }] as const);
    const changed = [...left, ...take(Object.fromEntries(saved))];
    for (const field of back) if (!(field in answers)) enqueue(field, here.current(field));
    return changed;
  }

  return {
    person: () => person,
    isKept: () => kept,
    begin() {
      for (const field of items.keys())
        if (differsFromPage(form, field) && isByHand(form, field))
          give(field, Math.round(performance.timeOrigin));
    },
    give,
    take,
    takeDraft,
    takeEarlier,
    confirm(answers) {
      for (const [field, { at }] of Object.entries(answers)) draft?.confirm(field, at);
    },
    unsaved,
    end() {
      over = true;
      queue.close();
      if (draft) draft.wipe();
      else wipeDrafts(store, null);
    },
    isOver: () => over,
  };
}
