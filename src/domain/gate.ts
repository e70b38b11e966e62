/**
 * Which paths are behind the gate, and who may pass. Pure and quick: the edge function only carries this out.
 *
 * A path is judged by everything that a server could make of it, not by what a browser would send: any doubt counts
 * as gated, and a path that can't be understood at all is `bad` and served to nobody.
 */

/** What an access token says after its signature was verified. Never an arm, never a person. */
export interface AccessClaims {
  readonly scope: readonly string[];
  /** Seconds since 1970, as in every JWT. */
  readonly exp: number;
}

export type GatedPath =
  | { readonly gated: false }
  | {
      readonly gated: true;
      /** What a token must hold; null: nobody gets this. */
      readonly scope: string | null;
      /** The path has no single meaning; answer "not found". */
      readonly bad: boolean;
    };

/** Folders behind the gate. `whole`: one scope for all below; `each`: a scope for each folder in it. */
const GATED = { gids: 'whole', vragenlijst: 'each' } as const;

const OPEN: GatedPath = { gated: false };
const BAD: GatedPath = { gated: true, scope: null, bad: true };

/** How often a path may be percent-encoded before we stop trying to understand it. */
const MAX_DECODINGS = 4;

/** @param rawPath the path as it came in, still percent-encoded, without query or fragment */
export function gatedPath(rawPath: string): GatedPath {
  if (isPlain(rawPath)) return judge(rawPath.split('/').slice(1));

  const readings = decodings(rawPath);
  if (readings === null) return BAD;
  const all = readings.map((reading) => reading.split(/[/\\]/).filter((segment) => segment !== ''));
  if (!all.some((segments) => segments.some((segment) => folderOf(segment) !== null))) return OPEN;
  // Something gated is named. Only if every reading says the same, and without dot segments, is the path clear.
  const judged = all.map((segments) => (segments.some(isDots) ? BAD : judge(segments)));
  const first = judged[0] ?? BAD;
  const clear = judged.every((one) => JSON.stringify(one) === JSON.stringify(first));
  return clear && first.gated ? first : BAD;
}

/** What the gate does: `pass` (not ours), `serve`, `renew` (ask the database again, then decide anew) or `refuse`. */
export type Decision = 'pass' | 'serve' | 'renew' | 'refuse';

/**
 * @param token claims with a verified signature, or null
 * @param hasSession whether a session could still give a new token; false when deciding again after a renewal
 */
export function decide(input: {
  readonly path: string;
  readonly token: AccessClaims | null;
  readonly hasSession: boolean;
  readonly now: Date;
}): Decision {
  const path = gatedPath(input.path);
  if (!path.gated) return 'pass';
  if (path.bad || path.scope === null) return 'refuse';
  const { token } = input;
  const valid = token !== null && token.exp * 1000 > input.now.getTime();
  if (valid && token.scope.includes(path.scope)) return 'serve';
  return input.hasSession ? 'renew' : 'refuse';
}

/** The common case: lower-case names and single slashes, so that there is only one way to read it. */
function isPlain(path: string): boolean {
  return (
    /^\/[a-z0-9/._-]*$/.test(path) && !path.includes('//') && !path.includes('/.') && !path.includes('./')
  );
}

/** The path as it came and after each percent-decoding; null when it is malformed, holds a NUL, or never ends. */
function decodings(path: string): string[] | null {
  const readings = [path];
  let last = path;
  while (last.includes('%')) {
    if (readings.length > MAX_DECODINGS) return null;
    try {
      last = decodeURIComponent(last);
    } catch {
      return null;
    }
    readings.push(last);
  }
  return readings.some((reading) => reading.includes('\0')) ? null : readings;
}

function judge(segments: readonly string[]): GatedPath {
  const folder = folderOf(segments[0] ?? '');
  if (folder === null) return OPEN;
  if (GATED[folder] === 'whole') return { gated: true, scope: folder, bad: false };
  const below = nameOf(segments[1] ?? '');
  return { gated: true, scope: below === '' ? null : `${folder}/${below}`, bad: false };
}

function folderOf(segment: string): keyof typeof GATED | null {
  const name = nameOf(segment);
  return name === 'gids' || name === 'vragenlijst' ? name : null;
}

/**
 * A segment as the most forgiving file system would read it: no case, no accents, no invisible characters, nothing
 * after the name (`GIDS`, `gids.`, `gids;x` and `gids.html` are all `gids`).
 */
function nameOf(segment: string): string {
  const plain = segment
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^!-~]/g, '');
  return /^[a-z0-9-]*/.exec(plain)?.[0] ?? '';
}

/** `.`, `..`, and `..;x` as some servers read it. */
function isDots(segment: string): boolean {
  return /^\.+(;|$)/.test(segment.replace(/[^!-~]/g, ''));
}
