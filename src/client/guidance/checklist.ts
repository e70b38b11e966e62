/** A conversation checklist: ticks and notes stay on this device, until they are wiped. */
import { giveCalendar } from './calendar.ts';
import { keep, kept, wipe } from './keeping.ts';

const root = document.querySelector<HTMLElement>('[data-checklist]');
if (root) begin(root);

function begin(list: HTMLElement): void {
  const name = `checklist/${list.dataset.checklist}`;
  const fields = [...list.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('[data-keep]')];
  const part = (selector: string) => list.querySelector<HTMLElement>(selector);
  const words = part('[data-words]')?.dataset ?? {};
  const said = part('[data-said]');
  const say = (what: string | undefined) => {
    if (said) said.textContent = what ?? '';
  };

  const given = kept(name);
  if (given && typeof given === 'object') {
    for (const field of fields) fill(field, (given as Record<string, unknown>)[field.dataset.keep ?? '']);
  }

  list.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.matches('[data-keep]')) return;
    const held = fields.map((field) => [field.dataset.keep, valueOf(field)]);
    say(keep(name, Object.fromEntries(held)) ? words.kept : words.notKept);
  });
  part('[data-wipe]')?.addEventListener('click', () => {
    wipe(name);
    for (const field of fields) fill(field, undefined);
    say(words.wiped);
  });
  part('[data-print]')?.addEventListener('click', () => print());
  part('[data-calendar]')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const day = list.querySelector<HTMLInputElement>('#dag')?.value ?? '';
    const time = list.querySelector<HTMLInputElement>('#tijd')?.value ?? '';
    const missing = part('[data-missing]');
    if (missing) missing.hidden = Boolean(day && time);
    if (!day || !time) return;
    giveCalendar([{ day, time: time.slice(0, 5), minutes: 45 }]);
    dispatchEvent(new Event('gids:agenda'));
    say(words.made);
  });
}

const valueOf = (field: HTMLInputElement | HTMLTextAreaElement): string | boolean =>
  field instanceof HTMLInputElement ? field.checked : field.value;

function fill(field: HTMLInputElement | HTMLTextAreaElement, value: unknown): void {
  if (field instanceof HTMLInputElement) field.checked = value === true;
  else field.value = typeof value === 'string' ? value : '';
}
