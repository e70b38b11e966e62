/** Who asks: somebody with a browser, or a program that looks at links by itself (search engines, previews, scanners of mail). */

const PROGRAM =
  /(?<!cu)bot|crawl|spider|slurp|preview|scan|fetch|monitor|headless|lighthouse|facebookexternalhit|^whatsapp|embedly|proofpoint|barracuda|mimecast|curl|wget|python|^java|^node|^go-http|^ruby|^php|^okhttp|^axios|^undici/i;

/** By what it says of itself; whoever says nothing is one as well. `agent`: the header `User-Agent`. */
export const isProgram = (method: string, agent: string | null): boolean =>
  method === 'HEAD' || !agent?.trim() || PROGRAM.test(agent);

/** By what the browser says of it: only fetched ahead, so nobody sees it yet. `purpose`: `Sec-Purpose` or the older `Purpose`. */
export const isPrefetch = (purpose: string | null): boolean => /prefetch|prerender/.test(purpose ?? '');

/** Whether somebody opens a page: not what a page loads, not fetched ahead, not a program. `header` gives one by its name. */
export function isPageVisit(method: string, header: (name: string) => string | null): boolean {
  if (method !== 'GET' || isProgram(method, header('user-agent'))) return false;
  if (isPrefetch(header('sec-purpose') ?? header('purpose'))) return false;
  // Older browsers don't say what they ask for; of a page all ask for HTML by name.
  return (header('sec-fetch-dest') ?? 'document') === 'document' && /text\/html/.test(header('accept') ?? '');
}
