/** The collection of the deployment's trial: participant information. The guidance is read by `components/guidance/texts.ts`. */
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';
import { roles, trial } from 'virtual:trial-codes';

const own = `./content/${trial}`;
const day = z.coerce.date().transform((date) => date.toISOString().slice(0, 10));

/** Participant information, one file a version; `approved` is what the committee decided about it. */
const information = defineCollection({
  loader: glob({ base: `${own}/information`, pattern: '*.mdx' }),
  schema: z.object({
    kind: z.enum(['information', 'privacy']),
    role: z.enum(roles).optional(),
    version: z.string(),
    date: day,
    title: z.string(),
    approved: z.object({ committee: z.string(), number: z.string(), date: day }).nullable(),
  }),
});

export const collections = { information };
