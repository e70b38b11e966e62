/** Which files a scene has: its clip with captions and first picture, or none as long as nobody rendered or filmed it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Dialogue, Scene } from '../../domain/dialogue.ts';

export interface Clip {
  readonly video: string;
  readonly captions: string;
  readonly poster: string;
}

export function clipOf(dialogue: Dialogue, scene: Scene): Clip | null {
  const path = `/gids/clips/${dialogue.code}/${scene.code}`;
  const clip = { video: `${path}.mp4`, captions: `${path}.vtt`, poster: `${path}.svg` };
  const there = Object.values(clip).every((file) => existsSync(join(process.cwd(), 'public', file)));
  return there ? clip : null;
}
