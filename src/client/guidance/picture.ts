/** The legal dates as a picture: a line from top to bottom, weeks of recovery beside it, and a label at each date. */
import { daysBetween } from '../../domain/date.ts';
import type { Recovery } from '../../domain/legal-timeline.ts';
import { spread } from '../../domain/spread.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const WIDTH = 340;
const HEIGHT = 620;
const MARGIN = 14;
const LINE = 24;
const GAP = 38;

export interface Mark {
  readonly day: string;
  readonly date: string;
  readonly title: string;
  /** A small dot without a label: one of many that come back. */
  readonly small: boolean;
}

/** @param start first day of the line; @param today shown when it lies on it */
export function picture(
  start: string,
  marks: readonly Mark[],
  recoveries: readonly Recovery[],
  today: { readonly day: string; readonly word: string },
): SVGElement {
  const end = marks.reduce((last, { day }) => (day > last ? day : last), start);
  const days = Math.max(1, daysBetween(start, end));
  const at = (day: string) => MARGIN + (daysBetween(start, day) / days) * HEIGHT;
  const labelled = marks.filter(({ small }) => !small);
  const labels = spread(
    labelled.map(({ day }) => at(day)),
    GAP,
  );
  const height = Math.max(HEIGHT + 2 * MARGIN, (labels.at(-1) ?? 0) + GAP);
  const svg = draw('svg', { viewBox: `0 0 ${WIDTH} ${Math.ceil(height)}`, role: 'img' });
  svg.append(draw('path', { class: 'line', d: `M${LINE} ${at(start)}V${at(end)}` }));
  for (const { from, until } of recoveries) {
    const top = Math.max(at(start), at(from));
    const bottom = Math.min(at(end), at(until));
    if (bottom > top) svg.append(draw('path', { class: 'well', d: `M${LINE} ${top}V${bottom}` }));
  }
  for (const { day } of marks.filter(({ small }) => small))
    svg.append(draw('circle', { class: 'dot small', cx: LINE, cy: at(day), r: 3 }));
  labelled.forEach(({ day, date, title }, index) => {
    const y = labels[index] ?? 0;
    svg.append(
      draw('path', { class: 'lead-line', d: `M${LINE} ${at(day)}L50 ${y}H56` }),
      draw('circle', { class: 'dot', cx: LINE, cy: at(day), r: 6 }),
      text(date, { class: 'date', x: 62, y: y - 2 }),
      text(title, { x: 62, y: y + 14 }),
    );
  });
  if (today.day > start && today.day < end)
    svg.append(
      draw('path', { class: 'today', d: `M4 ${at(today.day)}H44` }),
      draw('circle', { class: 'dot today', cx: LINE, cy: at(today.day), r: 4 }),
      // Its word only where no label is in the way; the list says it as well.
      ...(labels.some((y) => Math.abs(y - at(today.day)) < GAP / 2 + 4)
        ? []
        : [text(today.word, { class: 'today-word', x: 62, y: at(today.day) + 4 })]),
    );
  return svg;
}

function draw(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function text(words: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = draw('text', attributes);
  element.textContent = words;
  return element;
}
