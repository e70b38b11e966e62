/** There is a couple: the first questionnaire is open. */
import type { Message } from '../../types.ts';

export const joined: Message = {
  employee: {
    subject: 'Uw eerste vragenlijst staat klaar',
    preheader: 'Invullen kan tot en met {closes_on}.',
    paragraphs: [
      'Dag {name},',
      'U en uw werkgever doen nu samen mee. Uw eerste vragenlijst staat klaar.',
      'Invullen kost hoogstens {minutes} minuten. Het kan tot en met {closes_on}. U kunt tussendoor stoppen en later verdergaan.',
      'Uw werkgever ziet uw antwoorden nooit. U ziet ook die van uw werkgever niet.',
      'Vragen, of lukt het niet? Bel of mail {contact_name}: {contact_phone}, {contact_email}.',
    ],
    button: 'Begin met de vragenlijst',
  },
  employer: {
    subject: 'Uw eerste vragenlijst staat klaar',
    preheader: 'Invullen kan tot en met {closes_on}.',
    paragraphs: [
      'Dag {name},',
      'U en uw werknemer doen nu samen mee. Uw eerste vragenlijst staat klaar.',
      'Invullen kost hoogstens {minutes} minuten. Het kan tot en met {closes_on}. U kunt tussendoor stoppen en later verdergaan.',
      'Uw werknemer ziet uw antwoorden nooit. U ziet ook die van uw werknemer niet.',
      'Vragen, of lukt het niet? Bel of mail {contact_name}: {contact_phone}, {contact_email}.',
    ],
    button: 'Begin met de vragenlijst',
  },
};
