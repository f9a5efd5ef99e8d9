import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { type Plugin, rolldown } from 'rolldown';
import { expect, test } from 'vitest';
import { contractPlugin } from '../build/contract.ts';
import { indentationPlugin } from '../build/indentation.ts';

/** Loaded only where a language or a setting asks for it. */
const onDemand = /^(de|es|pt|ja|custom-ccp|controls)-/;

/** Style sheets and the address of Streams are files of their own. */
const otherFiles: Plugin = {
  name: 'other-files',
  resolveId: (id) => (/\?url$|\.css$/.test(id) ? { id, external: true } : undefined),
};

/** Kilobytes (1,000 bytes) that an entry loads at once, minified, under gzip -9. */
async function kilobytes(entry: string): Promise<number> {
  const input = fileURLToPath(new URL(`../${entry}`, import.meta.url));
  const bundle = await rolldown({
    input,
    plugins: [contractPlugin() as Plugin, indentationPlugin() as Plugin, otherFiles],
  });
  const { output } = await bundle.generate({ format: 'es', minify: true });
  const code = output.flatMap((file) => (file.type === 'chunk' && !onDemand.test(file.fileName) ? [file.code] : []));
  return code.reduce((sum, chunk) => sum + gzipSync(chunk, { level: 9 }).length, 0) / 1000;
}

/** The limit that docs/widget.md states. */
function documented(what: string): number {
  const text = readFileSync(new URL('../../docs/widget.md', import.meta.url), 'utf8');
  const row = text.split('\n').find((line) => line.startsWith(`| ${what}`));
  return Number(row?.split('|')[2]?.replace('kB', ''));
}

test.each([
  ['The agent’s page', 'src/page/main.ts', 30],
  ['The core', 'src/core/index.ts', 7],
])('%s (%s) stays within the %i kB that the documents state', async (what, entry, limit) => {
  expect(documented(what)).toBe(limit);
  expect(await kilobytes(entry)).toBeLessThanOrEqual(limit);
});
