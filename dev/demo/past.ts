/** The past of the demo: a trial that is months under way, played by the simulation into the stack that runs. */
import { join } from 'node:path';
import { dayOf, momentOf } from '../../src/domain/calendar.ts';
import { addDays } from '../../src/domain/date.ts';
import type { Trial } from '../../src/domain/trial.ts';
import { getWorld, setWorld } from '../../src/server/world.ts';
import { ROOT } from '../root.ts';
import { watchDatabase, type Watch } from '../simulate/claims.ts';
import { monthsLater } from '../simulate/naive-days.ts';
import { CALM } from '../simulate/habits.ts';
import type { Actor, Pair } from '../simulate/people.ts';
import { playTrial, type Played } from '../simulate/play.ts';
import { createPost, type Posted } from '../simulate/post.ts';
import { BOUNCE_SECRET, planAll, sendAll, type Stage } from '../simulate/stage.ts';
import { staticFiles } from '../site/files.ts';
import { loadFunctions, router } from '../site/functions.ts';
import { readToml } from '../site/toml.ts';
import type { Stack } from '../stack.ts';

export interface Past {
  readonly trial: Trial;
  readonly played: Played;
  readonly posted: readonly Posted[];
  /** An employee who has a later questionnaire open, and one who should be called. */
  readonly waiting: Actor;
  readonly toCall: Actor;
}

export interface PastOptions {
  readonly from: Date;
  readonly until: Date;
  readonly couples: number;
  readonly progress: (words: string) => void;
}

/** The same people at every first start; only the dates differ. */
const SEED = 8;
/** Mails of the last days go on to the mailbox; the older ones would only be in the way. */
const KEPT_DAYS = 10;
/** Days since the second questionnaire was opened, at this moment. */
const OPENED = { waiting: 6, toCall: 26 };

/** Plays from one moment until another. The clock of the site stands at the end then. */
export async function playPast(stack: Stack, options: PastOptions): Promise<Past> {
  const { from, until, couples, progress } = options;
  const before = getWorld();
  const stage = await stageOf(stack, addDays(dayOf(new Date()), -KEPT_DAYS));
  try {
    const { trial } = stage;
    const today = dayOf(new Date());
    const second = trial.schedule[1];
    const arrivals = [OPENED.waiting, OPENED.toCall].map((days) =>
      drawnOn(addDays(today, -days), second?.months ?? 0),
    );
    const tweak = (pair: Pair): Pair => {
      const day = arrivals[pair.number - 1];
      return day === undefined ? pair : silentSince(pair, from, day, second?.code ?? '');
    };
    const days = (+until - +from) / 86_400_000;
    const played = await playTrial(
      stage,
      { trial, seed: SEED, couples, days: Math.floor(days) - 4, tweak },
      {
        startsAt: from,
        until,
        progress: monthly(progress),
      },
    );
    const [waiting, toCall] = [1, 2].map(
      (number) => played.pairs.find((pair) => pair.number === number)?.first,
    );
    if (!waiting || !toCall) throw new Error('The demo lost its people.');
    return { trial, played, posted: stage.post.all, waiting, toCall };
  } finally {
    setWorld(before);
  }
}

/** The day so many months before which the one given comes. */
function drawnOn(day: string, months: number): string {
  const about = monthsLater(day, -months);
  const found = [0, -1, 1, -2, 2, -3, 3]
    .map((days) => addDays(about, days))
    .find((one) => monthsLater(one, months) === day);
  return found ?? about;
}

/** A couple that arrives in the morning of a day, is randomised on it, and whose first member then stays silent. */
function silentSince(pair: Pair, from: Date, day: string, wave: string): Pair {
  const arrives = Math.round((+momentOf(day, '08:30') - +from) / 60_000);
  const calm = (actor: Actor): Actor => ({
    ...actor,
    events: [],
    scanner: false,
    manners: Object.fromEntries(Object.keys(actor.manners).map((code) => [code, CALM])),
  });
  const first = calm(pair.first);
  const manners = { ...first.manners, [wave]: { ...CALM, after: 'never' as const } };
  return {
    ...pair,
    arrives,
    reversed: false,
    course: 'joins',
    overlaps: null,
    quick: true,
    first: { ...first, manners, phone: '06-12345678', untouched: true },
    second: calm(pair.second),
  };
}

function monthly(progress: (words: string) => void): (day: string) => void {
  let month = '';
  return (day) => {
    if (day.slice(0, 7) !== month) progress(`Demo: ${(month = day.slice(0, 7))}`);
  };
}

/** The running stack as a stage: its own functions, clock and database, and a post office that forwards what is recent. */
async function stageOf(stack: Stack, keptFrom: string): Promise<Stage> {
  const { site, database, mail } = stack;
  const watch: Watch = { timings: new Map(), histories: [] };
  const before = getWorld();
  const post = createPost(site.now);
  const mailer = {
    send: async (letter: Parameters<typeof post.mailer.send>[0]) => {
      const sent = await post.mailer.send(letter);
      if (dayOf(site.now()) >= keptFrom) await before.mailer.send(letter);
      return sent;
    },
  };
  const world = watchDatabase({ ...before, mailer, bounceSecret: BOUNCE_SECRET }, post, watch);
  setWorld(world);
  const functions = await loadFunctions(join(ROOT, 'functions'));
  const find = router(functions);
  let requests = 0;
  const files = staticFiles(join(ROOT, 'dist'), readToml(ROOT).headers);
  return {
    trial: world.trial,
    origin: site.url,
    now: site.now,
    setNow: site.setClock,
    fetch: async (request, ip) => {
      requests += 1;
      const after: Promise<unknown>[] = [];
      const found = find(request);
      const response = found
        ? await found.run(request, { ip, waitUntil: (work) => void after.push(work) })
        : await files.answer(request, decodeURIComponent(new URL(request.url).pathname));
      await Promise.all(after);
      return response;
    },
    send: () => sendAll(functions, post),
    plan: () => planAll(functions, world.trial, watch, site.now()),
    renewConsent: () => Promise.reject(new Error('The demo has one version of each consent.')),
    requests: () => requests,
    world,
    post,
    database,
    deskMail: mail,
    timings: watch.timings,
    log: [],
    stop: async () => undefined,
  };
}
