import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { coreSize, limits, type Sizes, sizesOf } from '../build/sizes.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('The built page', () => {
  let sizes: Sizes;
  let html: string;

  beforeAll(async () => {
    // Builds as deployed: with vitest's own setting, some packages would give their development build.
    vi.stubEnv('NODE_ENV', 'production');
    const root = fileURLToPath(new URL('..', import.meta.url));
    const built = (await build({ root, logLevel: 'silent', build: { write: false } })) as {
      output: Parameters<typeof sizesOf>[0][string][];
    };
    sizes = sizesOf(Object.fromEntries(built.output.map((file) => [file.fileName, file])));
    html = built.output.map((file) => ('source' in file && file.fileName === 'index.html' ? file.source : '')).join('');
  }, 60_000);

  test.each([
    /<head>\s*<script id="streams" async fetchpriority="high" src="assets\/connect-streams-[^"]+"><\/script>/,
    /<link rel="preload" as="fetch" href="screen-pop.json" crossorigin>/,
  ])('requests what it needs before it has read the first script: %s', (hint) => {
    expect(html).toMatch(hint);
  });

  test('stays within its limit before the first record, with the largest language', () => {
    expect(sizes.page).toBeLessThanOrEqual(limits.page * 1000);
  });

  test('has every part that is counted', () => {
    for (const part of Object.values(sizes)) expect(part).toBeGreaterThan(200);
  });

  // A documented figure must be neither below the actual size nor outdated.
  test.each([
    ['page, core and reader script', 'script'],
    ['styles', 'styles'],
    ['HTML', 'html'],
    ['largest language', 'language'],
    ['the drawn desk', 'desk'],
    ['own controls', 'controls'],
    ['afterwards', 'afterwards'],
    ['requests', 'requests'],
    ['words for faults', 'faults'],
  ] as const)('docs/widget.md gives the size of the %s', (row, part) => {
    const bytes = documented(row) * 1000;
    expect(bytes).toBeGreaterThanOrEqual(sizes[part]);
    expect(bytes).toBeLessThan(sizes[part] + 300);
  });
});

test('The core stays within its limit', async () => {
  expect(await coreSize()).toBeLessThanOrEqual(limits.core * 1000);
});

test.each(['README.md', 'docs/widget.md'])('%s states the limits that the build holds', (path) => {
  const text = read(path).replace(/\s+/g, ' ');
  expect(text).toContain(`at most ${limits.page} kB gzip`);
  expect(text).toContain(`core at most ${limits.core} kB`);
});

/** The figure of a row in the size table. */
function documented(what: string): number {
  const row = read('docs/widget.md')
    .split('\n')
    .find((line) => line.startsWith(`| ${what} |`));
  return Number(row?.split('|')[2]?.replace('kB', ''));
}
