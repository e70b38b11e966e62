/** A real trial shows nothing that nobody reviewed, and nothing that wasn't released: its build is refused, and says why. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { filesBelow } from '../../content/gated-folder.ts';
import { run } from '../../dev/build.ts';
import { exportTo, release } from '../../dev/release.ts';

const out = mkdtempSync(join(tmpdir(), 'live-'));
const folder = mkdtempSync(join(tmpdir(), 'content-'));
const built = (path: string) => readFileSync(join(out, path), 'utf8');
const build = () => run(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', out]);

/** Changes a text of the folder. */
const edit = (file: string, from: string | RegExp, to: string) =>
  writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replace(from, to));

afterEach(() => vi.unstubAllEnvs());
afterAll(() => {
  for (const made of [out, folder]) rmSync(made, { recursive: true, force: true });
});

test('the build of a live trial refuses guidance that nobody reviewed', async () => {
  vi.stubEnv('TRIAL_STATUS', 'live');
  const { code, output } = await build();
  expect(code).not.toBe(0);
  expect(output).toContain('TRIAL_STATUS=live is refused');
  for (const id of ['het-eerste-gesprek', 'fase/net-gehoord', 'eerste-gesprek', 'glossary', 'law'])
    expect(output).toContain(`${id}: not yet reviewed`);
});

describe('with reviewed content in a folder outside the repository', () => {
  beforeAll(() => {
    exportTo(folder, 'miles');
    // Without what the repository itself may have released.
    for (const own of ['releases.json', 'releases'])
      rmSync(join(folder, own), { recursive: true, force: true });
    for (const page of filesBelow(join(folder, 'guidance')))
      edit(`guidance/${page}`, 'reviewedBy: null', 'reviewedBy: A. de Boer');
    edit('known.json', /"reviewedBy": null/g, '"reviewedBy": "A. de Boer"');
  });

  test('[T14] a live trial is refused until that content is released, and again once a word changed', async () => {
    vi.stubEnv('CONTENT_DIR', folder);
    vi.stubEnv('TRIAL_STATUS', 'live');
    const before = await build();
    expect(before.code).not.toBe(0);
    expect(before.output).toContain('the gated content was never released');

    release('miles', { reason: 'Begin', by: 'A. de Boer' }, new Date());
    const { code, output } = await build();
    expect([code, output.slice(-2000)]).toEqual([0, expect.any(String)]);
    for (const page of [
      'gids',
      'gids/moe-zijn',
      'gids/oefenen/het-bericht',
      'gids/woordenlijst',
      'gids/zoeken',
    ])
      expect(built(`${page}/index.html`)).toContain('data-release="r1"');
    for (const page of ['index.html', 'meedoen/index.html', 'sjabloon/mijn/index.html'])
      expect(built(page)).not.toContain('data-release');

    edit('guidance/moe-zijn.mdx', 'Geloof het.', 'Geloof het maar.');
    const after = await build();
    expect(after.code).not.toBe(0);
    expect(after.output).toContain('is not that of the last release, r1');
  });

  test('[D5] every part of the guidance comes from that folder', async () => {
    vi.stubEnv('CONTENT_DIR', folder);
    edit('guidance/moe-zijn.mdx', 'Geloof het', 'Buiten: blad');
    edit('known.json', 'Natuurlijk. Ga zitten.', 'Buiten: gesprek');
    edit('known.json', 'Wat de bedrijfsarts aan het eind', 'Buiten: woord');
    writeFileSync(join(folder, 'media/clips/het-bericht/binnen.mp4'), 'Buiten: film');
    rmSync(join(folder, 'media/clips/het-bericht/stilte.mp4'));
    const { code, output } = await build();
    expect([code, output.slice(-2000)]).toEqual([0, expect.any(String)]);
    expect(built('gids/moe-zijn/index.html')).toContain('Buiten: blad');
    expect(built('gids/oefenen/het-bericht/index.html')).toContain('Buiten: gesprek');
    expect(built('gids/woordenlijst/index.html')).toContain('Buiten: woord');
    expect(built('gids/clips/het-bericht/binnen.mp4')).toBe('Buiten: film');
    expect(existsSync(join(out, 'gids/clips/het-bericht/stilte.mp4'))).toBe(false);
    expect(built('gids/index.html')).toMatch(/data-release="ontwerp-[0-9a-f]{8}"/);
  });
});
