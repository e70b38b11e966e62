/** The forms of a questionnaire beside the whole one: short [T9], and for a conversation with who may not know the arm [T7, T8]. */
import { itemsOf } from './condition.ts';
import { fieldsOf } from './journey.ts';
import type { Item, Questionnaire, Section } from './questionnaire.ts';
import type { Trial } from './trial.ts';

/**
 * Only the items of the primary outcome and what their conditions depend on, under the same id and version. Offered
 * with the last reminder.
 * @returns null where the role or the wave has no primary outcome, or the questionnaire none of its items
 */
export function shortFormOf(
  { primaryOutcome }: Pick<Trial, 'primaryOutcome'>,
  questionnaire: Questionnaire,
): Questionnaire | null {
  const { role, waves, items } = primaryOutcome;
  if (questionnaire.role !== role || !waves.includes(questionnaire.wave)) return null;
  const kept = withDependencies(questionnaire, items);
  const sections = pick(questionnaire.sections, (item) => kept.has(item));
  return sections.length > 0 ? { ...questionnaire, sections } : null;
}

/** Without the sections whose answers could tell the arm: whoever asks the questions aloud must not learn it. */
export function assistedFormOf(questionnaire: Questionnaire): Questionnaire {
  return { ...questionnaire, sections: questionnaire.sections.filter(({ revealsArm }) => !revealsArm) };
}

/** The items with these codes (of the item or of a part of it), and every item that decides whether they are asked. */
function withDependencies({ sections }: Questionnaire, codes: readonly string[]): ReadonlySet<Item> {
  const kept = new Set<Item>();
  const add = (code: string): void => {
    for (const section of sections) {
      const item = section.items.find((one) => one.code === code || fieldsOf(one).includes(code));
      if (!item || kept.has(item)) continue;
      kept.add(item);
      for (const when of [item.when, section.when]) if (when) itemsOf(when).forEach(add);
    }
  };
  codes.forEach(add);
  return kept;
}

function pick(sections: readonly Section[], keeps: (item: Item) => boolean): Section[] {
  return sections
    .map((section) => ({ ...section, items: section.items.filter(keeps) }))
    .filter(({ items }) => items.length > 0);
}
