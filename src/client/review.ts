/** The answers to read back before sending: each question with its answer and a link to change it. */
import { fieldsOf } from '../domain/journey.ts';
import type { FormInput } from '../domain/form.ts';
import type { Item, Section } from '../domain/questionnaire.ts';
import { answerWords } from './answer-words.ts';
import { controlsOf } from './fields.ts';
import type { Filling } from './filling.ts';
import { CHANGE } from './words.ts';

/** Fills `box` anew with all sections that are asked. */
export function showReview(box: HTMLElement, filling: Filling): void {
  const answers = filling.answers();
  box.replaceChildren(...filling.asked().flatMap((section) => sectionOf(filling.form, section, answers)));
}

function sectionOf(form: HTMLFormElement, section: Section, answers: FormInput): HTMLElement[] {
  const list = make('dl', '', 'given-answers');
  list.append(...section.items.map((item) => rowOf(form, item, answers)));
  return [make('h3', section.title), list];
}

function rowOf(form: HTMLFormElement, item: Item, answers: FormInput): HTMLElement {
  const row = make('div');
  const change = make('dd', '', 'change');
  const link = make('a', CHANGE) as HTMLAnchorElement;
  link.href = `#${controlsOf(form, fieldsOf(item)[0] ?? '')[0]?.id ?? ''}`;
  link.append(make('span', `: ${item.question}`, 'visually-hidden'));
  change.append(link);
  const given = make('dd');
  given.append(...answerWords(item, answers).map((words) => make('p', words)));
  row.append(make('dt', item.question), given, change);
  return row;
}

function make(tag: string, text = '', className = ''): HTMLElement {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
}
