/** Which files a scene has: its clip with captions and first picture, or none as long as nobody rendered or filmed it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { mediaFolder } from '../../../content/gated-folder.ts';
import type { Dialogue, Scene } from '../../domain/dialogue.ts';

export interface Clip {
  readonly video: string;
  readonly captions: string;
  readonly poster: string;
}

export function clipOf(dialogue: Dialogue, scene: Scene): Clip | null {
  const path = `clips/${dialogue.code}/${scene.code}`;
  const files = { video: `${path}.mp4`, captions: `${path}.vtt`, poster: `${path}.svg` };
  const there = Object.values(files).every((file) => existsSync(join(mediaFolder(), file)));
  if (!there) return null;
  return {
    video: `/gids/${files.video}`,
    captions: `/gids/${files.captions}`,
    poster: `/gids/${files.poster}`,
  };
}
