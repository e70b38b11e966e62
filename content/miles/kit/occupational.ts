/** The kit of an occupational physician or service: one person in the consulting room, all employers in a message. */
import type { KitAudience } from '../../kit-types.ts';

export const occupational: KitAudience = {
  code: 'arbo',
  icon: 'clipboard-list',
  name: 'Bedrijfsarts of arbodienst',
  card: 'U begeleidt mensen die ziek gemeld zijn, of u adviseert hun werkgever.',
  how: [
    'In de spreekkamer mag u de kaart aan één werknemer geven, als dat past.',
    'Zeg erbij dat u niet hoort wie meedoet, en dat het voor uw advies niets uitmaakt.',
    'Schrijft u werkgevers? Schrijf dan alle klanten. Noem nooit een werknemer.',
    'U meldt niemand aan. De werknemer nodigt zelf de werkgever uit.',
  ],
  company: true,
  handsToOne: true,
  texts: {
    email: {
      title: 'Een onderzoek naar begeleiding bij terugkeer naar werk',
      paragraphs: [
        'Beste klant,',
        'Krijgt een werknemer kanker, dan wilt u goed helpen. Hoe doet u dat? {organisation} maakte er een praktische website voor, en onderzoekt nu of die helpt.',
        'Een werkgever doet mee samen met een werknemer. Elk vult {waves} keer een vragenlijst in. Het lot bepaalt of de werkgever de website meteen krijgt, of na afloop.',
      ],
      forCompanies: true,
    },
    newsletter: {
      title: 'Onderzoek: wat helpt leidinggevenden bij begeleiden?',
      paragraphs: [
        'Een werknemer met kanker begeleiden: veel mensen doen dat voor het eerst. {organisation} onderzoekt of een website met tips en checklists daarbij helpt.',
        'Het onderzoek zoekt koppels van een werknemer en een werkgever. Een werkgever vult {waves} vragenlijsten in. Dat kost hoogstens {minutes_employer_most} minuten per keer.',
      ],
      forCompanies: true,
    },
    intranet: {
      title: 'Voor uw spreekkamer: een onderzoek over begeleiding',
      paragraphs: [
        'Ziet u op uw spreekuur iemand met kanker? Dan mag u die persoon wijzen op een onderzoek van {organisation}. Het gaat over een website die werkgevers helpt om goed te begeleiden.',
        'Er ligt een kaart klaar om mee te geven. De kaart noemt geen ziekte. U hoort niet wie meedoet, en dat is ook niet nodig.',
      ],
      forCompanies: false,
    },
    linkedin: {
      paragraphs: [
        'Weet u wat u zegt, als een werknemer vertelt dat hij kanker heeft? U bent vast niet de enige die zoekt naar woorden. {organisation} onderzoekt of een praktische website helpt.',
        'Werknemers en hun werkgevers kunnen samen meedoen. Elk vult {waves} keer een vragenlijst in. Ook bedrijfsartsen die oncologie goed kennen, dachten mee over de website.',
      ],
      forCompanies: true,
    },
  },
};
