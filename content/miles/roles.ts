/** What the sign-up pages and the own page say to each role. */
import type { RoleWords } from '../types.ts';

const employee: RoleWords = {
  iAm: 'Ik ben werknemer',
  icon: 'user-round',
  card: 'U heeft of had kanker, u heeft werk, en u bent helemaal of voor een deel ziek gemeld.',
  check: {
    title: 'Past meedoen bij u?',
    intro: ['Een paar korte vragen laten zien of u mee kunt doen. Dat kost ongeveer 2 minuten.'],
    bring: 'Tip: gebruik straks een eigen e-mailadres, en niet dat van uw werk.',
  },
  steps: [
    'past het bij u?',
    'informatie',
    'toestemming',
    'uw e-mailadres bevestigen',
    'uw werkgever uitnodigen',
  ],
  asks: 'U vult vier keer een vragenlijst in, over uw werk, hoe het met u gaat, de begeleiding die u krijgt en hoe het werken lukt.',
  emailHint:
    'Gebruik het liefst uw eigen adres, en niet dat van uw werk: collega’s kunnen daar soms meelezen.',
  invite: {
    title: 'Uw werkgever uitnodigen',
    intro: [
      'Nodig de persoon uit die u begeleidt: meestal uw direct leidinggevende of iemand van HR.',
      'U ziet eerst precies wat die persoon krijgt. Daarna beslist u. Na het versturen heeft u nog {minutes} minuten om het terug te nemen.',
    ],
    knows: 'Ja, deze persoon weet al van mij dat ik kanker heb of had.',
    notSaid:
      'In de mail staat niets over ziekte. Er staat dat u meedoet aan een onderzoek naar begeleiding bij re-integratie.',
  },
  invited: {
    title: 'Een onderzoek naar begeleiding bij re-integratie',
    paragraphs: [
      'Degene die u begeleidt op uw werk gaf u een link door. Of u die opent, hoort die persoon niet, en ook niet wat u kiest. Alleen als u allebei meedoet, hoort die persoon dat er een koppel is. Komt er geen koppel, dan hoort die persoon later alleen dat, en nooit waarom.',
      'Nee zeggen mag altijd. U hoeft geen reden te geven, en het heeft geen gevolgen: niet voor uw werk en niet voor uw begeleiding.',
    ],
  },
  seen: {
    title: 'Wat ziet mijn werkgever?',
    facts: {
      couple: 'dat u samen een koppel bent in dit onderzoek',
      shown_name: 'de naam die u zelf in de uitnodiging koos',
      first_questionnaire:
        'in het bericht over de loting: dat u allebei de eerste vragenlijst heeft verstuurd',
      answers: 'uw antwoorden, nu en later',
      later_questionnaires: 'of u later nog een vragenlijst invult',
      reading: 'of u een mail of link opent, en wanneer',
      address: 'uw e-mailadres en telefoonnummer',
      consent: 'welke vrije keuzes u maakte bij de toestemming',
      pause: 'of u een pauze neemt',
      stopping: 'of u stopt of iets laat wissen, en waarom',
      changes: 'wat u ons vertelt over veranderingen in uw werk',
      records: 'iets uit uw medisch dossier: wij hebben dat ook niet',
    },
  },
};

const employer: RoleWords = {
  iAm: 'Ik ben werkgever',
  icon: 'briefcase-business',
  card: 'U begeleidt een werknemer met kanker bij de terugkeer naar werk, als leidinggevende of vanuit HR.',
  check: {
    title: 'Past meedoen bij u?',
    intro: [
      'Een paar korte vragen laten zien of u mee kunt doen. Dat kost 1 minuut. Noem hier en later nooit een naam: wij vragen u niets over uw werknemer als persoon.',
    ],
  },
  steps: ['past het bij u?', 'informatie', 'toestemming', 'uw e-mailadres bevestigen, als dat nog nodig is'],
  asks: 'U vult vier keer een korte vragenlijst in, over hoe u begeleidt, hoe tevreden u bent over het verloop, en over tijd en kosten.',
  emailHint:
    'Kreeg u van ons een uitnodiging per mail? Laat dit dan leeg. Wij gebruiken het adres waarop u de uitnodiging kreeg; een ander adres kunt u hier niet opgeven.',
  invited: {
    title: 'Een onderzoek naar begeleiding bij re-integratie',
    paragraphs: [
      'Het onderzoek gaat over wat leidinggevenden en HR-managers helpt als zij iemand begeleiden bij de terugkeer naar werk. U vult in een jaar vier keer een korte vragenlijst in. De eerste kost hoogstens 6 minuten, elke volgende hoogstens 8.',
      'Meedoen is vrijwillig. Doet u niet mee, dan hoeft u niets te doen en geen reden te geven. Wij vertellen aan niemand wat uw reden was.',
    ],
  },
  handOver: {
    title: 'Geef deze tekst door',
    intro:
      'Geef de tekst aan de werknemer die u begeleidt: op papier, of in een bericht aan een privéadres. Vraag daarna niet of die persoon meedoet. Alleen als u allebei meedoet, hoort u van ons dat er een koppel is. De link werkt 30 dagen. Is er dan geen koppel, dan krijgt u één bericht, zonder reden.',
    before: [
      'Er is een onderzoek van Amsterdam UMC naar begeleiding bij re-integratie. Ik heb mij daarvoor aangemeld. Er is ook iemand nodig die begeleid wordt.',
      'Je bent vrij om mee te doen of niet. Ik krijg niet te horen of je deze link opent. Alleen als we allebei meedoen, hoor ik dat er een koppel is. Anders hoor ik nooit waarom niet, en ik vraag er niet naar. Dit is je eigen link:',
    ],
    after:
      'Vragen kun je stellen aan {contact_name} van het onderzoek: {contact_phone}. Dat blijft tussen jullie.',
  },
  seen: {
    title: 'Wat ziet mijn werknemer?',
    facts: {
      couple: 'dat u samen een koppel bent in dit onderzoek',
      first_questionnaire:
        'in het bericht over de loting: dat u allebei de eerste vragenlijst heeft verstuurd',
      answers: 'uw antwoorden, nu en later',
      later_questionnaires: 'of u later nog een vragenlijst invult',
      reading: 'of u een mail of link opent, en welke pagina’s u leest',
      address: 'een nieuw e-mailadres of telefoonnummer dat u ons geeft',
      consent: 'welke vrije keuzes u maakte bij de toestemming',
      pause: 'of u een pauze neemt',
      stopping: 'of u stopt of iets laat wissen, en waarom',
      changes: 'wat u ons vertelt over veranderingen in uw werk',
    },
  },
};

export const roles: Readonly<Record<string, RoleWords>> = { employee, employer };
