/** The texts that `dev/texts.ts` finds in the folder of a kind: `guidance` or `information`. */
declare module 'virtual:texts/*' {
  import type { MDXInstance } from 'astro';

  export const texts: readonly {
    /** Its place in the folder, without the ending. */
    readonly id: string;
    /** As it was written; nobody has looked at it. */
    readonly frontmatter: unknown;
    readonly Content: MDXInstance<object>['Content'];
  }[];
}
