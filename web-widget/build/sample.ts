import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/** Puts the script of a sample into its page, at `<!-- main.ts -->`, so that the page shows the code that runs. */
export function samplePlugin(): Plugin {
  return {
    name: 'sample-script',
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { filename }) =>
        html.replace('<!-- main.ts -->', () => marked(readFileSync(join(dirname(filename), 'main.ts'), 'utf8').trim())),
    },
  };
}

/** The script as HTML. Comment lines have their own class. */
function marked(script: string): string {
  const text = script.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return text.replace(/^ *\/\/.*$/gm, '<span class="comment">$&</span>');
}
