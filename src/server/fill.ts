/** Fills a prebuilt page: values, lists, flags, what was typed, and what is wrong with it. Values never become markup. */
import { parse, type HTMLElement } from 'node-html-parser';
import { escapeHtml } from './escape.ts';
import { attribute, readPage, setText, type Fill, type FillRow } from './fill-page.ts';
import { showForm } from './fill-form.ts';
import { showProblems } from './fill-problems.ts';

export type { Fill, FillRow } from './fill-page.ts';

/**
 * The page with its places filled: `data-text`, `data-href`, `data-value` by key; `data-when` and `data-unless` by
 * flag; `data-each` once for each row; then the form as typed, and its problems. Keys that the page doesn't know are
 * ignored; places without a value stay as built. `title` takes the place of what stands before the study's name.
 */
export function fillPage(html: string, fill: Fill): string {
  const page = readPage(html);
  fillPlaces(page, fill);
  if (fill.form) showForm(page, fill.form);
  const title = page.querySelector('title');
  if (title && fill.title !== undefined)
    setText(title, [fill.title, ...title.text.split(' · ').slice(1)].join(' · '));
  if (fill.problems?.length) {
    showProblems(page, fill.problems);
    if (title) setText(title, `Fout: ${title.text}`);
  }
  return page.toString();
}

function fillPlaces(root: HTMLElement, fill: FillRow & Pick<Fill, 'each'>): void {
  fillLists(root, fill);
  keepFlagged(root, fill.show ?? []);
  for (const element of root.querySelectorAll('[data-text]')) {
    const value = fill.text?.[attribute(element, 'data-text')];
    if (value !== undefined) setText(element, value);
    element.removeAttribute('data-text');
  }
  for (const [name, values] of [
    ['href', fill.href],
    ['value', fill.value],
  ] as const) {
    for (const element of root.querySelectorAll(`[data-${name}]`)) {
      const value = values?.[attribute(element, `data-${name}`)];
      if (value !== undefined) element.setAttribute(name, escapeHtml(value));
      element.removeAttribute(`data-${name}`);
    }
  }
}

/** Repeats each list for its rows. A row sees the values of the page as well; its own come first. */
function fillLists(root: HTMLElement, fill: FillRow & Pick<Fill, 'each'>): void {
  for (const element of root.querySelectorAll('[data-each]')) {
    const rows = fill.each?.[attribute(element, 'data-each')] ?? [];
    element.removeAttribute('data-each');
    const pattern = element.toString();
    const filled = rows.flatMap((row) => {
      const one = parse(pattern);
      fillPlaces(one, {
        text: { ...fill.text, ...row.text },
        href: { ...fill.href, ...row.href },
        value: { ...fill.value, ...row.value },
        show: [...(fill.show ?? []), ...(row.show ?? [])],
      });
      return one.childNodes;
    });
    element.replaceWith(...filled);
  }
}

function keepFlagged(root: HTMLElement, show: readonly string[]): void {
  for (const element of root.querySelectorAll('[data-when], [data-unless]')) {
    const when = element.getAttribute('data-when');
    const unless = element.getAttribute('data-unless');
    if ((when && !show.includes(when)) || (unless && show.includes(unless))) element.remove();
    element.removeAttribute('data-when');
    element.removeAttribute('data-unless');
  }
}
