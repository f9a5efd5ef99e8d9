import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import type { AttributeDefinition } from '../src/core/attributes/contract';

const source = resolve(import.meta.dirname, '../../contact-flows/attributes.json');
const id = 'virtual:contract';

/** What the widget needs of the attribute contract: the prose and the byte limits stay behind. */
export function readContract(): AttributeDefinition[] {
  const { attributes } = JSON.parse(readFileSync(source, 'utf8')) as { attributes: AttributeDefinition[] };
  return attributes.map(({ name, label, type, sensitivity, show }) => ({ name, label, type, sensitivity, show }));
}

/**
 * Serves the contract as the module `virtual:contract`, and beside the built core as
 * attributes.json for the command line.
 */
export function contractPlugin(): Plugin {
  return {
    name: 'attribute-contract',
    resolveId: (name) => (name === id ? `\0${id}` : undefined),
    load(name) {
      if (name !== `\0${id}`) return undefined;
      this.addWatchFile(source);
      return `export default ${JSON.stringify(readContract())}`;
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'core/attributes.json', source: JSON.stringify(readContract()) });
    },
  };
}
