import { describe, expect, test } from 'vitest';
import { captionsOf, problemsOf, secondsOf, type Dialogue, type Scene } from './dialogue.ts';

const line = { who: 'other', words: 'Dag.', mood: 'calm' } as const;
const choice = (code: string, next: string) =>
  ({ code, next, words: code, feedback: '', effect: 'helps' }) as const;
const look = { skin: '#fff', hair: '#000', style: 'short', clothes: '#00f' } as const;
const scene = (code: string, ...next: string[]): Scene => ({
  code,
  setting: '',
  lines: [line],
  choices: next.map((one, index) => choice(`c${index}`, one)),
  ...(next.length ? {} : { ending: 'Klaar.' }),
});
const dialogue = (...scenes: Scene[]): Dialogue => ({
  code: 'x',
  title: 'x',
  summary: 'x',
  phase: 1,
  people: { you: 'U', other: 'Noor' },
  place: 'room',
  looks: { you: look, other: look },
  start: 'a',
  scenes,
  learningPoint: 'x',
  reviewedBy: null,
  checkedOn: '2026-11-22',
});

describe('what is wrong with a scenario', () => {
  test('nothing, where every choice can come to an end', () => {
    expect(problemsOf(dialogue(scene('a', 'b', 'a'), scene('b')))).toEqual([]);
  });

  test('a circle without a way out', () => {
    expect(
      problemsOf(dialogue(scene('a', 'b', 'd'), scene('b', 'c', 'c'), scene('c', 'b', 'b'), scene('d'))),
    ).toEqual(['b: from here no choice leads to an end', 'c: from here no choice leads to an end']);
  });

  test('a scene that nobody reaches, and a choice into nothing', () => {
    expect(problemsOf(dialogue(scene('a', 'b', 'z'), scene('b'), scene('c')))).toEqual([
      "a: c1 leads to z, which isn't there",
      'c: no choice leads here',
    ]);
  });

  test('one choice, two equal codes, an end without words', () => {
    const one = scene('a', 'b');
    const end = { ...scene('b'), ending: undefined };
    expect(problemsOf(dialogue(one, end))).toEqual([
      'a: one choice is no choice',
      'b: an end, and only an end, says what to take along',
    ]);
    expect(problemsOf(dialogue(scene('a', 'b', 'b'), scene('b'), scene('b')))).toContain(
      'two scenes have the same code',
    );
  });
});

describe('captions', () => {
  const long = { ...line, words: 'Dit is een zin van precies tien woorden, goed geteld.' };

  test('a line stays as long as it takes to read it aloud, and no shorter than two and a half seconds', () => {
    expect(secondsOf(line)).toBe(2.5);
    expect(secondsOf(long)).toBe(4.5); // 10 words / 2.4 = 4.2, to the half second, and a half
  });

  test('cues follow each other without a gap and escape what means something in WebVTT', () => {
    const words = captionsOf(
      { ...scene('a'), lines: [{ ...line, words: 'A < B & C' }, long] },
      dialogue().people,
    );
    expect(words).toBe(
      'WEBVTT\n\n00:00:00.000 --> 00:00:02.500\n<v Noor>A &lt; B &amp; C</v>\n\n' +
        '00:00:02.500 --> 00:00:07.000\n<v Noor>Dit is een zin van precies tien woorden, goed geteld.</v>\n\n',
    );
  });
});
