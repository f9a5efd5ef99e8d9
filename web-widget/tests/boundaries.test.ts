import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const sources = (folder: string) =>
  readdirSync(new URL(`../${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.test\.ts$|testing/.test(file))
    .map((file) => [file, read(`${folder}/${file}`)] as const);

test('28: Streams cannot run in an agent workspace app: core and reader use neither Streams nor the DOM', () => {
  for (const [file, code] of [...sources('src/core'), ...sources('src/config')]) {
    expect([file, /\b(window|document|globalThis|fetch|localStorage)\.\w/.test(code)]).toEqual([file, false]);
  }
});

test('29: Streams is pinned to one version, and that is the one installed', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
  const installed = JSON.parse(read('../node_modules/amazon-connect-streams/package.json')) as { version: string };
  expect(dependencies['amazon-connect-streams']).toBe(installed.version);
});

test('30: the widget writes nothing to the console', () => {
  for (const folder of ['src/core', 'src/config', 'src/streams', 'src/browser', 'src/ui', 'src/page']) {
    for (const [file, code] of sources(folder)) expect([file, /\bconsole\b/.test(code)]).toEqual([file, false]);
  }
});

test('Values reach the page as text: no component writes markup', () => {
  for (const [file, code] of [...sources('src/ui'), ...sources('src/page'), ...sources('src/browser')]) {
    expect([
      file,
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|unsafe(HTML|SVG|Static)|\beval\(/.test(code),
    ]).toEqual([file, false]);
  }
});

// The rows of the failure table. Rows 2 to 5 belong to the lookup and the flows.
test.each([1, ...Array.from({ length: 27 }, (_, index) => index + 6)])(
  'Failure %i has a test named after it',
  (row) => {
    const tests = ['src', 'tests', '../tests/Widget.Browser.Tests'].flatMap((folder) =>
      readdirSync(new URL(`../${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.test\.ts$|Tests\.cs$/.test(file))
        .map((file) => read(`${folder}/${file}`)),
    );
    const named = new RegExp(`(['"]${row}: )|(Failure_${row}_)`);
    expect(tests.some((code) => named.test(code))).toBe(true);
  },
);
