/** Who the employer is, and the time that the guidance takes; after the baseline also whether they still guide. */
import type { Condition, Item, Section } from '../../../domain/questionnaire.ts';

const hoursGuiding: Item = {
  code: 'hours_guiding',
  question: 'Hoeveel uur was u in de afgelopen vier weken bezig met het begeleiden van deze werknemer?',
  hint: 'Alles bij elkaar. Een schatting is goed.',
  missing: 'Vul in hoeveel uur u bezig was. Bijvoorbeeld 2 of 1,5. Was dat geen tijd? Vul dan 0 in.',
  required: true,
  answer: { type: 'number', unit: 'uur', min: 0, max: 200, decimals: 1 },
  warnings: [
    {
      when: { item: 'hours_guiding', atLeast: 81 },
      words: 'Dat is meer dan 20 uur per week. Klopt dat? Dan kunt u gewoon verdergaan.',
    },
  ],
};

export const position: Section = {
  code: 'position',
  title: 'U en uw organisatie',
  items: [
    {
      code: 'own_role',
      question: 'Wat is uw functie?',
      required: true,
      answer: {
        type: 'choice',
        options: [
          { code: 'supervisor', label: 'Leidinggevende' },
          { code: 'hr', label: 'HR-manager of HR-adviseur' },
          { code: 'owner', label: 'Eigenaar of directeur' },
          { code: 'case_manager', label: 'Casemanager verzuim' },
          { code: 'other', label: 'Iets anders' },
        ],
      },
    },
    {
      code: 'organisation_size',
      question: 'Hoeveel mensen werken er in uw organisatie?',
      hint: 'Tel alle vestigingen in Nederland mee. Een schatting is goed.',
      required: true,
      answer: {
        type: 'choice',
        options: [
          { code: 'under_10', label: 'Minder dan 10' },
          { code: '10_49', label: '10 tot en met 49' },
          { code: '50_99', label: '50 tot en met 99' },
          { code: '100_249', label: '100 tot en met 249' },
          { code: '250_plus', label: '250 of meer' },
        ],
      },
    },
    {
      code: 'worked_together',
      question: 'Hoe lang werkt u al met deze werknemer samen?',
      required: true,
      answer: {
        type: 'choice',
        options: [
          { code: 'under_1', label: 'Korter dan één jaar' },
          { code: '1_to_5', label: 'Eén tot vijf jaar' },
          { code: 'over_5', label: 'Vijf jaar of langer' },
        ],
      },
    },
  ],
};

export const experience: Section = {
  code: 'experience',
  title: 'Uw ervaring',
  items: [
    {
      code: 'years_guiding',
      question: 'Hoeveel jaar heeft u ervaring als leidinggevende of in HR?',
      missing: 'Vul in hoeveel jaar ervaring u heeft. Bijvoorbeeld 6. Korter dan een jaar? Vul dan 0 in.',
      required: true,
      answer: { type: 'number', unit: 'jaar', min: 0, max: 60, decimals: 0 },
    },
    {
      code: 'guided_before',
      question: 'Hoeveel werknemers heeft u eerder begeleid die langer dan zes weken ziek waren?',
      hint: 'Een schatting is goed.',
      missing:
        'Vul in hoeveel werknemers u eerder begeleidde. Bijvoorbeeld 3. Was dat er geen? Vul dan 0 in.',
      required: true,
      answer: { type: 'number', unit: 'werknemers', min: 0, max: 999, decimals: 0 },
    },
    {
      code: 'guided_over_year',
      question: 'Waren daar mensen bij die langer dan een jaar ziek waren?',
      required: true,
      when: { item: 'guided_before', atLeast: 1 },
      answer: {
        type: 'choice',
        options: [
          { code: 'yes', label: 'Ja' },
          { code: 'no', label: 'Nee' },
          { code: 'unknown', label: 'Dat weet ik niet meer' },
        ],
      },
    },
    hoursGuiding,
  ],
};

/** Guides the employee still, alone or with somebody else. */
export const stillGuides: Condition = { item: 'guiding', is: ['yes', 'shared'] };

/** Works there still, so knows what it costs and how it goes. */
export const stillThere: Condition = { not: { item: 'guiding', is: 'self_left' } };

export const guiding: Item = {
  code: 'guiding',
  question: 'Begeleidt u deze werknemer nog?',
  required: true,
  answer: {
    type: 'choice',
    options: [
      { code: 'yes', label: 'Ja' },
      { code: 'shared', label: 'Ja, samen met iemand anders' },
      { code: 'other_person', label: 'Nee, iemand anders doet dat nu' },
      { code: 'done', label: 'Nee, het is niet meer nodig' },
      { code: 'left', label: 'Nee, deze werknemer werkt hier niet meer' },
      { code: 'self_left', label: 'Nee, ik werk hier zelf niet meer' },
    ],
  },
};

export const guidingNow: Section = {
  code: 'guiding',
  title: 'Uw begeleiding',
  intro: 'Met ‘de vorige vragenlijst’ bedoelen wij steeds de laatste die u voor dit onderzoek invulde.',
  items: [guiding, { ...hoursGuiding, when: stillGuides }],
};
