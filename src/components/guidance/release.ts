/** The release of the gated content that this build carries; pages behind the gate name it in their head [T14]. */
import { gatedFiles, hashOf, readReleases } from '../../../content/gated-release.ts';
import { releaseCarried } from '../../domain/content-release.ts';
import { trial } from '../site.ts';

let carried: string | undefined;

/** Refuses a real trial whose content isn't the last release. */
export function contentRelease(): string {
  carried ??= read();
  return carried;
}

function read(): string {
  const { id, objection } = releaseCarried(
    hashOf(gatedFiles(trial.id)),
    readReleases(trial.id),
    process.env.TRIAL_STATUS === 'live',
  );
  if (objection !== null) throw new Error(`TRIAL_STATUS=live is refused: ${objection}`);
  return id;
}
