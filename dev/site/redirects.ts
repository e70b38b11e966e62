/** The redirects of netlify.toml, as the platform does them before it looks for a file or a function. */
import type { NetlifyToml } from './toml.ts';

/**
 * Where the first rule that fits sends `url`, or null. A rule fits a whole path and needs each of its query parameters; a
 * value such as `:via` takes whatever stands there and gives it to the same name in `to`.
 */
export function redirectOf(url: URL, rules: NetlifyToml['redirects']): Response | null {
  for (const { from, to, query, status } of rules) {
    const taken = url.pathname === from ? takenFrom(url, query) : null;
    if (!taken) continue;
    const path = to.replace(/:([a-z]+)/g, (all, name: string) => encodeURIComponent(taken[name] ?? all));
    return new Response(null, { status, headers: { location: path } });
  }
  return null;
}

function takenFrom(url: URL, query: Readonly<Record<string, string>>): Record<string, string> | null {
  const taken: Record<string, string> = {};
  for (const [name, wanted] of Object.entries(query)) {
    const value = url.searchParams.get(name);
    if (!value || (!wanted.startsWith(':') && value !== wanted)) return null;
    taken[wanted.slice(1)] = value;
  }
  return taken;
}
