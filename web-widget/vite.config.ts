import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { contractPlugin } from './build/contract.ts';
import { indentationPlugin } from './build/indentation.ts';

const here = import.meta.dirname;
const page = (path: string) => resolve(here, path);

export default defineConfig({
  base: './',
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // Streams is copied as it is, not bundled; the limit is for our own chunks.
    chunkSizeWarningLimit: 100,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: page('index.html'),
        embed: page('samples/1-embed/index.html'),
        events: page('samples/2-events/index.html'),
        customCcp: page('samples/3-custom-ccp/index.html'),
      },
    },
  },
  plugins: [contractPlugin(), indentationPlugin()],
});
