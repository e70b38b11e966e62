/** A scene in time: which picture and whose words are seen at each moment. The same scene always gives the same frames. */
import { secondsOf, type Dialogue, type Line, type Mood, type Scene } from '../../src/domain/dialogue.ts';
import { draw, type Acting } from './draw.ts';

export const FRAMES_A_SECOND = 8;

export interface Frame {
  readonly picture: string;
  readonly bubble: { readonly who: Line['who']; readonly name: string; readonly words: string } | null;
}

const MOUTH = [1, 2, 1, 0, 2, 1, 0, 1, 2, 0] as const;
const NOD = [0, 1, 2, 1] as const;
/** Of every so many frames one is a blink; the two don't blink together. */
const BLINK = { every: 29, you: 11, other: 20 } as const;

/** All frames of a scene. Its last line stays a moment longer, so that the clip never ends before its captions. */
export function framesOf(dialogue: Dialogue, scene: Scene): readonly Frame[] {
  const moods: Record<Line['who'], Mood> = { you: 'calm', other: firstMood(scene) };
  let before = 0;
  return scene.lines.flatMap((line, index) => {
    moods[line.who] = line.mood;
    const seconds = secondsOf(line) + (index === scene.lines.length - 1 ? 0.5 : 0);
    const length = Math.round(seconds * FRAMES_A_SECOND);
    const speaking = Math.round((line.words.split(/\s+/).length / 2.4) * FRAMES_A_SECOND);
    const started = before;
    before += length;
    const now = { ...moods };
    return Array.from({ length }, (_, frame): Frame => {
      const acting = (who: Line['who']): Acting =>
        act(
          now[who],
          who === line.who && frame < speaking ? frame : null,
          (started + frame) % BLINK.every === BLINK[who],
        );
      return {
        picture: draw(dialogue, scene, { you: acting('you'), other: acting('other') }),
        bubble: { who: line.who, name: dialogue.people[line.who], words: line.words },
      };
    });
  });
}

/** The first picture, without words: what is seen before the clip is played. */
export const posterOf = (dialogue: Dialogue, scene: Scene): string =>
  draw(dialogue, scene, {
    you: act('calm', null, false),
    other: act(firstMood(scene), null, false),
  });

const firstMood = ({ lines }: Scene): Mood => lines.find(({ who }) => who === 'other')?.mood ?? 'calm';

/** Who speaks moves; who listens only blinks. */
function act(mood: Mood, speaking: number | null, blink: boolean): Acting {
  if (speaking === null) return { mood, mouth: 0, nod: 0, blink, hand: false };
  return {
    mood,
    mouth: MOUTH[speaking % MOUTH.length] ?? 0,
    nod: NOD[Math.floor(speaking / 3) % NOD.length] ?? 0,
    blink,
    hand: speaking % 24 >= 12,
  };
}
