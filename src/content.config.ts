/**
 * The two collections of the deployment's trial: participant information, and the guidance website. `CONTENT_DIR`
 * may point the guidance to a folder outside the repository, so that it isn't published with the code [D5].
 */
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';
import { arms, guidance as guidanceFolder, guidanceRoles, roles, trial } from 'virtual:trial-codes';

const own = `./content/${trial}`;
const day = z.coerce.date().transform((date) => date.toISOString().slice(0, 10));
const oneOf = (values: readonly string[]) =>
  z.string().refine((value) => values.includes(value), { error: `one of: ${values.join(', ')}` });

/** Participant information, one file a version; `approved` is what the committee decided about it. */
const information = defineCollection({
  loader: glob({ base: `${own}/information`, pattern: '*.mdx' }),
  schema: z.object({
    kind: z.enum(['information', 'privacy']),
    role: oneOf(roles).optional(),
    version: z.string(),
    date: day,
    title: z.string(),
    approved: z.object({ committee: z.string(), number: z.string(), date: day }).nullable(),
  }),
});

/** A page of the guidance website. Every fact has a source, and the page says when it was checked. */
const guidance = defineCollection({
  // A page of a phase lies in `fase/`; its path is its place in the folder.
  loader: glob({ base: guidanceFolder, pattern: '**/*.mdx' }),
  schema: z.object({
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
    audience: z.array(oneOf(guidanceRoles)).min(1),
    arms: z.array(oneOf(arms)).min(1),
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
  }),
});

export const collections = { information, guidance };
