/** The employee's work: contract, kind of work, hours; after the baseline also what happened to the job. */
import type { Condition, Item, Section } from '../../../domain/questionnaire.ts';
import { hasWork, yesNo } from './words.ts';

const contractType: Item = {
  code: 'contract_type',
  question: 'Wat voor contract heeft u?',
  required: true,
  answer: {
    type: 'choice',
    options: [
      { code: 'permanent', label: 'Een vast contract' },
      { code: 'temporary', label: 'Een tijdelijk contract' },
      { code: 'on_call', label: 'Een oproepcontract of nulurencontract' },
      { code: 'agency', label: 'Via een uitzendbureau of detacheerder' },
      { code: 'other', label: 'Een ander contract' },
    ],
  },
};

const contractHours: Item = {
  code: 'contract_hours',
  question: 'Hoeveel uur per week werkt u volgens uw contract?',
  hint: 'Staat er geen vast aantal in uw contract? Vul dan in hoeveel uur u gemiddeld werkte voordat u zich ziek meldde.',
  missing: 'Vul in hoeveel uur u volgens uw contract werkt. Bijvoorbeeld 32 of 28,5.',
  required: true,
  answer: { type: 'number', unit: 'uur per week', min: 0, max: 80, decimals: 1 },
  warnings: [
    {
      when: { item: 'contract_hours', atLeast: 41 },
      words: 'Dat is meer dan 40 uur per week. Klopt dat? Dan kunt u gewoon verdergaan.',
    },
  ],
};

const workKind: Item = {
  code: 'work_kind',
  question: 'Wat voor werk doet u?',
  required: true,
  answer: {
    type: 'choice',
    options: [
      { code: 'mental', label: 'Vooral werk met mijn hoofd' },
      { code: 'physical', label: 'Vooral werk met mijn lichaam' },
      { code: 'both', label: 'Ongeveer even veel van allebei' },
    ],
  },
};

const hoursLastWeek: Item = {
  code: 'hours_last_week',
  question: 'Hoeveel uur heeft u vorige week echt gewerkt?',
  hint: 'Van maandag tot en met zondag. Tel thuiswerken en op proef werken mee. Werkte u niet? Vul dan 0 in.',
  missing: 'Vul in hoeveel uur u vorige week werkte. Bijvoorbeeld 12 of 7,5. Werkte u niet? Vul dan 0 in.',
  required: true,
  answer: { type: 'number', unit: 'uur', min: 0, max: 100, decimals: 1 },
  warnings: [
    {
      when: { item: 'hours_last_week', moreThanItem: 'contract_hours' },
      words: 'Dat is meer dan er in uw contract staat. Klopt dat? Dan kunt u gewoon verdergaan.',
    },
  ],
};

const lastWeekUsual: Item = {
  code: 'last_week_usual',
  question: 'Was vorige week een gewone week voor u?',
  required: true,
  answer: {
    type: 'choice',
    options: [
      { code: 'usual', label: 'Ja' },
      { code: 'holiday', label: 'Nee, ik had vakantie of er waren vrije dagen' },
      { code: 'worse', label: 'Nee, het ging minder goed dan anders' },
      { code: 'other', label: 'Nee, door iets anders' },
    ],
  },
};

/** At the baseline everybody has an employer. */
export const work: Section = {
  code: 'work',
  title: 'Uw werk',
  intro: 'Heeft u meer dan één baan? Denk dan aan de baan bij de werkgever die met u meedoet.',
  items: [contractType, contractHours, workKind, hoursLastWeek, lastWeekUsual],
};

const leftEmployer: Condition = { item: 'employment', is: ['other', 'self', 'none'] };
const newContract: Condition = {
  any: [
    { item: 'employment', is: 'other' },
    { item: 'contract_changed', is: 'yes' },
  ],
};

/** After the baseline: first what happened to the job, then only what changed, and the hours. */
export const workSince: Section = {
  code: 'work',
  title: 'Uw werk nu',
  intro: 'Met ‘de vorige vragenlijst’ bedoelen wij de laatste die u voor ons invulde.',
  items: [
    {
      code: 'employment',
      question: 'Heeft u nog een baan bij de werkgever waar u werkte toen dit onderzoek voor u begon?',
      hint: 'Ook als u ziek gemeld bent, heeft u nog een baan.',
      required: true,
      answer: {
        type: 'choice',
        options: [
          { code: 'same', label: 'Ja' },
          { code: 'other', label: 'Nee, ik heb een baan bij een andere werkgever' },
          { code: 'self', label: 'Nee, ik werk nu voor mezelf' },
          { code: 'none', label: 'Nee, ik heb nu geen betaald werk' },
        ],
      },
    },
    {
      code: 'job_ended_how',
      question: 'Hoe is die baan gestopt?',
      required: true,
      when: leftEmployer,
      answer: {
        type: 'choice',
        options: [
          { code: 'expired', label: 'Mijn tijdelijke contract liep af' },
          { code: 'dismissed', label: 'Ik ben ontslagen' },
          { code: 'agreed', label: 'Mijn werkgever en ik spraken het samen af' },
          { code: 'own', label: 'Ik stopte zelf' },
          { code: 'retired', label: 'Ik ging met pensioen' },
          { code: 'other', label: 'Op een andere manier' },
          { code: 'unsaid', label: 'Dat zeg ik liever niet' },
        ],
      },
    },
    {
      code: 'job_ended_on',
      question: 'Op welke dag stopte die baan?',
      hint: 'Schatten is goed.',
      required: true,
      when: leftEmployer,
      answer: { type: 'date', min: { daysFromToday: -730 }, max: { daysFromToday: 0 } },
    },
    {
      code: 'contract_changed',
      question: 'Is uw contract veranderd sinds de vorige vragenlijst?',
      hint: 'Bijvoorbeeld andere uren.',
      required: true,
      when: { item: 'employment', is: 'same' },
      answer: yesNo,
    },
    { ...contractType, when: newContract },
    { ...contractHours, hint: 'Geen vast aantal? Vul dan het gemiddelde in.', when: newContract },
    {
      code: 'function_now',
      question: 'Doet u nog hetzelfde werk als bij de vorige vragenlijst?',
      required: true,
      when: { item: 'employment', is: 'same' },
      answer: {
        type: 'choice',
        options: [
          { code: 'same', label: 'Ja, of dat ga ik weer doen' },
          { code: 'partly', label: 'Voor een deel: sommige taken zijn anders' },
          { code: 'other', label: 'Nee, ik heb een andere functie' },
        ],
      },
    },
    { ...hoursLastWeek, when: hasWork },
    { ...lastWeekUsual, when: hasWork },
  ],
};
