/** Conversation checklist: opbouwplan. */
import type { Checklist } from '../../../src/domain/guidance.ts';

export const checklist: Checklist = {
  code: 'opbouwplan',
  title: 'Samen het opbouwplan maken',
  summary: 'Voor het gesprek over weer beginnen. Eerst wat kan en wat iemand wil, dan pas uren.',
  phase: 3,
  groups: [
    {
      title: 'Vooraf',
      items: [
        { code: 'advies', text: 'Het advies van de bedrijfsarts is er, en we hebben het allebei gelezen.' },
        { code: 'wens', text: 'Mijn werknemer dacht na over: waar heb ik zin in, waar zie ik tegenop?' },
        { code: 'grens', text: 'Ik weet wat er in mijn team wel en niet kan.' },
      ],
    },
    {
      title: 'Wat we afspreken',
      items: [
        { code: 'taak', text: 'Met welke taken beginnen we?' },
        { code: 'dagen', text: 'Op welke dagen, hoe lang, en hoe laat stoppen we?' },
        { code: 'plek', text: 'Op welke plek, en wat moet daar anders?' },
        { code: 'rust', text: 'Wanneer is er rust op de dag, en een week zonder stap?' },
        { code: 'terug', text: 'Wat doen we als het niet lukt? Eén stap terug, en dan?' },
      ],
    },
    {
      title: 'Hoe we kijken',
      items: [
        { code: 'week', text: 'Wanneer is ons korte weekgesprek?' },
        { code: 'team', text: 'Wat hoort het team, en van wie?' },
        { code: 'arts', text: 'Wanneer kijkt de bedrijfsarts opnieuw mee?' },
        { code: 'papier', text: 'Wie schrijft het op, en wie leest het na?' },
      ],
    },
  ],
  reviewedBy: null,
  checkedOn: '2026-11-22',
};
