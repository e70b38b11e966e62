/** Shows what is wrong in the same markup as the server does: a summary with links, and words beside the field. */
import type { Problem } from '../domain/form.ts';
import { controlsOf } from './fields.ts';

const TITLE_MARK = 'Fout: ';

/** Replaces all problems shown by these; with problems the summary takes the focus. */
export function showProblems(form: HTMLFormElement, problems: readonly Problem[]): void {
  clearProblems(form);
  if (problems.length === 0) return;
  for (const problem of problems) markField(form, problem);
  const summary = summaryOf();
  summary?.querySelector('ul')?.append(...problems.map((problem) => linkTo(form, problem)));
  if (!document.title.startsWith(TITLE_MARK)) document.title = TITLE_MARK + document.title;
  if (!summary) return;
  summary.hidden = false;
  summary.focus();
}

export function clearProblems(form: HTMLFormElement): void {
  const summary = summaryOf();
  if (summary) summary.hidden = true;
  summary?.querySelector('ul')?.replaceChildren();
  for (const field of form.querySelectorAll<HTMLElement>('[data-field]'))
    clearField(form, field.dataset.field ?? '');
  if (document.title.startsWith(TITLE_MARK)) document.title = document.title.slice(TITLE_MARK.length);
}

/** Takes the words beside one field away, as soon as its answer is changed. */
export function clearField(form: HTMLFormElement, field: string): void {
  const words = wordsOf(form, field);
  if (!words || words.hidden) return;
  words.hidden = true;
  words.textContent = '';
  for (const control of controlsOf(form, field)) {
    control.removeAttribute('aria-invalid');
    describe(
      control,
      described(control).filter((id) => id !== words.id),
    );
  }
}

/** Fields that the page came with a problem for: the server refused what was sent. */
export const fieldsWithProblem = (form: HTMLFormElement): string[] =>
  [...form.querySelectorAll<HTMLElement>('[data-field]:has(> [data-error]:not([hidden]))')].flatMap(
    (field) => field.dataset.field ?? [],
  );

export const summaryOf = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('[data-error-summary]');

function markField(form: HTMLFormElement, { field, message }: Problem): void {
  const words = wordsOf(form, field);
  if (!words) return;
  const mark = document.createElement('span');
  mark.className = 'visually-hidden';
  mark.textContent = TITLE_MARK;
  words.id = `${field}-fout`;
  words.replaceChildren(mark, message);
  words.hidden = false;
  for (const control of controlsOf(form, field)) {
    control.setAttribute('aria-invalid', 'true');
    describe(control, [...described(control), words.id]);
  }
}

function linkTo(form: HTMLFormElement, { field, message }: Problem): HTMLLIElement {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = `#${controlsOf(form, field)[0]?.id ?? ''}`;
  link.textContent = message;
  item.append(link);
  return item;
}

const wordsOf = (form: HTMLFormElement, field: string): HTMLElement | null =>
  form.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"] > [data-error]`);

const described = (control: Element): string[] =>
  control.getAttribute('aria-describedby')?.split(' ').filter(Boolean) ?? [];

function describe(control: Element, ids: readonly string[]): void {
  if (ids.length > 0) control.setAttribute('aria-describedby', ids.join(' '));
  else control.removeAttribute('aria-describedby');
}
