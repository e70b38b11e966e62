/**
 * The texts of the guidance website, each of the shape that pages need. `CONTENT_DIR` may point to a folder outside the
 * repository, so that they aren't published with the code [D5].
 */
import { z } from 'astro/zod';
import { texts as written } from 'virtual:texts/guidance';
import { trial } from '../site.ts';
import { day, oneOf, readTexts, type Text } from '../texts.ts';

/** What stands above a text. Every fact has a source, and the page says when it was checked. */
const frontmatter = z.object({
  /** `phase`: where one lands from the start page; `topics`: the page of what is for always. */
  kind: z.enum(['page', 'phase', 'topics']).default('page'),
  title: z.string(),
  /** What the browser's tab says where the title would betray an illness to who looks on [C3]. */
  tab: z.string().optional(),
  summary: z.string(),
  /** 1–4 in the order of time; 0 is for always. */
  phase: z.number().int().min(0).max(4),
  /** Groups of the page of what is for always in which this one stands too. `law` pages grow stale. */
  topics: z.array(z.enum(['law', 'people', 'situations'])),
  /** Place within its phase. */
  order: z.number().int(),
  /** The page that a reader may want after this one. */
  next: z.string().optional(),
  /** Other words that people search with. */
  keywords: z.array(z.string()).min(1),
  audience: z.array(oneOf(trial.guidanceRoles)).min(1),
  arms: z.array(oneOf(trial.arms.map(({ code }) => code))).min(1),
  owner: z.string(),
  reviewedBy: z.string().nullable(),
  checkedOn: day,
  sources: z.array(z.object({ title: z.string(), url: z.url(), checkedOn: day })),
  /** Of a phase: its name on the phone's bar. */
  short: z.string().optional(),
  /** Of a phase: the three pages that help most at this moment. */
  useful: z.array(z.string()).default([]),
  /** Of the page of what is for always: its groups, in order. */
  groups: z.array(z.object({ topic: z.string(), title: z.string(), text: z.string() })).default([]),
});

/** Its `id` is its path below `/gids/`: a page of a phase lies in `fase/`. */
export type GuidancePage = Text<z.infer<typeof frontmatter>, (typeof written)[number]['Content']>;

/** Throws with the text and what is wrong above it. */
export const texts: readonly GuidancePage[] = readTexts('guidance', frontmatter, written);
