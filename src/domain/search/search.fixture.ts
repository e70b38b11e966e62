/** A small guidance to search. */
import { knownOf } from './known.ts';
import type { Subject, Subjects } from './subject.ts';

const subject = (
  path: string,
  title: string,
  keywords: readonly string[],
  more: Partial<Subject> = {},
): Subject => ({
  path,
  title,
  kind: 'Bladzijde',
  summary: '',
  keywords,
  names: [],
  weight: 1,
  ...more,
});

export const subjects: Subjects = {
  subjects: [
    subject('/loon/', 'Wat betaalt u door?', ['salaris', 'loon doorbetalen', 'cao'], {
      summary: 'Meestal 104 weken lang.',
    }),
    subject('/arts/', 'Met drie aan tafel', ['bedrijfsarts', 'advies']),
    subject('/contact/', 'Contact houden', ['bellen', 'hoe vaak', 'kaartje']),
    subject('/terug/', 'Praten over de terugkeer', ['hervatten', 'weer werken']),
    subject('/moe/', 'Moe zijn', ['moe', 'vermoeidheid'], { names: ['energie verdelen'] }),
    subject('/woorden/#wia', 'WIA', [], { summary: 'Een uitkering na twee jaar.', weight: 0.7 }),
    subject('/wia/', 'Een uitkering na twee jaar', ['wia', 'uitkering']),
    subject('/gesprek/', 'Het eerste gesprek', ['wat zeg ik', 'verdriet']),
  ],
  synonyms: [
    { says: ['geld', 'centen'], means: ['salaris'] },
    { says: ['huilen'], means: ['verdriet'] },
    { says: ['halve dagen'], means: ['weer werken'] },
  ],
};

export const known = knownOf(subjects, ['rolstoel', 'ziekenhuis', 'gesprekken', 'tafel']);
