/** What the build promises of the search: everything of it behind the gate, and nothing known that leads nowhere. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { gatedContent } from '../../content/gated.ts';
import { build } from '../../dev/build.ts';
import { ROOT } from '../../dev/root.ts';
import { gatedPath } from '../../src/domain/gate.ts';
import { knownOf, stemsOf } from '../../src/domain/search/known.ts';
import type { Subjects } from '../../src/domain/search/subject.ts';
import { OWN_POLICIES } from '../../src/server/headers.ts';
import { trialOf } from '../../src/trials/index.ts';
import { searchQuestions } from '../journeys/search-questions.ts';
import { gatedSentences, plain } from './gated.ts';

const DIST = join(ROOT, 'dist');
const HOME = '/gids/zoeken/';
let paths: string[] = [];
let known: Subjects = { subjects: [], synonyms: [] };

const bytesOf = (path: string): Buffer => readFileSync(join(DIST, path));
const unpacked = (path: string): string => {
  const bytes = bytesOf(path);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString();
};
const sentencesIn = (text: string): string[] => {
  const words = plain(text);
  return gatedSentences().filter((sentence) => words.includes(sentence));
};

beforeAll(async () => {
  await build();
  paths = readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(DIST, join(entry.parentPath, entry.name)).replaceAll('\\', '/')}`);
  known = JSON.parse(unpacked(`${HOME}onderwerpen.json`)) as Subjects;
});

describe('[D5] the index', () => {
  const parts = (): string[] => paths.filter((path) => /pf_|pagefind/.test(path));

  test('lies under the page of the search, behind the gate by its path, and nowhere else', () => {
    expect(parts().length).toBeGreaterThan(6);
    expect(parts().filter((path) => !path.startsWith(`${HOME}pagefind/`))).toEqual([]);
    expect(paths.filter((path) => path.startsWith(HOME) && !gatedPath(path).gated)).toEqual([]);
    const packed = paths.filter((path) =>
      bytesOf(path)
        .subarray(0, 2)
        .equals(Buffer.from([0x1f, 0x8b])),
    );
    expect(packed.filter((path) => !path.startsWith(HOME))).toEqual([]);
  });

  test('holds the full texts, in one file, so that asking for it betrays no page', () => {
    const fragments = parts().filter((path) => path.endsWith('.pf_fragment'));
    expect(fragments.length).toBe(1);
    expect(sentencesIn(unpacked(fragments[0] ?? '')).length).toBeGreaterThan(400);
  });

  test('holds nothing of what better isn’t said, or may not be told: read without its heading it would say the opposite', () => {
    const text = plain(unpacked(parts().find((path) => path.endsWith('.pf_fragment')) ?? ''));
    const avoided = paths
      .filter((path) => /^\/gids\/.*\.html$/.test(path))
      .flatMap((path) => [
        ...unpacked(path).matchAll(/<(?:div class="avoid"|ul data-unquoted)>([\s\S]*?)<\/(?:div|ul)>/g),
      ])
      .flatMap(([, html = '']) => html.split(/<\/?(?:li|p)>/))
      .map((item) => plain(item.replace(/<[^>]+>/g, ' ')))
      .filter((item) => item.split(' ').length > 4);
    expect(avoided.length).toBeGreaterThan(50);
    expect(avoided.filter((item) => text.includes(item))).toEqual([]);
  });

  test('holds no navigation, dates of checking or headings without their text', () => {
    const text = unpacked(parts().find((path) => path.endsWith('.pf_fragment')) ?? '');
    for (const outside of [
      'Gecontroleerd op',
      'Nog niet beoordeeld',
      'Liever even met iemand',
      'Hierna',
      'Liever niet:',
    ])
      expect([outside, text.includes(outside)]).toEqual([outside, false]);
    expect(text).toContain('Kenniscentrum Werken');
  });

  test('comes without the ready-made interface, and its one worker is the file that the policy names', () => {
    expect(parts().filter((path) => /ui|highlight|playground|unknown/.test(path))).toEqual([]);
    expect(Object.keys(OWN_POLICIES).filter((path) => !paths.includes(path))).toEqual([]);
  });
});

describe('what can be found', () => {
  test('is there: each page, and each place on a page', () => {
    const lost = known.subjects.filter(({ path }) => {
      const [page = '', anchor] = path.split('#');
      const file = join(DIST, page, 'index.html');
      return (
        !existsSync(file) || (anchor !== undefined && !readFileSync(file, 'utf8').includes(`id="${anchor}"`))
      );
    });
    expect(lost).toEqual([]);
    expect(new Set(known.subjects.map(({ path }) => path)).size).toBe(known.subjects.length);
  });

  test('is every page of the guidance but its start and the search itself', () => {
    const pages = paths.filter((path) => /^\/gids\/.+\/index\.html$/.test(path));
    const found = new Set(known.subjects.map(({ path }) => path));
    const missing = pages.map((path) => path.replace(/index\.html$/, '')).filter((path) => !found.has(path));
    expect(missing).toEqual([HOME]);
  });

  test('stands in the register without script, each page at least once', () => {
    const html = unpacked(`${HOME}index.html`);
    const whole = known.subjects.filter(({ keywords }) => keywords.length > 0);
    expect(whole.filter(({ path }) => !html.includes(`href="${path}"`))).toEqual([]);
  });

  test('is what the questions of the test ask for', () => {
    const found = new Set(known.subjects.map(({ path }) => path));
    expect(searchQuestions.filter(([, page]) => !found.has(`/gids/${page}`))).toEqual([]);
    expect(new Set(searchQuestions.map(([asked]) => asked)).size).toBe(searchQuestions.length);
  });
});

describe('the lay words', () => {
  const { synonyms, moreKeywords } = gatedContent(trialOf(undefined).id).search;

  test('each mean something that the guidance knows: a name, or a word of one', () => {
    const { findable } = knownOf({ ...known, synonyms: [] }, []);
    const names = new Set(findable.flatMap((one) => one.names.map((row) => row.join(' '))));
    const words = new Set(findable.flatMap((one) => one.names.flat()));
    const lost = synonyms
      .flatMap(({ means }) => means)
      .filter((meant) => {
        const stems = stemsOf(meant);
        return stems.length > 1 ? !names.has(stems.join(' ')) : !words.has(stems[0] ?? '');
      });
    expect(lost).toEqual([]);
  });

  test('each have one meaning', () => {
    const said = synonyms.flatMap(({ says }) => [...new Set(says.map((one) => stemsOf(one).join(' ')))]);
    expect(said.filter((one, index) => said.indexOf(one) !== index)).toEqual([]);
  });

  test('belong to paths that are there', () => {
    const found = new Set(known.subjects.map(({ path }) => path));
    expect(Object.keys(moreKeywords).filter((path) => !found.has(path))).toEqual([]);
  });
});
