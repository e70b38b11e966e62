/** Dated spells one at a time: adds one, takes one away, and closes the gap that it leaves. */
import { ADD_SPELL, REMOVE, spellGone, spellName } from './words.ts';

export interface Spells {
  /** Shows every spell that is filled in, and those that were added. */
  refresh(): void;
}

/** `say` tells what happened to who can't see it. */
export function createSpells(form: HTMLFormElement, say: (words: string) => void): Spells {
  const groups = [...form.querySelectorAll<HTMLElement>('[data-spells]')].map((box) => createGroup(box, say));
  return { refresh: () => groups.forEach((refresh) => refresh()) };
}

function createGroup(box: HTMLElement, say: (words: string) => void): () => void {
  const spells = [...box.querySelectorAll<HTMLElement>('[data-spell]')];
  const fields = spells.map((spell) => [...spell.querySelectorAll('input')]);
  const add = button(ADD_SPELL, 'button quiet');
  const removers = spells.map((_, index) => {
    const remove = button(REMOVE, 'as-link');
    remove.setAttribute('aria-label', `${REMOVE}: ${spellName(index + 1)}`);
    remove.addEventListener('click', () => takeAway(index));
    return remove;
  });
  let shown = 1;

  const isFilled = (index: number) => fields[index]?.some(({ value }) => value !== '') ?? false;
  const lastFilled = () => fields.findLastIndex((_, index) => isFilled(index)) + 1;

  function refresh(): void {
    shown = Math.max(shown, lastFilled());
    spells.forEach((spell, index) => (spell.hidden = index >= shown));
    removers.forEach((remove) => (remove.hidden = shown === 1));
    add.hidden = shown === spells.length;
  }

  function addOne(): void {
    // Who has an empty one standing there already goes to it.
    if (isFilled(shown - 1)) shown += 1;
    refresh();
    fields[shown - 1]?.[0]?.focus();
  }

  function takeAway(gone: number): void {
    const after = fields.slice(gone).map((_, nth) => fields[gone + nth + 1]?.map(({ value }) => value));
    const changed = fields
      .slice(gone)
      .flatMap((spell, nth) => spell.filter((field, part) => changes(field, after[nth]?.[part] ?? '')));
    shown = Math.max(1, shown - 1);
    // As if they were typed: they are saved, and what was wrong with them is forgotten.
    for (const field of changed) field.dispatchEvent(new Event('input', { bubbles: true }));
    refresh();
    say(spellGone(gone + 1));
    // What moved into its place, else the last one that is left.
    spells[Math.min(gone, shown - 1)]?.querySelector('legend')?.focus();
  }

  spells.forEach((spell, index) => spell.append(removers[index] ?? ''));
  box.append(add);
  add.addEventListener('click', addOne);
  refresh();
  return refresh;
}

/** Sets the value; false when it stood there already. */
function changes(field: HTMLInputElement, value: string): boolean {
  if (field.value === value) return false;
  field.value = value;
  return true;
}

function button(words: string, className: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = className;
  element.textContent = words;
  return element;
}
