/** From the employee to the employer, who knows nothing yet: speaks of re-integration only [C3]. */
import type { Message } from '../../types.ts';

export const invitation: Message = {
  employer: {
    subject: 'Uitnodiging: een onderzoek naar begeleiding bij re-integratie',
    preheader: 'Een persoonlijke vraag aan u. Lezen kost 3 minuten.',
    paragraphs: [
      'Dag {name},',
      '{other} doet mee aan een onderzoek naar begeleiding bij re-integratie, en vraagt u om ook mee te doen.',
      'Het onderzoek gaat over wat leidinggevenden en HR-managers helpt bij die begeleiding. Daarvoor is uw ervaring nodig. U vult in een jaar vier keer een korte vragenlijst in: eerst hoogstens 6 minuten, later hoogstens 8. Meedoen is vrijwillig.',
      'Met de knop leest u eerst wat het onderzoek is. Daarna kiest u. Doet u niet mee, dan hoeft u geen reden te geven.',
      'Wij vragen u om deze mail niet door te sturen: de link is persoonlijk. Was deze mail niet voor u? Gooi hem dan weg, en laat het ons weten als u wilt.',
      'Vragen? Bel of mail {contact_name}: {contact_phone}, {contact_email}.',
    ],
    button: 'Lees wat het onderzoek is',
  },
};
