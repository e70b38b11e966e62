/** To whoever came first, after the address is confirmed: the way back, to go on later [C7]. */
import type { Message } from '../../types.ts';

export const welcome: Message = {
  employee: {
    subject: 'U bent aangemeld',
    preheader: 'Bewaar deze mail: hiermee gaat u later verder.',
    paragraphs: [
      'Dag {name},',
      'Fijn dat u meedoet. Uw aanmelding is binnen.',
      'Er is nog één stap: uw werkgever uitnodigen. Dat doet u zelf, wanneer u daar klaar voor bent. Wij nemen nooit uit onszelf contact op met uw werkgever.',
      'Met de knop hieronder komt u op uw eigen pagina. Daar ziet u wat klaar is en wat er nog komt. U kunt daar ook stoppen, op elk moment en zonder reden.',
      'Vragen? Bel of mail {contact_name}: {contact_phone}, {contact_email}.',
    ],
    button: 'Naar mijn pagina',
  },
  employer: {
    subject: 'U bent aangemeld',
    preheader: 'Bewaar deze mail: hiermee gaat u later verder.',
    paragraphs: [
      'Dag {name},',
      'Fijn dat u wilt meedoen. Uw aanmelding is binnen.',
      'Op uw eigen pagina staat een tekst met een persoonlijke link. Die kunt u doorgeven. Meer hoeft u niet te doen: vraag er niet naar en dring niet aan. Meedoen is een eigen keuze. Alleen als u allebei meedoet, hoort u van ons dat er een koppel is.',
      'De link werkt 30 dagen, vanaf het moment dat hij op uw pagina staat. Is er dan geen koppel? Dan krijgt u daarover één bericht. Wij zeggen dan nooit waarom.',
      'Vragen? Bel of mail {contact_name}: {contact_phone}, {contact_email}.',
    ],
    button: 'Naar mijn pagina',
  },
};
