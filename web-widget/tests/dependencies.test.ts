import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = new URL('../src/', import.meta.url);

/** The sources without their tests, each with its imports, types included. */
const files = new Map(
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !/\.(test|types)\.ts$|\.d\.ts$|testing\//.test(file))
    .map((file) => [file, importsOf(file)] as const),
);

function importsOf(file: string): string[] {
  const code = readFileSync(new URL(file, root), 'utf8');
  return [...code.matchAll(/(?:from|import|import\() ?'([^']+)'/g)].map(([, from]) => resolve(file, from as string));
}

/** The file of a relative import; the name of a package unchanged. */
function resolve(file: string, from: string): string {
  if (!from.startsWith('.')) return from;
  const path = posix.join(dirname(file), from).replace(/\.js$/, '');
  return existsSync(new URL(`${path}.ts`, root)) ? `${path}.ts` : path;
}

/** The folders and packages that each folder may import. `page` assembles the parts. */
const rooms: Readonly<Record<string, readonly string[]>> = {
  core: [],
  config: ['core'],
  streams: ['core', 'amazon-connect-streams'],
  workspace: ['core', '@amazon-connect'],
  browser: ['core'],
  ui: ['core', 'streams', 'lit-html', '@lit', 'libphonenumber-js', 'virtual:contract'],
  page: [
    'core',
    'config',
    'streams',
    'workspace',
    'browser',
    'ui',
    'jsonc-parser',
    '@amazon-connect',
    'virtual:contract',
  ],
};

/** The folders of the core, from the one that imports none to the one that imports all others. */
const coreFolders = ['reason.ts', 'contact', 'attributes', 'template', 'ledger', 'rules', 'trace', 'config.ts'];

const firstPart = (path: string) =>
  path.startsWith('amazon-connect-streams') ? 'amazon-connect-streams' : path.split('/', 1)[0];

describe('Dependencies', () => {
  test('28: the core depends on nothing, and every room only on rooms below it', () => {
    for (const [file, imports] of files) {
      const room = firstPart(file) as string;
      const allowed = [room, ...(rooms[room] ?? [])];
      expect([file, imports.filter((each) => !allowed.includes(firstPart(each) as string))]).toEqual([file, []]);
    }
  });

  test('within the core folders import in one direction only', () => {
    const folderOf = (file: string) => coreFolders.indexOf(file.split('/')[1] as string);
    for (const [file, imports] of files) {
      const own = folderOf(file);
      if (!file.startsWith('core/') || own < 0) continue;
      const upwards = imports.filter((each) => folderOf(each) < 0 || folderOf(each) > own);
      expect([file, upwards]).toEqual([file, []]);
    }
  });

  test('form no cycle', () => {
    const circles: string[][] = [];
    const done = new Set<string>();
    const walk = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file]);
      else if (!done.has(file)) for (const each of files.get(file) ?? []) walk(each, [...path, file]);
      done.add(file);
    };
    for (const file of files.keys()) walk(file, []);
    expect(circles).toEqual([]);
  });
});
