/**
 * The two collections of the deployment's trial: participant information, and the guidance website. `CONTENT_DIR`
 * may point the guidance to a folder outside the repository, so that it isn't published with the code [D5].
 */
import { join } from 'node:path';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';
import { trialOf } from './trials/index.ts';

const trial = trialOf(process.env.TRIAL);
const own = `./content/${trial.id}`;
const guidanceDir = process.env.CONTENT_DIR ? join(process.env.CONTENT_DIR, 'guidance') : `${own}/guidance`;
const day = z.coerce.date().transform((date) => date.toISOString().slice(0, 10));
const oneOf = (values: readonly string[]) =>
  z.string().refine((value) => values.includes(value), { error: `one of: ${values.join(', ')}` });

/** Participant information, one file a version; `approved` is what the committee decided about it. */
const information = defineCollection({
  loader: glob({ base: `${own}/information`, pattern: '*.mdx' }),
  schema: z.object({
    kind: z.enum(['information', 'privacy']),
    role: oneOf(Object.keys(trial.roles)).optional(),
    version: z.string(),
    date: day,
    title: z.string(),
    approved: z.object({ committee: z.string(), number: z.string(), date: day }).nullable(),
  }),
});

/** A page of the guidance website. Every fact has a source, and the page says when it was checked. */
const guidance = defineCollection({
  loader: glob({ base: guidanceDir, pattern: '*.mdx' }),
  schema: z.object({
    title: z.string(),
    summary: z.string(),
    /** 1–4 in the order of time; 0 is for always. */
    phase: z.number().int().min(0).max(4),
    audience: z.array(oneOf(trial.guidanceRoles)).min(1),
    arms: z.array(oneOf(trial.arms.map((arm) => arm.code))).min(1),
    owner: z.string(),
    reviewedBy: z.string().nullable(),
    checkedOn: day,
    sources: z.array(z.object({ title: z.string(), url: z.url(), checkedOn: day })),
    /** On the start page only: the answers to "where are you now?", in order. */
    phases: z.array(z.object({ phase: z.number().int(), title: z.string(), text: z.string() })).default([]),
  }),
});

export const collections = { information, guidance };
