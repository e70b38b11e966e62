/** Words that an employer meets during sick leave, each in plain words. */
import type { Source, Term } from '../../src/domain/guidance.ts';

export const glossaryReviewedBy: string | null = null;
export const glossaryCheckedOn = '2026-11-22';

export const glossarySources: readonly Source[] = [
  {
    title: 'Stappenplan Poortwachter, Verzuim Services',
    url: 'https://www.verzuimservices.nl/help-en-services/poortwachter-stappenplan/',
    checkedOn: '2026-11-22',
  },
  {
    title: 'Werk en kanker: wie kan helpen, kanker.nl',
    url: 'https://www.kanker.nl/gevolgen-van-kanker/werk-en-kanker/werk-en-kanker/werk-en-kanker-wie-kan-helpen',
    checkedOn: '2026-11-22',
  },
  {
    title: 'Toetsing van het re-integratieverslag, UWV (2018)',
    url: 'https://www.uwv.nl/nl/publicaties/kennis/2018/toetsing-van-het-re-integratieverslag-riv',
    checkedOn: '2026-11-22',
  },
];

/** In the order of the alphabet. */
export const glossary: readonly Term[] = [
  {
    code: 'actueel-oordeel',
    term: 'actueel oordeel',
    meaning:
      'Wat de bedrijfsarts aan het eind van de twee jaar schrijft: wat kan iemand nu, en wat nog niet?',
  },
  {
    code: 'arbeidsdeskundige',
    term: 'arbeidsdeskundige',
    meaning: 'Iemand die kijkt of werk en mens bij elkaar passen, en wat er aan het werk kan veranderen.',
  },
  {
    code: 'arbodienst',
    term: 'arbodienst',
    meaning:
      'Een organisatie die werkgevers helpt bij gezond werk en bij verzuim. Vaak werkt de bedrijfsarts hier.',
  },
  {
    code: 'avg',
    term: 'AVG',
    meaning: 'De Europese privacywet. Gegevens over gezondheid krijgen extra bescherming.',
  },
  {
    code: 'baco',
    term: 'BACO',
    aliases: ['bedrijfsarts consulent oncologie'],
    meaning:
      'Een bedrijfsarts die veel weet van kanker en werk. De eigen bedrijfsarts of huisarts kan verwijzen.',
  },
  {
    code: 'bedrijfsarts',
    term: 'bedrijfsarts',
    meaning:
      'Een arts die weet wat ziekte voor werk betekent. De bedrijfsarts zegt u wat iemand kan, nooit waarom.',
  },
  {
    code: 'belastbaarheid',
    term: 'belastbaarheid',
    meaning: 'Wat iemand aankan: hoe lang, hoe zwaar, hoe druk.',
  },
  {
    code: 'cao',
    term: 'cao',
    meaning:
      'Afspraken over werk en loon voor een hele branche. Soms krijgt iemand daardoor meer loon bij ziekte.',
  },
  {
    code: 'casemanager',
    term: 'casemanager',
    meaning: 'De persoon die de stappen en de datums bijhoudt. U kiest die samen in het plan van aanpak.',
  },
  {
    code: 'deskundigenoordeel',
    term: 'deskundigenoordeel',
    meaning: 'Een oordeel van UWV als u het samen niet eens wordt. U kunt het allebei vragen.',
  },
  {
    code: 'eerstejaarsevaluatie',
    term: 'eerstejaarsevaluatie',
    meaning: 'Rond een jaar kijkt u samen terug. U kiest ook de weg voor het tweede jaar.',
  },
  {
    code: 'eindevaluatie',
    term: 'eindevaluatie',
    meaning: 'Het laatste verslag van u en uw werknemer, vóór de aanvraag van een WIA-uitkering.',
  },
  {
    code: 'ergotherapeut',
    term: 'ergotherapeut',
    meaning: 'Iemand die mensen leert hun energie te verdelen over werk en thuis.',
  },
  {
    code: 'iva',
    term: 'IVA',
    meaning: 'Een uitkering voor wie niet of bijna niet kan werken, en waarschijnlijk ook later niet.',
  },
  {
    code: 'loonsanctie',
    term: 'loonsanctie',
    meaning: 'Vindt UWV dat u te weinig deed? Dan betaalt u langer loon door, hoogstens een jaar.',
  },
  {
    code: 'week-42',
    term: 'melding in week 42',
    aliases: ['42e-weeksmelding'],
    meaning: 'In week 42 meldt u bij UWV dat iemand nog ziek is.',
  },
  {
    code: 'no-riskpolis',
    term: 'no-riskpolis',
    meaning:
      'Een regeling van UWV. Wordt een werknemer met deze regeling ziek, dan betaalt UWV een uitkering. U mag die met het loon verrekenen.',
  },
  {
    code: 'opzegverbod',
    term: 'opzegverbod',
    meaning:
      'Een verbod om iemand te ontslaan omdat die ziek is. Het geldt in elk geval de eerste 104 weken.',
  },
  {
    code: 'passend-werk',
    term: 'passend werk',
    meaning: 'Werk dat iemand nu kan doen, en dat redelijk is om te vragen.',
  },
  {
    code: 'plan-van-aanpak',
    term: 'plan van aanpak',
    meaning: 'Uw afspraken samen, op papier. U maakt het uiterlijk in week acht.',
  },
  {
    code: 'privacyfunctionaris',
    term: 'privacyfunctionaris',
    aliases: ['functionaris gegevensbescherming'],
    meaning: 'De persoon die in uw organisatie op de privacy let.',
  },
  {
    code: 'probleemanalyse',
    term: 'probleemanalyse',
    meaning: 'Het eerste advies van de bedrijfsarts, rond week zes: wat kan iemand wel en niet?',
  },
  {
    code: 're-integratie',
    term: 're-integratie',
    meaning: 'Alles wat u samen doet om iemand weer aan het werk te helpen.',
  },
  {
    code: 're-integratieverslag',
    term: 're-integratieverslag',
    meaning: 'De map met alle plannen en verslagen van twee jaar. UWV kijkt of u samen genoeg deed.',
  },
  {
    code: 'second-opinion',
    term: 'second opinion',
    meaning: 'Een andere bedrijfsarts kijkt mee. Uw werknemer vraagt het aan.',
  },
  {
    code: 'spoor-een',
    term: 'spoor één',
    aliases: ['spoor 1', 'eerste spoor'],
    meaning: 'Terug naar werk bij u: het eigen werk, aangepast werk of ander werk.',
  },
  {
    code: 'spoor-twee',
    term: 'spoor twee',
    aliases: ['spoor 2', 'tweede spoor'],
    meaning: 'Werk zoeken bij een andere werkgever. Het kan naast spoor één lopen.',
  },
  {
    code: 'transitievergoeding',
    term: 'transitievergoeding',
    meaning: 'Geld dat iemand meestal krijgt bij ontslag.',
  },
  {
    code: 'uwv',
    term: 'UWV',
    meaning: 'De organisatie die in Nederland uitkeringen regelt, en kijkt of u samen genoeg deed.',
  },
  {
    code: 'vangnet',
    term: 'vangnet',
    meaning: 'Soms betaalt UWV een deel van het loon bij ziekte. U mag vragen óf dat geldt, niet waarom.',
  },
  {
    code: 'verzuim',
    term: 'verzuim',
    meaning: 'De tijd dat iemand niet werkt door ziekte.',
  },
  {
    code: 'verzuimverzekeraar',
    term: 'verzuimverzekeraar',
    aliases: ['verzuimverzekering'],
    meaning:
      'De verzekeraar die een deel van het loon vergoedt als iemand ziek is. Niet elke werkgever heeft er een.',
  },
  {
    code: 'wet-poortwachter',
    term: 'Wet verbetering poortwachter',
    aliases: ['poortwachter'],
    meaning: 'De wet die zegt welke stappen u en uw werknemer zetten in twee jaar ziekte.',
  },
  {
    code: 'wia',
    term: 'WIA',
    aliases: ['WIA-uitkering'],
    meaning: 'De wet voor een uitkering na twee jaar ziekte. Uw werknemer vraagt die zelf aan.',
  },
];
