/** The employer: the person who guides the employee. Asked about themselves, never about the employee's health [C11]. */
import type { RoleDefinition } from '../../domain/trial.ts';

export const employer: RoleDefinition = {
  path: 'werkgever',
  noun: 'werkgever',
  eligibility: [
    {
      code: 'guides',
      answeredBy: 'person',
      reference: 'screening',
      source: 'protocol',
      question: 'Begeleidt u een werknemer met kanker bij de terugkeer naar werk, vanuit uw organisatie?',
      hint: 'Het gaat om de werknemer met wie u aan dit onderzoek mee wilt doen. Vul hier niets over die werknemer in.',
      options: [
        { code: 'supervisor', label: 'Ja, als direct leidinggevende', meets: true },
        { code: 'hr_manager', label: 'Ja, als HR-manager of HR-adviseur', meets: true },
        { code: 'other', label: 'Ja, in een andere functie bij de werkgever', meets: true },
        {
          code: 'occupational_health',
          label: 'Nee, ik ben bedrijfsarts of werk voor een arbodienst',
          meets: false,
        },
        { code: 'no', label: 'Nee, ik begeleid deze werknemer niet', meets: false },
      ],
      because:
        'Wij zoeken degene die de werknemer vanuit de werkgever begeleidt, zoals de direct leidinggevende of de HR-manager. Begeleidt iemand anders in uw organisatie de werknemer? Dan kan die persoon meedoen.',
    },
  ],
  consent: {
    version: 'werkgever-1',
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
          'Ik doe mee omdat ik dat zelf wil. Ik weet dat ik op elk moment mag stoppen en dat ik niet hoef te zeggen waarom.',
        required: true,
      },
      {
        code: 'no_pressure',
        words:
          'Ik vraag mijn werknemer niet om mee te doen als die dat niet wil, en niet waarom. Wel of niet meedoen verandert niets aan hoe ik mijn werknemer behandel.',
        required: true,
      },
      {
        code: 'lottery',
        words:
          'Ik weet dat het lot bepaalt of ik de website meteen krijg, of pas na afloop van het onderzoek, na ongeveer 13 maanden. Ik kan dat niet kiezen en mijn werknemer ook niet.',
        required: true,
      },
      {
        code: 'answers_apart',
        words:
          'Ik weet dat ik de antwoorden van mijn werknemer nooit te zien krijg. Mijn werknemer krijgt mijn antwoorden ook niet te zien.',
        required: true,
      },
      {
        code: 'data',
        words:
          'De onderzoekers mogen mijn antwoorden gebruiken voor dit onderzoek. Mijn naam wordt apart bewaard.',
        required: true,
      },
      {
        code: 'use_logged',
        words:
          'Als ik de website krijg, leggen de onderzoekers vast welke pagina’s ik bekijk, hoe lang, en wat ik daar doe. Tot dan tellen zij alleen hoe vaak ik haar probeer te openen. Mijn organisatie en mijn werknemer krijgen dat niet te zien.',
        required: true,
      },
      {
        code: 'contact',
        words:
          'De onderzoekers mogen mij ongeveer 13 maanden lang berichten sturen over dit onderzoek. Vul ik een vragenlijst niet in, dan mogen zij mij bellen als zij mijn nummer hebben.',
        required: true,
      },
      {
        code: 'keep_to_myself',
        words: 'Ik geef mijn toegang tot de website tijdens het onderzoek niet door aan anderen.',
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
  sessionDays: 30,
  baseline: 'employer-t0',
  invites: { role: 'employee', how: 'hand' },
  minutes: { baseline: 6, later: 8 },
};
