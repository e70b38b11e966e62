/**
 * A change of e-mail address. The new one may be mistyped and be a stranger's: no name there. The old one may be read by
 * others by now: the new one isn't named there.
 */
import type { Message, MessageWords } from '../../types.ts';

const toNew: MessageWords = {
  subject: 'Uw code om dit e-mailadres te bevestigen',
  preheader: 'De code werkt 10 minuten.',
  paragraphs: [
    'Goedendag,',
    'Uw code is: {code}',
    'Typ deze zes cijfers op de pagina waar u gebleven was. Dan sturen wij onze mails voortaan naar dit adres. De code werkt 10 minuten.',
    'Heeft u hier niet om gevraagd? Dan typte iemand per ongeluk uw adres. U hoeft niets te doen.',
    'Vragen? Bel {contact_name}: {contact_phone}.',
  ],
};

const toOld: MessageWords = {
  subject: 'Uw e-mailadres is veranderd',
  preheader: 'Deed u dit zelf? Dan hoeft u niets te doen.',
  paragraphs: [
    'Dag {name},',
    'Op uw eigen pagina is net een ander e-mailadres opgegeven. Wij sturen onze mails voortaan daarheen. Dit is de laatste mail op dit adres.',
    'Deed u dit zelf? Dan hoeft u niets te doen.',
    'Was u dit niet? Bel of mail ons dan meteen: {contact_name}, {contact_phone}, {contact_email}. Dan zetten wij het samen recht.',
  ],
};

export const addressNew: Message = { employee: toNew, employer: toNew };
export const addressOld: Message = { employee: toOld, employer: toOld };
