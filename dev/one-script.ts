/**
 * A plugin for the bundler: each script of a page becomes one file with all that it needs. By itself the bundler puts what
 * two scripts share in files of their own, and each of those costs a slow phone a request. Here every module that a
 * page's script imports is that script's own copy, told apart by a query behind its path.
 */
import type { Plugin } from 'vite';

/** How Astro names a script that stands in a page or component. */
const SCRIPT = /\?astro&type=script&/;
const COPY = /\?copy-for=(.+)$/;

export const oneScript = (): Plugin => ({
  name: 'one-script',
  apply: 'build',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'client',
  async resolveId(source, importer = '', options) {
    const script = SCRIPT.test(importer) ? encodeURIComponent(importer) : COPY.exec(importer)?.[1];
    if (!script) return null;
    const found = await this.resolve(source, importer, { ...options, skipSelf: true });
    return found && !found.external ? { ...found, id: `${found.id}?copy-for=${script}` } : found;
  },
});
