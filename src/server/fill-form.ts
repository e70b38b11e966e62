/** Shows a form again as it was typed; passwords, codes and hidden fields are left as built. */
import type { HTMLElement } from 'node-html-parser';
import { escapeHtml } from './escape.ts';
import { attribute, controls, setText, type Fill } from './fill-page.ts';

const NEVER_SHOWN = ['password', 'hidden', 'file', 'submit', 'button', 'reset', 'image'];

/** Sets value, `checked`, `selected` or text of each control whose name is in `form`. */
export function showForm(page: HTMLElement, form: NonNullable<Fill['form']>): void {
  const typed = new Map(Object.entries(form).map(([name, value]) => [name, [value].flat()]));
  for (const control of controls(page)) {
    const name = attribute(control, 'name');
    const values = typed.get(name);
    if (isSecret(control, name)) continue;
    if (control.rawTagName === 'textarea') showTextarea(control, values);
    else if (control.rawTagName === 'select') showSelect(control, values);
    else showInput(control, values);
  }
}

function isSecret(control: HTMLElement, name: string): boolean {
  const type = attribute(control, 'type').toLowerCase();
  return (
    name === 'code' || attribute(control, 'autocomplete') === 'one-time-code' || NEVER_SHOWN.includes(type)
  );
}

function showInput(control: HTMLElement, values: readonly string[] | undefined): void {
  if (['checkbox', 'radio'].includes(attribute(control, 'type').toLowerCase())) {
    mark(control, 'checked', values?.includes(control.getAttribute('value') ?? 'on') ?? false);
  } else if (values) control.setAttribute('value', escapeHtml(values[0] ?? ''));
}

function showSelect(control: HTMLElement, values: readonly string[] | undefined): void {
  if (!values) return;
  for (const option of control.querySelectorAll('option')) {
    mark(option, 'selected', values.includes(option.getAttribute('value') ?? option.text));
  }
}

function showTextarea(control: HTMLElement, values: readonly string[] | undefined): void {
  const text = values?.[0];
  // A browser drops the first line break of a text area, so that one is given to drop.
  if (text !== undefined) setText(control, text.startsWith('\n') ? `\n${text}` : text);
}

function mark(element: HTMLElement, name: string, on: boolean): void {
  if (on) element.setAttribute(name, '');
  else element.removeAttribute(name);
}
