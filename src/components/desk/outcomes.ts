/** How an attempt or a talk can end, in the words of the form. Which outcomes an attempt has depends on the task. */
import { outcomesOf, type Outcome } from '../../domain/attempt.ts';
import { TALK_OUTCOMES } from '../../domain/talk.ts';
import { say, TALKS } from '../../server/desk-words.ts';
import { capital } from '../site.ts';

const LABELS: Readonly<Record<Outcome, string>> = {
  no_answer: 'Geen gehoor, of iemand anders nam op (morgen opnieuw)',
  call_back: 'Later opnieuw, op een dag die ik hieronder invul',
  done: 'Gesproken, en klaar',
  declined: 'Wil deze vragenlijst niet invullen',
  wrong_number: 'Het nummer klopt niet',
  worry: 'Gesproken, en ik maak mij zorgen (er komt een taak bij)',
};

/** Where the same outcome does something else: a worry only ends when there is help [C8]. */
const OTHERWISE: Readonly<Record<string, Partial<Record<Outcome, string>>>> = {
  bounce: {
    declined: 'Wil geen ander adres geven',
    wrong_number: 'Het nummer klopt niet (de taak blijft open)',
  },
  consent: {
    done: 'Gesproken, en weet waar de nieuwe informatie staat',
    declined: 'Wil niet opnieuw toestemming geven',
  },
  worry: {
    done: 'Gesproken of overgedragen, en er is hulp (dan is de zorg klaar)',
    wrong_number: 'Het nummer klopt niet (de zorg blijft open)',
  },
};

/** By kind of task the outcomes that the form offers, with their labels. */
export const outcomesByKind = ['phone', 'paper', 'bounce', 'consent', 'worry'].map((kind) => ({
  kind,
  outcomes: outcomesOf(kind).map((code) => ({ code, label: OTHERWISE[kind]?.[code] ?? LABELS[code] })),
}));

export const armKnown = [
  { code: 'no', label: 'Nee' },
  { code: 'yes', label: 'Ja' },
] as const;

/** How a talk with an organisation can end. */
export const talkOutcomes = TALK_OUTCOMES.map((code) => ({ code, label: capital(say(TALKS, code)) }));
