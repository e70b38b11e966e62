/** Answers and conditions that many questions share, and what each wave after the baseline is called. */
import type { AnswerType, Condition, InstrumentStatus, Option } from '../../../domain/questionnaire.ts';

/** Our own words: nobody has approved them yet [T12]. */
export const ownWords: InstrumentStatus = { kind: 'own', approvedBy: null, approvedOn: null };

export const yesNo: { readonly type: 'choice'; readonly options: readonly Option[] } = {
  type: 'choice',
  options: [
    { code: 'yes', label: 'Ja' },
    { code: 'no', label: 'Nee' },
  ],
};

/** A mark from 0 to 10. */
export const mark = (minLabel: string, maxLabel: string): AnswerType => ({
  type: 'scale',
  min: 0,
  max: 10,
  minLabel,
  maxLabel,
});

/** Whole euros or euros and cents; no single answer of one employer about one employee can be more. */
export const euros: AnswerType = { type: 'money', min: 0, max: 500_000 };

export const satisfaction = mark('helemaal niet tevreden', 'heel tevreden');

/** A wave after the baseline, as its questions speak of it. */
export interface LaterWave {
  readonly code: 't1' | 't2' | 't3';
  /** As in "Tweede vragenlijst". */
  readonly nth: string;
  /** The months since the wave before it: the period that the costs are about. */
  readonly months: string;
}

export const laterWaves: readonly LaterWave[] = [
  { code: 't1', nth: 'Tweede', months: 'drie maanden' },
  { code: 't2', nth: 'Derde', months: 'drie maanden' },
  { code: 't3', nth: 'Vierde en laatste', months: 'zes maanden' },
];

/** Still employed, with the same employer or another: asked about a contract, sick leave and guidance. */
export const hasEmployer: Condition = { item: 'employment', is: ['same', 'other'] };

/** Has paid work, for an employer or as self-employed. */
export const hasWork: Condition = { item: 'employment', is: ['same', 'other', 'self'] };

/** Worked in the last four weeks, however little. */
export const workedRecently: Condition = { item: 'worked_recently', is: 'yes' };
