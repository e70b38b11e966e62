/** What the law asks of an employer during sick leave, as dated statements with their sources; doubts are said. */
import type { LegalStep } from '../../src/domain/legal-timeline.ts';

export const legalReviewedBy: string | null = null;

const checkedOn = '2026-11-22';
const steps8 = {
  title: 'Stappenplan Poortwachter, Verzuim Services',
  url: 'https://www.verzuimservices.nl/help-en-services/poortwachter-stappenplan/',
};
const scheme = {
  title: 'Schema Wet verbetering poortwachter, em-power',
  url: 'http://www.em-power.nl/trajecten/tweede-spoor/wet-poortwachter',
};
const views = {
  title: 'Staatscourant 2023, 13931',
  url: 'https://zoek.officielebekendmakingen.nl/stcrt-2023-13931.html',
};
const uwvRole = {
  title: 'UWV en re-integratie, Going Concern (2023)',
  url: 'https://www.goingconcern.nl/blog/uwv-en-re-integratie:-wat-u-moet-weten-als-werkgever',
};
const civilCode = {
  title: 'Burgerlijk Wetboek boek 7, artikel 629 (kopie bij explore.law)',
  url: 'https://explore.law/app/library/nl-legislation/bw-7-burgerlijk-wetboek-boek-7/artikel-629-loondoorbetaling-bij-ziekte-zwangerschap-bevalling',
};

export const legalSteps: readonly LegalStep[] = [
  {
    code: 'report',
    title: 'Ziekmelding bij de bedrijfsarts of arbodienst',
    who: 'u',
    what: 'Meld dat iemand er niet is. Zonder reden.',
    weeks: { by: 1 },
    sources: [scheme],
    checkedOn,
  },
  {
    code: 'analysis',
    title: 'Probleemanalyse',
    who: 'bedrijfsarts of arbodienst',
    what: 'De bedrijfsarts schrijft op wat iemand kan en wat niet. Begin ook met een map voor de stukken.',
    weeks: { by: 6 },
    sources: [steps8, scheme],
    checkedOn,
  },
  {
    code: 'plan',
    title: 'Plan van aanpak',
    who: 'u en uw werknemer samen',
    what: 'Een plan met afspraken, en met wat u er allebei zelf van vindt. Kies een casemanager.',
    weeks: { by: 8 },
    sources: [steps8, views],
    checkedOn,
  },
  {
    code: 'talk',
    title: 'Gesprek over hoe het gaat',
    who: 'u en uw werknemer samen',
    what: 'Kijk of het plan nog klopt. Verandert er iets? Schrijf dat erbij.',
    weeks: { by: 14 },
    repeat: { every: 6, until: 104 },
    sources: [steps8, scheme],
    checkedOn,
  },
  {
    code: 'week42',
    title: 'Melding bij UWV',
    who: 'u',
    what: 'Meld dat iemand 42 weken ziek is. Te laat melden kan een boete geven.',
    weeks: { by: 42 },
    sources: [steps8, uwvRole],
    checkedOn,
  },
  {
    code: 'year',
    title: 'Eerstejaarsevaluatie',
    who: 'u en uw werknemer samen',
    what: 'Kijk terug op het eerste jaar, en kies de weg voor het tweede. Is terugkeer bij u niet zeker? Begin dan ook spoor twee.',
    weeks: { from: 46, by: 52 },
    uncertain: 'Bronnen noemen week 50 of week 52. Houd de vroegste aan, of vraag het UWV.',
    sources: [scheme, views],
    checkedOn,
  },
  {
    code: 'letter',
    title: 'Brief van UWV over de WIA',
    who: 'UWV',
    what: 'Uw werknemer krijgt bericht over de aanvraag van een WIA-uitkering.',
    weeks: { by: 88 },
    moment: 'about',
    uncertain: 'Dit is ongeveer. De brief kan eerder of later komen.',
    sources: [uwvRole],
    checkedOn,
  },
  {
    code: 'evaluation',
    title: 'Eindevaluatie en re-integratieverslag',
    who: 'u, uw werknemer en de bedrijfsarts',
    what: 'De bedrijfsarts geeft een actueel oordeel. U maakt het verslag af en geeft het aan uw werknemer.',
    weeks: { from: 87, by: 91 },
    sources: [uwvRole],
    checkedOn,
  },
  {
    code: 'application',
    title: 'WIA-aanvraag',
    who: 'uw werknemer',
    what: 'Uw werknemer vraagt de uitkering aan. Help mee dat de stukken op tijd compleet zijn.',
    weeks: { by: 91 },
    uncertain:
      'Een pagina van UWV noemt 13 weken voor het einde van de twee jaar: week 91. Andere bronnen noemen week 93. Wij houden de vroegste aan. De datum in de brief van UWV gaat voor.',
    sources: [uwvRole],
    checkedOn,
  },
  {
    code: 'end',
    title: 'Einde van 104 weken loon bij ziekte',
    who: 'u',
    what: 'Hier eindigt de plicht om loon door te betalen, als er geen loonsanctie is. 104 weken is iets korter dan twee jaar.',
    weeks: { by: 104 },
    moment: 'on',
    uncertain: 'UWV kan de loondoorbetaling met hoogstens een jaar verlengen.',
    sources: [civilCode],
    checkedOn,
  },
];
