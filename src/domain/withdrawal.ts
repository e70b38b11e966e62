/** The three grades of withdrawing. What each does to what is kept stands in the comment of each table. */
import { one, type FormInput } from './form.ts';

export const GRADES = ['no_contact', 'no_data', 'erase'] as const;
/** `no_contact`: no more mail and calls. `no_data`: nothing new any more. `erase`: and all that may go, goes. */
export type Grade = (typeof GRADES)[number];

/** The grades that a participant can tell the research team; having all erased is asked on the own page or in writing. */
export const TELLABLE_GRADES = ['no_contact', 'no_data'] as const satisfies readonly Grade[];
export type TellableGrade = (typeof TELLABLE_GRADES)[number];

/** Reads the field `grade`; null when nothing, or something else, was chosen. */
export function readGrade(form: FormInput): Grade | null {
  const chosen = one(form, 'grade');
  return GRADES.find((grade) => grade === chosen) ?? null;
}
