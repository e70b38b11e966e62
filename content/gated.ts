/**
 * What the guidance website of a trial knows beside its pages: from the repository, or from the folder that
 * `CONTENT_DIR` names [D5]. For pages behind the gate only: nothing else imports it.
 */
import { contentDir, readKnown } from './gated-folder.ts';
import type { GatedContent } from './gated-types.ts';
import { checklists } from './miles/checklists/index.ts';
import { dialogues } from './miles/dialogues/index.ts';
import { glossary, glossaryCheckedOn, glossaryReviewedBy, glossarySources } from './miles/glossary.ts';
import { legalSteps, legalReviewedBy } from './miles/law.ts';
import { moreKeywords, synonyms } from './miles/search.ts';
import { reliableSources, sourcesReviewedBy } from './miles/sources.ts';
import {
  stakeholders,
  stakeholdersCheckedOn,
  stakeholdersReviewedBy,
  stakeholderSources,
} from './miles/stakeholders.ts';

const all: Readonly<Record<string, GatedContent>> = {
  miles: {
    checklists,
    dialogues,
    glossary: {
      terms: glossary,
      checkedOn: glossaryCheckedOn,
      sources: glossarySources,
      reviewedBy: glossaryReviewedBy,
    },
    law: { steps: legalSteps, reviewedBy: legalReviewedBy },
    search: { synonyms, moreKeywords },
    sources: { all: reliableSources, reviewedBy: sourcesReviewedBy },
    people: {
      all: stakeholders,
      checkedOn: stakeholdersCheckedOn,
      sources: stakeholderSources,
      reviewedBy: stakeholdersReviewedBy,
    },
  },
};

/** @throws when trial `id` has nothing of it, or when the folder of `CONTENT_DIR` doesn't hold it */
export function gatedContent(id: string): GatedContent {
  const folder = contentDir();
  if (folder !== null) return readKnown(folder);
  const found = all[id];
  if (!found) throw new Error(`Trial "${id}" has no guidance: name its parts in content/gated.ts.`);
  return found;
}
