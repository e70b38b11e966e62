/** Clips and pictures of the guidance from the folder that `CONTENT_DIR` names, instead of the repository's own [D5]. */
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { contentDir, filesBelow, mediaFolder } from '../content/gated-folder.ts';
import { ROOT } from './root.ts';

/** Astro copies `public/` whole; so what it copied to `gids/` goes first. `astro dev` shows the repository's own. */
export const gatedMedia = (): AstroIntegration => ({
  name: 'gated-media',
  hooks: {
    'astro:build:done': ({ dir }) => {
      if (contentDir() === null) return;
      const to = join(fileURLToPath(dir), 'gids');
      for (const path of filesBelow(join(ROOT, 'public/gids'))) rmSync(join(to, path));
      if (existsSync(mediaFolder())) cpSync(mediaFolder(), to, { recursive: true });
    },
  },
});
