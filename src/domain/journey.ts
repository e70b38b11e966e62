/**
 * The way through a questionnaire, computed from its definition and the answers so far. No "current page" is kept:
 * which items are asked, what comes next and how far someone is all follow, also after a changed answer.
 */
import { holds } from './condition.ts';
import { many, type FormInput } from './form.ts';
import { walk } from './paths.ts';
import type { Asking, Trial } from './trial.ts';
import type { Item, Questionnaire, Section } from './questionnaire.ts';
import { spellFields } from './spells.ts';

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

/**
 * The form fields of an item: its code, the codes of the rows of a matrix, or the parts of each spell
 * (`<item>_1_from`, `<item>_1_to`, `<item>_1_hours`, `<item>_2_from`, ...).
 */
export function fieldsOf({ code, answer }: Item): readonly string[] {
  if (answer.type === 'matrix') return answer.rows.map((row) => row.code);
  if (answer.type !== 'spells') return [code];
  return Array.from({ length: answer.most }, (_, index) => spellFields(code, index + 1, answer)).flatMap(
    ({ from, to, hours }) => (hours ? [from, to, hours] : [from, to]),
  );
}

/** Whether every field of the item holds something; of spells: the first day of one of them. */
export function isAnswered(item: Item, answers: FormInput): boolean {
  const filled = (field: string): boolean => many(answers, field).some((value) => value.trim() !== '');
  if (item.answer.type === 'spells') {
    return fieldsOf(item).some((field) => field.endsWith('_from') && filled(field));
  }
  return fieldsOf(item).every(filled);
}

/** The questionnaire of a role in a wave; null where the role gets none. */
export function questionnaireFor(
  { questionnaires }: Pick<Trial, 'questionnaires'>,
  role: string,
  wave: string,
): Questionnaire | null {
  return questionnaires.find((one) => one.role === role && one.wave === wave) ?? null;
}

/** The window and the reminders of a questionnaire; undefined for one that the trial doesn't have. */
export const askingOf = (
  { questionnaires, schedule, baselineAgain }: Pick<Trial, 'questionnaires' | 'schedule' | 'baselineAgain'>,
  id: string | null,
): Asking | undefined => {
  const wave = questionnaires.find((one) => one.id === id)?.wave;
  return [...schedule, baselineAgain].find(({ code }) => code === wave);
};

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
    case 'money':
      return 12;
    case 'visual':
      return 8;
    case 'spells':
      return 12 + answer.most * (answer.hours ? 24 : 16);
    case 'scale':
      return 6;
    case 'matrix':
      return 4 * answer.rows.length;
    case 'text':
      return answer.long ? 45 : 15;
  }
}

function wordsOf(item: Item): string {
  const { answer } = item;
  const options = 'options' in answer ? answer.options.map((option) => option.label) : [];
  const rows = answer.type === 'matrix' ? answer.rows.map((row) => row.label) : [];
  const labels = answer.type === 'spells' ? [answer.from, answer.to, answer.hours?.label ?? ''] : [];
  return [item.question, item.hint ?? '', ...options, ...rows, ...labels].join(' ');
}

/** Seconds of the longest way through: reading at a calm pace, and answering. */
export function secondsFor(questionnaire: Pick<Questionnaire, 'sections'>): number {
  const reading = (text: string): number => text.split(/\s+/).filter(Boolean).length / WORDS_PER_SECOND;
  return walk(questionnaire, {
    item: (item) => reading(wordsOf(item)) + secondsToAnswer(item),
    section: ({ title, intro }) => reading(`${title} ${intro ?? ''}`),
  }).heaviest;
}

/**
 * Whole minutes that the longest way through a questionnaire takes, rounded up; at least 1. Of what is left of one (items
 * that were answered taken out) it counts what is left.
 */
export function minutesFor(questionnaire: Pick<Questionnaire, 'sections'>): number {
  return Math.max(1, Math.ceil(secondsFor(questionnaire) / 60));
}

/**
 * Minutes that a questionnaire may ask at most: what invitations and pages promise. Computed time stays below it.
 * @throws if the trial has no such role
 */
export function minutesAtMost(
  trial: Pick<Trial, 'roles' | 'schedule' | 'baselineAgain'>,
  { role, wave }: Questionnaire,
): number {
  if (wave === trial.baselineAgain.code) return trial.baselineAgain.minutes;
  const limit = trial.roles[role]?.minutes;
  if (!limit) throw new Error(`no role ${role}`);
  return wave === trial.schedule[0]?.code ? limit.baseline : limit.later;
}
