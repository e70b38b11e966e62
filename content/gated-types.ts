/** What the guidance website of a trial knows beside its pages, as its parts. */
import type { Dialogue } from '../src/domain/dialogue.ts';
import type { Checklist, ReliableSource, Source, Stakeholder, Term } from '../src/domain/guidance.ts';
import type { LegalStep } from '../src/domain/legal-timeline.ts';

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
  readonly sources: Reviewed & { readonly all: readonly ReliableSource[] };
  readonly people: Reviewed & {
    readonly all: readonly Stakeholder[];
    readonly checkedOn: string;
    readonly sources: readonly Source[];
  };
}
