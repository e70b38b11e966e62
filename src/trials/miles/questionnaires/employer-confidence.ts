/** Self-efficacy of the employer in guiding, and satisfaction with how the return to work goes. Our own words. */
import type { Item, Section } from '../../../domain/questionnaire.ts';
import { stillGuides, stillThere } from './employer-position.ts';
import { mark, satisfaction } from './words.ts';

const matrix: Item = {
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
};

const overall: Item = {
  code: 'confidence_overall',
  question: 'Hoeveel vertrouwen heeft u erin dat u deze werknemer goed begeleidt?',
  required: true,
  answer: mark('geen vertrouwen', 'veel vertrouwen'),
};

const process: Item = {
  code: 'process_satisfaction',
  question: 'Hoe tevreden bent u tot nu toe over hoe het gaat?',
  hint: 'Met de terugkeer naar werk, alles bij elkaar.',
  required: true,
  answer: satisfaction,
};

export const confidence: Section = {
  code: 'confidence',
  title: 'Hoe zeker u zich voelt',
  intro: 'Elk antwoord is goed: wij willen weten hoe het nu voor u is.',
  items: [matrix, overall, process],
};

/** After the baseline only for who still guides. */
export const confidenceSince: Section = {
  code: 'confidence',
  title: 'Hoe zeker u zich voelt',
  intro: 'Elk antwoord is goed: wij willen weten hoe het nu voor u is.',
  when: stillGuides,
  items: [matrix, overall],
};

export const satisfactionSince: Section = {
  code: 'process',
  title: 'Hoe tevreden u bent',
  when: stillThere,
  items: [
    process,
    {
      code: 'process',
      question: 'En hoe tevreden bent u over deze onderdelen?',
      required: true,
      when: stillGuides,
      answer: {
        type: 'matrix',
        rows: [
          { code: 'process_contact', label: 'Het contact met deze werknemer' },
          { code: 'process_agreements', label: 'De afspraken' },
          { code: 'process_pace', label: 'Hoe snel het gaat' },
          { code: 'process_help', label: 'De hulp die u zelf kreeg' },
        ],
        options: [
          { code: '1', label: 'Ontevreden' },
          { code: '2', label: 'Een beetje ontevreden' },
          { code: '3', label: 'Tussenin' },
          { code: '4', label: 'Een beetje tevreden' },
          { code: '5', label: 'Tevreden' },
        ],
      },
    },
  ],
};
