/** The shapes of what the guidance website knows beside its pages: people, terms, sources and conversation checklists. */

/** A page elsewhere, and when somebody last looked at it. */
export interface Source {
  readonly title: string;
  readonly url: string;
  /** ISO date. */
  readonly checkedOn: string;
}

/** Somebody around the sick employee: what they know, and where their silence begins. */
export interface Stakeholder {
  readonly code: string;
  readonly name: string;
  readonly summary: string;
  readonly can: readonly string[];
  readonly mayNotTell: readonly string[];
  readonly when: string;
  readonly ask: readonly string[];
}

/** A word that an employer meets, in plain words. */
export interface Term {
  readonly code: string;
  readonly term: string;
  /** Other ways in which a text writes it. */
  readonly aliases?: readonly string[];
  readonly meaning: string;
}

/** A place elsewhere that can be relied on. */
export interface ReliableSource {
  readonly name: string;
  readonly url: string;
  readonly group: string;
  readonly behind: string;
  readonly purpose: string;
  /** ISO date. */
  readonly checkedOn: string;
}

/** A conversation to prepare and hold: agreements and abilities, never an illness or its treatment [C11]. */
export interface Checklist {
  readonly code: string;
  readonly title: string;
  readonly summary: string;
  readonly phase: number;
  readonly groups: readonly {
    readonly title: string;
    readonly items: readonly { readonly code: string; readonly text: string }[];
  }[];
  readonly reviewedBy: string | null;
  /** ISO date. */
  readonly checkedOn: string;
}

/** What a real trial may not show: each text that nobody of the research team has reviewed. */
export function reviewObjections(
  texts: readonly { readonly id: string; readonly reviewedBy: string | null }[],
): readonly string[] {
  return texts.filter(({ reviewedBy }) => !reviewedBy?.trim()).map(({ id }) => `${id}: not yet reviewed`);
}
