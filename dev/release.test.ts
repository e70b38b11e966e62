/** Releases of the gated content, made in a folder of their own: what changes a hash, and that an archive is what it was. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { gatedFiles, hashOf, readReleases } from '../content/gated-release.ts';
import { gatedContent } from '../content/gated.ts';
import { archiveOf, damaged, exportTo, release } from './release.ts';

const NOW = new Date('2027-01-04T23:30:00Z');
const said = { reason: 'De wet van 2027', by: 'A. de Boer' };
const hash = () => hashOf(gatedFiles('miles'));
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'));
  exportTo(folder, 'miles');
  // Without what the repository itself may have released.
  for (const own of ['releases.json', 'releases'])
    rmSync(join(folder, own), { recursive: true, force: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});
const use = (dir = folder) => vi.stubEnv('CONTENT_DIR', dir);
const edit = (file: string, from: string, to: string) => {
  const text = readFileSync(join(folder, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, file), text.replace(from, to));
};

describe('[T14] the hash of the content', () => {
  test('is the same in the repository and in a folder outside it [D5]', () => {
    const own = hash();
    const known = gatedContent('miles');
    use();
    expect(hash()).toBe(own);
    expect(gatedContent('miles')).toEqual(JSON.parse(JSON.stringify(known)));
  });

  test('is of pages, of what stands beside them and of media, and of no code', () => {
    const paths = gatedFiles('miles').map(({ path }) => path);
    const kinds = /^(guidance\/.+\.mdx|known\.json|media\/clips\/.+\.(mp4|vtt|svg))$/;
    expect(paths.filter((path) => !kinds.test(path))).toEqual([]);
    expect(paths.length).toBeGreaterThan(130);
  });

  test.each([
    'guidance/moe-zijn.mdx',
    'guidance/fase/net-gehoord.mdx',
    'media/clips/het-bericht/binnen.mp4',
    'media/clips/het-bericht/binnen.vtt',
    'media/clips/het-bericht/binnen.svg',
  ])('changes with one byte of %s', (file) => {
    use();
    const before = hash();
    appendFileSync(join(folder, file), ' ');
    expect(hash()).not.toBe(before);
  });

  test.each(['checklists', 'dialogues', 'glossary', 'law', 'people', 'sources'])(
    'changes with one word of the %s',
    (part) => {
      use();
      const before = hash();
      const known = JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')) as Record<string, object>;
      const text = JSON.stringify(known[part]);
      known[part] = JSON.parse(text.replace(/"reviewedBy":null/, '"reviewedBy":"A. de Boer"')) as object;
      writeFileSync(join(folder, 'known.json'), JSON.stringify(known));
      expect(hash()).not.toBe(before);
    },
  );

  test('doesn’t change when the same data are written in another order', () => {
    use();
    const before = hash();
    const known = JSON.parse(readFileSync(join(folder, 'known.json'), 'utf8')) as object;
    const turned = Object.fromEntries(Object.entries(known).toReversed());
    writeFileSync(join(folder, 'known.json'), JSON.stringify(turned));
    expect(hash()).toBe(before);
  });
});

test('[D5] a folder of which a part is missing or wrong is refused, with the place', () => {
  use();
  edit('known.json', '"effect": "helps"', '"effect": "help"');
  expect(() => gatedContent('miles')).toThrow(/known\.json can't be used:\n {2}dialogues\.0\.scenes\.0/);
  rmSync(join(folder, 'known.json'));
  expect(() => gatedContent('miles')).toThrow('known.json is missing');
});

test('[T14] each release of this repository still is what was registered', () =>
  expect(damaged('miles')).toEqual([]));

describe('[T14] a release', () => {
  test('is registered with its reason on the day in Amsterdam, and only when something changed', () => {
    use();
    const first = release('miles', said, NOW);
    expect(first).toEqual({ id: 'r1', hash: hash(), date: '2027-01-05', ...said });
    expect(readReleases('miles')).toEqual([first]);
    expect(release('miles', said, NOW)).toBe('unchanged');
    edit('guidance/moe-zijn.mdx', 'Geloof het.', 'Geloof het maar.');
    expect(release('miles', { ...said, reason: '' }, NOW)).toBe('no-reason');
    expect(readReleases('miles')).toEqual([first]);
    expect(release('miles', said, NOW)).toMatchObject({ id: 'r2' });
  });

  test('keeps an archive that still is what it was after the content changed', () => {
    use();
    release('miles', said, NOW);
    const before = hash();
    edit('guidance/moe-zijn.mdx', 'Geloof het.', 'Geloof het maar.');
    release('miles', said, NOW);
    expect(damaged('miles')).toEqual([]);
    use(archiveOf('miles', 'r1'));
    expect(hash()).toBe(before);
  });

  test('whose archive was touched is found', () => {
    use();
    release('miles', said, NOW);
    appendFileSync(join(archiveOf('miles', 'r1'), 'media/clips/het-bericht/binnen.mp4'), ' ');
    expect(damaged('miles')).toEqual(['r1']);
  });

  test('goes along to another folder, with its archive', () => {
    use();
    release('miles', said, NOW);
    const other = mkdtempSync(join(tmpdir(), 'content-'));
    exportTo(other, 'miles');
    use(other);
    expect(readReleases('miles').map(({ id }) => id)).toEqual(['r1']);
    expect(damaged('miles')).toEqual([]);
    rmSync(other, { recursive: true });
  });
});
