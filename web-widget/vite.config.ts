import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { contractPlugin } from './build/contract.ts';
import { sizeGate, workspaceSizeGate } from './build/sizes.ts';

const page = (path: string) => resolve(import.meta.dirname, path);

const agentsPage = { index: page('index.html') };
const samples = {
  embed: page('samples/1-embed/index.html'),
  events: page('samples/2-events/index.html'),
  customCcp: page('samples/3-custom-ccp/index.html'),
};

const workspace = { app: page('workspace/index.html'), service: page('workspace/service.html') };
const inputs: Readonly<Record<string, Record<string, string>>> = { samples, workspace };

const amazon = { name: 'amazon-connect', test: /node_modules[\\/](@amazon-connect|lodash\.debounce)/ };

const gates: Readonly<Record<string, Plugin>> = { production: sizeGate(), workspace: workspaceSizeGate() };

// Built apart: chunks shared with the samples would cost the agent's page requests and bytes.
export default defineConfig(({ mode }) => ({
  base: './',
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: !(mode in inputs),
    // Streams is copied as it is, not bundled; the limit is for our own chunks.
    chunkSizeWarningLimit: 100,
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: inputs[mode] ?? agentsPage,
      // Amazon's packages in a file of their own: their size is theirs, and a new page does not fetch them anew.
      output: mode === 'workspace' ? { codeSplitting: { groups: [amazon] } } : {},
    },
  },
  plugins: [contractPlugin(), gates[mode] ?? []],
}));
