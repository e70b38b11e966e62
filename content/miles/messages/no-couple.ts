/** One fixed message when there is no couple: the same whatever the cause, and never the cause [C2]. */
import type { Message } from '../../types.ts';

export const noCouple: Message = {
  employee: {
    subject: 'Er is geen koppel gevormd',
    preheader: 'U hoeft niets te doen.',
    paragraphs: [
      'Dag {name},',
      'Voor dit onderzoek zijn twee mensen nodig. Er is geen koppel gevormd. Uw uitnodiging is afgelopen.',
      'Dit zegt niets over u. Er kunnen allerlei oorzaken zijn, en die geven wij nooit door.',
      'U bent nog wel aangemeld. Op uw eigen pagina kunt u opnieuw iemand uitnodigen, maar dat hoeft niet. U kunt daar ook stoppen.',
      'Dank u wel dat u wilde meedoen. Wilt u hierover praten, of weten wat er met uw gegevens gebeurt? Bel of mail {contact_name}: {contact_phone}, {contact_email}.',
    ],
  },
  employer: {
    subject: 'Er is geen koppel gevormd',
    preheader: 'U hoeft niets te doen.',
    paragraphs: [
      'Dag {name},',
      'Voor dit onderzoek zijn twee mensen nodig. Er is geen koppel gevormd. De link die u kon doorgeven, werkt niet meer.',
      'Wij zeggen nooit waarom er geen koppel is. Wij vragen u om er ook niet naar te vragen.',
      'U bent nog wel aangemeld. Wilt u dat niet meer? Dan kunt u stoppen op uw eigen pagina.',
      'Dank u wel dat u wilde meedoen. Heeft u een vraag? Bel of mail {contact_name}: {contact_phone}, {contact_email}.',
    ],
  },
};
