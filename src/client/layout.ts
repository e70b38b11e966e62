/** Puts one screen on the page: hides the other sections, and the other questions where one stands alone. */
import type { Questionnaire } from '../domain/questionnaire.ts';
import type { Screen } from './screens.ts';

/** Whether something is asked is said by `hidden` (see `showAsked`); that it stands on another screen by this. */
const ELSEWHERE = 'data-elsewhere-now';

const sectionIn = (form: HTMLFormElement, code: string): HTMLElement | null =>
  form.querySelector<HTMLElement>(`[data-section="${CSS.escape(code)}"]`);

/** Shows `screen` (undefined: none of them); `screens` are all that there are. */
export function showScreen(
  form: HTMLFormElement,
  questionnaire: Questionnaire,
  screens: readonly Screen[],
  screen: Screen | undefined,
): void {
  for (const { code } of questionnaire.sections) {
    const section = sectionIn(form, code);
    if (section) section.hidden = code !== screen?.section;
  }
  const section = screen && sectionIn(form, screen.section);
  if (!section) return;
  const first = screens.find((one) => one.section === screen.section)?.place === screen.place;
  section.querySelector('[data-section-intro]')?.toggleAttribute(ELSEWHERE, !first);
  for (const box of section.querySelectorAll<HTMLElement>('[data-item]'))
    box.toggleAttribute(ELSEWHERE, screen.item !== undefined && box.dataset.item !== screen.item);
  for (const row of section.querySelectorAll<HTMLElement>('.matrix-row'))
    row.toggleAttribute(ELSEWHERE, !screen.fields.includes(row.dataset.field ?? ''));
}

/** What takes the focus when a screen opens: the section's heading, or the question that stands alone. */
export function headingOn(form: HTMLFormElement, screen: Screen): HTMLElement | null {
  const section = sectionIn(form, screen.section);
  if (screen.item === undefined) return section?.querySelector('h2') ?? null;
  const [field] = screen.fields;
  const box =
    section?.querySelector(`.matrix-row[data-field="${CSS.escape(field ?? '')}"]`) ??
    section?.querySelector(`[data-item="${CSS.escape(screen.item)}"]`);
  const title = box?.querySelector<HTMLElement>('legend, label') ?? null;
  title?.setAttribute('tabindex', '-1');
  return title;
}
