/** The questionnaire is still open; also for the first one. No blame: there may be a good reason. */
import type { Message, MessageWords } from '../../types.ts';

const words: MessageWords = {
  subject: 'Uw {ordinal} vragenlijst staat nog open',
  preheader: 'Invullen kan nog tot en met {closes_on}.',
  paragraphs: [
    'Dag {name},',
    'Uw {ordinal} vragenlijst staat nog voor u open. Kwam het er nog niet van? Dat geeft niet: het kan nog tot en met {closes_on}.',
    'Invullen kost hoogstens {minutes} minuten. Was u al begonnen? Dan gaat u gewoon verder.',
    'Even pauze, geen mail meer of stoppen mag altijd, zonder reden. Dat regelt u op {mine}',
    'Vragen, of lukt het niet? Bel of mail {contact_name}: {contact_phone}, {contact_email}.',
  ],
  button: 'Naar de vragenlijst',
};

export const reminder: Message = { employee: words, employer: words };
