/** At the door of the guidance website. No word of the guidance itself, and no illness [C3]. */
import type { GateWords } from '../types.ts';

export const gate: GateWords = {
  signIn: {
    heading: 'Log eerst in',
    body: 'Deze website is voor deelnemers aan het onderzoek. Open de link in de mail die u van ons kreeg, of vraag een code aan. Dat gaat met het e-mailadres waarmee u meedoet.',
    next: { href: '/inloggen/', label: 'Vraag een code aan' },
  },
  waiting: {
    heading: 'De website gaat voor u open op {{date}}',
    body: 'Dat is na afloop van het onderzoek, ongeveer 13 maanden na de loting. U hoeft er niets voor te doen: op die dag gaat de website vanzelf open. Tot dan begeleidt u zoals u gewend bent. Uw antwoorden zijn net zo belangrijk als die van de andere groep.',
    next: { href: '/mijn/', label: 'Naar mijn pagina' },
  },
  none: {
    heading: 'Deze website staat nu niet voor u open',
    body: 'U bent wel ingelogd. Misschien is er nog niet geloot, of is de website niet voor u bedoeld. U hoeft niets te doen. Op uw eigen pagina ziet u wat er voor u klaarstaat. Denkt u dat dit niet klopt? Bel ons dan.',
    next: { href: '/mijn/', label: 'Naar mijn pagina' },
  },
  closed: {
    heading: 'Deze vragenlijst staat nu niet voor u open',
    body: 'Misschien heeft u hem al verstuurd, is de tijd voorbij, of is hij voor iemand anders. Dat is niet erg. Op uw eigen pagina ziet u wat er voor u klaarstaat.',
    next: { href: '/mijn/', label: 'Naar mijn pagina' },
  },
  consentAgain: {
    heading: 'Lees eerst wat er nieuw is',
    body: 'De informatie over het onderzoek is veranderd. Wij vragen u opnieuw om toestemming. Daarna staat uw vragenlijst weer voor u klaar. Wat u al had ingevuld, is bewaard.',
    next: { href: '/mijn/opnieuw/', label: 'Lees wat er nieuw is' },
  },
};
