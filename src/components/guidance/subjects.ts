/** All that can be found in the guidance: its pages and tools, and on them each word, person and step of the law. */
import type { Subject } from '../../domain/search/subject.ts';
import { dialoguePath } from './dialogues.ts';
import { gated, guide, pathOf, tools, type Guide, type GuidancePage } from './guide.ts';

/** Of two that fit alike, a page that helps goes before a word that explains. */
const WEIGHT = {
  page: 1,
  tool: 0.95,
  phase: 0.85,
  person: 0.9,
  checklist: 0.8,
  dialogue: 0.75,
  word: 0.7,
  step: 0.65,
};

export function subjects(): readonly Subject[] {
  const all = guide();
  const { moreKeywords } = gated.search;
  return [...textsOf(all), ...toolSubjects(), kept, ...conversations(), ...placesOnPages()].map(
    (subject) => ({
      ...subject,
      keywords: [...new Set([...subject.keywords, ...(moreKeywords[subject.path] ?? [])])],
    }),
  );
}

function textsOf({ phases, always, pages }: Guide): Subject[] {
  const of = ({ id, data }: GuidancePage, kind: string, weight: number): Subject => ({
    path: pathOf(id),
    title: data.title,
    kind,
    summary: data.summary,
    keywords: data.keywords,
    // The tab and the path say it in few words.
    names: [data.tab ?? data.short ?? '', id.replace(/^.*\//, '').replaceAll('-', ' ')].filter(Boolean),
    weight,
  });
  const nameOf = (phase: number): string => {
    const place = [...phases, always].find(({ data }) => data.phase === phase);
    return place?.data.short ?? place?.data.title ?? '';
  };
  return [
    ...pages.map((page) => of(page, nameOf(page.data.phase), WEIGHT.page)),
    ...phases.map((page) => of(page, 'Fase', WEIGHT.phase)),
    of(always, 'Altijd', WEIGHT.phase),
  ];
}

const toolSubjects = (): Subject[] =>
  tools.map(({ href, label, text }) => ({
    path: href,
    title: label,
    kind: 'Hulpmiddel',
    summary: text,
    keywords: [],
    names: [],
    weight: WEIGHT.tool,
  }));

/** What stands on no list of texts. */
const kept: Subject = {
  path: '/gids/wat-we-bewaren/',
  title: 'Wat wij bewaren',
  kind: 'Over deze website',
  summary: 'Welke pagina’s u leest, hoe lang en wat u er kiest, onder een code.',
  keywords: ['privacy van deze website', 'wat wij bijhouden'],
  names: [],
  weight: WEIGHT.tool,
};

function conversations(): Subject[] {
  const checklists = gated.checklists.map(({ code, title, summary }) => ({
    path: `/gids/checklists/${code}/`,
    title,
    kind: 'Checklist',
    summary,
    keywords: ['checklist'],
    names: [],
    weight: WEIGHT.checklist,
  }));
  const dialogues = gated.dialogues.flatMap(({ code, title, summary, learningPoint }) => {
    const path = dialoguePath(code);
    return path === null
      ? []
      : [
          {
            path,
            title,
            kind: 'Gesprek oefenen',
            summary: `${summary} ${learningPoint}`,
            keywords: ['oefenen'],
            names: [],
            weight: WEIGHT.dialogue,
          },
        ];
  });
  return [...checklists, ...dialogues];
}

function placesOnPages(): Subject[] {
  const words = gated.glossary.terms.map(({ code, term, aliases, meaning }) => ({
    path: `/gids/woordenlijst/#${code}`,
    title: term,
    kind: 'Woordenlijst',
    summary: meaning,
    keywords: aliases ?? [],
    names: [],
    weight: WEIGHT.word,
  }));
  const people = gated.people.all.map(({ code, name, summary }) => ({
    path: `/gids/wie-weet-wat/#${code}`,
    title: name,
    kind: 'Wie weet wat',
    summary,
    keywords: [],
    names: [],
    weight: WEIGHT.person,
  }));
  const steps = gated.law.steps.map(({ code, title, what }) => ({
    path: `/gids/wettelijke-termijnen/#stap-${code}`,
    title,
    kind: 'Wettelijke termijnen',
    summary: what,
    keywords: [],
    names: [],
    weight: WEIGHT.step,
  }));
  return [...people, ...words, ...steps];
}
