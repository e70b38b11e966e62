/** Conversation checklist: met-drie-aan-tafel. */
import type { Checklist } from '../../../src/domain/guidance.ts';

export const checklist: Checklist = {
  code: 'met-drie-aan-tafel',
  title: 'Met drie aan tafel',
  summary: 'Voor een gesprek van u, uw werknemer en de bedrijfsarts. Uw werknemer zegt eerst of dat goed is.',
  phase: 3,
  groups: [
    {
      title: 'Vooraf',
      items: [
        { code: 'ja', text: 'Mijn werknemer vindt dit gesprek goed.' },
        { code: 'vragen', text: 'We kozen samen drie vragen, en stuurden die op.' },
        { code: 'werk', text: 'Ik weet welke taken er zijn, en wat ik kan aanpassen.' },
        { code: 'grenzen', text: 'We spraken af waar het niet over gaat.' },
      ],
    },
    {
      title: 'Vragen over werk',
      items: [
        { code: 'uren', text: 'Hoeveel uur kan nu, en hoe verdeeld over de week?' },
        { code: 'tempo', text: 'Hoe snel mag het meer worden?' },
        { code: 'letten', text: 'Waar letten we op in het werk?' },
        { code: 'merken', text: 'Waaraan merken we dat het te veel wordt?' },
        { code: 'hulp', text: 'Wie kan nog meer helpen, zoals een ergotherapeut?' },
      ],
    },
    {
      title: 'Daarna',
      items: [
        { code: 'samenvatten', text: 'We vatten samen wat we afspreken.' },
        { code: 'sturen', text: 'Alle drie krijgen dezelfde afspraken op papier.' },
        { code: 'wanneer', text: 'We weten wanneer we weer kijken.' },
      ],
    },
  ],
  reviewedBy: null,
  checkedOn: '2026-11-22',
};
