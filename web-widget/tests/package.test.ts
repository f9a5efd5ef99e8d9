import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

test('The package has core, reader and page with their types, the rule command, and nothing else', async () => {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    shell: process.platform === 'win32',
  });
  const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  const paths = files.map(({ path }) => path);
  expect(paths, 'Run `npm run build` first.').toEqual(
    expect.arrayContaining([
      'package.json',
      'bin/decide.mjs',
      'dist/core/attributes.json',
      ...['core/index', 'core/display', 'core/explain', 'config/index'].flatMap((entry) => [
        `dist/${entry}.js`,
        `dist/${entry}.d.ts`,
      ]),
      'dist/page/index.js',
      'dist/page/types/page/index.d.ts',
    ]),
  );
  expect(
    paths.filter((path) => !/^(package\.json|bin\/|dist\/(core|config|page)\/)/.test(path) || path.includes('test')),
  ).toEqual([]);
}, 60_000);

test('The installed package has modules that run and types that compile', async () => {
  // Outside the sources, which are watched for changes, but inside the package, where its own name resolves.
  mkdirSync(join(root, 'reports'), { recursive: true });
  const folder = mkdtempSync(join(root, 'reports', 'consumer-'));
  try {
    writeFileSync(
      join(folder, 'shell.mts'),
      `import attributes from '@screen-pop/widget/core/attributes.json' with { type: 'json' };
      import { describeFaults, loadConfig } from '@screen-pop/widget/config';
      import { createScreenPop, type Screen, type Source } from '@screen-pop/widget/core';
      import { cardRows } from '@screen-pop/widget/core/display';
      import { englishPhrases } from '@screen-pop/widget/core/explain';
      declare const screen: Screen;
      declare const source: Source;
      const loaded = loadConfig({}, attributes as Parameters<typeof loadConfig>[1]);
      const text: string = 'faults' in loaded ? describeFaults(loaded.faults) : englishPhrases.noRule;
      if ('config' in loaded) createScreenPop({ source, screen, config: loaded.config }).start();
      export { cardRows, text };`,
    );
    writeFileSync(
      join(folder, 'page.ts'),
      `import { createControls, embedPanel, type Panel } from '@screen-pop/widget/page';
      export async function embed(place: HTMLElement): Promise<string> {
        const panel: Panel = await embedPanel({ place, settings: 'screen-pop.json' });
        return panel.words.agentState(createControls(panel.streams).view);
      }`,
    );
    const compiler = join(root, '..', 'node_modules', 'typescript', 'bin', 'tsc');
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--resolveJsonModule',
      '--types',
      '',
    ];
    await run(process.execPath, [compiler, ...options, join(folder, 'shell.mts')], { cwd: folder });
    // A bundler builds the browser's part, so the compiler resolves its types as a bundler does.
    const bundled = options.map((option) => ({ nodenext: 'esnext' })[option] ?? option);
    const page = [...bundled.slice(0, -1), 'amazon-connect-streams', '--moduleResolution', 'bundler', '--skipLibCheck'];
    await run(process.execPath, [compiler, ...page, join(folder, 'page.ts')], { cwd: folder });
    const { stdout } = await run(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `const { describeFaults, loadConfig } = await import('@screen-pop/widget/config');
        console.log(describeFaults(loadConfig(undefined, []).faults));`,
      ],
      { cwd: root },
    );
    expect(stdout).toContain('screen-pop.json: is missing');
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
