/**
 * A change of e-mail address. The new one may be mistyped and be a stranger's: no name there, and no code where a
 * researcher typed it. The old one may be read by
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
    'Er is net een ander e-mailadres voor u opgegeven: op uw eigen pagina, of aan de telefoon. Wij sturen onze mails voortaan daarheen. Dit is de laatste mail op dit adres.',
    'Deed u dit zelf? Dan hoeft u niets te doen.',
    'Was u dit niet? Bel of mail ons dan meteen: {contact_name}, {contact_phone}, {contact_email}. Dan zetten wij het samen recht.',
  ],
};

const fromDesk: MessageWords = {
  subject: 'Klopt dit e-mailadres?',
  preheader: 'Bevestig het met de cijfers die u aan de telefoon hoorde.',
  paragraphs: [
    'Goedendag,',
    'Aan de telefoon gaf u ons dit e-mailadres. Druk op de knop, en typ de zes cijfers die u van ons hoorde. Pas dan sturen wij onze mails hierheen.',
    'De knop werkt tot {confirm_until}. De cijfers werken 10 minuten. Zijn ze verlopen? Bel ons, dan krijgt u nieuwe.',
    'Heeft u ons niet gesproken? Dan typte iemand per ongeluk uw adres. U hoeft niets te doen.',
    'Vragen? Bel {contact_name}: {contact_phone}.',
  ],
  button: 'Dit adres is van mij',
};

export const addressNew: Message = { employee: toNew, employer: toNew };
export const addressOld: Message = { employee: toOld, employer: toOld };
export const addressDesk: Message = { employee: fromDesk, employer: fromDesk };
