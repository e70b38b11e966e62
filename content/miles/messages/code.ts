/** The six figures. Goes to people who may not have consented yet: names nothing but the code [C3]. */
import type { Message, MessageWords } from '../../types.ts';

const words: MessageWords = {
  subject: 'Uw code om verder te gaan',
  preheader: 'De code werkt 10 minuten.',
  paragraphs: [
    'Dag {name},',
    'Uw code is: {code}',
    'Typ deze zes cijfers op de pagina waar u gebleven was. De code werkt 10 minuten. Vraag daarna gerust een nieuwe aan.',
    'Heeft u geen code aangevraagd? Dan hoeft u niets te doen. Geef de code nooit aan iemand anders, ook niet aan ons.',
    'Vragen? Bel {contact_name}: {contact_phone}.',
  ],
};

export const code: Message = { employee: words, employer: words, researcher: words };
