/** The part of a file that a reader asks for: browsers take media in pieces, and some play nothing without. */

export interface Part {
  readonly from: number;
  /** Including this byte. */
  readonly to: number;
}

/**
 * Reads a `Range` of one part, as `bytes=0-99`, `bytes=100-` or `bytes=-20` (RFC 9110, section 14).
 * Gives `all` where the whole file may be given instead, and `none` where nothing of the file is asked for.
 */
export function rangeOf(header: string | null, size: number): Part | 'all' | 'none' {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  const [first = '', last = ''] = found?.slice(1) ?? [];
  if (first === '' && last === '') return 'all';
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'none' : { from: size - length, to: size - 1 };
  }
  const from = Number(first);
  if (last !== '' && Number(last) < from) return 'all';
  if (from >= size) return 'none';
  return { from, to: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}
