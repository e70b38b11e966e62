/**
 * Places kept for licensed instruments: their structure without their words [T12]. The words come from a folder outside
 * this repository (docs/instruments.md). None is required: nobody can answer a question that has no words.
 */
import type { Condition, Section } from '../../../domain/questionnaire.ts';

interface Placeholder {
  readonly code: string;
  /** The instrument and where it comes from. */
  readonly source: string;
  readonly items: number;
  readonly options: number;
  /** Has a visual line from 0 to 100 after the items. */
  readonly visual?: true;
  readonly when?: Condition;
}

function placeholder({ code, source, items, options, visual, when }: Placeholder): Section {
  const total = items + (visual ? 1 : 0);
  const words = (number: number): string => `Plaatsvervanger: vraag ${number} van ${total}, tekst volgt`;
  return {
    code,
    title: 'Vragen waarvan de tekst nog volgt',
    intro: 'Deze vragen zijn nog niet klaar. U mag ze overslaan.',
    instrument: { code, status: { kind: 'placeholder', source } },
    ...(when ? { when } : {}),
    items: [
      {
        code: `${code}_items`,
        question: 'Plaatsvervanger: wat past bij u?',
        required: false,
        answer: {
          type: 'matrix',
          rows: Array.from({ length: items }, (_, index) => ({
            code: `${code}_${index + 1}`,
            label: words(index + 1),
          })),
          options: Array.from({ length: options }, (_, index) => ({
            code: String(index + 1),
            label: `Antwoord ${index + 1}`,
          })),
        },
      },
      ...(visual
        ? [
            {
              code: `${code}_vas`,
              question: `${words(total)}. Wat past bij u?`,
              required: false,
              answer: { type: 'visual' as const, minLabel: 'laagste', maxLabel: 'hoogste' },
            },
          ]
        : []),
    ],
  };
}

export const qualityOfLifeInstrument = placeholder({
  code: 'eq5d5l',
  source: 'EQ-5D-5L, EuroQol Research Foundation',
  items: 5,
  options: 5,
  visual: true,
});

export const workingLifeInstrument = placeholder({
  code: 'qwlqcs',
  source: 'QWLQ-CS, Amsterdam UMC',
  items: 23,
  options: 6,
  when: { item: 'worked_recently', is: 'yes' },
});

export const returnInstrument = placeholder({
  code: 'irtwcs',
  source: 'I-RTW_CS, Amsterdam UMC (doi 10.1007/s40271-020-00427-6)',
  items: 7,
  options: 5,
  when: { item: 'worked_recently', is: 'yes' },
});
