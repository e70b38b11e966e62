/** Keeping in touch during treatment. */
import type { Dialogue } from '../../../src/domain/dialogue.ts';

export const dialogue: Dialogue = {
  code: 'contact-tijdens-behandeling',
  title: 'Oefenen: bellen als iemand al een tijd thuis is',
  summary: 'Drie weken hoorde u niets van Ahmed. U belt. Wat zegt u, en wat laat u weg?',
  phase: 2,
  people: { you: 'U', other: 'Ahmed' },
  place: 'phone',
  looks: {
    you: { skin: '#e8b994', hair: '#4a3428', style: 'short', clothes: '#2f4379' },
    other: { skin: '#b97f56', hair: '#241a16', style: 'short', clothes: '#8a5a3c', beard: true },
  },
  start: 'opnemen',
  learningPoint: 'Bellen zonder doel is ook bellen. Vraag naar vandaag, en spreek af wanneer u weer belt.',
  reviewedBy: null,
  checkedOn: '2026-11-22',
  scenes: [
    {
      code: 'opnemen',
      setting: 'Ahmed ligt op de bank. Zijn telefoon gaat. Hij kijkt, wacht, en neemt op.',
      lines: [
        { who: 'other', words: 'Hé. Jij.', mood: 'tired' },
        { who: 'you', words: 'Dag Ahmed.', mood: 'calm' },
      ],
      choices: [
        {
          code: 'vandaag',
          words: 'Hoe is het vandaag? Als het niet uitkomt, hang je gewoon op.',
          next: 'moe',
          feedback: 'Vandaag is een kleine vraag. En hij mag nee zeggen.',
          effect: 'helps',
        },
        {
          code: 'wanneer',
          words: 'Hoe gaat het? Heb je al enig idee wanneer je terugkomt?',
          next: 'druk',
          feedback: 'Hij hoort alleen de tweede vraag.',
          effect: 'hurts',
        },
        {
          code: 'schuld',
          words: 'Ik durfde eerst niet te bellen. Dat had ik wel moeten doen.',
          next: 'moe',
          feedback: 'Eerlijk zijn breekt het ijs. Houd het kort, en vraag dan naar hem.',
          effect: 'helps',
        },
      ],
    },
    {
      code: 'moe',
      setting: 'Ahmed gaat wat rechter zitten.',
      lines: [
        { who: 'other', words: 'Gaat wel. Deze week is niks. Volgende week is beter.', mood: 'tired' },
        { who: 'other', words: 'Hoe is het daar? Draait het nog zonder mij?', mood: 'sad' },
      ],
      choices: [
        {
          code: 'gemist',
          words: 'Het draait, en we missen je. Wil je horen hoe het gaat, of juist niet?',
          next: 'verhalen',
          feedback: 'U zegt dat hij telt, en laat hem kiezen.',
          effect: 'helps',
        },
        {
          code: 'prima',
          words: 'Prima hoor, maak je daar maar geen zorgen over!',
          next: 'leeg',
          feedback: 'Bedoeld om te sparen. Hij hoort dat hij niet gemist wordt.',
          effect: 'mixed',
        },
        {
          code: 'klagen',
          words: 'Eerlijk? Het is een gekkenhuis. Iedereen werkt over.',
          next: 'druk',
          feedback: 'Nu voelt hij zich schuldig, en kan hij er niets aan doen.',
          effect: 'hurts',
        },
      ],
    },
    {
      code: 'druk',
      setting: 'Ahmed wrijft over zijn voorhoofd.',
      lines: [
        { who: 'other', words: 'Ik weet het niet. Ik doe mijn best.', mood: 'tense' },
        { who: 'other', words: 'Denk je dat ik hier voor mijn lol lig?', mood: 'tense' },
      ],
      choices: [
        {
          code: 'terug',
          words: 'Nee. Dat was een stomme vraag. Daar bel ik niet voor.',
          next: 'verhalen',
          feedback: 'U haalt de druk eraf. Daarna is er weer lucht.',
          effect: 'helps',
        },
        {
          code: 'uitleg',
          words: 'Nee, maar ik moet iets in de planning zetten.',
          next: 'ophangen',
          feedback: 'Planning kan wachten, of via de bedrijfsarts. Dit gesprek niet.',
          effect: 'hurts',
        },
      ],
    },
    {
      code: 'leeg',
      setting: 'Ahmed kijkt uit het raam.',
      lines: [{ who: 'other', words: 'Mooi. Nou, dan is het goed.', mood: 'sad' }],
      choices: [
        {
          code: 'plek',
          words: 'Je stoel staat er nog, hoor. En je plant leeft, daar zorgt Loes voor.',
          next: 'verhalen',
          feedback: 'Klein en waar. Zo weet hij dat zijn plek er is.',
          effect: 'helps',
        },
        {
          code: 'afronden',
          words: 'Oké, dan laat ik je weer met rust. Bel maar als er iets is.',
          next: 'ophangen',
          feedback: 'Nu moet hij bellen. Dat doet bijna niemand.',
          effect: 'mixed',
        },
      ],
    },
    {
      code: 'verhalen',
      setting: 'Ahmed lacht een beetje.',
      lines: [
        { who: 'other', words: 'Vertel maar. Heeft Piet zijn presentatie gedaan?', mood: 'relieved' },
        { who: 'you', words: 'Ja. Met de verkeerde dia’s. Iedereen heeft gelachen.', mood: 'calm' },
        { who: 'other', words: 'Ha. Dat had ik willen zien.', mood: 'relieved' },
      ],
      choices: [
        {
          code: 'ritme',
          words: 'Zal ik elke tweede vrijdag bellen, rond drie uur? Opnemen hoeft niet.',
          next: 'einde-ritme',
          feedback: 'Een vast moment, en hij heeft de vrijheid. Dat houdt contact.',
          effect: 'helps',
        },
        {
          code: 'aanbod',
          words: 'Kan ik iets doen? Zeg het maar.',
          next: 'einde-open',
          feedback: 'Vriendelijk, maar te groot. Bied één ding aan.',
          effect: 'mixed',
        },
      ],
    },
    {
      code: 'ophangen',
      setting: 'Ahmed legt de telefoon naast zich neer.',
      lines: [{ who: 'other', words: 'Ja. Dag.', mood: 'sad' }],
      choices: [],
      ending: 'Stuur vandaag nog een berichtje: ‘Ik dacht aan je. Vrijdag bel ik weer.’ Meer hoeft niet.',
    },
    {
      code: 'einde-ritme',
      setting: 'Ahmed kijkt op zijn kalender.',
      lines: [
        { who: 'other', words: 'Vrijdag is goed. Dan ben ik meestal wat beter.', mood: 'relieved' },
        {
          who: 'you',
          words: 'Dan bel ik vrijdag. En zet ik niets in de agenda dan ‘Ahmed’.',
          mood: 'calm',
        },
      ],
      choices: [],
      ending: 'Nu weet hij wanneer u belt, en hoeft hij niets te vragen. Dat is het hele contact.',
    },
    {
      code: 'einde-open',
      setting: 'Ahmed denkt na.',
      lines: [{ who: 'other', words: 'Nee hoor. Ik red me wel.', mood: 'tired' }],
      choices: [],
      ending:
        'Bied volgende keer één ding aan: ‘Zal ik je loonstrook uitzoeken?’ Daarop kan iemand ja zeggen.',
    },
  ],
};
