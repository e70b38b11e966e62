/** What a reader asked to keep stays in this browser only. A browser that can't keep anything says so by `false`. */

export function keep(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(`gids/${name}`, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** What was kept, or null when there is nothing, or nothing that can be read. */
export function kept(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(`gids/${name}`) ?? 'null');
  } catch {
    return null;
  }
}

export function wipe(name: string): void {
  try {
    localStorage.removeItem(`gids/${name}`);
  } catch {
    // Nothing was kept either.
  }
}
