import { resolve } from 'node:path';
import { defaultClientConditions, defineConfig } from 'vite';
import { bareImportsPlugin } from './build/bare-imports.ts';
import { contractPlugin } from './build/contract.ts';
import { literalsPlugin } from './build/literals.ts';
import { samplePlugin } from './build/sample.ts';
import { sizeGate } from './build/sizes.ts';

const here = (path: string) => resolve(import.meta.dirname, path);

const samples = {
  samples: here('samples/index.html'),
  embed: here('samples/1-embed/index.html'),
  events: here('samples/2-events/index.html'),
  customCcp: here('samples/3-custom-ccp/index.html'),
};

// Three builds: chunks shared with the samples would cost the agent's page requests and bytes.
const inputs: Readonly<Record<string, Record<string, string>>> = {
  samples,
  // What others import as @screen-pop/widget/page.
  package: { index: here('src/page/index.ts') },
};

export default defineConfig(({ mode }) => {
  const input = inputs[mode];
  return {
    base: './',
    // The samples import the package by its name, as others do; here that is the source itself.
    resolve: { conditions: ['@screen-pop/source', ...defaultClientConditions] },
    publicDir: mode === 'package' ? false : 'public',
    build: {
      target: 'es2022',
      outDir: mode === 'package' ? 'dist/page' : 'dist',
      emptyOutDir: mode !== 'samples',
      // Streams is copied as it is, not bundled; the limit is for our own chunks. The samples have the numbers of all countries.
      chunkSizeWarningLimit: mode === 'samples' ? 200 : 100,
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: input ?? { index: here('index.html') },
        ...(mode === 'package' && {
          preserveEntrySignatures: 'strict',
          external: /^(lit-html|libphonenumber-js)/,
          output: { entryFileNames: '[name].js' },
        }),
      },
    },
    plugins: [bareImportsPlugin(), contractPlugin(), literalsPlugin(), samplePlugin(), input ? [] : sizeGate()],
  };
});
