/**
 * A plugin for the bundler: the texts of the trial, one module a kind: `virtual:texts/guidance` and `virtual:texts/information`.
 * Astro's own collections make two modules of each text, load them one by one, and start a bundler of their own to read
 * what stands above them.
 */
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { filesBelow, guidanceFolder } from '../content/gated-folder.ts';
import { trialOf } from '../src/trials/index.ts';
import { ROOT } from './root.ts';

const NAME = /^virtual:texts\/(.+)$/;
const FOLDERS: Readonly<Record<string, (trialId: string) => string>> = {
  guidance: guidanceFolder,
  information: (trialId) => join(ROOT, 'content', trialId, 'information'),
};

export const texts = (): Plugin => ({
  name: 'texts',
  resolveId: (source) => (NAME.test(source) ? `\0${source}` : null),
  load(id) {
    const folderOf = FOLDERS[NAME.exec(id.slice(1))?.[1] ?? ''];
    if (!folderOf) return null;
    const folder = folderOf(trialOf(process.env['TRIAL']).id);
    const files = filesBelow(folder).filter((file) => file.endsWith('.mdx'));
    const imports = files.map(
      (file, n) => `import * as text${n} from ${JSON.stringify(join(folder, file))};`,
    );
    const all = files.map(
      (file, n) => `{ id: ${JSON.stringify(file.slice(0, -'.mdx'.length))}, ...text${n} }`,
    );
    return `${imports.join('\n')}\nexport const texts = [${all.join(', ')}];`;
  },
});
