/** The group the couple is in. Both arms of a role get as many paragraphs, and as many words, on the same day [T11]. */
import type { Message } from '../../types.ts';

const help = 'Vragen? Bel of mail {contact_name}: {contact_phone}, {contact_email}.';

export const allocated: Message = {
  'employee.intervention': {
    subject: 'Bericht over uw deelname: uw groep is bekend',
    preheader: 'De loting is gedaan. U leest hier wat dat betekent.',
    paragraphs: [
      'Dag {name},',
      'U en uw werkgever hebben allebei de eerste vragenlijst ingevuld. Dank u wel. De computer heeft daarna geloot, en niemand kon die uitkomst sturen.',
      'U zit in de groep waarin uw werkgever de MiLES-website nu meteen kan gebruiken. Uw werkgever bepaalt zelf wanneer en hoe vaak. Voor u verandert er verder niets: u houdt de begeleiding die u al had.',
      'Over ongeveer drie maanden krijgt u de tweede vragenlijst. U krijgt daarover vanzelf een bericht van ons. Tot die tijd hoeft u niets te doen.',
      help,
    ],
    button: 'Naar mijn pagina',
  },
  'employee.control': {
    subject: 'Bericht over uw deelname: uw groep is bekend',
    preheader: 'De loting is gedaan. U leest hier wat dat betekent.',
    paragraphs: [
      'Dag {name},',
      'U en uw werkgever hebben allebei de eerste vragenlijst ingevuld. Dank u wel. De computer heeft daarna geloot, en niemand kon die uitkomst sturen.',
      'U zit in de groep waarin uw werkgever de MiLES-website na afloop van het onderzoek krijgt. Deze groep is net zo belangrijk als de andere. Voor u verandert er verder niets: u houdt de begeleiding die u al had.',
      'Over ongeveer drie maanden krijgt u de tweede vragenlijst. U krijgt daarover vanzelf een bericht van ons. Tot die tijd hoeft u niets te doen.',
      help,
    ],
    button: 'Naar mijn pagina',
  },
  'employer.intervention': {
    subject: 'Bericht over uw deelname: uw groep is bekend',
    preheader: 'De loting is gedaan. U leest hier wat dat betekent.',
    paragraphs: [
      'Dag {name},',
      'U en uw werknemer hebben allebei de eerste vragenlijst ingevuld. Dank u wel. De computer heeft daarna geloot, en niemand kon die uitkomst sturen.',
      'U zit in de groep die de MiLES-website nu meteen kan gebruiken. U vindt er korte tips voor elke fase van de begeleiding. Kijk er zo vaak als u wilt. Geef de link alstublieft niet aan anderen door: dat stoort het onderzoek.',
      'Over ongeveer drie maanden krijgt u de tweede vragenlijst. Wij sturen u daarover een bericht. Met de knop hieronder opent u de website meteen.',
      help,
    ],
    button: 'Open de MiLES-website',
  },
  'employer.control': {
    subject: 'Bericht over uw deelname: uw groep is bekend',
    preheader: 'De loting is gedaan. U leest hier wat dat betekent.',
    paragraphs: [
      'Dag {name},',
      'U en uw werknemer hebben allebei de eerste vragenlijst ingevuld. Dank u wel. De computer heeft daarna geloot, en niemand kon die uitkomst sturen.',
      'U zit in de groep die de MiLES-website krijgt op {release_on}, na afloop van het onderzoek. Tot die dag begeleidt u zoals u gewend bent. Deze groep is net zo belangrijk: alleen zo zien wij wat de website doet.',
      'Over ongeveer drie maanden krijgt u de tweede vragenlijst. Wij sturen u daarover een bericht. Met de knop ziet u wanneer u toegang krijgt.',
      help,
    ],
    button: 'Bekijk wanneer u toegang krijgt',
  },
};
