/**
 * The tags of HTML that our own builder wrote: each is closed, and values stand between double quotes. A tree of every page
 * would cost the build more than all that is read from it.
 */
const VALUES = String.raw`(?:[^<>"]|"[^"]*")*`;

/** An opening tag: its name and its attributes. */
export const OPENING = new RegExp(`<([a-z][a-z0-9]*)(${VALUES})>`, 'g');

/** A tag or a comment. `split` gives the texts, and between each two of them what this found. */
export const BETWEEN_TEXTS = new RegExp(`(<!--[^]*?-->|</?[a-z]${VALUES}>)`);

const valuesOf = new Map<string, RegExp>();

/** The value of an attribute as it was written; empty when there is none. */
export function attribute(attributes: string, name: string): string {
  const pattern = valuesOf.get(name) ?? new RegExp(` ${name}="([^"]*)"`);
  valuesOf.set(name, pattern);
  return pattern.exec(attributes)?.[1] ?? '';
}
