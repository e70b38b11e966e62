/** The recruiter's kit in words. The facts come from the recruitment text of the research team and the trial's settings. */
import type { KitWords } from '../../kit-types.ts';
import { company } from './company.ts';
import { hospital } from './hospital.ts';
import { occupational } from './occupational.ts';
import { patients } from './patients.ts';

export const kit: KitWords = {
  title: 'Help ons koppels te vinden',
  description:
    'Flyers, posters, kaartjes, teksten en een QR-code om het {trial}-onderzoek door te geven. Alles is vrij te gebruiken.',
  lead: 'Kent u mensen die het onderzoek moeten kennen? Hier vindt u alles om het door te geven. Kies eerst wie u bent.',
  audiences: [hospital, occupational, company, patients],
  rule: 'Deel dit met iedereen, of met alle leidinggevenden. Nooit met uitgekozen werknemers. Houd geen lijst bij en vraag niet wie meedoet. Alleen zorgverleners en arbo-professionals geven het aan één persoon.',
  call: {
    open: 'Wij zoeken {target} koppels. Lees wat het is, en kijk of meedoen bij u past:',
    planned: 'Wij zoeken straks {target} koppels. Aanmelden kan nog niet. Lezen kan al:',
  },
  contact: 'Vragen? {contact_name}, {contact_role} bij {organisation}, helpt u graag: {contact_reach}.',
  talkMail: {
    subject: 'Iemand vraagt een gesprek aan',
    preheader: 'Bij Werving ziet u wie het is.',
    paragraphs: [
      'Dag collega,',
      'Een organisatie wil met u praten over een eigen plan om het onderzoek bekend te maken.',
      'Wie het is en hoe u die persoon bereikt, ziet u na het inloggen.',
    ],
    button: 'Bekijk de aanvraag',
  },
  soughtTitle: 'Wie zoeken wij?',
  asksTitle: 'Wat vragen wij?',
  sides: {
    employee: {
      title: 'Terug naar werk doet u niet alleen',
      lead: 'Heeft u kanker en wilt u weer aan het werk? Misschien kunt u samen met uw werkgever meedoen aan het {trial}-onderzoek van {organisation}.',
      asks: [
        'U vult in {months} maanden {waves} keer een vragenlijst in. Dat kost hoogstens {minutes_employee_most} minuten per keer.',
        'U nodigt zelf uw werkgever uit. Dat doet niemand zonder u.',
        'De computer loot. Uw werkgever krijgt een website met tips: meteen, of na afloop.',
        'Uw werkgever ziet uw antwoorden nooit.',
      ],
      free: 'Meedoen is vrijwillig. Nee zeggen verandert niets aan uw zorg of uw werk.',
    },
    employer: {
      title: 'Begeleidt u een werknemer met kanker?',
      lead: 'U wilt het goed doen. Misschien doet u het voor het eerst. {organisation} onderzoekt of een praktische website u daarbij helpt.',
      asks: [
        'U vult in {months} maanden {waves} keer een korte vragenlijst in. De eerste kost hoogstens {minutes_employer_first} minuten, elke volgende {minutes_employer_later}.',
        'De computer loot. U krijgt de website meteen, of na afloop.',
        'U ziet de antwoorden van uw werknemer nooit. Uw werknemer ziet die van u ook niet.',
      ],
      free: 'Meedoen is vrijwillig, ook voor uw werknemer. Vraag daarom nooit of iemand meedoet.',
    },
  },
  cards: {
    employee: {
      title: 'Samen met uw werkgever',
      points: [
        '{organisation} doet {neutral}.',
        'U doet mee samen met wie u op uw werk begeleidt.',
        'U kiest zelf of u wilt. Nee zeggen mag altijd.',
        'Bewaar deze kaart. Lees thuis rustig verder.',
      ],
    },
    employer: {
      title: 'Samen met uw werknemer',
      points: [
        '{organisation} doet {neutral}.',
        'Wij zoeken {target} koppels van een werknemer en een werkgever.',
        'U vult in {months} maanden {waves} keer een korte vragenlijst in.',
        'Meedoen is vrijwillig, voor u allebei.',
      ],
    },
  },
  poster: {
    employee: 'Heeft u kanker, en bent u ziek gemeld? Kijk of meedoen bij u past.',
    employer: 'Begeleidt u een werknemer met kanker? Dan zoeken wij u ook.',
  },
  slide: {
    title: 'Wat helpt een werkgever om goed te begeleiden?',
    points: [
      'Voor werknemers met kanker en hun werkgever, samen als koppel.',
      'Elk {waves} vragenlijsten in {months} maanden.',
      'De werkgever krijgt een praktische website: meteen, of na afloop. Het lot beslist.',
    ],
  },
  withdrawn: {
    paused: 'Wij nemen nu even niemand aan. Wacht nog met verspreiden.',
    full: 'U hoeft niets meer te verspreiden. Haal flyers en posters weg als dat kan.',
    closed: 'U hoeft niets meer te verspreiden. Haal flyers en posters weg als dat kan.',
    thanks: 'Dank dat u het onderzoek wilde doorgeven. Dat hielp ons veel.',
  },
};
