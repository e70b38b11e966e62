/**
 * Before the draw of whom the first questionnaire is too old by then [T1]: the facts that can have changed since, in the
 * words of that questionnaire. Asked afresh, since earlier answers show only after a code [C9].
 */
import type { Questionnaire, Section } from '../../../domain/questionnaire.ts';
import type { BaselineAgain } from '../../../domain/trial.ts';
import { employeeBaseline } from './employee.ts';
import { employerBaseline } from './employer.ts';
import { guiding } from './employer-position.ts';
import { ownWords } from './words.ts';

const title = 'Kloppen uw antwoorden nog?';

/** Of a baseline the sections with these items. What their conditions look at must be among them. */
const only = ({ sections }: Questionnaire, codes: readonly string[]): readonly Section[] =>
  sections
    .map((section) => ({ ...section, items: section.items.filter(({ code }) => codes.includes(code)) }))
    .filter(({ items }) => items.length > 0);

const employee: Questionnaire = {
  id: 'employee-t0-again',
  version: 1,
  role: 'employee',
  wave: 't0-again',
  title,
  status: ownWords,
  sections: only(employeeBaseline, [
    'contract_hours',
    'hours_last_week',
    'last_week_usual',
    'first_sick_day',
    'sick_leave_now',
  ]),
};

const employer: Questionnaire = {
  id: 'employer-t0-again',
  version: 1,
  role: 'employer',
  wave: 't0-again',
  title,
  status: ownWords,
  sections: [
    { code: 'guiding', title: 'Uw begeleiding', items: [guiding] },
    ...only(employerBaseline, ['own_role', 'hours_guiding']),
  ],
};

export const baselineAgainQuestionnaires: readonly Questionnaire[] = [employee, employer];

/** Three weeks, one reminder, then the phone. Who no longer guides, or no longer works there, is for a person to judge. */
export const baselineAgain: BaselineAgain = {
  code: 't0-again',
  windowDays: 21,
  reminders: [7],
  phone: { day: 12, attempts: 3 },
  paperDay: null,
  minutes: 2,
  questionnaires: { employee: employee.id, employer: employer.id },
  holds: { guiding: ['other_person', 'done', 'left', 'self_left'] },
};
