/** How the employee is doing: quality of life, quality of working life, and what they want to add. */
import type { Item, Section } from '../../../domain/questionnaire.ts';
import { mark, workedRecently } from './words.ts';

const lifeNow: Item = {
  code: 'life_now',
  question: 'Hoe gaat het de laatste week met u, alles bij elkaar?',
  required: true,
  answer: mark('heel slecht', 'heel goed'),
};

export const wellbeing: Section = {
  code: 'wellbeing',
  title: 'Hoe het met u gaat',
  items: [
    {
      code: 'working_now',
      question: 'Hoe goed kunt u op dit moment werken?',
      hint: 'Werkt u nu niet? Schat dan in hoe goed het zou gaan.',
      required: true,
      answer: mark('helemaal niet', 'heel goed'),
    },
    {
      code: 'return_confidence',
      question: 'Hoeveel vertrouwen heeft u in uw terugkeer naar werk?',
      required: true,
      answer: mark('geen vertrouwen', 'veel vertrouwen'),
    },
    lifeNow,
  ],
};

/** After the baseline nobody is asked here about work: who has none must be able to answer. */
export const wellbeingSince: Section = {
  code: 'wellbeing',
  title: 'Hoe het met u gaat',
  items: [lifeNow],
};

export const workingLife: Section = {
  code: 'working_life',
  title: 'Hoe uw werk voor u is',
  when: workedRecently,
  items: [
    {
      code: 'working_life_mark',
      question: 'Hoe goed is uw werk op dit moment voor u, alles bij elkaar?',
      required: true,
      answer: mark('heel slecht', 'heel goed'),
    },
  ],
};

/** The only free text; it is kept apart from the answers [C11]. */
export const closing: Section = {
  code: 'closing',
  title: 'Tot slot',
  items: [
    {
      code: 'remarks',
      question: 'Wilt u nog iets kwijt over uw werk of over deze vragen?',
      hint: 'Dit hoeft niet. Noem geen naam of ziekte.',
      required: false,
      answer: { type: 'text', long: true, maxLength: 1000 },
    },
  ],
};
