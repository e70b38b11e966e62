/** Return to work: how far, since when, whether it lasts, and how successful the employee finds it. After the baseline. */
import type { Condition, Section } from '../../../domain/questionnaire.ts';
import { expectsReturn } from './employee-sick-leave.ts';
import { hasEmployer, mark } from './words.ts';

/** Is at work again, with all or some of the hours, or on trial. */
export const isBack: Condition = {
  item: 'return_state',
  is: ['own_work', 'other_work', 'some_hours', 'trial'],
};

export const returnToWork: Section = {
  code: 'return',
  title: 'Terug naar werk',
  when: hasEmployer,
  items: [
    {
      code: 'return_state',
      question: 'Hoe ver bent u met uw terugkeer naar werk?',
      required: true,
      answer: {
        type: 'choice',
        options: [
          { code: 'own_work', label: 'Ik werk al mijn uren, in mijn eigen werk' },
          { code: 'other_work', label: 'Ik werk al mijn uren, in ander werk' },
          { code: 'some_hours', label: 'Ik werk een deel van mijn uren' },
          { code: 'trial', label: 'Ik werk op proef, terwijl ik helemaal ziek gemeld ben' },
          { code: 'not_yet', label: 'Ik werk nog niet, of nu niet meer' },
        ],
      },
    },
    {
      code: 'returned_on',
      question: 'Op welke dag begon u weer met werken?',
      hint: 'Ook als u toen maar kort werkte.',
      required: true,
      when: isBack,
      answer: { type: 'date', min: { daysFromToday: -1826 }, max: { daysFromToday: 0 } },
    },
    {
      code: 'return_lasting',
      question: 'Denkt u dat u het zo vol kunt houden?',
      required: true,
      when: isBack,
      answer: mark('zeker niet', 'zeker wel'),
    },
    { ...expectsReturn, when: { item: 'return_state', is: 'not_yet' } },
    {
      code: 'return_success',
      question: 'Hoe geslaagd vindt u uw terugkeer naar werk tot nu toe?',
      hint: 'Alles bij elkaar. Ook als u nog niet werkt.',
      required: true,
      answer: mark('helemaal niet geslaagd', 'heel geslaagd'),
    },
  ],
};

/** What was changed at work, as facts. Not at the baseline: that would give ideas [T11]. */
export const adaptations: Section = {
  code: 'adaptations',
  title: 'Veranderingen in uw werk',
  when: hasEmployer,
  items: [
    {
      code: 'adaptations',
      question: 'Wat veranderde er sinds de vorige vragenlijst in uw werk, zodat het beter bij u past?',
      hint: 'U kunt meer dan één antwoord kiezen.',
      required: true,
      answer: {
        type: 'choices',
        none: 'nothing',
        options: [
          { code: 'hours', label: 'Andere uren of werktijden' },
          { code: 'tasks', label: 'Minder of andere taken' },
          { code: 'place', label: 'Vaker thuis of ergens anders werken' },
          { code: 'tools', label: 'Hulpmiddelen of een andere werkplek' },
          { code: 'pace', label: 'Rustiger werken of vaker pauze' },
          { code: 'colleagues', label: 'Hulp van collega’s' },
          { code: 'other', label: 'Iets anders' },
          { code: 'nothing', label: 'Niets' },
        ],
      },
    },
  ],
};
