/**
 * The local draft of one person's questionnaire: only what the server has not confirmed yet [C10], one key for each
 * item with the time at which it was given, so that two tabs cannot overwrite each other's newer answer.
 */

export type Value = string | string[];

/** One answer with the moment (milliseconds since 1970) at which the person gave it. */
export interface Given {
  readonly value: Value;
  readonly at: number;
}

export type Givens = Readonly<Record<string, Given>>;

/** The part of `Storage` that a draft needs. */
export type Store = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

export interface Draft {
  /** What is waiting, by item; entries that are broken or too old are removed on the way. */
  read(now: number): Givens;
  /** False when this device cannot keep anything (storage full or switched off). */
  keep(item: string, given: Given): boolean;
  /** Forgets an answer that the server has, unless a newer one stands there by now. */
  confirm(item: string, at: number): void;
  wipe(): void;
}

/** A draft that nobody came back for is not kept on what may be a shared computer: three days. */
export const DRAFT_LIFE_MS = 3 * 24 * 60 * 60 * 1000;

const PREFIX = 'vragenlijst/';

/**
 * The draft of questionnaire `id` in `version` of the person with this tag, kept in `store` (null: this device cannot
 * keep anything).
 */
export function openDraft(store: Store | null, person: string, id: string, version: number): Draft {
  const prefix = `${PREFIX}${person}/${id}/${version}/`;
  const keys = () => (store ? keysOf(store).filter((key) => key.startsWith(prefix)) : []);
  return {
    read(now) {
      const found: Record<string, Given> = {};
      for (const key of keys()) {
        const given = parse(store?.getItem(key) ?? null);
        if (given && now - given.at < DRAFT_LIFE_MS) found[key.slice(prefix.length)] = given;
        else store?.removeItem(key);
      }
      return found;
    },
    keep(item, given) {
      try {
        store?.setItem(prefix + item, JSON.stringify(given));
        return store !== null;
      } catch {
        return false;
      }
    },
    confirm(item, at) {
      const standing = parse(store?.getItem(prefix + item) ?? null);
      if (!standing || standing.at <= at) store?.removeItem(prefix + item);
    },
    wipe() {
      for (const key of keys()) store?.removeItem(key);
    },
  };
}

/** Wipes what other people left on this device; `person` null: everybody's. */
export function wipeDrafts(store: Store | null, person: string | null): void {
  for (const key of store ? keysOf(store) : []) {
    const own = person !== null && key.startsWith(`${PREFIX}${person}/`);
    if (key.startsWith(PREFIX) && !own) store?.removeItem(key);
  }
}

/** Of two sets of answers the newest of each item; at the same moment the first set wins. */
export function newest(mine: Givens, theirs: Givens): Givens {
  const merged: Record<string, Given> = { ...mine };
  for (const [item, given] of Object.entries(theirs)) {
    const standing = merged[item];
    if (!standing || given.at > standing.at) merged[item] = given;
  }
  return merged;
}

function keysOf(store: Store): string[] {
  return Array.from({ length: store.length }, (_, index) => store.key(index)).filter((key) => key !== null);
}

function parse(text: string | null): Given | null {
  try {
    const given: unknown = JSON.parse(text ?? 'null');
    return isGiven(given) ? given : null;
  } catch {
    return null;
  }
}

/** Whether something that came from storage or another tab is an answer with its time. */
export function isGiven(thing: unknown): thing is Given {
  if (typeof thing !== 'object' || thing === null || !('value' in thing) || !('at' in thing)) return false;
  return isValue(thing.value) && typeof thing.at === 'number' && Number.isFinite(thing.at);
}

export const isValue = (thing: unknown): thing is Value =>
  typeof thing === 'string' || (Array.isArray(thing) && thing.every((one) => typeof one === 'string'));
