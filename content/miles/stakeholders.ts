/** Who knows what: the people around somebody on sick leave, and where their silence begins. */
import type { Source, Stakeholder } from '../../src/domain/guidance.ts';

export const stakeholdersReviewedBy: string | null = null;
export const stakeholdersCheckedOn = '2026-11-22';

export const stakeholderSources: readonly Source[] = [
  {
    title: 'Werk en kanker: wie kan helpen, kanker.nl',
    url: 'https://www.kanker.nl/gevolgen-van-kanker/werk-en-kanker/werk-en-kanker/werk-en-kanker-wie-kan-helpen',
    checkedOn: '2026-11-22',
  },
  {
    title: 'Verschillende rollen, Kenniscentrum Werken & Kanker',
    url: 'https://kenniscentrumwerkenkanker.nl/index.php/wetgeving/verschillende-rollen',
    checkedOn: '2026-11-22',
  },
  {
    title: 'Naar de bedrijfsarts, kanker.nl',
    url: 'https://www.kanker.nl/gevolgen-van-kanker/kanker-en-werk/kanker-en-een-tijdelijk-contract/naar-de-bedrijfsarts-als-je-kanker-hebt',
    checkedOn: '2026-11-22',
  },
  {
    title: 'Bedrijfsarts Consulent Oncologie, NVKA',
    url: 'https://www.nvka.nl/BACO/page/',
    checkedOn: '2026-11-22',
  },
  {
    title: 'Beleidsregels De zieke werknemer, Autoriteit Persoonsgegevens (BWBR0037896)',
    url: 'https://wetten.overheid.nl/BWBR0037896',
    checkedOn: '2026-11-22',
  },
];

export const stakeholders: readonly Stakeholder[] = [
  {
    code: 'bedrijfsarts',
    name: 'Bedrijfsarts',
    summary: 'Kent ziekte én werk, en adviseert u allebei.',
    can: [
      'zeggen wat iemand nu kan, en wat nog niet',
      'een tempo adviseren voor het opbouwen',
      'met een ja van uw werknemer overleggen met het ziekenhuis',
      'een bedrijfsarts met kennis van kanker om raad vragen (een BACO)',
    ],
    mayNotTell: ['wat iemand heeft', 'welke behandeling er is', 'hoe de kansen zijn'],
    when: 'Vroeg, liefst in de eerste weken. Ook als uw werknemer doorwerkt.',
    ask: [
      'Hoeveel uur is nu verantwoord, en wanneer kijken we opnieuw?',
      'Waar moet ik in het werk op letten?',
      'Waaraan merk ik dat het te veel wordt?',
    ],
  },
  {
    code: 'arbodienst',
    name: 'Arbodienst',
    summary: 'Regelt de bedrijfsarts en helpt met de stappen.',
    can: [
      'een afspraak met de bedrijfsarts plannen',
      'letten op de datums van de wet',
      'een tweede bedrijfsarts regelen als uw werknemer dat vraagt',
    ],
    mayNotTell: ['wat uw werknemer met de bedrijfsarts besprak'],
    when: 'Bij de ziekmelding, en als een afspraak te lang duurt.',
    ask: [
      'Hoe snel kan mijn werknemer terecht?',
      'Kunnen wij een gesprek met z’n drieën plannen?',
      'Wat zit er in ons contract, en wat kost extra?',
    ],
  },
  {
    code: 'hr',
    name: 'HR of personeelszaken',
    summary: 'Kent de regels van uw organisatie en houdt de stukken bij.',
    can: [
      'uitzoeken wat uw cao zegt over loon en verlof',
      'vervanging en budget regelen',
      'casemanager zijn',
      'meedenken als u zelf vastloopt',
    ],
    mayNotTell: ['iets over de ziekte, ook niet als HR het toevallig weet'],
    when: 'In de eerste week, en vóór elk besluit over contract of loon.',
    ask: [
      'Wie houdt de datums bij, u of ik?',
      'Wat ziet mijn werknemer straks op de loonstrook?',
      'Wat mag ik zelf regelen, en waar heb ik u voor nodig?',
    ],
  },
  {
    code: 'arbeidsdeskundige',
    name: 'Arbeidsdeskundige',
    summary: 'Legt het advies van de bedrijfsarts naast het werk.',
    can: [
      'kijken of het eigen werk nog past',
      'ander werk bij u zoeken',
      'zeggen of het tijd is voor spoor twee',
      'aanpassingen aan de werkplek voorstellen',
    ],
    mayNotTell: ['medische gegevens die bij het onderzoek horen'],
    when: 'Als u twijfelt of het eigen werk terugkomt. Vaak rond het eerste jaar, eerder mag ook.',
    ask: [
      'Welke taken passen wel, en welke niet?',
      'Wat moet er veranderen om dit werk te kunnen doen?',
      'Wat schrijft u op, en wie leest het?',
    ],
  },
  {
    code: 'uwv',
    name: 'UWV',
    summary: 'Kijkt na twee jaar naar wat u samen deed, en regelt de uitkering.',
    can: [
      'een deskundigenoordeel geven als u het niet eens wordt',
      'soms een aanpassing of vervoer vergoeden',
      'uitleggen hoe de weken tellen',
    ],
    mayNotTell: [
      'medische gegevens uit de beoordeling',
      'hoe een aanvraag afloopt voordat er een besluit is',
    ],
    when: 'In week 42, bij een aanvraag, en zodra u over een datum twijfelt.',
    ask: [
      'Klopt de datum die ik heb uitgerekend?',
      'Welke stukken wilt u zien?',
      'Hoe lang duurt een deskundigenoordeel nu?',
    ],
  },
  {
    code: 're-integratiecoach',
    name: 'Re-integratiecoach',
    summary: 'Begeleidt uw werknemer, en soms u, bij de weg terug.',
    can: [
      'helpen met grenzen, energie en zelfvertrouwen',
      'een opbouwplan maken dat past',
      'ander werk zoeken als dat nodig is',
    ],
    mayNotTell: ['wat uw werknemer in vertrouwen zegt'],
    when: 'Als het opbouwen stokt, of als u er samen niet uitkomt.',
    ask: [
      'Heeft u ervaring met mensen die kanker hebben gehad?',
      'Wat spreken we af over wat u mij wel en niet vertelt?',
      'Wat kost het, en hoe lang duurt het?',
    ],
  },
  {
    code: 'oncologieverpleegkundige',
    name: 'Oncologieverpleegkundige',
    summary: 'Het vaste gezicht in het ziekenhuis, voor uw werknemer.',
    can: [
      'met uw werknemer bespreken welke weken zwaar zijn',
      'uw werknemer verwijzen naar hulp, ook bij werk',
    ],
    mayNotTell: ['wat dan ook aan u: het contact loopt via uw werknemer'],
    when: 'U belt zelf niet. Uw werknemer kan er vragen over werk stellen.',
    ask: [
      'Aan uw werknemer: wil je in het ziekenhuis ook over je werk praten?',
      'Aan uw werknemer: welke weken kan ik je beter vrijhouden?',
    ],
  },
  {
    code: 'huisarts',
    name: 'Huisarts',
    summary: 'Voor uw werknemer, en net zo goed voor u.',
    can: [
      'uw werknemer verwijzen naar hulp in de buurt',
      'u helpen als u er zelf niet van slaapt',
      'verwijzen naar een bedrijfsarts met kennis van kanker',
    ],
    mayNotTell: ['iets over uw werknemer'],
    when: 'Als het ú te veel wordt. Over uw werknemer belt u de huisarts niet.',
    ask: ['Ik begeleid iemand die ernstig ziek is en ik slaap slecht. Met wie kan ik praten?'],
  },
  {
    code: 'ergotherapeut',
    name: 'Ergotherapeut',
    summary: 'Leert mensen hun energie te verdelen, en kijkt naar de werkplek.',
    can: [
      'een dag of week zo indelen dat er kracht overblijft',
      'de werkplek bekijken',
      'tips geven bij moe zijn en moeite met aandacht',
    ],
    mayNotTell: ['wat uw werknemer vertelde, tenzij die het goed vindt'],
    when: 'Als moe zijn of drukte het grootste probleem is. Vraag het via de bedrijfsarts.',
    ask: ['Wat kan er anders aan deze werkplek?', 'Hoe ziet een goede werkdag eruit, met rust erin?'],
  },
  {
    code: 'maatschappelijk-werk',
    name: 'Bedrijfsmaatschappelijk werk',
    summary: 'Iemand om mee te praten: voor uw werknemer, het team en u.',
    can: [
      'helpen bij spanning, verdriet en ruzie',
      'meedenken over zorgen thuis en over geld',
      'een team begeleiden na slecht nieuws',
    ],
    mayNotTell: ['wie er komt praten, en waarover'],
    when: 'Als iemand vastloopt, ook als dat een collega is of uzelf.',
    ask: ['Hoe bereikt mijn team u zonder dat ik ertussen zit?', 'Kunt u een keer bij ons overleg komen?'],
  },
  {
    code: 'patientenorganisaties',
    name: 'Patiëntenorganisaties',
    summary: 'Mensen die het zelf meemaakten, en veel weten over werk daarna.',
    can: [
      'informatie geven over late gevolgen en werk',
      'uw werknemer in contact brengen met anderen',
      'soms een workshop geven in uw organisatie',
    ],
    mayNotTell: ['iets over wie lid is of belt'],
    when: 'Als u wilt begrijpen wat mensen meemaken. U hoeft geen naam te noemen.',
    ask: ['Wat helpt volgens u op het werk het meest?', 'Heeft u iets om aan mijn team te laten lezen?'],
  },
  {
    code: 'verzekeraar',
    name: 'Verzuimverzekeraar',
    summary: 'Vergoedt een deel van het loon, als u zo’n verzekering heeft.',
    can: ['zeggen wat u vergoed krijgt, en vanaf wanneer', 'soms een casemanager of coach betalen'],
    mayNotTell: ['medische gegevens van uw werknemer'],
    when: 'Zodra u weet dat iemand langer weg is.',
    ask: [
      'Vanaf welke dag vergoedt u het loon?',
      'Welke hulp hoort bij onze polis?',
      'Wat wilt u van mij weten, en wat hoeft u niet te weten?',
    ],
  },
];
