/** What is said on the own page when only the database or the clock could know that something is wrong. */
import { plainDate } from '../domain/calendar.ts';
import type { Problem } from '../domain/form.ts';

export const sameAddress: Problem = { field: 'email', message: 'Dit is het adres dat wij al van u hebben.' };

export const notTwiceTheSame: Problem = {
  field: 'email_again',
  message: 'De twee adressen zijn niet gelijk. Typ het nieuwe adres nog een keer.',
};

export const askedTooOften: Problem = {
  field: '',
  message:
    'U vroeg al een paar keer een code aan. Wacht een half uur, of bel ons: dan regelen wij het samen.',
};

/** The same for a wrong code and for an address that somebody else takes part with: nobody learns who does. */
export const addressCodeDoesNotFit: Problem = {
  field: 'code',
  message:
    'Deze code klopt niet. Kijk of u de code uit de nieuwste mail heeft. U kunt het vijf keer proberen.',
};

export const addressCodeIsOver: Problem = {
  field: 'code',
  message: 'Deze code werkt niet meer. Geef het nieuwe adres opnieuw op, dan komt er een nieuwe code.',
};

/** The same for a wrong code and for an address that somebody else takes part with, as above. */
export const saidCodeDoesNotFit: Problem = {
  field: 'code',
  message: 'Deze cijfers kloppen niet. Kijk ze nog eens na, of bel ons. U kunt het vijf keer proberen.',
};

export const typeSaidCode: Problem = {
  field: 'code',
  message: 'Typ de zes cijfers die u aan de telefoon hoorde.',
};

export const saidCodeIsOver: Problem = {
  field: 'code',
  message: 'Deze cijfers werken niet meer. Bel ons, dan krijgt u nieuwe.',
};

export const chooseUntil = (most: string): Problem => ({
  field: 'until',
  message: `Kies tot wanneer u pauze wilt. Dat kan tot ${plainDate(most)}.`,
  beside: 'Kies een dag.',
});

export const chooseGrade: Problem = {
  field: 'grade',
  message: 'Kies wat u wilt: geen berichten meer, stoppen, of stoppen en wissen.',
  beside: 'Kies een van de drie.',
};

export const consentWasRenewed: Problem = {
  field: '',
  message: 'De informatie is net nog een keer veranderd. Lees deze pagina opnieuw, en kies dan.',
};

export const figuresDoNotFit: Problem = {
  field: 'figures',
  message: 'Deze cijfers kloppen niet. Kijk ze nog eens na, of bel ons. U kunt het vijf keer proberen.',
};
