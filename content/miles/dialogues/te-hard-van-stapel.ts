/** When the return goes too fast. */
import type { Dialogue } from '../../../src/domain/dialogue.ts';

export const dialogue: Dialogue = {
  code: 'te-hard-van-stapel',
  title: 'Oefenen: als het te hard gaat',
  summary: 'Kees werkt twee maanden weer en blijft elke avond langer. Hoe begint u daarover?',
  phase: 4,
  people: { you: 'U', other: 'Kees' },
  place: 'office',
  looks: {
    you: { skin: '#e8b994', hair: '#4a3428', style: 'short', clothes: '#2f4379' },
    other: { skin: '#eec3a3', hair: '#8d8f98', style: 'short', clothes: '#b5653a', glasses: true },
  },
  start: 'avond',
  learningPoint: 'Zeg wat u ziet, vraag wat de ander merkt, en stel één kleine stap terug voor.',
  reviewedBy: null,
  checkedOn: '2026-11-22',
  scenes: [
    {
      code: 'avond',
      evening: true,
      setting: 'Het kantoor is leeg. Kees zit achter zijn scherm, het is half zeven.',
      lines: [
        { who: 'you', words: 'Jij bent er nog.', mood: 'calm' },
        { who: 'other', words: 'Ja. Nog even dit afmaken.', mood: 'tense' },
      ],
      choices: [
        {
          code: 'zie',
          words: 'Ik zie je deze week voor de derde keer zo laat. Heb je morgen tien minuten?',
          next: 'morgen',
          feedback: 'U zegt wat u ziet, zonder oordeel, en kiest een rustig moment.',
          effect: 'helps',
        },
        {
          code: 'mooi',
          words: 'Mooi man. Je bent weer helemaal de oude!',
          next: 'bewijzen',
          feedback: 'Een compliment voor het verkeerde. Nu moet hij zo doorgaan.',
          effect: 'hurts',
        },
        {
          code: 'streng',
          words: 'Je weet dat je maar zes uur mag. Ga naar huis.',
          next: 'boos',
          feedback: 'U heeft gelijk, maar zo wordt het een overtreding.',
          effect: 'mixed',
        },
      ],
    },
    {
      code: 'morgen',
      setting: 'De volgende ochtend. Koffie, deur dicht.',
      lines: [
        { who: 'you', words: 'Drie avonden laat. Wat gebeurt er?', mood: 'calm' },
        { who: 'other', words: 'Niets. Ik wil gewoon niet dat anderen mijn werk doen.', mood: 'tense' },
      ],
      choices: [
        {
          code: 'vraag',
          words: 'Dat snap ik. En hoe ben je ’s avonds, als je thuiskomt?',
          next: 'eerlijk',
          feedback: 'Een kleine vraag naar de avond. Daar zit het antwoord.',
          effect: 'helps',
        },
        {
          code: 'conclusie',
          words: 'Je kunt het dus nog niet aan.',
          next: 'boos',
          feedback: 'Nu vult u het in. Hij moet zich verdedigen.',
          effect: 'hurts',
        },
      ],
    },
    {
      code: 'bewijzen',
      evening: true,
      setting: 'Kees lacht, en kijkt dan weer naar het scherm.',
      lines: [
        { who: 'other', words: 'Dat is de bedoeling. Ik heb genoeg op de bank gelegen.', mood: 'tense' },
        { who: 'other', words: 'Alleen de maandagen, die zijn zwaar.', mood: 'tired' },
      ],
      choices: [
        {
          code: 'maandag',
          words: 'Zwaar? Vertel eens. Hoe ziet zo’n maandag eruit?',
          next: 'eerlijk',
          feedback: 'U hoort het woord dat hij er zelf tussendoor liet vallen.',
          effect: 'helps',
        },
        {
          code: 'iedereen',
          words: 'Ach, maandagen zijn voor niemand leuk.',
          next: 'einde-uitval',
          feedback: 'Hij deed de deur op een kier, en u deed hem dicht.',
          effect: 'hurts',
        },
      ],
    },
    {
      code: 'boos',
      setting: 'Kees schuift zijn stoel naar achteren.',
      lines: [{ who: 'other', words: 'Ik ben geen kind. Ik weet zelf wat ik kan.', mood: 'tense' }],
      choices: [
        {
          code: 'klopt',
          words: 'Dat klopt. Ik wil alleen dat je het volhoudt. Wat merk jij zelf?',
          next: 'eerlijk',
          feedback: 'U geeft hem gelijk en legt de vraag terug.',
          effect: 'helps',
        },
        {
          code: 'regels',
          words: 'Het staat zo in het plan. Daar houden we ons aan.',
          next: 'einde-uitval',
          feedback: 'Een plan is om te helpen. Als stok werkt het niet.',
          effect: 'mixed',
        },
      ],
    },
    {
      code: 'eerlijk',
      setting: 'Kees wrijft in zijn ogen.',
      lines: [
        {
          who: 'other',
          words: 'Ik kom thuis en ik kan niks meer. Mijn vrouw kookt, ik slaap.',
          mood: 'tired',
        },
        {
          who: 'other',
          words: 'Maar als ik nu minder ga doen, denken ze dat het niet lukt.',
          mood: 'sad',
        },
      ],
      choices: [
        {
          code: 'stap',
          words: 'Ik denk dat niet. Twee weken om drie uur naar huis, en geen spoed. Dan kijken we.',
          next: 'einde-stap',
          feedback: 'Eén stap, een datum, en de druk eraf vóór de uren.',
          effect: 'helps',
        },
        {
          code: 'alles',
          words: 'Dan halen we je er helemaal af tot je weer fit bent.',
          next: 'einde-uitval',
          feedback: 'Precies waar hij bang voor was. Hij zegt de volgende keer niets meer.',
          effect: 'hurts',
        },
        {
          code: 'zelf',
          words: 'Wat zou jij doen als het om een collega ging?',
          next: 'einde-stap',
          feedback: 'Voor een ander zijn we vaak wijzer. Hij bedenkt zelf de stap terug.',
          effect: 'helps',
        },
      ],
    },
    {
      code: 'einde-stap',
      setting: 'Kees zet zijn scherm uit.',
      lines: [
        { who: 'other', words: 'Om drie uur naar huis. Oké. Twee weken.', mood: 'relieved' },
        { who: 'you', words: 'Ik vraag de bedrijfsarts ook even mee te kijken. Goed?', mood: 'calm' },
        { who: 'other', words: 'Goed.', mood: 'calm' },
      ],
      choices: [],
      ending: 'Een kleine stap terug op tijd scheelt vaak maanden. Zet de datum nu in uw agenda.',
    },
    {
      code: 'einde-uitval',
      other: 'away',
      setting: 'Een maand later. De stoel van Kees is leeg.',
      lines: [{ who: 'you', words: 'Ik had het eerder moeten vragen.', mood: 'sad' }],
      choices: [],
      ending: 'Opnieuw uitvallen is niet terug bij af. Bel hem vandaag, en praat eerst niet over werk.',
    },
  ],
};
