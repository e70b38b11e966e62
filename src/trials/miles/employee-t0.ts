/**
 * The employee's first questionnaire. Own-worded items only. It asks how much support someone had and from whom, and
 * names nothing that an employer could do: a question must not give the control arm ideas [T11].
 */
import type { Questionnaire } from '../../domain/questionnaire.ts';

export const employeeT0: Questionnaire = {
  id: 'employee-t0',
  version: 1,
  role: 'employee',
  wave: 't0',
  title: 'Eerste vragenlijst voor werknemers',
  status: { kind: 'own', approvedBy: null, approvedOn: null },
  sections: [
    {
      code: 'work',
      title: 'Uw werk',
      intro: 'Heeft u meer dan één baan? Denk dan aan de baan bij de werkgever die met u meedoet.',
      items: [
        {
          code: 'contract_type',
          question: 'Wat voor contract heeft u?',
          required: true,
          answer: {
            type: 'choice',
            options: [
              { code: 'permanent', label: 'Een vast contract' },
              { code: 'temporary', label: 'Een tijdelijk contract' },
              { code: 'on_call', label: 'Een oproepcontract of nulurencontract' },
              { code: 'agency', label: 'Via een uitzendbureau of detacheerder' },
              { code: 'other', label: 'Een ander contract' },
            ],
          },
        },
        {
          code: 'contract_hours',
          question: 'Hoeveel uur per week werkt u volgens uw contract?',
          hint: 'Staat er geen vast aantal in uw contract? Vul dan in hoeveel uur u gemiddeld werkte voordat u zich ziek meldde.',
          missing: 'Vul in hoeveel uur u volgens uw contract werkt. Bijvoorbeeld 32 of 28,5.',
          required: true,
          answer: { type: 'number', unit: 'uur per week', min: 0, max: 80, decimals: 1 },
          warnings: [
            {
              when: { item: 'contract_hours', atLeast: 41 },
              words: 'Dat is meer dan 40 uur per week. Klopt dat? Dan kunt u gewoon verdergaan.',
            },
          ],
        },
        {
          code: 'hours_last_week',
          question: 'Hoeveel uur heeft u vorige week echt gewerkt?',
          hint: 'Van maandag tot en met zondag. Tel thuiswerken en op proef werken mee. Werkte u niet? Vul dan 0 in.',
          missing:
            'Vul in hoeveel uur u vorige week werkte. Bijvoorbeeld 12 of 7,5. Werkte u niet? Vul dan 0 in.',
          required: true,
          answer: { type: 'number', unit: 'uur', min: 0, max: 100, decimals: 1 },
          warnings: [
            {
              when: { item: 'hours_last_week', moreThanItem: 'contract_hours' },
              words: 'Dat is meer dan er in uw contract staat. Klopt dat? Dan kunt u gewoon verdergaan.',
            },
          ],
        },
        {
          code: 'last_week_usual',
          question: 'Was vorige week een gewone week voor u?',
          required: true,
          answer: {
            type: 'choice',
            options: [
              { code: 'usual', label: 'Ja' },
              { code: 'holiday', label: 'Nee, ik had vakantie of er waren vrije dagen' },
              { code: 'worse', label: 'Nee, het ging minder goed dan anders' },
              { code: 'other', label: 'Nee, door iets anders' },
            ],
          },
        },
      ],
    },
    {
      code: 'sick_leave',
      title: 'Uw ziekmelding',
      items: [
        {
          code: 'first_sick_day',
          question: 'Wat was de eerste dag dat u ziek gemeld was?',
          hint: 'Het gaat om de ziekmelding die nu nog loopt. Weet u de dag niet precies? Vul dan de dag in die er het dichtst bij ligt.',
          missing: 'Vul de eerste dag in dat u ziek gemeld was: dag, maand en jaar. Bijvoorbeeld 31-03-2026.',
          required: true,
          answer: { type: 'date', min: { daysFromToday: -1826 }, max: { daysFromToday: 0 } },
          warnings: [
            {
              when: { item: 'first_sick_day', moreThanDaysAgo: 730 },
              words: 'Dat is langer dan twee jaar geleden. Klopt het jaar?',
            },
          ],
        },
        {
          code: 'sick_leave_now',
          question: 'Bent u op dit moment ziek gemeld?',
          required: true,
          answer: {
            type: 'choice',
            options: [
              { code: 'fully', label: 'Ja, helemaal' },
              { code: 'partly', label: 'Ja, voor een deel' },
              { code: 'no', label: 'Nee, ik ben weer helemaal beter gemeld' },
            ],
          },
        },
        {
          code: 'expects_return',
          question: 'Verwacht u dat u over drie maanden weer werkt?',
          required: true,
          when: { item: 'sick_leave_now', is: ['fully', 'partly'] },
          answer: {
            type: 'choice',
            options: [
              { code: 'all_hours', label: 'Ja, al mijn uren' },
              { code: 'some_hours', label: 'Ja, een deel van mijn uren' },
              { code: 'no', label: 'Nee' },
              { code: 'unknown', label: 'Dat weet ik nog niet' },
            ],
          },
        },
      ],
    },
    {
      code: 'support',
      title: 'Steun bij uw werk',
      intro: 'Denk aan de afgelopen vier weken. Elk antwoord is goed.',
      items: [
        {
          code: 'support_from',
          question: 'Van wie kreeg u steun bij uw werk, of bij het teruggaan naar uw werk?',
          hint: 'U kunt meer dan één antwoord kiezen.',
          missing: 'Kies van wie u steun kreeg. Kreeg u van niemand steun? Kies dan ‘Van niemand’.',
          required: true,
          answer: {
            type: 'choices',
            none: 'nobody',
            options: [
              { code: 'supervisor', label: 'Mijn leidinggevende' },
              { code: 'hr', label: 'Iemand van HR of personeelszaken' },
              { code: 'colleagues', label: 'Collega’s' },
              { code: 'occupational_physician', label: 'De bedrijfsarts' },
              { code: 'general_practitioner', label: 'De huisarts' },
              { code: 'hospital', label: 'Iemand in het ziekenhuis' },
              { code: 'family_friends', label: 'Familie of vrienden' },
              { code: 'others', label: 'Iemand anders' },
              { code: 'nobody', label: 'Van niemand' },
            ],
          },
        },
        {
          code: 'support_amount',
          question: 'Hoeveel steun kreeg u, alles bij elkaar?',
          required: true,
          when: { not: { item: 'support_from', is: 'nobody' } },
          answer: {
            type: 'scale',
            min: 0,
            max: 10,
            minLabel: 'bijna geen steun',
            maxLabel: 'heel veel steun',
          },
        },
        {
          code: 'support_enough',
          question: 'Was dat wat u nodig had?',
          required: true,
          answer: {
            type: 'choice',
            options: [
              { code: 'too_little', label: 'Ik had meer steun nodig' },
              { code: 'enough', label: 'Het was genoeg' },
              { code: 'too_much', label: 'Het was meer dan ik wilde' },
            ],
          },
        },
        {
          code: 'employer_support_satisfaction',
          question: 'Hoe tevreden bent u over de steun van uw werkgever?',
          hint: 'Met uw werkgever bedoelen wij iedereen die u vanuit uw werk begeleidt.',
          required: true,
          answer: {
            type: 'scale',
            min: 0,
            max: 10,
            minLabel: 'helemaal niet tevreden',
            maxLabel: 'heel tevreden',
          },
        },
      ],
    },
    {
      code: 'wellbeing',
      title: 'Hoe het met u gaat',
      items: [
        {
          code: 'working_now',
          question: 'Hoe goed kunt u op dit moment werken?',
          hint: 'Werkt u nu niet? Schat dan in hoe goed het zou gaan.',
          required: true,
          answer: { type: 'scale', min: 0, max: 10, minLabel: 'helemaal niet', maxLabel: 'heel goed' },
        },
        {
          code: 'return_confidence',
          question: 'Hoeveel vertrouwen heeft u in uw terugkeer naar werk?',
          required: true,
          answer: {
            type: 'scale',
            min: 0,
            max: 10,
            minLabel: 'geen vertrouwen',
            maxLabel: 'veel vertrouwen',
          },
        },
        {
          code: 'life_now',
          question: 'Hoe gaat het de laatste week met u, alles bij elkaar?',
          required: true,
          answer: { type: 'scale', min: 0, max: 10, minLabel: 'heel slecht', maxLabel: 'heel goed' },
        },
        {
          code: 'remarks',
          question: 'Wilt u nog iets kwijt over uw werk of over deze vragen?',
          hint: 'Dit hoeft niet. Noem geen namen van anderen.',
          required: false,
          answer: { type: 'text', long: true, maxLength: 1000 },
        },
      ],
    },
  ],
};
