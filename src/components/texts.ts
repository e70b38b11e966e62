/** Texts as pages use them: what stands above each is of the shape that its kind asks. */
import { z } from 'astro/zod';

/** A text as the bundler found it; `frontmatter` may be anything. */
export interface Written<Content> {
  readonly id: string;
  readonly frontmatter: unknown;
  readonly Content: Content;
}

export interface Text<Data, Content> {
  readonly id: string;
  readonly data: Data;
  readonly Content: Content;
}

/** `2026-11-21`, however the date was written. */
export const day = z.coerce.date().transform((date) => date.toISOString().slice(0, 10));

/** One of a trial's codes, which are known when the site is built. */
export const oneOf = (values: readonly string[]) =>
  z.string().refine((value) => values.includes(value), { error: `one of: ${values.join(', ')}` });

/** `what` names the kind for who wrote a text that can't be used. Throws with that text and what is wrong above it. */
export function readTexts<Shape extends z.ZodType, Content>(
  what: string,
  shape: Shape,
  written: readonly Written<Content>[],
): readonly Text<z.infer<Shape>, Content>[] {
  return written.map(({ id, frontmatter, Content }) => {
    const read = shape.safeParse(frontmatter);
    if (read.success) return { id, data: read.data, Content };
    const problems = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`The text ${id}.mdx of the ${what} can't be used:\n  ${problems.join('\n  ')}`);
  });
}
