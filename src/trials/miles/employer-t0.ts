/**
 * The employer's first questionnaire. Own-worded items only. It asks about the employer's own position and confidence,
 * never about the employee's health [C11], and names nothing that an employer could do [T11]. No free text.
 */
import type { Questionnaire } from '../../domain/questionnaire.ts';

export const employerT0: Questionnaire = {
  id: 'employer-t0',
  version: 1,
  role: 'employer',
  wave: 't0',
  title: 'Eerste vragenlijst voor werkgevers',
  status: { kind: 'own', approvedBy: null, approvedOn: null },
  sections: [
    {
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
    },
    {
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
        {
          code: 'hours_guiding',
          question:
            'Hoeveel uur was u in de afgelopen vier weken bezig met het begeleiden van deze werknemer?',
          hint: 'Alles bij elkaar. Een schatting is goed.',
          missing: 'Vul in hoeveel uur u bezig was. Bijvoorbeeld 2 of 1,5. Was dat geen tijd? Vul dan 0 in.',
          required: true,
          answer: { type: 'number', unit: 'uur', min: 0, max: 200, decimals: 1 },
        },
      ],
    },
    {
      code: 'confidence',
      title: 'Hoe zeker u zich voelt',
      intro: 'Elk antwoord is goed: wij willen weten hoe het nu voor u is.',
      items: [
        {
          code: 'confidence',
          question: 'Hoe zeker voelt u zich over uw begeleiding van deze werknemer?',
          required: true,
          answer: {
            type: 'matrix',
            rows: [
              { code: 'confidence_role', label: 'Ik weet wat mijn rol is' },
              { code: 'confidence_now', label: 'Ik weet wat ik nu kan betekenen' },
              { code: 'confidence_rules', label: 'Ik ken de regels die erbij horen' },
              { code: 'confidence_setback', label: 'Ik weet wat mij te doen staat als het tegenzit' },
              { code: 'confidence_help', label: 'Ik weet wie mij kan helpen' },
            ],
            options: [
              { code: '1', label: 'Helemaal niet zeker' },
              { code: '2', label: 'Niet zo zeker' },
              { code: '3', label: 'Een beetje zeker' },
              { code: '4', label: 'Zeker' },
              { code: '5', label: 'Heel zeker' },
            ],
          },
        },
        {
          code: 'confidence_overall',
          question: 'Hoeveel vertrouwen heeft u erin dat u deze werknemer goed begeleidt?',
          required: true,
          answer: {
            type: 'scale',
            min: 0,
            max: 10,
            minLabel: 'geen vertrouwen',
            maxLabel: 'veel vertrouwen',
          },
        },
        {
          code: 'process_satisfaction',
          question: 'Hoe tevreden bent u tot nu toe over hoe het gaat?',
          hint: 'Met de terugkeer naar werk, alles bij elkaar.',
          required: true,
          answer: {
            type: 'scale',
            min: 0,
            max: 10,
            minLabel: 'helemaal niet tevreden',
            maxLabel: 'heel tevreden',
          },
        },
      ],
    },
  ],
};
