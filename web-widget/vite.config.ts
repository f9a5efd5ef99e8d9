import { resolve } from 'node:path';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { contractPlugin } from './build/contract.ts';
import { hintsPlugin } from './build/hints.ts';
import { samplePlugin } from './build/sample.ts';
import { sizeGate, workspaceSizeGate } from './build/sizes.ts';

const here = (path: string) => resolve(import.meta.dirname, path);

const samples = {
  samples: here('samples/index.html'),
  embed: here('samples/1-embed/index.html'),
  events: here('samples/2-events/index.html'),
  customCcp: here('samples/3-custom-ccp/index.html'),
};

const workspace = { app: here('workspace/index.html'), service: here('workspace/service.html') };

// A separate build, because chunks shared with the other pages would cost the agent's page requests and bytes.
const inputs: Readonly<Record<string, Record<string, string>>> = {
  samples,
  workspace,
  // The package's entry @screen-pop/widget/page.
  package: { index: here('src/page/index.ts') },
};

const amazon = { name: 'amazon-connect', test: /node_modules[\\/](@amazon-connect|lodash\.debounce)/ };

const outputs: Readonly<Record<string, object>> = {
  // Amazon's packages have their own file. Their size is counted separately, and a new page does not fetch them again.
  workspace: { output: { codeSplitting: { groups: [amazon] } } },
  package: {
    preserveEntrySignatures: 'strict',
    external: /^(lit-html|libphonenumber-js)/,
    output: { entryFileNames: '[name].js' },
  },
};

const gates: Readonly<Record<string, Plugin[]>> = {
  production: [hintsPlugin(), sizeGate()],
  workspace: [workspaceSizeGate()],
};

export default defineConfig(({ mode }) => ({
  base: './',
  // The samples import the package by its name. Here the name resolves to the source.
  resolve: { conditions: ['@screen-pop/source', ...defaultClientConditions] },
  publicDir: mode === 'package' ? false : 'public',
  build: {
    target: 'es2022',
    outDir: mode === 'package' ? 'dist/page' : 'dist',
    emptyOutDir: mode === 'package' || !(mode in inputs),
    // Streams is copied and not bundled, so the limit applies to our own chunks. The samples and the workspace's app have the
    // number rules of all countries.
    chunkSizeWarningLimit: mode in inputs ? 200 : 100,
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: { input: inputs[mode] ?? { index: here('index.html') }, ...outputs[mode] },
  },
  plugins: [contractPlugin(), samplePlugin(), gates[mode] ?? []],
}));
