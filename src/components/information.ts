/** Participant information and the privacy notice, one text a version: `content/<trial>/information`. */
import { z } from 'astro/zod';
import { texts as written } from 'virtual:texts/information';
import { definitionOf, found, trial } from './site.ts';
import { day, oneOf, readTexts, type Text } from './texts.ts';

const frontmatter = z.object({
  kind: z.enum(['information', 'privacy']),
  /** Whose information it is; a privacy notice is everyone's. */
  role: oneOf(Object.keys(trial.roles)).optional(),
  version: z.string(),
  date: day,
  title: z.string(),
  /** What the committee decided about it. */
  approved: z.object({ committee: z.string(), number: z.string(), date: day }).nullable(),
});

export type InformationText = Text<z.infer<typeof frontmatter>, (typeof written)[number]['Content']>;

const texts: readonly InformationText[] = readTexts('information', frontmatter, written);

/** Every version that was ever read before consenting. */
export const information = texts.filter(({ data }) => data.kind === 'information');

/** The information of a role in the version that its consent names; throws at build when there is none. */
export function informationFor(role: string): InformationText {
  const { version } = definitionOf(role).consent;
  const text = information.find(({ data }) => data.role === role && data.version === version);
  return found(text, `information for ${role} in version ${version}`);
}

/** The newest privacy notice. */
export function privacyNotice(): InformationText {
  const all = texts.filter(({ data }) => data.kind === 'privacy');
  return found(all.toSorted((a, b) => b.data.date.localeCompare(a.data.date))[0], 'privacy notice');
}
