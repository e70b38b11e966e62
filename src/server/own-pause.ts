/** The page of the pause. */
import { dayOf, plainDate } from '../domain/calendar.ts';
import type { FormInput } from '../domain/form.ts';
import { pauseChoices, pauseMost } from '../domain/pause.ts';
import type { Mine } from './database/own-page.ts';
import type { Fill } from './fill.ts';
import { again, type Outcome } from './outcome.ts';
import { lost, showOwn, type Own } from './own-page.ts';
import { chooseUntil } from './own-words.ts';
import type { Visit } from './visit.ts';
import type { World } from './world.ts';

const PAGE = '/sjabloon/mijn/pauze/';

/** The day on which messages go on, while a pause runs; null without one. */
export const pausedUntil = ({ pause_until: until }: Mine, at: Date): string | null =>
  until !== null && until > dayOf(at) ? until : null;

export async function showPause(world: World, visit: Visit, own: Own): Promise<Outcome> {
  const mine = await world.database.readMine(visit.at, own.hash);
  if (mine.status !== 'mine') return lost(mine.status, world, visit);
  return showOwn(PAGE, visit, own, pauseOf(world, visit, mine));
}

/** The page again, when no day was chosen or it lies too far ahead. */
export async function pauseAgain(world: World, visit: Visit, own: Own, form: FormInput): Promise<Outcome> {
  const mine = await world.database.readMine(visit.at, own.hash);
  if (mine.status !== 'mine') return lost(mine.status, world, visit);
  const most = pauseMost(dayOf(visit.at), mine.pause_from, world.trial.pauseDaysMost);
  const fill = pauseOf(world, visit, mine);
  const show = [own.session.role, 'active', ...(fill.show ?? [])];
  return again(PAGE, { ...fill, show, form, problems: [chooseUntil(most)] });
}

function pauseOf({ trial }: World, { at }: Visit, mine: Mine): Fill {
  const choices = pauseChoices(dayOf(at), mine.pause_from, trial.pauseDaysMost);
  const until = pausedUntil(mine, at);
  return {
    text: until === null ? {} : { until: plainDate(until) },
    show: [until === null ? 'no-pause' : 'paused', choices.length ? 'choices' : 'no-choices'],
    each: {
      choices: choices.map(({ weeks, until: day }) => ({
        text: { choice: `${weeks === 1 ? '1 week' : `${weeks} weken`}: tot ${plainDate(day)}` },
        value: { until: day },
      })),
    },
  };
}
