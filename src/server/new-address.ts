/** The page on which the owner of a new address confirms it. Nobody is signed in there, and it names nobody. */
import type { Problem } from '../domain/form.ts';
import { again, show, type Outcome } from './outcome.ts';

const PAGE = '/sjabloon/adres/';

/** By what became of the change behind the link. */
export function showAddressLink(state: 'waiting' | 'done' | 'over' | 'unknown', token: string): Outcome {
  if (state === 'done') return show('/sjabloon/adres-klaar/');
  return state === 'waiting'
    ? show(PAGE, { value: { token } })
    : show(PAGE, { show: ['over'] }, { event: `address-${state}` });
}

export const addressLinkAgain = (token: string, problem: Problem): Outcome =>
  again(PAGE, { value: { token }, problems: [problem] });
