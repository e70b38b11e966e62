/**
 * How easily a Dutch text reads, in figures: a help for its author, no proof of a level of language.
 *
 * Flesch-Douma: 206.8 − 0.77 × syllables in a hundred words − 0.93 × words in a sentence; 60–70 is normal, 70–80
 * rather easy. Douma's formula and table as given at dbnl.org/tekst/_taa014197701_01/_taa014197701_01_0089.php (1977).
 */

export interface Readability {
  readonly sentences: number;
  readonly words: number;
  /** Mean number of words in a sentence. */
  readonly sentenceLength: number;
  readonly longestSentence: string;
  /** Part of the words with twelve letters or more. */
  readonly longWords: number;
  readonly fleschDouma: number;
}

const LONG = 12;

/** Of running text: each paragraph or list item on a line of its own. */
export function readabilityOf(text: string): Readability {
  const sentences = sentencesOf(text);
  const all = sentences.flatMap(wordsOf);
  const words = Math.max(1, all.length);
  const sentenceLength = words / Math.max(1, sentences.length);
  const syllables = all.reduce((sum, word) => sum + syllablesOf(word), 0);
  return {
    sentences: sentences.length,
    words: all.length,
    sentenceLength,
    longestSentence: sentences.reduce(
      (longest, one) => (wordsOf(one).length > wordsOf(longest).length ? one : longest),
      '',
    ),
    longWords: all.filter((word) => word.length >= LONG).length / words,
    fleschDouma: 206.8 - 0.77 * ((100 * syllables) / words) - 0.93 * sentenceLength,
  };
}

/** Sentences end with a full stop, question mark, exclamation mark or colon (Flesch counts it so), or with their line. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .split(/\n+|(?<=[.?!:][’”"')]*)\s+/)
    .map((one) => one.trim())
    .filter((one) => wordsOf(one).length > 0);
}

/** Letters and figures, with the marks inside a word; a number is a word. */
export function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** Groups of vowels; a diaeresis begins a new one (`re-integratie`, `ideeën`), and so does a vowel after a long one. */
export function syllablesOf(word: string): number {
  const groups = word
    .toLowerCase()
    .normalize('NFC')
    .replace(/[ëïöü]/g, '-e')
    .match(/aai|ooi|oei|eeuw|ieuw|aa|ee|oo|uu|ie|oe|eu|ij|ei|ui|ou|au|[aeiouyáéèêóúí]/g);
  return Math.max(1, groups?.length ?? 1);
}
