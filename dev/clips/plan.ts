/** What is to be rendered: never what a film team delivered, and only what changed. */
import { createHash } from 'node:crypto';
import type { Dialogue, Scene } from '../../src/domain/dialogue.ts';

/** Raise it when the drawing changes: every rendered clip is then made anew. */
export const DRAWING = 1;

/** Of one file that was rendered: from which scene, and what came out. */
export interface Rendered {
  readonly scene: string;
  readonly file: string;
}

/** By the path below the folder of clips, as `dialogue/scene.mp4`. */
export type Manifest = Readonly<Record<string, Rendered>>;

export type Fate = 'render' | 'current' | 'film';

export const hashOf = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, 22);

/** A fingerprint of all that can be seen of a scene. */
export const sceneHash = ({ people, place, looks }: Dialogue, { lines, other, evening }: Scene): string =>
  hashOf(JSON.stringify([DRAWING, people, place, looks, lines, other, evening]));

/**
 * What becomes of one file.
 * @param present hash of the file that lies there now; null: there is none
 */
export function fateOf(scene: string, present: string | null, rendered: Rendered | undefined): Fate {
  if (present === null) return 'render';
  if (present !== rendered?.file) return 'film';
  return rendered.scene === scene ? 'current' : 'render';
}
