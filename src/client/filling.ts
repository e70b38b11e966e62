/** The questionnaire on the page: its form, its definition, and what has been filled in so far. */
import { readAnswers } from '../domain/answers.ts';
import type { FormInput, Problem } from '../domain/form.ts';
import { asked } from '../domain/journey.ts';
import type { Item, Questionnaire, Section } from '../domain/questionnaire.ts';
import { itemsByField, readValue } from './fields.ts';

export interface Filling {
  readonly form: HTMLFormElement;
  readonly questionnaire: Questionnaire;
  readonly items: ReadonlyMap<string, Item>;
  answers(): FormInput;
  asked(): readonly Section[];
  /** Everything that is wrong or missing; with fields, only there. */
  problems(fields?: readonly string[]): readonly Problem[];
  /** Whether this computer may keep what was not saved yet: not that of a researcher who types for somebody. */
  readonly keeps: boolean;
  today(): string;
}

const isoDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });

/** Reads the page; null when it holds no questionnaire. */
export function readPage(): Filling | null {
  const form = document.querySelector<HTMLFormElement>('[data-questionnaire]');
  const data = document.querySelector('[data-definition]')?.textContent;
  if (!form || !data) return null;
  const questionnaire = JSON.parse(data) as Questionnaire;
  const items = itemsByField(questionnaire);
  const answers = () => Object.fromEntries([...items.keys()].map((field) => [field, readValue(form, field)]));
  const today = () => isoDay.format(new Date());
  return {
    form,
    questionnaire,
    items,
    answers,
    asked: () => asked(questionnaire, answers()),
    problems(fields) {
      const all = readAnswers(questionnaire, answers(), today()).problems ?? [];
      return fields ? all.filter(({ field }) => fields.includes(field)) : all;
    },
    keeps: form.dataset.questionnaire !== 'assisted',
    today,
  };
}

/** Shows the items that are asked and switches the others off, so that their values aren't sent. */
export function showAsked({ form, questionnaire, asked: sections }: Filling): void {
  const shown = new Set(sections().flatMap((section) => section.items.map((item) => item.code)));
  for (const item of questionnaire.sections.flatMap((section) => section.items)) {
    const box = form.querySelector<HTMLElement>(`[data-item="${CSS.escape(item.code)}"]`);
    if (!box || box.hidden === !shown.has(item.code)) continue;
    box.hidden = !shown.has(item.code);
    for (const control of box.querySelectorAll<HTMLInputElement>('input, textarea'))
      control.disabled = box.hidden;
  }
}
