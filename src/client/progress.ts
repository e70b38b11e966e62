/** How far someone is, counted honestly: what is still open, and all that may be asked after the answers so far. */
import type { FormInput } from '../domain/form.ts';
import { isAnswered, minutesFor } from '../domain/journey.ts';
import type { Questionnaire } from '../domain/questionnaire.ts';
import { askable } from './askable.ts';

export interface Progress {
  /** Place of the section among those that may be asked, from 1. */
  readonly nth: number;
  readonly count: number;
  /** Whole minutes for what may be open in this section and those after it; at least 1. It only gets less. */
  readonly minutes: number;
}

/** Progress at the section with this code. */
export function progressAt(questionnaire: Questionnaire, answers: FormInput, code: string): Progress {
  const sections = askable(questionnaire, answers, code);
  const index = Math.max(
    0,
    sections.findIndex((section) => section.code === code),
  );
  const open = sections
    .slice(index)
    .map((section) => ({ ...section, items: section.items.filter((item) => !isAnswered(item, answers)) }))
    .filter((section) => section.items.length > 0);
  return {
    nth: index + 1,
    count: sections.length,
    minutes: minutesFor({ ...questionnaire, sections: open }),
  };
}
