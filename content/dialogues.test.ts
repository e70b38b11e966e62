/** Every conversation to practise can be played from each choice to an end, in short lines that can be read aloud. */
import { describe, expect, test } from 'vitest';
import { captionsOf, problemsOf, secondsOf } from '../src/domain/dialogue.ts';
import { dialogues } from './miles/dialogues/index.ts';

describe.each(dialogues)('$code', (dialogue) => {
  test('can be played from every choice to an end', () => expect(problemsOf(dialogue)).toEqual([]));

  test('has six to ten scenes, one of them with a way back after a wrong turn', () => {
    expect(dialogue.scenes.length).toBeGreaterThanOrEqual(6);
    expect(dialogue.scenes.length).toBeLessThanOrEqual(10);
    const into = (code: string) =>
      dialogue.scenes.flatMap(({ choices }) => choices.filter(({ next }) => next === code));
    const mended = dialogue.scenes.filter(
      ({ code, choices }) =>
        into(code).some(({ effect }) => effect !== 'helps') &&
        choices.some(({ effect }) => effect === 'helps'),
    );
    expect(mended.length).toBeGreaterThan(0);
  });

  test('speaks in lines of at most sixteen words, and scenes of at most half a minute', () => {
    for (const { lines } of dialogue.scenes) {
      for (const { words } of lines) expect(words.split(/\s+/).length, words).toBeLessThanOrEqual(16);
      expect(lines.reduce((sum, line) => sum + secondsOf(line), 0)).toBeLessThanOrEqual(30);
    }
  });

  test('captions every line with its speaker', () => {
    for (const scene of dialogue.scenes) {
      const captions = captionsOf(scene, dialogue.people);
      expect(captions.startsWith('WEBVTT\n\n00:00:00.000 --> ')).toBe(true);
      expect(captions.match(/-->/g)).toHaveLength(scene.lines.length);
    }
  });
});
