/** What lies in the folder of clips: complete, current, small, and with captions that are well made. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { gatedContent } from '../content/gated.ts';
import { trials } from '../src/trials/index.ts';
import { CLIPS, presentHash, readManifest } from './clips.ts';
import { fateOf, sceneHash } from './clips/plan.ts';
import { faultsOf } from './clips/webvtt.ts';

const KB = 1024;
const files = readdirSync(CLIPS, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.[a-z0-9]+$/.test(file))
  .toSorted();
const size = (file: string) => statSync(join(CLIPS, file)).size;

describe.each(Object.keys(trials))('the conversations of %s', (id) => {
  const { dialogues } = gatedContent(id);
  const wanted = dialogues.flatMap((dialogue) =>
    dialogue.scenes.flatMap((scene) =>
      ['mp4', 'vtt', 'svg'].map((ending) => ({
        dialogue,
        scene,
        path: `${dialogue.code}/${scene.code}.${ending}`,
      })),
    ),
  );

  test('each scene has its clip, captions and first picture: if not, `npm run clips`', () => {
    const manifest = readManifest(id);
    const old = wanted.filter(
      ({ dialogue, scene, path }) =>
        fateOf(sceneHash(dialogue, scene), presentHash(path), manifest[path]) === 'render',
    );
    expect(old.map(({ path }) => path)).toEqual([]);
  });

  test('no scene that was taken away left a file', () => {
    const paths = wanted.map(({ path }) => path);
    expect(files.filter((file) => !paths.includes(file))).toEqual([]);
    expect(Object.keys(readManifest(id)).filter((path) => !paths.includes(path))).toEqual([]);
  });

  test('rendered clips take at most 80 KB each and 3 MB together, a film at most 400 KB', () => {
    const manifest = readManifest(id);
    const clips = files.filter((file) => file.endsWith('.mp4'));
    expect(clips.filter((file) => size(file) > 400 * KB)).toEqual([]);
    const rendered = clips.filter((file) => presentHash(file) === manifest[file]?.file);
    expect(rendered.filter((file) => size(file) > 80 * KB)).toEqual([]);
    expect(rendered.reduce((sum, file) => sum + size(file), 0)).toBeLessThan(3 * KB * KB);
  });

  test('captions are well made', () => {
    const captions = files.filter((file) => file.endsWith('.vtt'));
    expect(captions.length).toBeGreaterThan(0);
    expect(captions.flatMap((file) => faultsOf(readFileSync(join(CLIPS, file), 'utf8')))).toEqual([]);
  });
});
