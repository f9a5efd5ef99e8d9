import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { limits, type WorkspaceSizes, workspaceSizesOf } from '../build/sizes.ts';

const docs = readFileSync(new URL('../../docs/workspace.md', import.meta.url), 'utf8');

describe('The built app of the agent workspace', () => {
  let sizes: WorkspaceSizes;

  beforeAll(async () => {
    // Builds as deployed: with vitest's own setting, some packages would give their development build.
    vi.stubEnv('NODE_ENV', 'production');
    const root = fileURLToPath(new URL('..', import.meta.url));
    const built = (await build({ root, mode: 'workspace', logLevel: 'silent', build: { write: false } })) as {
      output: Parameters<typeof workspaceSizesOf>[0][string][];
    };
    sizes = workspaceSizesOf(Object.fromEntries(built.output.map((file) => [file.fileName, file])));
  }, 60_000);

  test('stays within its limit beside the packages, and has every part that is counted', () => {
    expect(sizes.first).toBeLessThanOrEqual(limits.workspace * 1000);
    for (const part of Object.values(sizes)) expect(part).toBeGreaterThan(1000);
  });

  // A documented figure must be neither below the actual size nor outdated.
  test.each([
    ['before the first record', 'first'],
    ['the drawn pane', 'pane'],
    ['Amazon’s packages', 'packages'],
    ['the service, before its first launch', 'service'],
  ] as const)('docs/workspace.md gives the size of: %s', (row, part) => {
    const line = docs.split('\n').find((each) => each.startsWith(`| ${row} |`));
    const bytes = Number(line?.split('|')[2]?.replace('kB', '')) * 1000;
    expect(bytes).toBeGreaterThanOrEqual(sizes[part]);
    expect(bytes).toBeLessThan(sizes[part] + 300);
  });

  test('docs/workspace.md states the limit that the build holds', () => {
    expect(docs.replace(/\s+/g, ' ')).toContain(`at most ${limits.workspace} kB gzip`);
  });
});
