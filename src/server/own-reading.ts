/** What is kept of one reader: each page of the guidance with its time and what was done there, what was said of it, and when it was asked for too early. */
import { dayOf, plainDate, timeOf } from '../domain/calendar.ts';
import { pageInWords } from '../domain/use.ts';
import type { Everything } from './database/everything.ts';
import type { Fill, FillRow } from './fill.ts';

type Kept = Pick<Everything, 'reading' | 'usefulness' | 'refused_visits'>;

/** For the file: as it is stored. */
export function readingOf({ reading, usefulness, refused_visits }: Kept): object {
  return {
    reading: reading.map(({ began_at, ...one }) => ({ ...one, began_at: began_at.toISOString() })),
    usefulness: usefulness.map(({ said_at, ...one }) => ({ ...one, said_at: said_at.toISOString() })),
    refused_visits,
  };
}

/** For the page: rows and their flags. */
export function showReading({
  reading,
  usefulness,
  refused_visits: early,
}: Kept): Required<Pick<Fill, 'show' | 'each'>> {
  return {
    show: Object.entries({ reading, usefulness, early }).flatMap(([name, all]) => (all.length ? [name] : [])),
    each: {
      reading: reading.map(readRow),
      usefulness: usefulness.map(usefulRow),
      early: early.map(earlyRow),
    },
  };
}

function readRow({ page, began_at, seconds, acts }: Kept['reading'][number]): FillRow {
  const times = new Map<string, number>();
  for (const act of acts) times.set(act.kind, (times.get(act.kind) ?? 0) + act.times);
  return {
    text: {
      page: pageInWords(page),
      day: `${plainDate(dayOf(began_at))}, ${timeOf(began_at)} uur`,
      minutes: String(Math.round(seconds / 60)),
      seconds: String(seconds),
      ...Object.fromEntries([...times].map(([kind, n]) => [kind, String(n)])),
    },
    show: [seconds < 90 ? 'seconds' : 'minutes', ...times.keys(), ...(times.size ? [] : ['nothing'])],
  };
}

const usefulRow = ({ page, useful, said_at }: Kept['usefulness'][number]): FillRow => ({
  text: { page: pageInWords(page), day: plainDate(dayOf(said_at)) },
  show: [useful ? 'useful' : 'not-useful'],
});

const earlyRow = ({ day, times }: Kept['refused_visits'][number]): FillRow => ({
  text: { day: plainDate(day), times: String(times) },
});
