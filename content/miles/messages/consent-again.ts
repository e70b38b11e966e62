/** There is a new version of the information: until it is consented to, this is all that is sent [C7]. */
import type { Message, MessageWords } from '../../types.ts';

const words: MessageWords = {
  subject: 'De informatie over het onderzoek is veranderd',
  preheader: 'Lees wat er nieuw is, en kies opnieuw.',
  paragraphs: [
    'Dag {name},',
    'De informatie over het onderzoek is veranderd. Daarom vragen wij opnieuw uw toestemming. Met de knop leest u wat er nieuw is. Lezen en kiezen kost ongeveer 5 minuten.',
    'U bent vrij om ja of nee te zeggen, en u hoeft geen reden te geven. Tot u heeft gekozen, sturen wij u geen vragenlijsten. U kunt kiezen wanneer het u uitkomt.',
    'Zegt u ja, dan gaat alles verder zoals het was. Zegt u nee, dan stopt u met het onderzoek. Wat er dan met uw antwoorden gebeurt, kiest u zelf.',
    'Wilt u eerst iets vragen? Bel of mail {contact_name}: {contact_phone}, {contact_email}.',
  ],
  button: 'Lees wat er nieuw is',
};

export const consentAgain: Message = { employee: words, employer: words };
