import { defineConfig } from 'vite';
import { contractPlugin } from '../../../web-widget/build/contract.ts';

/** Bundles the widget's own sources for Node, into the folder of --outDir. */
export default defineConfig({
  publicDir: false,
  plugins: [contractPlugin()],
  build: {
    ssr: `${import.meta.dirname}/main.ts`,
    target: 'node20',
    emptyOutDir: true,
    rolldownOptions: { output: { entryFileNames: 'desk.mjs' } },
  },
});
