/** What is said beside a field when only the database or the session could know that something is wrong. */
import { dayOf, plainDate, timeOf } from '../domain/calendar.ts';
import type { Problem } from '../domain/form.ts';

/** The same for a wrong, an old and an unknown code: otherwise it would tell whose address takes part. */
export const codeDoesNotFit: Problem = {
  field: 'code',
  message:
    'Deze code klopt niet, of werkt niet meer. U kunt een code vijf keer proberen, 10 minuten lang. Vraag zo nodig een nieuwe aan.',
};

export const notYourOwnAddress = (field: string): Problem => ({
  field,
  message: 'Met dit e-mailadres doet de ander in uw koppel al mee. Gebruik een adres dat alleen van u is.',
});

export const thinkFirst = (from: Date): Problem => ({
  field: '',
  message: `Neem eerst de tijd om na te denken. U kunt zich aanmelden vanaf ${plainDate(dayOf(from))} om ${timeOf(from)} uur, in deze browser.`,
});

export const notTheInvitedAddress = (field: string): Problem => ({
  field,
  message: 'De uitnodiging ging naar een ander adres, en dat gebruiken wij. Maak dit veld leeg.',
});

/** The two private questions on the page behind a handed link, as a summary names them. */
const ASKED = { free: 'of u zich vrij voelt', choice: 'wat u wilt' };

export const chooseAnAnswer = (field: keyof typeof ASKED): Problem => ({
  field,
  message: `Kies een antwoord bij de vraag ${ASKED[field]}`,
  beside: 'Kies een antwoord.',
});

export const confirmStop: Problem = {
  field: 'confirm',
  message: 'Zet een vinkje als u zeker weet dat u wilt stoppen.',
};
