/** The words of the question whether a page was useful, by answer and by reason. */
import type { USEFUL_REASONS, UsefulAnswer } from '../../domain/use.ts';

type Words = { readonly [A in UsefulAnswer]: Readonly<Record<(typeof USEFUL_REASONS)[A][number], string>> };

export const USEFUL_LABELS: Readonly<Record<UsefulAnswer, string>> = { ja: 'Ja', nee: 'Niet echt' };

export const USEFUL_WORDS: Words = {
  ja: {
    what_to_say: 'Ik weet wat ik kan zeggen',
    what_to_do: 'Ik weet wat ik kan doen',
    understand: 'Ik begrijp het beter',
  },
  nee: {
    other_situation: 'Het past niet bij mijn situatie',
    knew_already: 'Ik wist dit al',
    not_clear: 'Het is niet duidelijk',
  },
};

/** Answers in the order of the page, each with its label and reasons. */
export const usefulAnswers = (['ja', 'nee'] as const).map((answer) => ({
  answer,
  label: USEFUL_LABELS[answer],
  reasons: Object.entries(USEFUL_WORDS[answer]),
}));
