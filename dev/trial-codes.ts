/**
 * A plugin for the bundler: what the collection of information must know of the trial, as the module `virtual:trial-codes`.
 * A collection is read by the bundler, and there the whole protocol takes longer to read than all texts together.
 */
import type * as Codes from 'virtual:trial-codes';
import type { Plugin } from 'vite';
import { trialOf } from '../src/trials/index.ts';

const NAME = 'virtual:trial-codes';

export const trialCodes = (): Plugin => ({
  name: 'trial-codes',
  resolveId: (source) => (source === NAME ? `\0${NAME}` : null),
  load(id) {
    if (id !== `\0${NAME}`) return null;
    const { id: trial, roles } = trialOf(process.env['TRIAL']);
    const codes: typeof Codes = { trial, roles: Object.keys(roles) };
    return Object.entries(codes)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
      .join('\n');
  },
});
