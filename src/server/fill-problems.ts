/** Shows problems: a summary that takes the focus, and the words beside each field. */
import { parse, TextNode, type HTMLElement } from 'node-html-parser';
import { escapeHtml } from './escape.ts';
import type { Problem } from '../domain/form.ts';
import { attribute, controls } from './fill-page.ts';

/** Opens the error summary of the page and marks each field that has a problem. */
export function showProblems(page: HTMLElement, problems: readonly Problem[]): void {
  const items = problems.map((problem) => {
    const target = markField(page, problem);
    const words = escapeHtml(problem.message);
    return target ? `<li><a href="#${escapeHtml(target)}">${words}</a></li>` : `<li>${words}</li>`;
  });
  const summary = page.querySelector('[data-error-summary]');
  summary?.removeAttribute('hidden');
  summary?.setAttribute('autofocus', '');
  const list = summary?.querySelector('ul');
  if (list) list.childNodes = parse(items.join('')).childNodes;
}

/** Puts the words beside the field; gives the id that a link can go to, or null if the page has no such field. */
function markField(page: HTMLElement, { field, message, beside = message }: Problem): string | null {
  const named = controls(page).filter(
    (control) => attribute(control, 'name') === field && attribute(control, 'type') !== 'hidden',
  );
  const wrapper = wrapperOf(page, field, named[0]);
  const own = named.length ? named : wrapper ? controls(wrapper) : [];
  for (let folded = wrapper?.closest('details'); folded; folded = folded.parentNode?.closest('details'))
    folded.setAttribute('open', '');
  const first = own[0];
  const words = wrapper?.querySelector('[data-error]');
  if (wrapper && words) {
    const id = `${attribute(wrapper, 'data-field')}-fout`;
    words.removeAttribute('hidden');
    words.setAttribute('id', escapeHtml(id));
    words.childNodes = parse(`<span class="visually-hidden">Fout: </span>`).childNodes;
    words.appendChild(new TextNode(escapeHtml(beside), words));
    for (const control of own) describe(control, id);
  }
  if (!first) return null;
  if (!first.id) first.setAttribute('id', `veld-${escapeHtml(attribute(first, 'name'))}`);
  return first.id;
}

function wrapperOf(page: HTMLElement, field: string, control: HTMLElement | undefined): HTMLElement | null {
  const wrappers = page.querySelectorAll('[data-field]');
  return (
    wrappers.find((wrapper) => attribute(wrapper, 'data-field') === field) ??
    control?.closest('[data-field]') ??
    null
  );
}

function describe(control: HTMLElement, id: string): void {
  const before = attribute(control, 'aria-describedby').split(/\s+/);
  const after = [...before.filter((one) => one && one !== id), id].join(' ');
  control.setAttribute('aria-invalid', 'true');
  control.setAttribute('aria-describedby', escapeHtml(after));
}
