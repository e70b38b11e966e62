/** All of the guidance as pages need it: its entries in order, and what it knows beside them. Refuses unreviewed texts when live. */
import { gatedContent } from '../../../content/gated.ts';
import { dayOf } from '../../domain/calendar.ts';
import { reviewObjections } from '../../domain/guidance.ts';
import { trial } from '../site.ts';
import { texts, type GuidancePage } from './texts.ts';

export type { GuidancePage };

export interface Link {
  readonly href: string;
  readonly label: string;
}

export interface Guide {
  readonly start: GuidancePage;
  readonly always: GuidancePage;
  /** In the order of time. */
  readonly phases: readonly GuidancePage[];
  /** All that are no start, phase or group page, in the order of phases and places. */
  readonly pages: readonly GuidancePage[];
}

export const gated = gatedContent(trial.id);

/** The day of the build, to see what has grown stale. */
export const today = dayOf(new Date());

export const pathOf = (id: string): string => (id === 'index' ? '/gids/' : `/gids/${id}/`);

export const START: Link = { href: '/gids/', label: 'Begin' };

/** Places in the head of each page. */
export const places: readonly Link[] = [
  { href: '/gids/', label: 'Begin van de gids' },
  { href: '/gids/zoeken/', label: 'Zoeken' },
  { href: '/mijn/', label: 'Mijn pagina' },
];

/** What helps in every phase. */
export const tools: readonly (Link & { readonly text: string })[] = [
  {
    href: '/gids/wettelijke-termijnen/',
    label: 'Wettelijke termijnen',
    text: 'Vul de eerste ziektedag in en zie alle datums.',
  },
  {
    href: '/gids/oefenen/',
    label: 'Gesprekken oefenen',
    text: 'Kies wat u zegt, en zie wat het doet.',
  },
  { href: '/gids/checklists/', label: 'Checklists', text: 'Voor elk gesprek één blad.' },
  { href: '/gids/wie-weet-wat/', label: 'Wie weet wat', text: 'Wie belt u, en wat mag die u zeggen?' },
  { href: '/gids/woordenlijst/', label: 'Woordenlijst', text: 'Moeilijke woorden, kort uitgelegd.' },
  { href: '/gids/betrouwbare-bronnen/', label: 'Betrouwbare bronnen', text: 'Waar u verder leest.' },
];

let known: Guide | undefined;

/** Throws when the guidance lacks a page that others lead to, or when a real trial would show what nobody reviewed. */
export const guide = (): Guide => (known ??= readGuide());

function readGuide(): Guide {
  const all = texts.toSorted(
    (one, other) => one.data.phase - other.data.phase || one.data.order - other.data.order,
  );
  const one = (id: string): GuidancePage => {
    const page = all.find((entry) => entry.id === id);
    if (!page) throw new Error(`The guidance has no page ${id}: add ${id}.mdx to its folder.`);
    return page;
  };
  refuseUnreviewed(all);
  return {
    start: one('index'),
    always: one('altijd'),
    phases: all.filter(({ data }) => data.kind === 'phase'),
    pages: all.filter(({ id, data }) => data.kind === 'page' && id !== 'index'),
  };
}

function refuseUnreviewed(all: readonly GuidancePage[]): void {
  if (process.env.TRIAL_STATUS !== 'live') return;
  const { checklists, dialogues, glossary, law, sources, people } = gated;
  const objections = reviewObjections([
    ...all.map(({ id, data }) => ({ id, reviewedBy: data.reviewedBy })),
    ...[...checklists, ...dialogues].map(({ code, reviewedBy }) => ({ id: code, reviewedBy })),
    { id: 'glossary', ...glossary },
    { id: 'law', ...law },
    { id: 'sources', ...sources },
    { id: 'people', ...people },
  ]);
  if (objections.length)
    throw new Error(`TRIAL_STATUS=live is refused. The guidance:\n  ${objections.join('\n  ')}`);
}
