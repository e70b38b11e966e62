/** Conversation checklist: weekgesprek. */
import type { Checklist } from '../../../src/domain/guidance.ts';

export const checklist: Checklist = {
  code: 'weekgesprek',
  title: 'Het korte weekgesprek',
  summary: 'Tien minuten, elke week, ook als het goed gaat.',
  phase: 4,
  groups: [
    {
      title: 'Terugkijken',
      items: [
        { code: 'goed', text: 'Wat ging deze week goed?' },
        { code: 'over', text: 'Was er na het werk nog iets over voor thuis?' },
        { code: 'tijd', text: 'Hielden we ons aan de tijden?' },
        { code: 'erbij', text: 'Kwam er stil werk bij?' },
      ],
    },
    {
      title: 'Vooruitkijken',
      items: [
        { code: 'klus', text: 'Wat is volgende week het belangrijkste?' },
        { code: 'weg', text: 'Wat kan eraf, of later?' },
        { code: 'stap', text: 'Een stap erbij, gelijk blijven, of een stap terug?' },
        { code: 'vrij', text: 'Zijn er dagen die we vrijhouden?' },
      ],
    },
    {
      title: 'Om ons heen',
      items: [
        { code: 'team', text: 'Wat merkt het team, en wat zeg ik?' },
        { code: 'plan', text: 'Klopt het plan nog? Zo niet, wat schrijven we op?' },
        { code: 'arts', text: 'Is er een vraag voor de bedrijfsarts?' },
      ],
    },
  ],
  reviewedBy: null,
  checkedOn: '2026-11-22',
};
