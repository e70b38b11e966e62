/** What the guidance website of a trial knows beside its pages, as its parts. */
import type { Dialogue } from '../src/domain/dialogue.ts';
import type { Checklist, ReliableSource, Source, Stakeholder, Term } from '../src/domain/guidance.ts';
import type { LegalStep } from '../src/domain/legal-timeline.ts';
import type { Synonym } from '../src/domain/search/subject.ts';

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
