/** A questionnaire is open. The same words in both arms, and for each wave after the first [T11]. */
import type { Message } from '../../types.ts';

const subject = 'Uw {ordinal} vragenlijst staat klaar';
const preheader = 'Invullen kan tot en met {closes_on}.';
const button = 'Naar de vragenlijst';
const practical =
  'Invullen kost hoogstens {minutes} minuten. Het kan tot en met {closes_on}. U kunt tussendoor stoppen en later verdergaan.';
const help = 'Vragen, of lukt het niet? Bel of mail {contact_name}: {contact_phone}, {contact_email}.';

export const wave: Message = {
  employee: {
    subject,
    preheader,
    paragraphs: [
      'Dag {name},',
      'Uw {ordinal} vragenlijst staat klaar. Er zijn er {total} in totaal.',
      practical,
      'Werkt u nu niet, of is er veel veranderd? Ook dan helpen uw antwoorden. Uw werkgever ziet ze nooit.',
      'Even pauze, geen mail meer of stoppen mag altijd, zonder reden. Dat regelt u op {mine}',
      help,
    ],
    button,
  },
  employer: {
    subject,
    preheader,
    paragraphs: [
      'Dag {name},',
      'Uw {ordinal} vragenlijst staat klaar. Er zijn er {total} in totaal.',
      practical,
      'Is er iets veranderd, bijvoorbeeld in uw werk? Ook dan helpen uw antwoorden. Uw werknemer ziet ze nooit.',
      'Even pauze, geen mail meer of stoppen mag altijd, zonder reden. Dat regelt u op {mine}',
      help,
    ],
    button,
  },
};
