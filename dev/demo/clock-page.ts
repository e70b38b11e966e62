/** The local page with the demo's table and its clock. Made for this machine only: no part of the site. */
import { longDate, timeOf, dayOf } from '../../src/domain/calendar.ts';
import type { DemoRow } from './fill.ts';

/** How far a button moves the clock, in days. */
export const STEPS = { dag: 1, week: 7, maand: 30 } as const;
export type Step = keyof typeof STEPS;

export const isStep = (word: string): word is Step => Object.hasOwn(STEPS, word);

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const STYLE = `body{font:1.125rem/1.5 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem;color:#1a1a1a}
form{display:flex;flex-wrap:wrap;gap:.75rem}button{font:inherit;padding:.75rem 1rem;min-height:3rem;cursor:pointer}
li{margin:0 0 1rem;overflow-wrap:anywhere}ul{padding-left:1.2rem}p.now{font-size:1.25rem}`;

/** The page: the date that the system lives at, three buttons, and who can be looked at. */
export function clockPage(now: Date, rows: readonly DemoRow[]): string {
  const buttons = Object.keys(STEPS).map((step) => [step, `een ${step} verder`]);
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Klok van de demo</title>
<style>${STYLE}</style></head><body><main><h1>Klok van de demo</h1>
<p class="now">Het is nu <strong>${longDate(dayOf(now))}, ${timeOf(now)} uur</strong>.</p>
<form method="post" action="/_dev/verder">${buttons
    .map(([value, label]) => `<button name="stap" value="${value}">${label}</button>`)
    .join('')}</form>
<p>Alles wat in die tijd moet gebeuren, gebeurt: vragenlijsten gaan open en dicht, mails gaan weg. Terug kan niet:
begin dan opnieuw met <code>npm start -- --fresh</code>.</p>
<h2>Wie er meedoen</h2><ul>${rows
    .map(
      ({ who, arm, what, url }) =>
        `<li>${escape(who)}${arm === null ? '' : ` (${escape(arm)})`}: ${escape(what)}<br><a href="${escape(url)}">${escape(url)}</a></li>`,
    )
    .join('')}</ul></main></body></html>`;
}
