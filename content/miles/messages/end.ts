/** The year is over, also for who lost the work or whose employer stopped [C1]. Both arms of a role get as many paragraphs, and as many words, on the same day [T11]. */
import type { Message } from '../../types.ts';

const subject = 'Het onderzoek is voor u klaar. Dank u wel';
const preheader = 'U hoeft niets meer in te vullen.';
const thanks =
  'Het jaar is voorbij. U hoeft niets meer in te vullen. Dank u wel voor uw tijd en uw moeite. Ook als u een vragenlijst oversloeg: elk antwoord helpt om te zien wat werkt.';
const after =
  'Wij sturen u hierna geen vragenlijsten meer. Wilt u zien of meenemen wat u invulde? Dat kan op {mine}';
const help = 'Heeft u nog een vraag? Bel of mail {contact_name}: {contact_phone}, {contact_email}.';

export const end: Message = {
  'employee.intervention': {
    subject,
    preheader,
    paragraphs: [
      'Dag {name},',
      thanks,
      'In uw groep kunnen werkgevers de MiLES-website na vandaag blijven gebruiken. U hoeft daar zelf niets voor te doen.',
      after,
      help,
    ],
    button: 'Naar mijn pagina',
  },
  'employee.control': {
    subject,
    preheader,
    paragraphs: [
      'Dag {name},',
      thanks,
      'In uw groep kunnen werkgevers de MiLES-website vanaf vandaag ook gebruiken. U hoeft daar zelf niets voor te doen.',
      after,
      help,
    ],
    button: 'Naar mijn pagina',
  },
  'employer.intervention': {
    subject,
    preheader,
    paragraphs: [
      'Dag {name},',
      thanks,
      'De MiLES-website blijft voor u open. U vindt er korte tips voor elke fase van de begeleiding. Met de knop komt u er meteen.',
      after,
      help,
    ],
    button: 'Open de MiLES-website',
  },
  'employer.control': {
    subject,
    preheader,
    paragraphs: [
      'Dag {name},',
      thanks,
      'De MiLES-website is nu ook voor u open. U vindt er korte tips voor elke fase van de begeleiding. Met de knop komt u er meteen.',
      after,
      help,
    ],
    button: 'Open de MiLES-website',
  },
};
