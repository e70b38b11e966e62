/** Reads and writes the answers in the form: by field name, whether or not the field is shown or disabled. */
import { fieldsOf } from '../domain/journey.ts';
import type { Item, Questionnaire } from '../domain/questionnaire.ts';
import type { Value } from './draft.ts';

type Control = HTMLInputElement | HTMLTextAreaElement;

/** Every item by the name of its form fields. */
export function itemsByField(questionnaire: Questionnaire): Map<string, Item> {
  const items = questionnaire.sections.flatMap((section) => section.items);
  return new Map(items.flatMap((item) => fieldsOf(item).map((field) => [field, item] as const)));
}

/** A large questionnaire is read at each keystroke, so its controls are looked up once. They never change. */
const found = new WeakMap<HTMLFormElement, ReadonlyMap<string, Control[]>>();

/** The controls with this name, in the order of the page. */
export function controlsOf(form: HTMLFormElement, field: string): readonly Control[] {
  const controls = found.get(form) ?? controlsIn(form);
  found.set(form, controls);
  return controls.get(field) ?? [];
}

function controlsIn(form: HTMLFormElement): ReadonlyMap<string, Control[]> {
  const controls = new Map<string, Control[]>();
  for (const control of form.querySelectorAll<Control>('[name]'))
    controls.set(control.name, [...(controls.get(control.name) ?? []), control]);
  return controls;
}

/** What the person filled in for a field; a list only where more than one answer may be given. */
export function readValue(form: HTMLFormElement, field: string): Value {
  const controls = controlsOf(form, field);
  const [first] = controls;
  if (!first) return '';
  if (first.type === 'checkbox') return controls.filter(isChosen).map((control) => control.value);
  if (first.type === 'radio') return controls.find(isChosen)?.value ?? '';
  return first.value;
}

export function writeValue(form: HTMLFormElement, field: string, value: Value): void {
  const chosen = typeof value === 'string' ? [value] : value;
  for (const control of controlsOf(form, field)) {
    if (control.type === 'checkbox' || control.type === 'radio') {
      (control as HTMLInputElement).checked = chosen.includes(control.value);
    } else control.value = chosen[0] ?? '';
  }
}

/** Whether the field was answered before this module ran, or put back by the browser: it differs from the page as sent. */
export const differsFromPage = (form: HTMLFormElement, field: string): boolean =>
  controlsOf(form, field).some((control) =>
    'checked' in control && (control.type === 'checkbox' || control.type === 'radio')
      ? control.checked !== control.defaultChecked
      : control.value !== control.defaultValue,
  );

/** Whether a person did it. After a reload or going back the browser may have put it back; older browsers don't tell. */
export function isByHand(form: HTMLFormElement, field: string): boolean {
  const [entry] = performance.getEntriesByType('navigation');
  if (!entry || !('type' in entry) || entry.type === 'navigate') return true;
  try {
    return controlsOf(form, field).some((control) => control.matches(':user-valid, :user-invalid'));
  } catch {
    return true;
  }
}

const isChosen = (control: Control): boolean => (control as HTMLInputElement).checked;
