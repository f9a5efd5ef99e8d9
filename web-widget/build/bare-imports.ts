import type { Plugin } from 'vite';

/**
 * Leaves `import()` to the browser. Vite's helper preloads a chunk's dependencies, but is larger than most of our
 * chunks, none of which has styles or more than one chunk below it.
 */
export function bareImportsPlugin(): Plugin {
  return {
    name: 'bare-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) =>
      id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load();' : undefined,
  };
}
