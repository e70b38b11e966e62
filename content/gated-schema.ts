/** What `known.json` must hold: the same parts as in the repository, so that pages can trust either. */
import { z } from 'zod';
import type { GatedContent } from './gated-types.ts';

const text = z.string().min(1);
const texts = z.array(text);
const day = z.iso.date();
const reviewedBy = z.string().nullable();
const phase = z.int().min(0).max(4);
const source = z.strictObject({ title: text, url: z.url(), checkedOn: day });

const checklist = z.strictObject({
  code: text,
  title: text,
  summary: text,
  phase,
  groups: z.array(
    z.strictObject({ title: text, items: z.array(z.strictObject({ code: text, text })).min(1) }),
  ),
  reviewedBy,
  checkedOn: day,
});

const look = z.strictObject({
  skin: text,
  hair: text,
  style: z.enum(['short', 'long', 'bun', 'bald']),
  clothes: text,
  beard: z.boolean().optional(),
  glasses: z.boolean().optional(),
});

const scene = z.strictObject({
  code: text,
  other: z.enum(['stands', 'away']).optional(),
  evening: z.boolean().optional(),
  setting: text,
  lines: z.array(
    z.strictObject({
      who: z.enum(['you', 'other']),
      words: text,
      mood: z.enum(['calm', 'sad', 'tense', 'tired', 'relieved']),
    }),
  ),
  choices: z.array(
    z.strictObject({
      code: text,
      words: text,
      next: text,
      feedback: text,
      effect: z.enum(['helps', 'mixed', 'hurts']),
    }),
  ),
  ending: text.optional(),
});

const dialogue = z.strictObject({
  code: text,
  title: text,
  summary: text,
  phase,
  people: z.strictObject({ you: text, other: text }),
  place: z.enum(['room', 'phone', 'office']),
  looks: z.strictObject({ you: look, other: look }),
  start: text,
  scenes: z.array(scene),
  learningPoint: text,
  reviewedBy,
  checkedOn: day,
});

const legalStep = z.strictObject({
  code: text,
  title: text,
  who: text,
  what: text,
  weeks: z.strictObject({ from: z.number().optional(), by: z.number() }),
  repeat: z.strictObject({ every: z.number(), until: z.number() }).optional(),
  moment: z.enum(['on', 'about']).optional(),
  uncertain: text.optional(),
  sources: z.array(z.looseObject({ title: text, url: z.url() })),
  checkedOn: day,
});

const term = z.strictObject({ code: text, term: text, aliases: texts.optional(), meaning: text });

const place = z.strictObject({
  name: text,
  url: z.url(),
  group: text,
  behind: text,
  purpose: text,
  checkedOn: day,
});

const person = z.strictObject({
  code: text,
  name: text,
  summary: text,
  can: texts,
  mayNotTell: texts,
  when: text,
  ask: texts,
});

export const knownSchema: z.ZodType<GatedContent> = z.strictObject({
  checklists: z.array(checklist),
  dialogues: z.array(dialogue),
  glossary: z.strictObject({ terms: z.array(term), checkedOn: day, sources: z.array(source), reviewedBy }),
  law: z.strictObject({ steps: z.array(legalStep), reviewedBy }),
  search: z.strictObject({
    synonyms: z.array(z.strictObject({ says: texts, means: texts })),
    moreKeywords: z.record(z.string(), texts),
  }),
  sources: z.strictObject({ all: z.array(place), reviewedBy }),
  people: z.strictObject({ all: z.array(person), checkedOn: day, sources: z.array(source), reviewedBy }),
});
