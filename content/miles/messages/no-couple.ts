/** One fixed message when there is no couple: the same whatever the cause, and never the cause [C2]. */
import type { Message } from '../../types.ts';

export const noCouple: Message = {
  employee: {
    subject: 'Er is geen koppel gevormd',
    preheader: 'U hoeft niets te doen.',
    paragraphs: [
      'Dag {name},',
      'Voor dit onderzoek zijn twee mensen nodig. Er is geen koppel gevormd. Uw deelname stopt daarom hier.',
      'Dit zegt niets over u. Er kunnen allerlei oorzaken zijn, en die geven wij nooit door.',
      'Dank u wel dat u wilde meedoen. Wilt u hierover praten, of weten wat er met uw gegevens gebeurt? Bel of mail {contact_name}: {contact_phone}, {contact_email}.',
    ],
  },
  employer: {
    subject: 'Er is geen koppel gevormd',
    preheader: 'U hoeft niets te doen.',
    paragraphs: [
      'Dag {name},',
      'Voor dit onderzoek zijn twee mensen nodig. Er is geen koppel gevormd. Uw deelname stopt daarom hier.',
      'Wij zeggen nooit waarom er geen koppel is. Wij vragen u om er ook niet naar te vragen.',
      'Dank u wel dat u wilde meedoen. Heeft u een vraag? Bel of mail {contact_name}: {contact_phone}, {contact_email}.',
    ],
  },
};
