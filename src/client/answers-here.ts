/** The answers that stand in this tab's form, each with the moment at which it was given. */
import { readItem } from '../domain/answers.ts';
import { newest, type Given, type Givens, type Value } from './draft.ts';
import { readValue, writeValue } from './fields.ts';
import type { Filling } from './filling.ts';

export interface AnswersHere {
  /** Whether any answer has a moment: given here, or brought in from this device. */
  begun(): boolean;
  /** Whether this one has a moment. */
  has(field: string): boolean;
  /** An answer was given at this moment (milliseconds since 1970). */
  give(field: string, at: number): Given;
  current(field: string): Given;
  /** Everything that is filled in or was emptied here; what was never touched counts as old. */
  all(): Givens;
  /** Puts in the form whatever is newer than what stands there; gives the fields that changed. */
  put(news: Givens): string[];
  /**
   * Puts in the form what the server has since the moment `asked` (milliseconds), save for the fields that `wait` to be
   * saved from here; gives the fields that changed. A tab that was asleep learns so what was answered elsewhere.
   */
  takeSaved(saved: Readonly<Record<string, Value>>, asked: number, wait: readonly string[]): string[];
  /** Whether the server would take this answer; an emptied field may always be saved. */
  isSound(field: string, given: Given): boolean;
  /** Fields that were touched and hold what the server would not take. */
  unsound(): string[];
}

export function createAnswersHere({ form, items, today }: Filling): AnswersHere {
  const times = new Map<string, number>();

  const current = (field: string): Given => ({ value: readValue(form, field), at: times.get(field) ?? 0 });

  function all(): Givens {
    const filled = [...items.keys()].map((field) => [field, current(field)] as const);
    return Object.fromEntries(filled.filter(([field, { value }]) => value.length > 0 || times.has(field)));
  }

  function isSound(field: string, { value }: Given): boolean {
    const item = items.get(field);
    if (!item || value.length === 0) return item !== undefined;
    const { problems } = readItem(item, { [field]: value }, today());
    return !problems?.some((problem) => problem.field === field);
  }

  return {
    begun: () => times.size > 0,
    has: (field) => times.has(field),
    give(field, at) {
      times.set(field, at);
      return current(field);
    },
    current,
    all,
    put(news) {
      const before = all();
      const changed = Object.entries(newest(before, news)).filter(
        ([field, given]) => items.has(field) && given !== before[field],
      );
      for (const [field, { value, at }] of changed) {
        writeValue(form, field, value);
        if (at > 0 || times.has(field)) times.set(field, at);
      }
      return changed.map(([field]) => field);
    },
    takeSaved(saved, asked, wait) {
      const changed = Object.entries(saved).filter(([field, value]) => {
        const here = current(field);
        return items.has(field) && !wait.includes(field) && here.at < asked && !isSame(here.value, value);
      });
      for (const [field, value] of changed) {
        writeValue(form, field, value);
        times.set(field, asked);
      }
      return changed.map(([field]) => field);
    },
    isSound,
    unsound: () => [...times.keys()].filter((field) => !isSound(field, current(field))),
  };
}

/** Options of one question stand in the order of the page here, and as they were saved there. */
export const isSame = (left: Value, right: Value): boolean =>
  JSON.stringify([left].flat().sort()) === JSON.stringify([right].flat().sort());
