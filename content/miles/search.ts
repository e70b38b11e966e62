/** How people look for things in the guidance: lay words for its terms, and more words for its pages. */
import type { Synonym } from '../../src/domain/search/subject.ts';

/** Who says one of `says` means one of `means`. What is meant must be a word or a name that the guidance knows. */
export const synonyms: readonly Synonym[] = [
  { says: ['geld', 'centen', 'inkomen', 'loonstrook', 'uitbetalen'], means: ['salaris', 'loon'] },
  { says: ['loondoorbetaling', 'loon doorbetalen', 'salaris doorbetalen'], means: ['doorbetalen'] },
  { says: ['huilen', 'tranen', 'emotioneel', 'huilt'], means: ['verdriet', 'emoties'] },
  { says: ['dokter', 'keuringsarts', 'bedrijfsdokter'], means: ['bedrijfsarts'] },
  { says: ['huisdokter'], means: ['huisarts'] },
  { says: ['arbo', 'arboarts', 'arbo arts'], means: ['arbodienst', 'bedrijfsarts'] },
  { says: ['baas', 'chef', 'teamleider', 'manager', 'leidinggevende'], means: ['leidinggevende'] },
  { says: ['team', 'collegas', 'medecollegas'], means: ['collega', 'team inlichten'] },
  { says: ['papieren', 'formulieren', 'documenten', 'paperassen'], means: ['dossier', 'stukken'] },
  {
    says: ['fml', 'functionele mogelijkhedenlijst', 'mogelijkheden'],
    means: ['belastbaarheid', 'actueel oordeel'],
  },
  { says: ['inzetbaarheidsprofiel', 'wat kan iemand nog'], means: ['belastbaarheid'] },
  { says: ['pva'], means: ['plan van aanpak'] },
  { says: ['riv', 'rivverslag'], means: ['re-integratieverslag'] },
  {
    says: ['pob', 'persoonlijk ontwikkelbudget', 'scholing', 'cursus', 'omscholing'],
    means: ['loopbaan', 'ander werk'],
  },
  { says: ['wvp', 'wet poortwachter', 'verzuimprotocol'], means: ['poortwachter', 'termijnen'] },
  { says: ['deadline', 'deadlines', 'wanneer moet wat', 'tijdlijn', 'tijdpad'], means: ['termijnen'] },
  { says: ['boete', 'straf', 'sanctie'], means: ['loonsanctie'] },
  {
    says: [
      'ontslag',
      'ontslaan',
      'eruit gooien',
      'vaststellingsovereenkomst',
      'ontslagvergoeding',
      'weg moeten',
      'afscheid nemen van',
    ],
    means: ['ontslaan', 'opzegverbod'],
  },
  {
    says: ['moeheid', 'uitputting', 'doodmoe', 'futloos', 'futloosheid', 'kapot', 'slap'],
    means: ['vermoeidheid', 'moe'],
  },
  {
    says: ['vergeten', 'vergeetachtigheid', 'dement', 'hersenmist', 'mist in hoofd', 'focus'],
    means: ['geheugen', 'concentratie'],
  },
  {
    says: ['chemokuur', 'kuur', 'chemotherapie', 'immuuntherapie', 'hormoonkuur'],
    means: ['chemo', 'bijwerkingen'],
  },
  { says: ['bestralen', 'radiotherapie'], means: ['bestraling'] },
  { says: ['opereren', 'geopereerd'], means: ['operatie'] },
  { says: ['kanker', 'tumor', 'borstkanker', 'ziek geworden'], means: ['diagnose', 'behandeling'] },
  {
    says: ['uitzaaiingen', 'uitgezaaid', 'palliatief', 'overleden', 'overlijden', 'doodgaan'],
    means: ['ongeneeslijk', 'terminaal'],
  },
  { says: ['app', 'whatsapp', 'appje', 'bericht sturen'], means: ['appen'] },
  { says: ['bloemen', 'fruitmand', 'cadeau', 'bloemetje', 'kaart sturen'], means: ['kaartje', 'bezoek'] },
  {
    says: ['op bezoek', 'bezoeken', 'opzoeken', 'langskomen', 'langs komen'],
    means: ['bezoek', 'langsgaan'],
  },
  {
    says: [
      'terugkomen',
      'terugkeer',
      'terug naar werk',
      'terugkeren',
      'weer aan de slag',
      'beginnen met werken',
    ],
    means: ['terugkomst', 'weer werken'],
  },
  { says: ['reintegreren', 'reintegratie'], means: ['re-integratie', 'hervatten'] },
  {
    says: ['halve dagen', 'parttime', 'deeltijd', 'uren uitbreiden', 'schema'],
    means: ['uren opbouwen', 'opbouwschema'],
  },
  { says: ['zwijgplicht', 'beroepsgeheim', 'vertrouwelijk'], means: ['privacy', 'geheim'] },
  {
    says: ['diagnose vragen', 'vragen naar ziekte', 'wat heeft iemand', 'mankeert', 'mankeren', 'scheelt'],
    means: ['medische gegevens', 'wat mag ik vragen'],
  },
  { says: ['verzekering', 'verzekeraar'], means: ['verzuimverzekering'] },
  { says: ['uitkering', 'arbeidsongeschiktheidsuitkering', 'wao', 'wga'], means: ['WIA', 'uitkering'] },
  { says: ['keuring', 'wia keuring'], means: ['WIA'] },
  {
    says: ['afgekeurd', 'helemaal afgekeurd', 'volledig arbeidsongeschikt'],
    means: ['IVA', 'arbeidsongeschikt'],
  },
  {
    says: ['werk vergoeding', 'bureaustoel', 'taxi', 'aangepaste werkplek'],
    means: ['werkplekaanpassing', 'hulpmiddel'],
  },
  { says: ['thuis werken', 'vanuit huis'], means: ['thuiswerken'] },
  { says: ['uitzend', 'zzp', 'inhuur', 'nul uren', 'oproep'], means: ['uitzendkracht', 'flexcontract'] },
  {
    says: [
      'jaarcontract',
      'bepaalde tijd',
      'contract verlengen',
      'proeftijd',
      'contract',
      'contract niet verlengen',
    ],
    means: ['contract loopt af'],
  },
  { says: ['terugval', 'weer ziek', 'weer uitgevallen'], means: ['terugval', 'uitval'] },
  {
    says: [
      'burn out',
      'burnout',
      'zelf niet meer',
      'ik trek het niet',
      'schuldig',
      'schuldgevoel',
      'voel me schuldig',
      'zwaar voor mij',
    ],
    means: ['zelfzorg', 'stress'],
  },
  { says: ['bang', 'angstig', 'zenuwachtig'], means: ['angst', 'spanning'] },
  { says: ['mkb', 'zonder hr', 'klein bedrijf', 'eigen zaak'], means: ['klein bedrijf'] },
  { says: ['rollenspel', 'filmpje', 'video', 'training'], means: ['oefenen'] },
  { says: ['afvinklijst', 'lijstje', 'voorbereiden gesprek', 'gesprek voorbereiden'], means: ['checklist'] },
  { says: ['website', 'websites', 'meer lezen', 'meer informatie', 'links'], means: ['bronnen'] },
  { says: ['betekenis', 'afkortingen', 'wat betekent'], means: ['woordenlijst'] },
  { says: ['wie bel ik', 'wie kan helpen', 'hulp'], means: ['wie belt u'] },
  {
    says: ['maatschappelijk werker', 'praten met iemand', 'psycholoog', 'vertrouwenspersoon'],
    means: ['bedrijfsmaatschappelijk'],
  },
  {
    says: ['gezeur', 'jaloers', 'gemopper', 'roddel', 'roddelen', 'geroddel'],
    means: ['teamgenoot', 'werkdruk'],
  },
  {
    says: ['te hard', 'te veel werken', 'werkt te veel', 'te lang werken', 'over grenzen', 'overwerken'],
    means: ['overbelast', 'grenzen'],
  },
  { says: ['vakantie', 'vrije dagen', 'vakantiedagen'], means: ['verlof'] },
  { says: ['patientenvereniging', 'lotgenoten', 'ervaringsverhalen'], means: ['patiëntenorganisaties'] },
  { says: ['eerst', 'waar begin ik', 'eerste stappen'], means: ['begin', 'eerste dagen'] },
  {
    says: ['hoor niets', 'hoor niks', 'niets horen', 'neemt niet op', 'reageert niet'],
    means: ['stilte', 'bellen'],
  },
  { says: ['te zeggen', 'woorden vinden', 'wat zeg je', 'wat moet ik zeggen'], means: ['wat zeg ik'] },
  { says: ['flexwerker', 'freelancer'], means: ['flexcontract'] },
  { says: ['mediation', 'bemiddeling', 'ruzie met bedrijfsarts'], means: ['mediator', 'oneens'] },
];

/** More words for what has none of its own, or too few, by path. */
export const moreKeywords: Readonly<Record<string, readonly string[]>> = {
  '/gids/wettelijke-termijnen/': [
    'termijnen',
    'wet',
    'poortwachter',
    'datums',
    'hoe lang',
    'weken',
    'week 42',
    'twee jaar',
    '104 weken',
  ],
  '/gids/oefenen/': ['oefenen', 'gesprek oefenen', 'filmpjes'],
  '/gids/checklists/': ['checklist', 'lijst', 'afvinken', 'gesprek voorbereiden'],
  '/gids/wie-weet-wat/': ['wie belt u', 'mensen', 'hulp', 'deskundige'],
  '/gids/woordenlijst/': ['woordenlijst', 'begrippen', 'afkorting', 'uitleg'],
  '/gids/betrouwbare-bronnen/': ['bronnen', 'websites', 'informatie', 'kanker.nl'],
};
