import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const require = createRequire(import.meta.url);

/** The sources that use the packages. Their comments name the unused methods and the reasons. */
const sources = [new URL('../src/workspace/', import.meta.url), new URL('../src/page/', import.meta.url)]
  .flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(new URL(file, folder), 'utf8')),
  )
  .join('\n');

/** Every method of a package's clients, by its typings. */
function methodsOf(name: string): string[] {
  const folder = dirname(require.resolve(name));
  return readdirSync(folder)
    .filter((file) => file.endsWith('client.d.ts'))
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/^ {4}(\w+)\(/gm)])
    .map(([, method]) => method as string)
    .filter((method) => method !== 'constructor');
}

test.each(['contact', 'voice', 'app-controller', 'activity'])(
  'Every event and getter of @amazon-connect/%s is used, or named with the reason why not',
  (name) => {
    const methods = methodsOf(`@amazon-connect/${name}`);
    expect(methods.length).toBeGreaterThan(1);
    const unknown = methods.filter((method) => {
      // An event without a listener needs no method to remove one.
      const event = method.replace(/^off/, 'on');
      return !new RegExp(`\\b(${method}|${event})\\b`).test(sources);
    });
    expect(unknown).toEqual([]);
  },
);
