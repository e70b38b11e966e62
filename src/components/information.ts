/** Finds the participant information that belongs to the consent of a role. */
import { getCollection, type CollectionEntry } from 'astro:content';
import { definitionOf, found } from './site.ts';

type Text = CollectionEntry<'information'>;

/** The information of a role in the version that its consent names; throws at build when there is none. */
export async function informationFor(role: string): Promise<Text> {
  const { version } = definitionOf(role).consent;
  const all = await getCollection(
    'information',
    ({ data }) => data.role === role && data.version === version,
  );
  return found(all[0], `information for ${role} in version ${version}`);
}

/** The newest privacy notice. */
export async function privacyNotice(): Promise<Text> {
  const all = await getCollection('information', ({ data }) => data.kind === 'privacy');
  return found(all.sort((a, b) => b.data.date.localeCompare(a.data.date))[0], 'privacy notice');
}
