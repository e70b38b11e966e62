/** Whether a request comes from a program that looks at links by itself: search engines, previews, scanners of mail. */

const PROGRAM =
  /(?<!cu)bot|crawl|spider|slurp|preview|scan|fetch|monitor|headless|lighthouse|facebookexternalhit|^whatsapp|embedly|proofpoint|barracuda|mimecast|curl|wget|python|^java|^node|^go-http|^ruby|^php|^okhttp|^axios|^undici/i;

/** By what it says of itself; whoever says nothing is one as well. `agent`: the header `User-Agent`. */
export const isProgram = (method: string, agent: string | null): boolean =>
  method === 'HEAD' || !agent?.trim() || PROGRAM.test(agent);
