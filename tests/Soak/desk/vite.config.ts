import { defineConfig } from 'vite';

/** Bundles the widget's own sources for Node. The folder it goes to is the command line's --outDir. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: `${import.meta.dirname}/main.ts`,
    target: 'node20',
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'desk.mjs' } },
  },
});
