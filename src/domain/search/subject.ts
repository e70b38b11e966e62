/** What can be found: a page or a place on one, with the words by which people know it. */
export interface Subject {
  /** With its anchor, where it is a place on a page. */
  readonly path: string;
  readonly title: string;
  /** What it is, as a reader sees it: the phase of a page, or "Checklist". */
  readonly kind: string;
  readonly summary: string;
  /** Other words for it, of one word or more, as a register may show them. */
  readonly keywords: readonly string[];
  /** Shorter names for it that are shown nowhere. */
  readonly names: readonly string[];
  /** Between 0 and 1: of two that fit alike, the greater comes first. */
  readonly weight: number;
}

/** Who says one of these means one of those. */
export interface Synonym {
  readonly says: readonly string[];
  readonly means: readonly string[];
}

/** All that a search knows beside the running text. */
export interface Subjects {
  readonly subjects: readonly Subject[];
  readonly synonyms: readonly Synonym[];
}
