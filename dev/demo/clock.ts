/** The two requests of the page with the demo's clock: look, and move on. */
import { addDays, dayOf, momentOf } from '../../src/domain/calendar.ts';
import { clockPage, isStep, STEPS } from './clock-page.ts';
import type { DemoRow } from './fill.ts';

export interface Clock {
  readonly now: () => Date;
  readonly rows: () => readonly DemoRow[];
  /** Runs the scheduled functions once. */
  readonly tick: () => Promise<void>;
  readonly set: (at: Date) => void;
}

/** In the hours in which messages may leave; the last one is for what was put off. */
const TICKS = ['00:05', '09:00', '09:30', '15:00'];

/** Moves the clock so many days, and does on each day what falls due on it. */
export async function moveOn(clock: Clock, days: number): Promise<void> {
  const from = clock.now();
  const until = new Date(from.getTime() + days * 86_400_000);
  for (let day = dayOf(from); day <= dayOf(until); day = addDays(day, 1))
    for (const at of TICKS.map((time) => momentOf(day, time)).filter((one) => one > from && one <= until)) {
      clock.set(at);
      await clock.tick();
    }
  clock.set(until);
  await clock.tick();
}

/** Answers `/_dev/` and `/_dev/verder`. One move at a time; a form of another site is refused. */
export function clockRoutes(clock: Clock): (request: Request, path: string) => Promise<Response> {
  let moving: Promise<void> = Promise.resolve();
  const html = (text: string, status = 200) =>
    new Response(text, {
      status,
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    });
  const page = () => html(clockPage(clock.now(), clock.rows()));
  return async (request, path) => {
    if (path === '/_dev/' && request.method === 'GET') return page();
    const { origin } = new URL(request.url);
    const foreign = request.headers.get('origin') !== origin;
    if (path !== '/_dev/verder' || request.method !== 'POST' || foreign) return html('Niet gevonden', 404);
    const step = new URLSearchParams(await request.text()).get('stap') ?? '';
    if (!isStep(step)) return html('Niet gevonden', 404);
    moving = moving.then(() => moveOn(clock, STEPS[step]));
    await moving.catch(() => undefined);
    return new Response(null, { status: 303, headers: { location: '/_dev/' } });
  };
}
