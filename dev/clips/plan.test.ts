import { expect, test } from 'vitest';
import { dialogues } from '../../content/miles/dialogues/index.ts';
import type { Dialogue, Scene } from '../../src/domain/dialogue.ts';
import { fateOf, sceneHash } from './plan.ts';

const rendered = { scene: 'scene', file: 'bytes' };

test('renders what is not there', () => {
  expect(fateOf('scene', null, undefined)).toBe('render');
  expect(fateOf('scene', null, rendered)).toBe('render');
});

test('leaves alone what is of this scene, and renders it again when the scene has changed', () => {
  expect(fateOf('scene', 'bytes', rendered)).toBe('current');
  expect(fateOf('changed', 'bytes', rendered)).toBe('render');
});

test('never overwrites a film, whatever became of the scene', () => {
  expect(fateOf('scene', 'film', rendered)).toBe('film');
  expect(fateOf('changed', 'film', rendered)).toBe('film');
  expect(fateOf('scene', 'film', undefined)).toBe('film');
});

test('a scene changes by what is seen of it, not by its choices', () => {
  const dialogue = dialogues[0] as Dialogue;
  const scene = dialogue.scenes[0] as Scene;
  const hash = sceneHash(dialogue, scene);
  expect(sceneHash(dialogue, { ...scene, choices: [] })).toBe(hash);
  expect(sceneHash(dialogue, { ...scene, lines: scene.lines.slice(1) })).not.toBe(hash);
  expect(sceneHash(dialogue, { ...scene, other: 'away' })).not.toBe(hash);
  expect(sceneHash({ ...dialogue, place: 'phone' }, scene)).not.toBe(hash);
});
