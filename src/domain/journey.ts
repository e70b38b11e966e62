/**
 * The way through a questionnaire, computed from its definition and the answers so far. No "current page" is kept:
 * which items are asked, what comes next and how far someone is all follow, also after a changed answer.
 */
import { holds } from './condition.ts';
import { many, type FormInput } from './form.ts';
import type { Trial } from './trial.ts';
import type { Item, Questionnaire, Section } from './questionnaire.ts';

/** A section that is asked, with only its items that are asked. */
export type AskedSection = Section;

/**
 * The sections and items that are asked, in order. An answer to an item that isn't asked counts nowhere: a condition
 * that looks at it sees an unanswered item.
 */
export function asked(questionnaire: Questionnaire, answers: FormInput): readonly AskedSection[] {
  const counted: Record<string, string | readonly string[]> = {};
  const sections: AskedSection[] = [];
  for (const section of questionnaire.sections) {
    if (section.when && !holds(section.when, counted)) continue;
    const items: Item[] = [];
    for (const item of section.items) {
      if (item.when && !holds(item.when, counted)) continue;
      items.push(item);
      for (const field of fieldsOf(item)) counted[field] = many(answers, field);
    }
    if (items.length > 0) sections.push({ ...section, items });
  }
  return sections;
}

/** The form fields of an item: its code, or the codes of the rows of a matrix. */
export function fieldsOf(item: Item): readonly string[] {
  return item.answer.type === 'matrix' ? item.answer.rows.map((row) => row.code) : [item.code];
}

/** Whether every field of the item holds something. */
export function isAnswered(item: Item, answers: FormInput): boolean {
  return fieldsOf(item).every((field) => many(answers, field).some((value) => value.trim() !== ''));
}

/** How far someone is: items asked, items answered, and the first asked item without an answer (null: all done). */
export function progress(
  questionnaire: Questionnaire,
  answers: FormInput,
): {
  readonly asked: number;
  readonly answered: number;
  readonly next: { section: string; item: string } | null;
} {
  const all = asked(questionnaire, answers).flatMap((section) =>
    section.items.map((item) => ({ section: section.code, item })),
  );
  const open = all.filter(({ item }) => !isAnswered(item, answers));
  const next = open.find(({ item }) => item.required) ?? open[0];
  return {
    asked: all.length,
    answered: all.length - open.length,
    next: next ? { section: next.section, item: next.item.code } : null,
  };
}

/** Reading speed in words a second: a calm pace for a tired reader. */
const WORDS_PER_SECOND = 3;

/** Seconds to give an answer once the question has been read; our own estimate. */
function secondsToAnswer({ answer }: Item): number {
  switch (answer.type) {
    case 'choice':
      return 4;
    case 'choices':
      return 4 + 2 * answer.options.length;
    case 'number':
    case 'date':
      return 12;
    case 'scale':
      return 6;
    case 'matrix':
      return 6 * answer.rows.length;
    case 'text':
      return answer.long ? 45 : 15;
  }
}

function wordsOf(item: Item): string {
  const { answer } = item;
  const options = 'options' in answer ? answer.options.map((option) => option.label) : [];
  const rows = answer.type === 'matrix' ? answer.rows.map((row) => row.label) : [];
  return [item.question, item.hint ?? '', ...options, ...rows].join(' ');
}

/** Whole minutes that a questionnaire takes when every item is asked: reading and answering, rounded up. */
export function minutesFor(questionnaire: Questionnaire): number {
  const words = (text: string): number => text.split(/\s+/).filter(Boolean).length;
  const seconds = questionnaire.sections.reduce(
    (sum, section) =>
      sum +
      words(`${section.title} ${section.intro ?? ''}`) / WORDS_PER_SECOND +
      section.items.reduce(
        (part, item) => part + words(wordsOf(item)) / WORDS_PER_SECOND + secondsToAnswer(item),
        0,
      ),
    0,
  );
  return Math.max(1, Math.ceil(seconds / 60));
}

/**
 * Minutes that a questionnaire may ask at most: what invitations and pages promise. Computed time stays below it.
 * @throws if the trial has no such role
 */
export function minutesAtMost(
  trial: Pick<Trial, 'roles' | 'schedule'>,
  { role, wave }: Questionnaire,
): number {
  const limit = trial.roles[role]?.minutes;
  if (!limit) throw new Error(`no role ${role}`);
  return wave === trial.schedule[0]?.code ? limit.baseline : limit.later;
}
