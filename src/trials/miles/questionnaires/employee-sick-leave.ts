/** Sick leave as dated facts, with the hours worked in each period: from these the return to work is computed. */
import type { Item, Section } from '../../../domain/questionnaire.ts';
import { hasEmployer, yesNo } from './words.ts';

const now: Item = {
  code: 'sick_leave_now',
  question: 'Bent u op dit moment ziek gemeld?',
  required: true,
  answer: {
    type: 'choice',
    options: [
      { code: 'fully', label: 'Ja, helemaal' },
      { code: 'partly', label: 'Ja, voor een deel' },
      { code: 'no', label: 'Nee, ik ben weer helemaal beter gemeld' },
    ],
  },
};

const spells: Item = {
  code: 'sick_spells',
  question: 'In welke periodes was u ziek gemeld, en hoeveel uur per week werkte u toen?',
  hint: 'Andere uren? Dan begint een nieuwe periode. Loopt een periode nog? Laat de laatste dag dan leeg. Schatten is goed.',
  missing:
    'Vul minstens één periode in: de eerste dag, en hoeveel uur per week u werkte. Bijvoorbeeld 31-03-2026 en 8 uur. Werkte u niet? Vul dan 0 in.',
  required: true,
  answer: {
    type: 'spells',
    most: 4,
    from: 'Eerste dag',
    to: 'Laatste dag',
    hours: { label: 'Uren gewerkt per week', max: 80 },
    min: { daysFromToday: -1826 },
  },
};

export const expectsReturn: Item = {
  code: 'expects_return',
  question: 'Verwacht u dat u over drie maanden weer werkt?',
  required: true,
  answer: {
    type: 'choice',
    options: [
      { code: 'all_hours', label: 'Ja, al mijn uren' },
      { code: 'some_hours', label: 'Ja, een deel van mijn uren' },
      { code: 'no', label: 'Nee' },
      { code: 'unknown', label: 'Dat weet ik nog niet' },
    ],
  },
};

/** At the baseline: since the first day; who is fully reported sick has one period, from that day. */
export const sickLeave: Section = {
  code: 'sick_leave',
  title: 'Uw ziekmelding',
  items: [
    {
      code: 'first_sick_day',
      question: 'Wat was de eerste dag dat u ziek gemeld was?',
      hint: 'Het gaat om de ziekmelding die nu nog loopt. Weet u de dag niet precies? Vul dan de dag in die er het dichtst bij ligt.',
      missing: 'Vul de eerste dag in dat u ziek gemeld was: dag, maand en jaar. Bijvoorbeeld 31-03-2026.',
      required: true,
      answer: { type: 'date', min: { daysFromToday: -1826 }, max: { daysFromToday: 0 } },
      warnings: [
        {
          when: { item: 'first_sick_day', moreThanDaysAgo: 730 },
          words: 'Dat is langer dan twee jaar geleden. Klopt het jaar?',
        },
      ],
    },
    now,
    { ...spells, when: { item: 'sick_leave_now', is: 'partly' } },
    { ...expectsReturn, when: { item: 'sick_leave_now', is: ['fully', 'partly'] } },
  ],
};

/** After the baseline: only for who has an employer, and only the time since the questionnaire before. */
export const sickLeaveSince: Section = {
  code: 'sick_leave',
  title: 'Ziek gemeld zijn',
  when: hasEmployer,
  items: [
    now,
    {
      code: 'sick_since',
      question: 'Was u sinds de vorige vragenlijst wel eens ziek gemeld, helemaal of voor een deel?',
      required: true,
      when: { item: 'sick_leave_now', is: 'no' },
      answer: yesNo,
    },
    {
      ...spells,
      question:
        'In welke periodes was u sinds de vorige vragenlijst ziek gemeld, en hoeveel uur per week werkte u toen?',
      when: {
        any: [
          { item: 'sick_leave_now', is: ['fully', 'partly'] },
          { item: 'sick_since', is: 'yes' },
        ],
      },
    },
  ],
};
