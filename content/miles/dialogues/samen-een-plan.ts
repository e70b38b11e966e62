/** Making the plan together. */
import type { Dialogue } from '../../../src/domain/dialogue.ts';

export const dialogue: Dialogue = {
  code: 'samen-een-plan',
  title: 'Oefenen: samen een plan maken',
  summary: 'Fatima wil weer beginnen. Hoeveel, wanneer, en met welk werk?',
  phase: 3,
  people: { you: 'U', other: 'Fatima' },
  place: 'room',
  looks: {
    you: { skin: '#e8b994', hair: '#4a3428', style: 'short', clothes: '#2f4379' },
    other: { skin: '#c98f66', hair: '#2a1d1a', style: 'bun', clothes: '#a8506a' },
  },
  start: 'zin',
  learningPoint: 'Vraag eerst wat iemand wil en kan. Begin daarna kleiner dan u allebei denkt.',
  reviewedBy: null,
  checkedOn: '2026-11-22',
  scenes: [
    {
      code: 'zin',
      setting: 'Fatima zit tegenover u met een schrift op tafel.',
      lines: [
        { who: 'other', words: 'Ik mis het werk. Ik wil volgende maand beginnen.', mood: 'relieved' },
        { who: 'other', words: 'Gewoon halve dagen, dacht ik. Vijf keer.', mood: 'calm' },
      ],
      choices: [
        {
          code: 'wat-eerst',
          words: 'Fijn. Wat zou je het liefst als eerste weer oppakken?',
          next: 'taken',
          feedback: 'U begint bij wat zij wil. Uren komen vanzelf.',
          effect: 'helps',
        },
        {
          code: 'rooster',
          words: 'Goed. Ik heb hier een schema: elke week vier uur erbij.',
          next: 'schema',
          feedback: 'Een schema vóór het gesprek laat geen ruimte om te zeggen dat het anders moet.',
          effect: 'mixed',
        },
        {
          code: 'remmen',
          words: 'Weet je het zeker? Je ziet er nog moe uit.',
          next: 'geremd',
          feedback: 'Hoe iemand eruitziet, zegt weinig. Zij hoort: je kunt het niet.',
          effect: 'hurts',
        },
      ],
    },
    {
      code: 'taken',
      setting: 'Fatima slaat haar schrift open.',
      lines: [
        {
          who: 'other',
          words: 'Offertes nakijken. Dat kan ik thuis, en het heeft geen haast.',
          mood: 'calm',
        },
        { who: 'other', words: 'Klanten nog niet. Daar zie ik tegenop.', mood: 'tense' },
      ],
      choices: [
        {
          code: 'klein',
          words: 'Zullen we beginnen met drie keer twee uur, en na twee weken kijken?',
          next: 'minder',
          feedback: 'Kleiner dan ze vroeg, met een moment om bij te stellen.',
          effect: 'helps',
        },
        {
          code: 'ja',
          words: 'Doe maar zoals jij denkt. Vijf halve dagen is prima.',
          next: 'te-veel',
          feedback: 'Vertrouwen is mooi. Maar bijna iedereen begint te groot.',
          effect: 'mixed',
        },
      ],
    },
    {
      code: 'schema',
      setting: 'Fatima kijkt naar het papier.',
      lines: [{ who: 'other', words: 'Elke week vier uur erbij. En als dat niet lukt?', mood: 'tense' }],
      choices: [
        {
          code: 'weg',
          words: 'Dan leg ik dit weg. Vertel eerst wat jij zou willen.',
          next: 'taken',
          feedback: 'U laat het papier los. Nu kan zij beginnen.',
          effect: 'helps',
        },
        {
          code: 'sturen',
          words: 'Dan kijken we dan wel. Het is goed om een doel te hebben.',
          next: 'te-veel',
          feedback: 'Een doel dat te hoog ligt, maakt elke week een mislukking.',
          effect: 'hurts',
        },
      ],
    },
    {
      code: 'geremd',
      setting: 'Fatima doet haar schrift weer dicht.',
      lines: [{ who: 'other', words: 'Laat dan maar. Ik dacht dat jullie blij zouden zijn.', mood: 'sad' }],
      choices: [
        {
          code: 'blij',
          words: 'Dat zijn we ook. Ik zei het verkeerd. Wat wil jij het liefst doen?',
          next: 'taken',
          feedback: 'U zegt wat u bedoelde, en geeft haar het woord terug.',
          effect: 'helps',
        },
        {
          code: 'arts',
          words: 'We wachten gewoon op de bedrijfsarts.',
          next: 'einde-wacht',
          feedback: 'De bedrijfsarts hoort erbij, maar niet in plaats van dit gesprek.',
          effect: 'mixed',
        },
      ],
    },
    {
      code: 'minder',
      setting: 'Fatima rekent op haar vingers.',
      lines: [
        { who: 'other', words: 'Zes uur maar? Dat voelt als niks.', mood: 'tense' },
        { who: 'other', words: 'Stel dat ik het wel kan?', mood: 'calm' },
      ],
      choices: [
        {
          code: 'over',
          words: 'Dan houd je iets over voor thuis. En vragen we de bedrijfsarts of er meer kan.',
          next: 'einde-plan',
          feedback: 'Overhouden is winst, en u beslist het niet alleen.',
          effect: 'helps',
        },
        {
          code: 'toegeven',
          words: 'Vooruit, dan doen we twaalf uur.',
          next: 'te-veel',
          feedback: 'U wilt haar blij maken. Het tempo is nu alweer verdubbeld.',
          effect: 'mixed',
        },
      ],
    },
    {
      code: 'te-veel',
      other: 'stands',
      setting: 'Vier weken later. Fatima staat in de deuropening.',
      lines: [
        { who: 'other', words: 'Ik red het niet. Ik lig elk weekend in bed.', mood: 'tired' },
        { who: 'other', words: 'Ik schaam me rot.', mood: 'sad' },
      ],
      choices: [
        {
          code: 'stap-terug',
          words: 'Goed dat je het zegt. We gaan terug naar drie ochtenden, en dan kijken we weer.',
          next: 'einde-plan',
          feedback: 'Een stap terug is geen mislukking. U maakt dat gewoon.',
          effect: 'helps',
        },
        {
          code: 'naar-huis',
          words: 'Blijf dan maar weer even helemaal thuis.',
          next: 'einde-wacht',
          feedback: 'Van veel naar niets is de grootste stap terug die er is.',
          effect: 'hurts',
        },
      ],
    },
    {
      code: 'einde-plan',
      setting: 'U schrijft samen drie regels op. Fatima leest ze na.',
      lines: [
        { who: 'other', words: 'Zo kan ik het. Volgende donderdag weer?', mood: 'relieved' },
        { who: 'you', words: 'Donderdag, tien minuten. Ik stuur je deze drie regels.', mood: 'calm' },
      ],
      choices: [],
      ending: 'Een plan is drie regels en een datum. De rest leert u van de eerste weken.',
    },
    {
      code: 'einde-wacht',
      other: 'stands',
      setting: 'Fatima loopt de gang uit.',
      lines: [{ who: 'other', words: 'Oké. Dan wacht ik wel af.', mood: 'sad' }],
      choices: [],
      ending: 'Bel haar morgen met één vraag: welk klein ding wil je als eerste weer doen?',
    },
  ],
};
