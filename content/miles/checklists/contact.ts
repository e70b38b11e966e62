/** Conversation checklist: contact. */
import type { Checklist } from '../../../src/domain/guidance.ts';

export const checklist: Checklist = {
  code: 'contact',
  title: 'Afspraken over contact',
  summary: 'Voor de weken waarin iemand er niet of maar half is. Spreek het af, dan hoeft niemand te raden.',
  phase: 2,
  groups: [
    {
      title: 'Hoe we contact houden',
      items: [
        { code: 'wie', text: 'Wie belt: ik, of iemand anders?' },
        { code: 'hoe', text: 'Hoe: bellen, appen, wandelen of koffie?' },
        { code: 'vaak', text: 'Hoe vaak, en op welk moment?' },
        { code: 'niet', text: 'Op welke dagen beter niet?' },
        { code: 'ander', text: 'Wie bel ik als mijn werknemer zelf niet kan?' },
      ],
    },
    {
      title: 'Waar het over mag gaan',
      items: [
        { code: 'werk', text: 'Wat wil mijn werknemer over het werk horen?' },
        { code: 'team', text: 'Wat mag ik aan het team vertellen?' },
        { code: 'uitnodigen', text: 'Voor welke uitjes of overleggen nodig ik uit?' },
      ],
    },
    {
      title: 'Het werk',
      items: [
        { code: 'taken', text: 'Wie doet welk werk, en tot wanneer?' },
        { code: 'kan', text: 'Wat kan en wil mijn werknemer nu nog doen?' },
        { code: 'plan', text: 'Wanneer kijken we weer naar ons plan?' },
      ],
    },
  ],
  reviewedBy: null,
  checkedOn: '2026-11-22',
};
