/**
 * The site: static pages only. No inline script; the stylesheets stand in each page (a slow phone then waits for nothing
 * else) and the content security policy names their hashes.
 */
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { fileURLToPath } from 'node:url';
import { stateKnownUse } from './dev/known-use.ts';
import { gatedMedia } from './dev/media.ts';
import { oneScript } from './dev/one-script.ts';
import { texts } from './dev/texts.ts';

/** What readers can do on the pages of the guidance, left for the function that keeps it. */
const knownUse = {
  name: 'known-use',
  hooks: { 'astro:build:done': ({ dir }) => stateKnownUse(fileURLToPath(dir)) },
};

export default defineConfig({
  site: process.env.SITE_URL ?? 'http://localhost:8888',
  output: 'static',
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'always' },
  compressHTML: true,
  devToolbar: { enabled: false },
  integrations: [mdx(), gatedMedia(), knownUse],
  vite: {
    plugins: [oneScript(), texts()],
    build: {
      assetsInlineLimit: 0,
      // The MDX compiler marks its modules for Astro; that mark has done its work before bundling.
      rolldownOptions: {
        onLog: (level, log, handle) =>
          log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : handle(level, log),
      },
    },
  },
});
