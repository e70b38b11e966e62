/** The employee: who can take part, and what they agree to. */
import type { RoleDefinition } from '../../domain/trial.ts';

export const employee: RoleDefinition = {
  path: 'werknemer',
  noun: 'werknemer',
  eligibility: [
    {
      code: 'diagnosis',
      answeredBy: 'person',
      reference: 'screening',
      source: 'protocol',
      question: 'Wanneer hoorde u dat u kanker heeft?',
      hint: 'Kreeg u deze diagnose vaker? Kies dan wat past bij de laatste keer.',
      options: [
        { code: 'under_two_years', label: 'Minder dan twee jaar geleden', meets: true },
        { code: 'two_years_or_more', label: 'Twee jaar geleden of langer', meets: false },
        { code: 'none', label: 'Ik heb geen kanker en heb dat ook niet gehad', meets: false },
      ],
      because:
        'In dit onderzoek volgen wij mensen die minder dan twee jaar geleden de diagnose kanker kregen. Dat is bij u niet zo.',
    },
    {
      code: 'paid_work',
      answeredBy: 'person',
      reference: 'screening',
      source: 'protocol',
      question: 'Heeft u betaald werk bij een werkgever?',
      hint: 'Kies ook ‘ja’ als u nu niet werkt omdat u ziek bent gemeld. Werkt u alleen voor uzelf, als zzp’er? Kies dan ‘nee’.',
      options: [
        { code: 'yes', label: 'Ja', meets: true },
        { code: 'no', label: 'Nee', meets: false },
      ],
      because:
        'Dit onderzoek gaat over de steun van een werkgever. Daarom kunnen alleen mensen meedoen die bij een werkgever in dienst zijn.',
    },
    {
      code: 'sick_leave',
      answeredBy: 'person',
      reference: 'randomisation',
      source: 'protocol',
      question: 'Bent u nu ziek gemeld bij uw werkgever?',
      hint: 'Tel vanaf de eerste dag dat u ziek was gemeld. Werkt u alweer een deel van uw uren? Kies dan ‘voor een deel’.',
      options: [
        { code: 'fully', label: 'Ja, helemaal, en korter dan twee jaar', meets: true },
        { code: 'partly', label: 'Ja, voor een deel, en korter dan twee jaar', meets: true },
        { code: 'two_years_or_more', label: 'Ja, maar al twee jaar of langer', meets: false },
        { code: 'no', label: 'Nee, ik ben niet ziek gemeld', meets: false },
      ],
      because:
        'Wij onderzoeken de weg terug naar werk in de eerste twee jaar. Daarom kunnen alleen mensen meedoen die nu ziek gemeld zijn, en korter dan twee jaar.',
    },
    {
      code: 'employer_knows',
      answeredBy: 'person',
      reference: 'consent',
      source: 'protocol',
      question: 'Heeft u uw werkgever verteld dat u kanker heeft?',
      hint: 'U hoeft dat niet te vertellen: dat is uw eigen keuze. Maar uw werkgever doet mee aan dit onderzoek en merkt dan waar het over gaat.',
      options: [
        { code: 'yes', label: 'Ja, dat heb ik verteld', meets: true },
        { code: 'no', label: 'Nee', meets: false },
      ],
      because:
        'Als u meedoet, merkt uw werkgever dat u kanker heeft. Dat moet u dus zelf al verteld hebben. Vertelt u het later zelf, dan bent u nog steeds welkom.',
    },
    {
      code: 'age',
      answeredBy: 'person',
      reference: 'screening',
      source: 'registry',
      question: 'Bent u 18 tot en met 65 jaar?',
      options: [
        { code: 'yes', label: 'Ja', meets: true },
        { code: 'no', label: 'Nee', meets: false },
      ],
      because: 'Aan dit onderzoek doen mensen van 18 tot en met 65 jaar mee.',
    },
  ],
  consent: {
    version: 'werknemer-1',
    date: '2026-11-21',
    againFrom: [],
    hoursToThink: 0,
    statements: [
      {
        code: 'informed',
        words:
          'Ik heb de informatie over het onderzoek gelezen en begrepen. Ik kon vragen stellen als ik dat wilde.',
        required: true,
      },
      {
        code: 'voluntary',
        words:
          'Ik doe mee omdat ik dat zelf wil. Ik weet dat ik op elk moment mag stoppen en dat ik niet hoef te zeggen waarom. Stoppen heeft geen gevolgen voor mijn zorg of mijn werk.',
        required: true,
      },
      {
        code: 'lottery',
        words:
          'Ik weet dat het lot bepaalt of mijn werkgever de website meteen krijgt, of pas na afloop van het onderzoek, na ongeveer 13 maanden. Ik kan dat niet kiezen en mijn werkgever ook niet.',
        required: true,
      },
      {
        code: 'employer_invited',
        words:
          'Ik weet dat mijn werkgever ook meedoet, en dus weet dat ik meedoe. De onderzoekers nodigen mijn werkgever pas uit als ik daar zelf op een knop voor druk.',
        required: true,
      },
      {
        code: 'answers_apart',
        words:
          'Ik weet dat mijn werkgever mijn antwoorden nooit te zien krijgt. Ik krijg de antwoorden van mijn werkgever ook niet te zien.',
        required: true,
      },
      {
        code: 'data',
        words:
          'De onderzoekers mogen mijn antwoorden gebruiken voor dit onderzoek, ook mijn antwoorden over mijn gezondheid en mijn werk. Mijn naam wordt apart bewaard.',
        required: true,
      },
      {
        code: 'contact',
        words:
          'De onderzoekers mogen mij ongeveer 13 maanden lang berichten sturen over dit onderzoek. Vul ik een vragenlijst niet in, dan mogen zij mij bellen als zij mijn nummer hebben.',
        required: true,
      },
      {
        code: 'reuse',
        words:
          'De onderzoekers mogen mijn antwoorden, zonder mijn naam, ook gebruiken voor ander onderzoek naar ziekte en werk.',
        required: false,
      },
      {
        code: 'later_contact',
        words: 'De onderzoekers mogen mij later vragen of ik aan een ander onderzoek mee wil doen.',
        required: false,
      },
      {
        code: 'results',
        words: 'Ik wil na het onderzoek een mail krijgen met wat eruit gekomen is.',
        required: false,
      },
    ],
  },
  sessionDays: 7,
  baseline: 'employee-t0',
  invites: { role: 'employer', how: 'mail' },
  minutes: { baseline: 15, later: 15 },
};
