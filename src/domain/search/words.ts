/** Dutch words as a search compares them: without accents, hyphens, plurals and endings. */

/** The words of a text as they are written, small but for abbreviations: `Re-integratie, WIA` gives `re-integratie WIA`. */
export function writtenIn(text: string): readonly string[] {
  const words = text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? [];
  return words.map((word) => (/^\p{Lu}\p{Ll}/u.test(word) ? word.toLowerCase() : word));
}

/** In most questions, and of no help in finding a page. In the form that `wordsOf` gives. */
const IDLE = new Set(
  `aan al alle als altijd an bij ben bent dan dat de den deze die dit doe doen door dus een en er ergens
  gaan gaat geen had hadden heb hebben hebt heeft hem het hij hoe hun ie iemand iets ik in is ja je jij jou jouw
  kan kom komen komt kun kunnen kunt lang laten maar mag maken me meer mee men met mij mijn moet moeten mogen na naar
  nee nemen niet nog nou nu of om ons onze ook op over staat te tegen toch toe tot tussen uit uw u van vanaf
  veel via voor wat wanneer want waar waarom was we weer welk welke werd wie wij wil willen wilt word worden wordt
  zal ze zeg zeggen zegt zich zij zijn zo zonder zou zouden zelf ga krijg krijgt krijgen weet weten geef geven hallo
  werknemer werknemers medewerker medewerkers iemands m n s t`.split(/\s+/),
);

/**
 * The words of a text in small letters. A hyphen ties what is no word by itself, and parts what is: `Re-integratie,
 * collega’s & WIA-aanvraag` gives `reintegratie collegas wia aanvraag`.
 */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/(?<=[\p{L}\p{N}]{3})-(?=[\p{L}\p{N}]{3})/gu, ' ')
      .replace(/[’'‘`´-]/g, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** The words of a question that say what it is about; all of them when none does. */
export function tellingWords(words: readonly string[]): readonly string[] {
  const telling = words.filter((word) => !IDLE.has(word) && (word.length > 1 || /\d/.test(word)));
  return telling.length > 0 ? telling : words;
}

/** Numbers are written in both ways. */
const NUMBERS: Readonly<Record<string, string>> = {
  twee: '2',
  drie: '3',
  vier: '4',
  vijf: '5',
  zes: '6',
  acht: '8',
};

/** Endings that make another form of the same word, each with the letters that must be left before it. */
const ENDINGS: readonly (readonly [RegExp, number])[] = [
  [/(t?je)s?$/, 4],
  [/heden$|heid$/, 3],
  [/ingen$|ing$/, 4],
  [/en$/, 3],
  [/s$/, 3],
  [/e$/, 3],
  [/t$/, 4],
  [/d$/, 5],
];

/**
 * What forms of one word have in common: `behandelingen`, `behandelt` and `behandelen` give the same. Rough on purpose:
 * question and page go through the same cut, so it need not be the stem of a grammar.
 */
export function stemOf(word: string): string {
  let stem = NUMBERS[word] ?? word;
  for (const [ending, least] of ENDINGS) {
    const cut = stem.replace(ending, '');
    if (cut !== stem && cut.length >= least) stem = cut;
  }
  return stem.length < 3
    ? stem
    : stem
        .replace(/([bcdfgklmnprst])\1$/, '$1')
        .replace(/(aa|ee|oo|uu)(?=[^aeiou]$)/, (pair) => pair.charAt(0))
        .replace(/v$/, 'f')
        .replace(/z$/, 's');
}
