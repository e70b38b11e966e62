/** Productivity at work in four weeks, in our own words: hours missed, hours hindered, and what got done in them. */
import type { Item, Section } from '../../../domain/questionnaire.ts';
import { hasWork, mark, workedRecently, yesNo } from './words.ts';

const items: readonly Item[] = [
  {
    code: 'worked_recently',
    question: 'Heeft u in de afgelopen vier weken gewerkt?',
    hint: 'Ook als het kort was, of op proef.',
    required: true,
    answer: yesNo,
  },
  {
    code: 'hours_missed',
    question: 'Hoeveel uur kon u in die vier weken niet werken door uw gezondheid?',
    hint: 'Uren die u anders gewerkt zou hebben. Schatten is goed. Geen uur? Vul dan 0 in.',
    missing: 'Vul in hoeveel uur u niet kon werken. Bijvoorbeeld 16. Was dat geen uur? Vul dan 0 in.',
    required: true,
    when: workedRecently,
    answer: { type: 'number', unit: 'uur', min: 0, max: 400, decimals: 1 },
  },
  {
    code: 'hours_hindered',
    question: 'Hoeveel uur werkte u in die vier weken wel, maar ging het moeilijker door uw gezondheid?',
    hint: 'Schatten is goed. Geen uur? Vul dan 0 in.',
    missing: 'Vul in bij hoeveel uur het moeilijker ging. Bijvoorbeeld 10. Was dat geen uur? Vul dan 0 in.',
    required: true,
    when: workedRecently,
    answer: { type: 'number', unit: 'uur', min: 0, max: 400, decimals: 1 },
  },
  {
    code: 'hindered_done',
    question: 'Hoeveel kreeg u in die uren gedaan, vergeleken met anders?',
    required: true,
    when: { item: 'hours_hindered', atLeast: 0.1 },
    answer: mark('niets', 'evenveel als anders'),
  },
];

/** At the baseline everybody has work. */
export const productivity: Section = {
  code: 'productivity',
  title: 'De afgelopen vier weken',
  items,
};

export const productivitySince: Section = {
  code: 'productivity',
  title: 'De afgelopen vier weken',
  when: hasWork,
  items,
};
