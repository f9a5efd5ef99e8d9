import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import type { AttributeDefinition } from '../src/core/attributes/contract';

const source = find(import.meta.dirname);
const id = 'virtual:contract';

/** An attribute of the file. It has a `column` if an installation declared it for a column of its customer file. */
type Entry = AttributeDefinition & { readonly column?: string };

/** The parts of the attribute contract that the widget needs, without the prose and the byte limits. */
export function readContract(): AttributeDefinition[] {
  return entries().map(({ name, label, type, sensitivity, show, writer }) => ({
    name,
    label,
    type,
    sensitivity,
    show,
    writer,
  }));
}

/** Names of the attributes that an installation declared. They have the same label in every language. */
export function ownAttributes(): string[] {
  return entries()
    .filter(({ column }) => column !== undefined)
    .map(({ name }) => name);
}

function entries(): Entry[] {
  return (JSON.parse(readFileSync(source, 'utf8')) as { attributes: Entry[] }).attributes;
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
      // A label that is never shown is not loaded.
      const contract = readContract().map((of) => (of.show === 'never' ? { ...of, label: of.name } : of));
      return `export default ${JSON.stringify(contract)}`;
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'core/attributes.json', source: JSON.stringify(readContract()) });
    },
  };
}

/** Searches upwards, because mutation tests run in a copy of the package in a deeper folder. */
function find(folder: string): string {
  const file = join(folder, 'contact-flows', 'attributes.json');
  if (existsSync(file)) return file;
  if (dirname(folder) === folder) throw new Error('contact-flows/attributes.json is not above the web-widget folder');
  return find(dirname(folder));
}
