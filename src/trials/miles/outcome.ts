/** The primary outcome of the trial, declared before the first allocation [T9]. */
import type { PrimaryOutcome } from '../../domain/trial.ts';

export const primaryOutcome: PrimaryOutcome = {
  code: 'successful_return',
  description: 'Successful return to work of the employee',
  role: 'employee',
  items: [
    'employment',
    'contract_hours',
    'hours_last_week',
    'last_week_usual',
    'sick_spells',
    'return_success',
  ],
  waves: ['t1', 't2', 't3'],
  derivation:
    'returnOutcome (src/domain/outcome.ts): hours worked in the week before (and whether that was a usual week), hours by ' +
    'the dated spells of sick leave, contract hours as last given, the share of the contract that was worked, ' +
    'the first day of a return that then held for 28 days without a later spell of fewer hours, and the employee’s own ' +
    'mark from 0 to 10 for how successful the return is. They are kept apart: no published rule was found that makes ' +
    'one figure of them, and the definitive formula of the I-RTW_CS, with its individual weights, was not found either. ' +
    'Who has no employer any more has worked hours of that employer 0 and no mark.',
  analysisSet: 'every employee of an allocated couple, in the arm that was drawn',
};
