/** What the guidance website of a trial knows beside its pages. For pages behind the gate only: nothing else imports it. */
import type { Dialogue } from '../src/domain/dialogue.ts';
import type { Checklist, ReliableSource, Source, Stakeholder, Term } from '../src/domain/guidance.ts';
import type { LegalStep } from '../src/domain/legal-timeline.ts';
import type { Synonym } from '../src/domain/search/subject.ts';
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

interface Reviewed {
  readonly reviewedBy: string | null;
}

export interface GatedContent {
  readonly checklists: readonly Checklist[];
  readonly dialogues: readonly Dialogue[];
  readonly glossary: Reviewed & {
    readonly terms: readonly Term[];
    readonly checkedOn: string;
    readonly sources: readonly Source[];
  };
  readonly law: Reviewed & { readonly steps: readonly LegalStep[] };
  /** How people look for things; shown nowhere as text. */
  readonly search: {
    readonly synonyms: readonly Synonym[];
    /** By path. */
    readonly moreKeywords: Readonly<Record<string, readonly string[]>>;
  };
  readonly sources: Reviewed & { readonly all: readonly ReliableSource[] };
  readonly people: Reviewed & {
    readonly all: readonly Stakeholder[];
    readonly checkedOn: string;
    readonly sources: readonly Source[];
  };
}

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

/** Throws when trial `id` has nothing of it. */
export function gatedContent(id: string): GatedContent {
  const found = all[id];
  if (!found) throw new Error(`Trial "${id}" has no guidance: name its parts in content/gated.ts.`);
  return found;
}
