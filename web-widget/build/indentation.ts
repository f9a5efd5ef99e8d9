import { sep } from 'node:path';
import type { Plugin } from 'vite';

/** Takes the indentation out of our templates and style sheets: minifiers leave literals alone. */
export function indentationPlugin(): Plugin {
  return {
    name: 'template-indentation',
    apply: 'build',
    transform(code, id) {
      if (!id.includes(`${sep}src${sep}ui${sep}`) || !id.endsWith('.ts')) return undefined;
      return { code: code.replace(/\n\s+/g, '\n'), map: null };
    },
  };
}
