/** What the return to work cost the organisation: time, replacement, changes at work, help from outside. */
import type { Item, Section } from '../../../domain/questionnaire.ts';
import { stillThere } from './employer-position.ts';
import { euros, yesNo } from './words.ts';

const amount = (code: string, question: string, when: Item['when']): Item => ({
  code,
  question,
  hint: 'In euro’s. Een schatting is goed.',
  missing: 'Vul een bedrag in. Bijvoorbeeld 1250. Kostte het niets? Vul dan 0 in.',
  required: true,
  ...(when ? { when } : {}),
  answer: euros,
});

/** @param months the period, as in "drie maanden" */
export const costsOver = (months: string): Section => ({
  code: 'costs',
  title: 'Kosten voor uw organisatie',
  intro: `Denk aan de afgelopen ${months}. Tel alleen wat met deze werknemer te maken had.`,
  when: stillThere,
  items: [
    {
      code: 'others_hours',
      question: `Hoeveel uur waren anderen in uw organisatie in deze ${months} bezig met de begeleiding?`,
      hint: 'Bijvoorbeeld HR of een tweede leidinggevende. Niet de bedrijfsarts. Was dat geen tijd? Vul dan 0 in.',
      missing: 'Vul in hoeveel uur anderen bezig waren. Bijvoorbeeld 4. Was dat geen tijd? Vul dan 0 in.',
      required: true,
      answer: { type: 'number', unit: 'uur', min: 0, max: 1000, decimals: 1 },
    },
    {
      code: 'replaced',
      question: 'Nam iemand het werk van deze werknemer over?',
      required: true,
      answer: {
        type: 'choice',
        options: [
          { code: 'no', label: 'Nee, het werk bleef liggen of was niet nodig' },
          { code: 'colleagues', label: 'Ja, collega’s, binnen hun eigen uren' },
          { code: 'overtime', label: 'Ja, collega’s, met extra uren' },
          { code: 'temporary', label: 'Ja, een tijdelijke kracht' },
          { code: 'unneeded', label: 'Deze werknemer werkte al zijn of haar uren' },
        ],
      },
    },
    {
      code: 'replaced_hours',
      question: 'Hoeveel uur per week was dat gemiddeld?',
      missing: 'Vul in hoeveel uur per week dat was. Bijvoorbeeld 16.',
      required: true,
      when: { item: 'replaced', is: ['colleagues', 'overtime', 'temporary'] },
      answer: { type: 'number', unit: 'uur per week', min: 0, max: 80, decimals: 1 },
    },
    amount('replaced_cost', `Hoeveel kostte dat in deze ${months} extra?`, {
      item: 'replaced',
      is: ['overtime', 'temporary'],
    }),
    {
      code: 'changes_paid',
      question: 'Gaf uw organisatie geld uit aan de werkplek, hulpmiddelen of vervoer?',
      required: true,
      answer: yesNo,
    },
    amount('changes_cost', 'Hoeveel was dat?', { item: 'changes_paid', is: 'yes' }),
    {
      code: 'help_paid',
      question: 'Betaalde uw organisatie voor hulp van buiten?',
      hint: 'Bijvoorbeeld een coach, extra begeleiding door de arbodienst of juridisch advies.',
      required: true,
      answer: yesNo,
    },
    amount('help_cost', 'Hoeveel was dat?', { item: 'help_paid', is: 'yes' }),
  ],
});
