/** The browser's history while somebody walks through the screens: each of our entries says which screen it is. */

interface Mark {
  readonly place: string;
  /** Number of our own history entries before this one. */
  readonly depth: number;
}

export interface Trail {
  /** The place before a reload; null on a first visit. */
  readonly cameFrom: string | null;
  /** Whether the entry before this one is ours. */
  canGoBack(): boolean;
  add(place: string): void;
  replace(place: string): void;
  /** Calls `onPlace` when the browser goes to another place; `here` gives the one that is shown, or null when all is over. */
  listen(here: () => string | null, onPlace: (place: string) => void): void;
}

export function createTrail(): Trail {
  const cameFrom = markIn(history.state);
  let depth = cameFrom?.depth ?? 0;
  const replace = (place: string) => history.replaceState({ place, depth } satisfies Mark, '');
  return {
    cameFrom: cameFrom?.place ?? null,
    canGoBack: () => depth > 0,
    add(place) {
      depth += 1;
      history.pushState({ place, depth } satisfies Mark, '');
    },
    replace,
    listen(here, onPlace) {
      addEventListener('popstate', ({ state }) => {
        const place = here();
        if (place === null) return;
        const there = markIn(state);
        depth = there?.depth ?? depth + 1;
        // A link within the page made this entry: it becomes one of ours, so that Back from a later screen finds it.
        if (!there) replace(place);
        else if (there.place !== place) onPlace(there.place);
      });
    },
  };
}

function markIn(state: unknown): Mark | null {
  if (typeof state !== 'object' || state === null || !('place' in state) || !('depth' in state)) return null;
  return typeof state.place === 'string' && typeof state.depth === 'number'
    ? { place: state.place, depth: state.depth }
    : null;
}
