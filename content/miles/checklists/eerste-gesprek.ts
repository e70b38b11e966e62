/** Conversation checklist: eerste-gesprek. */
import type { Checklist } from '../../../src/domain/guidance.ts';

export const checklist: Checklist = {
  code: 'eerste-gesprek',
  title: 'Het eerste gesprek',
  summary: 'Voor het gesprek nadat u het bericht hoorde. U hoeft niets op te lossen.',
  phase: 1,
  groups: [
    {
      title: 'Vooraf',
      items: [
        { code: 'plek', text: 'Ik heb een rustige plek, met een deur die dicht kan.' },
        { code: 'tijd', text: 'Ik heb een half uur, en mijn telefoon staat uit.' },
        { code: 'zin', text: 'Ik heb één zin klaar om mee te beginnen.' },
        { code: 'steun', text: 'Ik weet met wie ik er daarna over praat, zonder naam.' },
      ],
    },
    {
      title: 'In het gesprek',
      items: [
        { code: 'luister', text: 'Ik luister meer dan ik praat.' },
        { code: 'nodig', text: 'Ik vraag wat nu helpt van het werk.' },
        { code: 'weten', text: 'We spreken af wie het mag weten, en wie het vertelt.' },
        { code: 'doorwerken', text: 'Ik vraag of iemand wil werken of naar huis wil. Allebei is goed.' },
      ],
    },
    {
      title: 'Daarna',
      items: [
        { code: 'bellen', text: 'We hebben een dag afgesproken waarop ik bel.' },
        { code: 'arts', text: 'Ik heb gezegd hoe mijn werknemer de bedrijfsarts bereikt.' },
        { code: 'opschrijven', text: 'Ik schrijf alleen onze afspraken op.' },
      ],
    },
  ],
  reviewedBy: null,
  checkedOn: '2026-11-22',
};
