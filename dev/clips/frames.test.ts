import { expect, test } from 'vitest';
import { dialogues } from '../../content/miles/dialogues/index.ts';
import { secondsOf } from '../../src/domain/dialogue.ts';
import { FRAMES_A_SECOND, framesOf, posterOf } from './frames.ts';

const scenes = dialogues.flatMap((dialogue) => dialogue.scenes.map((scene) => [dialogue, scene] as const));

test('a clip lasts until after its last caption, with each line in a bubble for its time', () => {
  for (const [dialogue, scene] of scenes) {
    const frames = framesOf(dialogue, scene);
    const captions = scene.lines.reduce((sum, line) => sum + secondsOf(line), 0);
    expect(frames.length / FRAMES_A_SECOND).toBeGreaterThan(captions);
    let at = 0;
    for (const line of scene.lines) {
      expect(frames[Math.round(at * FRAMES_A_SECOND)]?.bubble?.words).toBe(line.words);
      at += secondsOf(line);
    }
  }
});

test('who speaks moves, with few enough pictures to stay small', () => {
  for (const [dialogue, scene] of scenes) {
    const pictures = new Set(framesOf(dialogue, scene).map(({ picture }) => picture));
    expect(pictures.size).toBeGreaterThan(4 * scene.lines.length);
    expect(pictures.size).toBeLessThan(60 * scene.lines.length);
  }
});

test('a mood shows in the face, and who has gone is not drawn', () => {
  const [dialogue, scene] = scenes[0] ?? [];
  if (!dialogue || !scene) throw new Error('There is no scene.');
  const as = (mood: 'sad' | 'relieved') =>
    posterOf(dialogue, { ...scene, lines: [{ who: 'other', words: 'Ja.', mood }] });
  expect(as('sad')).not.toBe(as('relieved'));
  const away = posterOf(dialogue, { ...scene, other: 'away' });
  expect(away).not.toContain(dialogue.looks.other.clothes);
  expect(away).toContain(dialogue.looks.you.clothes);
});

test('a first picture is plain drawing: nothing to run, to load or to style', () => {
  for (const [dialogue, scene] of scenes)
    expect(posterOf(dialogue, scene)).not.toMatch(
      /<(script|style|image|foreignObject)|href|style=|url\(|NaN|undefined/,
    );
});
