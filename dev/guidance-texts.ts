/**
 * A plugin for the bundler: the texts of the guidance, as the module `virtual:guidance-texts`. All in one, since Astro's own
 * collections make two modules of each text and load them one by one: with 500 texts that is a quarter of the build.
 */
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { filesBelow, guidanceFolder } from '../content/gated-folder.ts';
import { trialOf } from '../src/trials/index.ts';

const NAME = 'virtual:guidance-texts';

export const guidanceTexts = (): Plugin => ({
  name: 'guidance-texts',
  resolveId: (source) => (source === NAME ? `\0${NAME}` : null),
  load(id) {
    if (id !== `\0${NAME}`) return null;
    const folder = guidanceFolder(trialOf(process.env['TRIAL']).id);
    const files = filesBelow(folder).filter((file) => file.endsWith('.mdx'));
    const imports = files.map(
      (file, n) => `import * as text${n} from ${JSON.stringify(join(folder, file))};`,
    );
    const texts = files.map(
      (file, n) => `{ id: ${JSON.stringify(file.slice(0, -'.mdx'.length))}, ...text${n} }`,
    );
    return `${imports.join('\n')}\nexport const texts = [${texts.join(', ')}];`;
  },
});
