/** Refusals and ends, each on a page of its own: what happened, and what someone can do. None names an illness [C3]. */
import type { Notice, NoticeCode } from '../types.ts';

const login = { href: '/inloggen/', label: 'Vraag een code aan' };
const mine = { href: '/mijn/', label: 'Naar mijn pagina' };
const contact = { href: '/contact/', label: 'Neem contact op' };

export const notices: Readonly<Record<NoticeCode, Notice>> = {
  'too-many-requests': {
    heading: 'Even wachten',
    body: 'Er kwamen vanaf uw internetverbinding veel aanvragen achter elkaar. Wacht een paar minuten en probeer het dan opnieuw. Wat u al had verstuurd, is bewaard.',
    next: contact,
  },
  'link-unknown': {
    heading: 'Deze link kennen wij niet',
    body: 'Misschien is een stukje van de link weggevallen. Open hem nog eens vanuit de mail, of vraag met uw e-mailadres een code aan.',
    next: login,
  },
  'link-expired': {
    heading: 'Deze link is verlopen',
    body: 'De link heeft een tijd gewerkt, maar nu niet meer. Vraag met uw e-mailadres een code aan. Lukt dat niet, bel ons dan.',
    next: login,
  },
  'link-used': {
    heading: 'Dit is al klaar',
    body: 'Waar deze link voor bedoeld was, is al gedaan. U hoeft niets meer te doen. Op uw eigen pagina ziet u wat er nog komt.',
    next: login,
  },
  'no-session': {
    heading: 'U bent niet ingelogd',
    body: 'Voor uw veiligheid wordt u na een tijd vanzelf uitgelogd. Vraag een code aan, dan kunt u verder.',
    next: login,
  },
  'code-expired': {
    heading: 'Deze code werkt niet meer',
    body: 'Een code werkt 10 minuten en u kunt hem vijf keer proberen. Vraag een nieuwe aan: die komt meteen per mail.',
    next: login,
  },
  'already-submitted': {
    heading: 'Deze vragenlijst heeft u al verstuurd',
    body: 'Uw antwoorden zijn goed binnengekomen. U hoeft niets meer te doen. Wilt u iets verbeteren? Neem dan contact met ons op.',
    next: mine,
  },
  'questionnaire-closed': {
    heading: 'Deze vragenlijst is gesloten',
    body: 'De tijd om deze vragenlijst in te vullen is voorbij, of hij staat nog niet voor u open. Dat is niet erg: u blijft gewoon meedoen.',
    next: mine,
  },
  'invitation-gone': {
    heading: 'Deze uitnodiging is er niet meer',
    body: 'De uitnodiging is gesloten of de tijd is voorbij. U hoeft niets te doen. Heeft u een vraag, bel of mail ons dan gerust.',
    next: contact,
  },
  'invitation-too-late': {
    heading: 'De uitnodiging is al weg',
    body: 'De tijd om hem terug te nemen was voorbij: de mail is verstuurd. Maakt u zich daar zorgen over? Bel ons, dan kijken we samen wat er kan.',
    next: contact,
  },
  'recruitment-not-open': {
    heading: 'Aanmelden kan nu niet',
    body: 'Op dit moment nemen wij geen nieuwe aanmeldingen aan. Wat u net invulde, is niet bewaard. Op de beginpagina staat hoe het er nu voor staat.',
    next: { href: '/', label: 'Naar de beginpagina' },
  },
  'body-too-large': {
    heading: 'Dit is te veel in één keer',
    body: 'Wat u verstuurde was groter dan wij kunnen aannemen. Maak uw tekst korter en probeer het opnieuw.',
    next: contact,
  },
  'bad-request': {
    heading: 'Dit konden wij niet lezen',
    body: 'Er kwam iets anders binnen dan wij verwachtten. Ga terug, laad de pagina opnieuw en probeer het nog eens.',
    next: contact,
  },
  'not-found': {
    heading: 'Deze pagina is er niet',
    body: 'Misschien is de link verouderd of staat er een typefout in.',
    next: { href: '/', label: 'Naar de beginpagina' },
  },
  fault: {
    heading: 'Er ging bij ons iets mis',
    body: 'Dit ligt aan ons en niet aan u. Probeer het over een paar minuten opnieuw, of bel ons.',
    next: contact,
  },
  'already-invited': {
    heading: 'U heeft al iemand uitgenodigd',
    body: 'Er loopt al een uitnodiging. Op uw eigen pagina ziet u hoe het ermee staat.',
    next: mine,
  },
  'one-couple': {
    heading: 'U doet al mee',
    body: 'Iedereen kan in dit onderzoek met één ander meedoen, en dat doet u al. Aan uw deelname verandert niets, en u hoeft niets te doen. Wie u uitnodigde, hoort van ons alleen dat er geen koppel is, en nooit waarom.',
    next: mine,
  },
  stopped: {
    heading: 'U doet niet meer mee',
    body: 'U bent gestopt met het onderzoek. U krijgt van ons geen berichten meer. Wilt u weten wat er met uw gegevens gebeurt? Neem dan contact met ons op.',
    next: contact,
  },
};
