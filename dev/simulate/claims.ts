/** Watches the database of a world: what the sender takes on, whom the schedule looks at, and how long each call takes. */
import type { History } from '../../src/domain/due.ts';
import type { Database } from '../../src/server/database.ts';
import type { World } from '../../src/server/world.ts';
import type { Post } from './post.ts';

/** How often each SQL function was called, and the milliseconds that it took in all. */
export type Timings = Map<string, { calls: number; ms: number }>;

/** What was seen: times of calls, and the people that the schedule looked at last. */
export interface Watch {
  readonly timings: Timings;
  histories: History[];
}

/** The same world; what its sender claims is told to the post office, and every call is timed. */
export function watchDatabase(world: World, post: Post, watch: Watch): World {
  const database = timed(world.database, watch.timings);
  const { claimMessages, readHistories } = database;
  return {
    ...world,
    database: {
      ...database,
      claimMessages: async (...given) => {
        const claimed = await claimMessages(...given);
        post.expect(claimed.messages);
        return claimed;
      },
      readHistories: async (...given) => {
        const page = await readHistories(...given);
        watch.histories.push(...page.people);
        return page;
      },
    },
  };
}

function timed(database: Database, timings: Timings): Database {
  const wrap = ([name, call]: [string, (...given: never[]) => Promise<unknown>]) => {
    const timing = { calls: 0, ms: 0 };
    timings.set(name, timing);
    const measured = async (...given: never[]) => {
      const started = performance.now();
      try {
        return await call(...given);
      } finally {
        timing.calls += 1;
        timing.ms += performance.now() - started;
      }
    };
    return [name, measured];
  };
  return Object.fromEntries(
    Object.entries(database as unknown as Record<string, () => Promise<unknown>>).map(wrap),
  ) as unknown as Database;
}
