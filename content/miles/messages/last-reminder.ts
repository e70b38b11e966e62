/** The last mail about a questionnaire; offers the short form where there is one [T9]. */
import type { Message, MessageWords } from '../../types.ts';

const phone =
  'Dit is de laatste mail over deze vragenlijst. Horen wij niets? Dan bellen wij u misschien een keer, om samen te kijken wat lukt.';
const stop =
  'Liever niet gebeld, even pauze of stoppen? Dat mag altijd, zonder reden. Dat regelt u op {mine}';
const help = 'Vragen? Bel of mail {contact_name}: {contact_phone}, {contact_email}.';

const words: MessageWords = {
  subject: 'Uw {ordinal} vragenlijst: nog tot en met {closes_on}',
  preheader: 'Invullen kost hoogstens {minutes} minuten.',
  paragraphs: [
    'Dag {name},',
    'Uw {ordinal} vragenlijst staat nog voor u open, tot en met {closes_on}. Invullen kost hoogstens {minutes} minuten. Was u al begonnen? Dan gaat u gewoon verder.',
    phone,
    stop,
    help,
  ],
  button: 'Naar de vragenlijst',
};

const short: MessageWords = {
  subject: 'Uw {ordinal} vragenlijst kan ook korter',
  preheader: 'Alleen de belangrijkste vragen: hoogstens {minutes} minuten.',
  paragraphs: [
    'Dag {name},',
    'Uw {ordinal} vragenlijst staat nog voor u open, tot en met {closes_on}. Is de hele lijst nu te veel? Met de knop beantwoordt u alleen de belangrijkste vragen. Dat kost hoogstens {minutes} minuten, en het helpt ons echt.',
    'Wilt u liever de hele lijst invullen? Die vindt u op {mine}',
    phone,
    'Liever niet gebeld, even pauze of stoppen? Dat mag altijd, zonder reden. Dat regelt u daar ook.',
    help,
  ],
  button: 'Naar de korte vragenlijst',
};

export const lastReminder: Message = { employee: words, 'employee.short': short, employer: words };
