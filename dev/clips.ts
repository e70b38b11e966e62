/**
 * `npm run clips`: renders each scene of each conversation to a clip, its captions and its first picture, in
 * `clips/<dialogue>/<scene>.mp4`, `.vtt` and `.svg` of the folder of media. A file that another put there, such as a film, stays.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contentDir, homeOf, mediaFolder } from '../content/gated-folder.ts';
import { gatedContent } from '../content/gated.ts';
import { captionsOf, type Dialogue, type Scene } from '../src/domain/dialogue.ts';
import { trialOf } from '../src/trials/index.ts';
import { fateOf, hashOf, sceneHash, type Manifest } from './clips/plan.ts';
import { framesOf, posterOf } from './clips/frames.ts';
import { openStudio } from './clips/render.ts';

export const CLIPS = join(mediaFolder(), 'clips');

/** Beside the conversations, not among what is served. */
export const manifestFile = (trialId: string): string =>
  join(homeOf(trialId), contentDir() === null ? 'dialogues/clips.json' : 'clips.json');

export function readManifest(trialId: string): Manifest {
  const file = manifestFile(trialId);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {};
}

/** Hash of a file below the folder of clips; null when it isn't there. */
export function presentHash(path: string): string | null {
  const file = join(CLIPS, path);
  return existsSync(file) ? hashOf(readFileSync(file)) : null;
}

const ENDINGS = ['mp4', 'vtt', 'svg'] as const;
type Ending = (typeof ENDINGS)[number];

/** A file of a scene, and what is to become of it. */
interface Task {
  readonly dialogue: Dialogue;
  readonly scene: Scene;
  readonly ending: Ending;
  readonly path: string;
  readonly hash: string;
}

function tasksOf(dialogues: readonly Dialogue[]): readonly Task[] {
  return dialogues.flatMap((dialogue) =>
    dialogue.scenes.flatMap((scene) =>
      ENDINGS.map((ending) => ({
        dialogue,
        scene,
        ending,
        path: `${dialogue.code}/${scene.code}.${ending}`,
        hash: sceneHash(dialogue, scene),
      })),
    ),
  );
}

/** Renders what is missing or changed, and takes away what was rendered of a scene that is no more. */
async function renderAll(trialId: string): Promise<{ made: number; films: string[]; current: number }> {
  const tasks = tasksOf(gatedContent(trialId).dialogues);
  const known = new Map(Object.entries(readManifest(trialId)));
  const save = () => {
    const sorted = [...known].toSorted(([one], [other]) => (one < other ? -1 : 1));
    writeFileSync(manifestFile(trialId), `${JSON.stringify(Object.fromEntries(sorted), null, 2)}\n`);
  };
  for (const [path, { file }] of known) {
    if (tasks.some((task) => task.path === path)) continue;
    if (presentHash(path) === file) rmSync(join(CLIPS, path));
    known.delete(path);
  }
  const fate = ({ hash, path }: Task) => fateOf(hash, presentHash(path), known.get(path));
  const [films, due] = [
    tasks.filter((task) => fate(task) === 'film'),
    tasks.filter((task) => fate(task) === 'render'),
  ];
  const studio = due.some(({ ending }) => ending === 'mp4') ? await openStudio() : null;
  try {
    for (const { dialogue, scene, ending, path, hash } of due) {
      const file = join(CLIPS, path);
      mkdirSync(dirname(file), { recursive: true });
      if (ending === 'vtt') writeFileSync(file, captionsOf(scene, dialogue.people));
      else if (ending === 'svg') writeFileSync(file, posterOf(dialogue, scene));
      else await studio?.render(framesOf(dialogue, scene), file);
      known.set(path, { scene: hash, file: presentHash(path) ?? '' });
      save();
      console.log(`  ${path} (${(statSync(file).size / 1024).toFixed(1)} KB)`);
    }
  } finally {
    await studio?.close();
  }
  save();
  return {
    made: due.length,
    films: films.map(({ path }) => path),
    current: tasks.length - due.length - films.length,
  };
}

if (import.meta.main) {
  const { made, films, current } = await renderAll(trialOf(process.env['TRIAL']).id);
  for (const path of films) console.log(`  ${path}: made by others, left as it is`);
  console.log(`${made} files rendered, ${current} were current, ${films.length} are of others.`);
}
