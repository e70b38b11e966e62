/** The page on which who signed on paper confirms the address. It names nobody, and not what was signed [C3]. */
import type { Problem } from '../domain/form.ts';
import { again, show, type Outcome } from './outcome.ts';

const PAGE = '/sjabloon/bevestigen/';

/** By what became of the form behind the link. */
export const showPaperLink = (state: 'waiting' | 'done' | 'over' | 'unknown', token: string): Outcome =>
  state === 'waiting'
    ? show(PAGE, { value: { token }, show: ['waiting'] })
    : show(PAGE, { show: [state === 'done' ? 'done' : 'over'] }, { event: `paper-${state}` });

export const paperLinkAgain = (token: string, problems: readonly Problem[]): Outcome =>
  again(PAGE, { value: { token }, show: ['waiting'], problems });
