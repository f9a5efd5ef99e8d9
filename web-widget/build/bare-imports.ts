import type { Plugin } from 'vite';

/**
 * Leaves `import()` to the browser. Vite's helper, which preloads what a chunk needs, is larger than
 * most of our chunks, and none of them has styles or more than one chunk below it.
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
