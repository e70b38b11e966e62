/** A questionnaire as data: sections, items, answer types, conditions. No behaviour lives here. */

/** Status of the wording: `placeholder` and unapproved `own` items are refused by a live deployment. */
export type InstrumentStatus =
  | { readonly kind: 'validated'; readonly source: string }
  | { readonly kind: 'own'; readonly approvedBy: string | null; readonly approvedOn: string | null }
  | { readonly kind: 'placeholder'; readonly source: string };

export interface Option {
  readonly code: string;
  readonly label: string;
}

/** A bound of a date: a fixed ISO date, or days relative to the day of answering. */
export type DateBound = { readonly date: string } | { readonly daysFromToday: number };

export type AnswerType =
  | { readonly type: 'choice'; readonly options: readonly Option[] }
  | {
      readonly type: 'choices';
      readonly options: readonly Option[];
      /** Option that excludes all others. */ readonly none?: string;
    }
  | {
      readonly type: 'number';
      readonly unit: string;
      readonly min: number;
      readonly max: number;
      readonly decimals: number;
    }
  | { readonly type: 'date'; readonly min?: DateBound; readonly max?: DateBound }
  | {
      readonly type: 'scale';
      readonly min: number;
      readonly max: number;
      readonly minLabel: string;
      readonly maxLabel: string;
    }
  | {
      readonly type: 'matrix';
      readonly rows: readonly { readonly code: string; readonly label: string }[];
      readonly options: readonly Option[];
    }
  | { readonly type: 'text'; readonly long: boolean; readonly maxLength: number }
  /** An amount in euros, whole or with two decimals; stored as `125.5`. */
  | { readonly type: 'money'; readonly min: number; readonly max: number }
  /** A visual line from 0 to 100 with a number field beside it; stored as a whole number. */
  | { readonly type: 'visual'; readonly minLabel: string; readonly maxLabel: string }
  /**
   * Dated spells, such as times of sick leave. Stored for spell n (from 1) as `<item>_<n>_from`, `_to` (absent while
   * it goes on) and `_hours` (hours worked a week in that spell, where asked).
   */
  | {
      readonly type: 'spells';
      /** Spells that can be given at most. */
      readonly most: number;
      readonly from: string;
      readonly to: string;
      readonly hours?: { readonly label: string; readonly max: number };
      readonly min?: DateBound;
    };

/** When an item or section is asked: typed data over earlier answers, never a string to evaluate. */
export type Condition =
  | { readonly item: string; readonly is: string | readonly string[] }
  | { readonly item: string; readonly atLeast: number }
  | { readonly item: string; readonly atMost: number }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** A warning that the person may overrule: shown when the condition on the answer holds. */
export interface Warning {
  readonly when:
    | Condition
    | { readonly item: string; readonly moreThanItem: string }
    | { readonly item: string; readonly moreThanDaysAgo: number };
  readonly words: string;
}

export interface Item {
  /** Unique in the questionnaire; the name of the form field and of the stored answer. Never reused. */
  readonly code: string;
  readonly question: string;
  readonly hint?: string;
  /** Said when a required answer is missing or can't be read: tells what to do, with an example. */
  readonly missing?: string;
  readonly answer: AnswerType;
  /** False: may be left open. */
  readonly required: boolean;
  readonly when?: Condition;
  readonly warnings?: readonly Warning[];
}

export interface Section {
  readonly code: string;
  readonly title: string;
  readonly intro?: string;
  readonly when?: Condition;
  /** A section that is an instrument of its own has its own status; absent: the questionnaire's. */
  readonly instrument?: { readonly code: string; readonly status: InstrumentStatus };
  /** Its answers could tell the arm: left out of every masked view [T7], and of a call by who is masked. */
  readonly revealsArm?: true;
  readonly items: readonly Item[];
}

export interface Questionnaire {
  /** Also the path: /vragenlijst/<id>/ */
  readonly id: string;
  readonly version: number;
  readonly role: string;
  readonly wave: string;
  readonly title: string;
  readonly status: InstrumentStatus;
  readonly sections: readonly Section[];
}

/** One stored answer: the code of the item (or of a matrix row) and its value as text. `choices` gives one row for each chosen option. */
export interface Answer {
  readonly item: string;
  readonly value: string;
}
