import { defineConfig } from 'vite';

/** Bundles the widget's own sources for Node, into the folder of --outDir. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: `${import.meta.dirname}/main.ts`,
    target: 'node20',
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'desk.mjs' } },
  },
});
