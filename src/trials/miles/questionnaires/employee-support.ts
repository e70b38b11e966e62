/** Guidance that the employee received at work, and how satisfied they are with it. */
import type { Item, Section } from '../../../domain/questionnaire.ts';
import { hasEmployer, mark, satisfaction } from './words.ts';

const from: Item = {
  code: 'support_from',
  question: 'Van wie kreeg u steun bij uw werk, of bij het teruggaan naar uw werk?',
  hint: 'U kunt meer dan één antwoord kiezen.',
  missing: 'Kies van wie u steun kreeg. Kreeg u van niemand steun? Kies dan ‘Van niemand’.',
  required: true,
  answer: {
    type: 'choices',
    none: 'nobody',
    options: [
      { code: 'supervisor', label: 'Mijn leidinggevende' },
      { code: 'hr', label: 'Iemand van HR of personeelszaken' },
      { code: 'colleagues', label: 'Collega’s' },
      { code: 'occupational_physician', label: 'De bedrijfsarts' },
      { code: 'general_practitioner', label: 'De huisarts' },
      { code: 'hospital', label: 'Iemand in het ziekenhuis' },
      { code: 'family_friends', label: 'Familie of vrienden' },
      { code: 'others', label: 'Iemand anders' },
      { code: 'nobody', label: 'Van niemand' },
    ],
  },
};

const amount: Item = {
  code: 'support_amount',
  question: 'Hoeveel steun kreeg u, alles bij elkaar?',
  required: true,
  when: { not: { item: 'support_from', is: 'nobody' } },
  answer: mark('bijna geen steun', 'heel veel steun'),
};

const enough: Item = {
  code: 'support_enough',
  question: 'Was dat wat u nodig had?',
  required: true,
  answer: {
    type: 'choice',
    options: [
      { code: 'too_little', label: 'Ik had meer steun nodig' },
      { code: 'enough', label: 'Het was genoeg' },
      { code: 'too_much', label: 'Het was meer dan ik wilde' },
    ],
  },
};

const satisfied: Item = {
  code: 'employer_support_satisfaction',
  question: 'Hoe tevreden bent u over de steun van uw werkgever?',
  hint: 'Met uw werkgever bedoelen wij iedereen die u vanuit uw werk begeleidt.',
  required: true,
  answer: satisfaction,
};

/** At the baseline: how much and from whom, never what an employer could do [T11]. */
export const support: Section = {
  code: 'support',
  title: 'Steun bij uw werk',
  intro: 'Denk aan de afgelopen vier weken. Elk antwoord is goed.',
  items: [from, amount, enough, satisfied],
};

export const supportSince: Section = {
  code: 'support',
  title: 'Begeleiding bij uw werk',
  intro: 'Denk aan de afgelopen vier weken. Elk antwoord is goed.',
  when: hasEmployer,
  items: [
    from,
    amount,
    enough,
    {
      code: 'employer_did',
      question: 'Wat deed uw werkgever?',
      hint: 'U kunt meer dan één antwoord kiezen.',
      required: true,
      answer: {
        type: 'choices',
        none: 'nothing',
        options: [
          { code: 'asked', label: 'Vroeg hoe het met mij ging' },
          { code: 'looked', label: 'Keek samen met mij wat ik kon' },
          { code: 'agreed', label: 'Maakte afspraken met mij' },
          { code: 'arranged', label: 'Regelde iets voor mij' },
          { code: 'colleagues', label: 'Overlegde wat collega’s mochten weten' },
          { code: 'other', label: 'Iets anders' },
          { code: 'nothing', label: 'Niets hiervan' },
        ],
      },
    },
    satisfied,
  ],
};
