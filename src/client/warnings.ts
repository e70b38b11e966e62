/** Asks about an unusual answer once, when going on; going on again overrules it. */
import { warningsFor } from '../domain/warning.ts';
import { fieldsOf } from '../domain/journey.ts';
import { controlsOf } from './fields.ts';
import type { Filling } from './filling.ts';
import { NOTE } from './words.ts';

export interface Warnings {
  /** True when one of these fields has a warning that the person hasn't seen yet; it is shown and gets the focus. */
  ask(fields: readonly string[]): boolean;
}

export function createWarnings(filling: Filling): Warnings {
  const seen = new Set<string>();
  return {
    ask(fields) {
      const answers = filling.answers();
      const items = new Set(fields.flatMap((field) => filling.items.get(field) ?? []));
      let first: HTMLElement | undefined;
      for (const item of items) {
        const words = warningsFor(item, answers, filling.today());
        const [control] = controlsOf(filling.form, fieldsOf(item)[0] ?? '');
        show(filling.form, item.code, words, control);
        const mark = JSON.stringify([item.code, words, fieldsOf(item).map((field) => answers[field])]);
        if (words.length > 0 && !seen.has(mark)) first ??= control;
        seen.add(mark);
      }
      first?.focus();
      return first !== undefined;
    },
  };
}

/** Puts the words under the question, tied to its control; no words take them away. */
function show(
  form: HTMLFormElement,
  code: string,
  words: readonly string[],
  control: HTMLElement | undefined,
): void {
  const box = form.querySelector(`[data-item="${CSS.escape(code)}"]`);
  const id = `${code}-let-op`;
  box?.querySelector(':scope > [data-warning]')?.remove();
  const others = (control?.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter((each) => each && each !== id);
  if (words.length > 0) {
    const line = document.createElement('p');
    line.id = id;
    line.className = 'field-warning';
    line.dataset.warning = '';
    line.textContent = NOTE + words.join(' ');
    box?.append(line);
    others.push(id);
  }
  if (others.length > 0) control?.setAttribute('aria-describedby', others.join(' '));
  else control?.removeAttribute('aria-describedby');
}
