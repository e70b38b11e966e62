/**
 * What may still be asked. A question that nobody has come to yet decides nothing, so that the way before someone gets
 * shorter while they answer, and never longer.
 */
import { holds } from '../domain/condition.ts';
import { many, type FormInput } from '../domain/form.ts';
import { fieldsOf, isAnswered } from '../domain/journey.ts';
import type { Condition, Item, Questionnaire, Section } from '../domain/questionnaire.ts';

/** The sections with the items that are asked, or may be: open questions before the section `from` count as skipped. */
export function askable(questionnaire: Questionnaire, answers: FormInput, from: string): readonly Section[] {
  const counted: Record<string, string | readonly string[]> = {};
  const open = new Set<string>();
  const maybe = (when: Condition | undefined) => !when || judge(when, counted, open) !== false;
  let passed = true;
  const sections: Section[] = [];
  for (const section of questionnaire.sections) {
    if (section.code === from) passed = false;
    if (!maybe(section.when)) continue;
    const items: Item[] = [];
    for (const item of section.items) {
      if (!maybe(item.when)) continue;
      items.push(item);
      for (const field of fieldsOf(item)) {
        counted[field] = many(answers, field);
        if (!passed && !isAnswered(item, answers)) open.add(field);
      }
    }
    if (items.length > 0) sections.push({ ...section, items });
  }
  return sections;
}

/** Whether a condition holds; null: that depends on questions that are still open. */
function judge(condition: Condition, answers: FormInput, open: ReadonlySet<string>): boolean | null {
  if ('not' in condition) {
    const inner = judge(condition.not, answers, open);
    return inner === null ? null : !inner;
  }
  if ('all' in condition || 'any' in condition) {
    const decides = 'any' in condition;
    const parts = ('any' in condition ? condition.any : condition.all).map((part) =>
      judge(part, answers, open),
    );
    if (parts.includes(decides)) return decides;
    return parts.includes(null) ? null : !decides;
  }
  return open.has(condition.item) ? null : holds(condition, answers);
}
