/** The first conversation after the diagnosis. */
import type { Dialogue } from '../../../src/domain/dialogue.ts';

export const dialogue: Dialogue = {
  code: 'het-bericht',
  title: 'Oefenen: uw werknemer vertelt het u',
  summary: 'Noor vraagt of u even tijd heeft. Wat zegt u in de eerste minuten?',
  phase: 1,
  people: { you: 'U', other: 'Noor' },
  place: 'room',
  looks: {
    you: { skin: '#e8b994', hair: '#4a3428', style: 'short', clothes: '#2f4379' },
    other: { skin: '#f3cfb3', hair: '#c98f4e', style: 'long', clothes: '#6c927b' },
  },
  start: 'binnen',
  learningPoint:
    'In het eerste gesprek hoeft niets opgelost. Luisteren en één volgende afspraak zijn genoeg.',
  reviewedBy: null,
  checkedOn: '2026-11-22',
  scenes: [
    {
      code: 'binnen',
      setting: 'Een kleine kamer. Noor doet de deur achter zich dicht en gaat zitten met haar jas aan.',
      lines: [
        { who: 'other', words: 'Heb je even? Ik moet je iets vertellen.', mood: 'tense' },
        { who: 'you', words: 'Natuurlijk. Ga zitten.', mood: 'calm' },
        { who: 'other', words: 'Ik kom net uit het ziekenhuis. Het is kanker.', mood: 'sad' },
      ],
      choices: [
        {
          code: 'schrik',
          words: 'Wat een naar bericht. Ik schrik ervan. Fijn dat je het mij vertelt.',
          next: 'stilte',
          feedback: 'Noor ziet dat het u raakt. Ze hoeft u niet gerust te stellen.',
          effect: 'helps',
        },
        {
          code: 'advies',
          words: 'Neem alle tijd. Denk nu maar even niet aan het werk.',
          next: 'overbodig',
          feedback: 'Het is lief bedoeld. Noor hoort: ik ben hier niet meer nodig.',
          effect: 'mixed',
        },
        {
          code: 'vragen',
          words: 'Waar zit het? En wat zeggen ze over je kansen?',
          next: 'dicht',
          feedback: 'Dit mag u niet vragen, en Noor weet het zelf nog niet.',
          effect: 'hurts',
        },
      ],
    },
    {
      code: 'stilte',
      setting: 'Noor kijkt naar haar handen. Het is even stil.',
      lines: [
        { who: 'other', words: 'Ik weet niet eens wat ik nu moet doen.', mood: 'sad' },
        { who: 'other', words: 'Ik heb vanmiddag gewoon een overleg staan.', mood: 'tense' },
      ],
      choices: [
        {
          code: 'wat-nodig',
          words: 'Je hoeft niets te beslissen. Wat zou vandaag helpen?',
          next: 'vandaag',
          feedback: 'U maakt het klein. Vandaag is te overzien.',
          effect: 'helps',
        },
        {
          code: 'regelen',
          words: 'Ik haal alles uit je agenda. Sam neemt je projecten over.',
          next: 'overbodig',
          feedback: 'U wilt helpen. Maar u beslist voor haar, en dat voelt als afscheid.',
          effect: 'mixed',
        },
      ],
    },
    {
      code: 'overbodig',
      setting: 'Noor trekt haar jas wat dichter om zich heen.',
      lines: [
        { who: 'other', words: 'O. Nou ja, misschien is dat ook beter.', mood: 'tense' },
        { who: 'other', words: 'Ik dacht dat ik misschien nog wat kon blijven doen.', mood: 'sad' },
      ],
      choices: [
        {
          code: 'herstel',
          words: 'Ik ging te snel. Vertel eens: wat wil jij zelf?',
          next: 'vandaag',
          feedback: 'U neemt het terug. Dat mag altijd, en het werkt bijna altijd.',
          effect: 'helps',
        },
        {
          code: 'duwen',
          words: 'Nee, echt. Jouw gezondheid gaat nu voor.',
          next: 'afstand',
          feedback: 'U bedoelt het goed. Noor voelt zich niet gehoord en zegt niets meer.',
          effect: 'hurts',
        },
      ],
    },
    {
      code: 'dicht',
      setting: 'Noor kijkt naar de deur.',
      lines: [
        { who: 'other', words: 'Dat weet ik allemaal nog niet.', mood: 'tense' },
        { who: 'other', words: 'Daar wil ik het ook niet over hebben.', mood: 'tense' },
      ],
      choices: [
        {
          code: 'sorry',
          words: 'Sorry. Dat hoef je mij ook niet te vertellen. Hoe is het nu met je?',
          next: 'stilte',
          feedback: 'U zegt sorry en geeft haar de ruimte terug.',
          effect: 'helps',
        },
        {
          code: 'tante',
          words: 'Mijn tante had het ook. Die werkt weer volop.',
          next: 'afstand',
          feedback: 'Het verhaal van een ander helpt niet. Elk verhaal is anders.',
          effect: 'hurts',
        },
      ],
    },
    {
      code: 'vandaag',
      setting: 'Noor doet haar jas uit en leunt wat achterover.',
      lines: [
        { who: 'other', words: 'Ik wil naar huis. Morgen kijk ik wel weer.', mood: 'tired' },
        { who: 'other', words: 'En zeg nog even niets tegen de anderen.', mood: 'tense' },
      ],
      choices: [
        {
          code: 'afspraak',
          words: 'Ik zeg niets. Ik bel je donderdag om vier uur. Past dat?',
          next: 'einde-goed',
          feedback: 'Ze weet waar ze aan toe is, en wie de volgende stap zet.',
          effect: 'helps',
        },
        {
          code: 'laat-weten',
          words: 'Ga maar. Laat maar weten wanneer je er weer bent.',
          next: 'einde-los',
          feedback: 'Nu moet Noor bellen. Dat kost haar juist veel kracht.',
          effect: 'mixed',
        },
      ],
    },
    {
      code: 'afstand',
      other: 'stands',
      setting: 'Noor staat op en pakt haar tas.',
      lines: [{ who: 'other', words: 'Ik ga. Ik hoor het wel.', mood: 'sad' }],
      choices: [
        {
          code: 'bel-toch',
          words: 'Wacht. Dit ging niet goed. Mag ik je morgen bellen?',
          next: 'einde-goed',
          feedback: 'Een tweede kans vragen is sterk, niet zwak.',
          effect: 'helps',
        },
        {
          code: 'laten-gaan',
          words: 'Sterkte. Ik mail je nog over de overdracht.',
          next: 'einde-los',
          feedback: 'Het laatste wat ze hoort, gaat over werk dat weggaat.',
          effect: 'hurts',
        },
      ],
    },
    {
      code: 'einde-goed',
      setting: 'Noor knikt. Ze haalt diep adem.',
      lines: [
        { who: 'other', words: 'Ja. Dank je. Dat is fijn.', mood: 'relieved' },
        { who: 'you', words: 'Ik ben er donderdag. Opnemen hoeft niet.', mood: 'calm' },
      ],
      choices: [],
      ending: 'Er is niets geregeld, en toch is het belangrijkste gebeurd: ze is gehoord en u belt.',
    },
    {
      code: 'einde-los',
      other: 'away',
      setting: 'De deur valt dicht.',
      lines: [{ who: 'you', words: 'Had ik iets moeten afspreken?', mood: 'tense' }],
      choices: [],
      ending: 'Bel haar alsnog, morgen. Zeg dat u donderdag weer belt. Dan is de draad er weer.',
    },
  ],
};
