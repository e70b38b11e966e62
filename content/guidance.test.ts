/** What every page of the guidance holds: a whole head, headings in order, links that lead somewhere, dated sources, plain words. */
import { describe, expect, test } from 'vitest';
import { readabilityOf, sentencesOf, wordsOf } from '../src/domain/readability.ts';
import { ILLNESS } from '../tests/journeys/words.ts';
import { gatedContent } from './gated.ts';
import { dataTexts, pageSources, proseOf } from './guidance-texts.fixture.ts';

const ids = new Set(pageSources.map(({ id }) => id));
const { checklists, glossary, law, people, sources } = gatedContent('miles');

/** Pages that are no file of the guidance, but made from what it knows. */
const MADE = [
  'wettelijke-termijnen',
  'checklists',
  ...checklists.map(({ code }) => `checklists/${code}`),
  'wie-weet-wat',
  'woordenlijst',
  'betrouwbare-bronnen',
];
const TODAY = new Date().toISOString().slice(0, 10);
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && text <= addYear(TODAY);
const addYear = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;

describe.each(pageSources)('$id', (page) => {
  const { head, body, field } = page;

  test('says what it is, for whom, by whom and when it was checked', () => {
    for (const name of ['title', 'summary', 'audience', 'arms', 'owner', 'keywords'])
      expect(field(name), name).not.toBe('');
    expect(field('reviewedBy')).not.toBe('');
    expect(isDay(field('checkedOn'))).toBe(true);
    expect(field('phase')).toMatch(/^[0-4]$/);
  });

  test('[C3] its tab names no illness', () => expect(field('tab') || field('title')).not.toMatch(ILLNESS));

  test('has headings that skip no level, and none that says the same twice', () => {
    const headings = [...body.matchAll(/^(#+) (.+)$/gm)].map(([, marks = '', words]) => ({
      level: marks.length,
      words,
    }));
    let last = 1;
    for (const { level } of headings) {
      expect(level).toBeGreaterThan(1);
      expect(level).toBeLessThanOrEqual(last + 1);
      last = level;
    }
    expect(new Set(headings.map(({ words }) => words)).size).toBe(headings.length);
  });

  test('describes every picture', () => {
    expect(body).not.toMatch(/!\[\]\(|<img(?![^>]*\salt=")/);
  });

  test('leads to pages that are there', () => {
    const links = [...body.matchAll(/(?:\]\(|href=")\/gids\/([^)"#]*)/g)].map(([, to = '']) =>
      to.replace(/\/$/, ''),
    );
    const useful = field('useful').replace(/[[\]]/g, '').split(', ').filter(Boolean);
    for (const to of [...links, ...useful, field('next')].filter(Boolean))
      expect(ids.has(to) || MADE.includes(to), to).toBe(true);
    for (const [, to = ''] of body.matchAll(/\]\((?!https:|\/)([^)]*)\)/g)) expect(to).toBe('');
  });

  test('dates each of its sources, and a page with facts has one', () => {
    const given = head.split('\nsources:')[1] ?? '';
    const urls = given.match(/^ {4}url: https?:\/\/\S+$/gm) ?? [];
    const days = [...given.matchAll(/^ {4}checkedOn: (.+)$/gm)].map(([, day = '']) => day);
    expect(days.length).toBe(urls.length);
    expect(days.every(isDay)).toBe(true);
    if (!['index', 'altijd'].includes(page.id)) expect(urls.length).toBeGreaterThan(0);
  });

  test('uses tables that can be scrolled, and no other', () => {
    expect(body).not.toMatch(/^\|/m);
    expect(body.match(/<table>/g)?.length ?? 0).toBe(
      body.match(/<div class="scroll" tabindex="0" role="group" aria-label="[^"]+">/g)?.length ?? 0,
    );
  });
});

test('each phase has three pages that help most, and at least five in all', () => {
  for (const phase of ['1', '2', '3', '4']) {
    const own = pageSources.filter((page) => page.field('phase') === phase);
    const [start] = own.filter((page) => page.field('kind') === 'phase');
    expect(start?.field('useful').split(', ')).toHaveLength(3);
    expect(own.length).toBeGreaterThanOrEqual(6);
  }
});

test('from the first page on, the next ones lead through a phase without a dead end', () => {
  for (const { id, field } of pageSources)
    if (!['index', 'altijd'].includes(id)) expect(field('next'), id).not.toBe('');
});

describe('what the website knows beside its pages', () => {
  test('each law has a source, a day, and says what is uncertain where sources differ', () => {
    for (const step of law.steps) {
      expect(step.sources.length).toBeGreaterThan(0);
      expect(isDay(step.checkedOn)).toBe(true);
    }
    for (const code of ['year', 'letter', 'application'])
      expect(law.steps.find((step) => step.code === code)?.uncertain).toBeTruthy();
  });

  test('the twelve people each say what they can, may not tell, when, and what to ask', () => {
    expect(people.all).toHaveLength(12);
    for (const { can, mayNotTell, when, ask } of people.all)
      expect([can.length, mayNotTell.length, when.length, ask.length].every((count) => count > 0)).toBe(true);
  });

  test('each place elsewhere says who is behind it, what it is for, and when it was seen', () => {
    for (const { url, behind, purpose, checkedOn } of sources.all) {
      expect(url).toMatch(/^https?:\/\//);
      expect([behind, purpose].every(Boolean)).toBe(true);
      expect(isDay(checkedOn)).toBe(true);
    }
  });

  test('the words stand in the order of the alphabet, each once', () => {
    const terms = glossary.terms.map(({ term }) => term);
    expect(terms).toEqual(terms.toSorted((one, other) => one.localeCompare(other, 'nl')));
    expect(new Set(glossary.terms.map(({ code }) => code)).size).toBe(terms.length);
  });

  test('[C11] a checklist asks about agreements and abilities, never about an illness', () => {
    const asks = /ziekte|diagnose|behandeling|medicijn|klacht|symptoom|kanker|uitslag|operatie|chemo/i;
    for (const { title, summary, groups } of checklists) {
      expect(title).not.toMatch(ILLNESS);
      expect([title, summary, JSON.stringify(groups)].join(' ')).not.toMatch(asks);
    }
    for (const phase of [1, 2, 3, 4]) expect(checklists.some((list) => list.phase === phase)).toBe(true);
  });
});

/** A word that is hard to read, and the one to write instead. */
const PLAINER: Readonly<Record<string, string>> = {
  aangaande: 'over',
  adequaat: 'goed',
  alsmede: 'en',
  alvorens: 'voordat',
  betreffende: 'over',
  conform: 'volgens',
  derhalve: 'dus',
  desgewenst: 'als u wilt',
  dient: 'moet',
  echter: 'maar',
  evenals: 'net als',
  faciliteren: 'helpen',
  gedurende: 'tijdens',
  geschieden: 'gebeuren',
  hetgeen: 'wat',
  implementeren: 'invoeren',
  indien: 'als',
  initiëren: 'beginnen',
  inzake: 'over',
  jegens: 'tegen',
  middels: 'met',
  mits: 'als',
  monitoren: 'volgen',
  nadien: 'daarna',
  omtrent: 'over',
  optimaliseren: 'beter maken',
  participeren: 'meedoen',
  reeds: 'al',
  significant: 'groot',
  teneinde: 'om',
  tevens: 'ook',
  thans: 'nu',
  uitsluitend: 'alleen',
  verstrekken: 'geven',
  voorts: 'ook',
  wellicht: 'misschien',
  wederom: 'weer',
};

describe.each([...pageSources.map((page) => ({ id: page.id, text: proseOf(page) })), ...dataTexts])(
  'the language of $id',
  ({ text }) => {
    const measured = readabilityOf(text);

    test('has sentences of eleven words or fewer, and none over 25', () => {
      expect(measured.sentenceLength).toBeLessThanOrEqual(11);
      const whole = text.split('\n').flatMap((line) => line.split(/(?<=[.?!][’”"')]*)\s+/));
      expect(whole.filter((sentence) => wordsOf(sentence).length > 25)).toEqual([]);
    });

    test('has few long words', () => expect(measured.longWords).toBeLessThanOrEqual(0.12));

    test('is easy enough by Flesch-Douma', () => expect(measured.fleschDouma).toBeGreaterThanOrEqual(70));

    test('uses plain words', () => {
      const found = wordsOf(text.toLowerCase()).filter((word) => Object.hasOwn(PLAINER, word));
      expect(found.map((word) => `${word}: write ${PLAINER[word]}`)).toEqual([]);
    });

    test('says no sentence twice', () => {
      const long = sentencesOf(text).filter((sentence) => wordsOf(sentence).length > 7);
      expect(long.filter((sentence, index) => long.indexOf(sentence) !== index)).toEqual([]);
    });
  },
);
